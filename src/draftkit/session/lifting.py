"""Use case: lift an outline out of an old speech."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from draftkit.corpus.reading import read_speeches
from draftkit.drafts.renewal.kinds import guess_type
from draftkit.errors import Problem, UsageError
from draftkit.files.atomic import write_text
from draftkit.outlines.catalogue import check_outline_text
from draftkit.outlines.lifting import lift


@dataclass(frozen=True, slots=True)
class LiftedFile:
    """The outline's text, what to look at, and what is still wrong with it (normally nothing)."""

    text: str
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def lift_file(path: Path, index: int = 1, output: Path | None = None) -> LiftedFile:
    """Lift the outline of the ``index``-th speech (1-based) of a file; write it where ``output`` says.

    Raises:
        UsageError: the file holds no speech, or fewer than ``index``.
        DraftkitError: the file cannot be read, or the outline not written.
    """
    speeches = read_speeches(path)
    if not 1 <= index <= len(speeches):
        remedy = f"文件里有 {len(speeches)} 篇" if speeches else "文件里没有读出讲话"
        raise UsageError(f"没有第 {index} 篇讲话", where=path, remedy=remedy)
    speech = speeches[index - 1]
    guess = guess_type(speech)
    lifted = lift(speech, path.name, guess.type)
    told = f"按{guess.type.zh}写（{guess.why}）" if guess.why else f"看不出是哪类讲话，先按{guess.type.zh}写"
    problems = check_outline_text(lifted.text, str(output or path))
    if output is not None:
        write_text(output, lifted.text)
    return LiftedFile(lifted.text, (f"{told}，不对请改 type", *lifted.notes), tuple(problems))
