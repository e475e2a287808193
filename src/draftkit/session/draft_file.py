"""The file of a draft on disk: what was last read or written, and whether someone else changed it."""

from __future__ import annotations

from pathlib import Path

from draftkit.errors import MissingFileError, SurroundingsError
from draftkit.files.atomic import write_text
from draftkit.files.reading import Stamp, read_text, stamp_of


class DraftFile:
    """One draft on disk. ``text`` is what the file was last known to hold."""

    def __init__(self, path: Path, *, may_be_new: bool = False) -> None:
        """Read the file.

        Raises:
            MissingFileError: there is none and it may not be new; plus all of ``read_text``.
        """
        self.path = path
        self._stamp: Stamp | None = stamp_of(path)
        self._seen: Stamp | None = None
        self.text = "" if self._stamp is None and may_be_new else read_text(path)
        self.tried: str | None = None
        """The text of the last write, also of one that was said to fail: the file may hold it."""

    @property
    def is_new(self) -> bool:
        """Whether the file is not on disk yet, or no more."""
        return self._stamp is None

    def changed(self) -> bool:
        """Whether the file on disk is no longer the one that was read or written; gone counts too."""
        return stamp_of(self.path) != self._stamp

    def read_again(self) -> str | None:
        """What the file holds now; None where someone deleted it, so that it may be written anew."""
        stamp = stamp_of(self.path)
        try:
            text = read_text(self.path)
        except MissingFileError:
            self._stamp = None
            return None
        self._seen = stamp
        return text

    def accept(self, text: str) -> None:
        """Take ``text``, as ``read_again`` gave it, for what the file holds."""
        self.text, self._stamp = text, self._seen

    def write(self, text: str) -> None:
        """Write the file and verify it.

        Raises:
            ConflictError: it is no longer the file that was read; nothing was written.
            SurroundingsError: disk full, permission; the old file stands.
        """
        self.tried = text
        stamp = write_text(self.path, text, expect=self._stamp)
        if read_text(self.path) != text:
            raise SurroundingsError("存下的文件和写的不一样", where=self.path, remedy="请另存到别的磁盘")
        self.text, self._stamp = text, stamp
