"""The error tree. Every message is for the person: what happened, where, what to do.

    DraftkitError
    ├── UsageError          the caller must mend something (exit 2)
    │   ├── MissingFileError    a file or folder that is not there
    │   ├── BadFileError        a file that cannot be used, with every problem found in it
    │   ├── UnreadableError     bytes that are not a document we can read
    │   ├── TooLargeError       over a stated bound (size, entries, time)
    │   └── ConflictError       the file changed under us; nothing was written
    ├── SurroundingsError   disk full, permission, missing tool (exit 3)
    └── Cancelled           the person stopped it (exit 130)

Developers' detail travels as ``__cause__``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class DraftkitError(Exception):
    """Base of all errors shown to a person.

    ``what`` happened, ``where`` (a path, or ``path:line:col``) and the ``remedy``, in Chinese.
    """

    exit_code = 2

    def __init__(self, what: str, *, where: str | Path = "", remedy: str = "") -> None:
        self.what = what
        self.where = str(where)
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.where}：{self.what}" if self.where else self.what
        return f"{head}。{self.remedy}" if self.remedy else head


class UsageError(DraftkitError):
    """The call cannot be carried out as made."""


class MissingFileError(UsageError):
    """A named file or folder does not exist."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file a person edits. ``line`` and ``col`` are 1-based; 0 means the whole file."""

    path: str
    line: int
    col: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.col}" if self.line else self.path
        return f"{where}：{self.message}" + (f"（{self.hint}）" if self.hint else "")


class BadFileError(UsageError):
    """A file that people edit is wrong; ``problems`` lists everything found in it at once."""

    def __init__(self, problems: list[Problem] | tuple[Problem, ...]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnreadableError(UsageError):
    """The bytes are not a document of a format we read."""


class TooLargeError(UsageError):
    """The input is over a bound we state in the message."""


class ConflictError(UsageError):
    """The file on disk is no longer the one that was read; nothing was written."""


class SurroundingsError(DraftkitError):
    """The machine said no: disk full, permission denied, a tool that is not installed."""

    exit_code = 3


class Cancelled(DraftkitError):
    """The person stopped the work; what was done so far is kept."""

    exit_code = 130
