"""The revisions of one draft for the screen that compares them: each with its text at hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from draftkit.drafts.diff import Change, ParagraphDiff
from draftkit.drafts.revisions import RevisionStore
from draftkit.drafts.versions import compare_sources
from draftkit.files.atomic import write_text


@dataclass(frozen=True, slots=True)
class Version:
    """One version: ``number`` 0 is the text as it is now; ``when`` an ISO time."""

    number: int
    name: str
    when: str
    characters: int


class Trail:
    """All versions of a draft, the newest first, and the difference of any two."""

    def __init__(self, path: Path, source: str) -> None:
        self._store = RevisionStore(path)
        self._now = source

    @property
    def versions(self) -> tuple[Version, ...]:
        """Kept revisions, newest first."""
        return tuple(
            Version(item.number, item.name, item.when, item.words) for item in reversed(self._store.revisions)
        )

    def source(self, number: int) -> str:
        """The text of a version.

        Raises:
            UsageError: the store is damaged there.
        """
        return self._now if number == 0 else self._store.source(self._store.find(str(number)))

    def difference(self, old: int, new: int = 0) -> tuple[ParagraphDiff, ...]:
        """What changed from one version to another."""
        return compare_sources(self.source(old), self.source(new))

    def redline(self, old: int, target: Path, new: int = 0) -> Path:
        """Write the difference of a version to another, or to the text of now, as Word with tracked changes.

        Raises:
            DraftkitError: the target cannot be written.
        """
        import tempfile  # deferred with docx: only this errand needs them

        from draftkit.session.redlining import redline_files

        with tempfile.TemporaryDirectory() as folder:
            before, now = Path(folder, "old.md"), Path(folder, "new.md")
            write_text(before, self.source(old))
            write_text(now, self.source(new))
            redline_files(before, now, target)
        return target


def changes_in(diff: tuple[ParagraphDiff, ...]) -> int:
    """How many paragraphs differ."""
    return sum(paragraph.change is not Change.SAME for paragraph in diff)
