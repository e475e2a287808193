"""Use case: write on in a file that is no draft yet (Word, WPS, PDF, plain text in whatever encoding)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from draftkit.corpus.reading import read_speeches
from draftkit.drafts.adopting import as_draft
from draftkit.errors import UsageError
from draftkit.files.atomic import write_text
from draftkit.session.desk import free_path


@dataclass(frozen=True, slots=True)
class Adopted:
    """The draft made of a file.

    ``speeches`` is how many the file had, of which the longest was taken; ``dropped`` how many scraps (page
    numbers, links, left-over markup) were not taken over.
    """

    path: Path
    speeches: int
    dropped: int


def adopt(path: Path, folder: Path) -> Adopted:
    """Make a draft of a file, word for word, beside the writer's others; the file itself is not touched.

    Raises:
        DraftkitError: the file cannot be read or holds no text, or the folder cannot be written to.
    """
    speeches = [speech for speech in read_speeches(path) if speech.blocks]
    if not speeches:
        raise UsageError("没有读到文字", where=path, remedy="请换一个文件，或先另存为 docx、txt")
    speech = max(speeches, key=lambda each: sum(len(block.text) for block in each.blocks))
    draft = free_path(folder, path.stem)
    write_text(draft, as_draft(speech))
    return Adopted(draft, len(speeches), len(speech.dropped))
