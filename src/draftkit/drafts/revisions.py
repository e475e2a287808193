"""Named revisions of a draft: one record file per draft, each paragraph stored once.

A ``p`` record holds one new paragraph source, an ``r`` record one revision: its name, time and the hashes
of its paragraphs in order. Saving the same text again makes no new revision.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from draftkit.drafts.blocks import split_blocks
from draftkit.drafts.front_matter import split_front
from draftkit.drafts.journal import path_key, text_hash
from draftkit.drafts.markdown import parse_leniently
from draftkit.drafts.sections import count_draft
from draftkit.errors import UsageError
from draftkit.files.locations import state_dir
from draftkit.files.record_log import LogWriter, read_log


@dataclass(frozen=True, slots=True)
class Revision:
    """One kept state. ``number`` counts from 1; ``when`` is an ISO time; ``hash`` tells equal texts."""

    number: int
    name: str
    when: str
    words: int
    hash: str


class RevisionStore:
    """The revisions of one draft."""

    def __init__(self, draft: Path) -> None:
        """Open the store of the draft at this path; nothing is written until ``keep``."""
        self.draft = draft
        self._path = revisions_path(draft)
        self._paragraphs: dict[str, str] = {}
        self._lists: list[tuple[str, ...]] = []
        self._revisions: list[Revision] = []
        for record in read_log(self._path).records:
            if record.get("k") == "p":
                self._paragraphs[str(record["h"])] = str(record["t"])
            elif record.get("k") == "r":
                self._note(
                    str(record["n"]), str(record["t"]), int(record["w"]), str(record["h"]), record["p"]
                )

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """All revisions, oldest first."""
        return tuple(self._revisions)

    def keep(self, source: str, name: str = "", when: datetime | None = None) -> Revision:
        """Keep a state of the draft; the last revision itself where nothing changed and no name is given.

        Raises:
            SurroundingsError: disk full, permission.
        """
        digest = text_hash(source)
        if self._revisions and self._revisions[-1].hash == digest and name in ("", self._revisions[-1].name):
            return self._revisions[-1]
        front, body = split_front(source)
        pieces = [front, *split_blocks(body)]
        hashes = [_piece_hash(piece) for piece in pieces]
        new = {h: piece for h, piece in zip(hashes, pieces, strict=True) if self._paragraphs.get(h) != piece}
        words = count_draft(parse_leniently(source)[0]).words
        moment = (when or datetime.now()).isoformat(timespec="seconds")
        record = {"k": "r", "n": name, "t": moment, "w": words, "h": digest, "p": hashes}
        writer = LogWriter(self._path)
        try:
            writer.append(*({"k": "p", "h": h, "t": piece} for h, piece in new.items()), record)
        finally:
            writer.close()
        self._paragraphs |= new
        self._note(name, moment, words, digest, hashes)
        return self._revisions[-1]

    def source(self, revision: Revision) -> str:
        """The whole text of a revision.

        Raises:
            UsageError: the store is damaged and part of this text is lost.
        """
        try:
            text = "".join(self._paragraphs[h] for h in self._lists[revision.number - 1])
        except KeyError as error:
            raise UsageError(
                f"第 {revision.number} 稿的记录损坏了", where=self.draft, remedy="请看别的稿次"
            ) from error
        return text

    def find(self, wanted: str) -> Revision:
        """A revision by number (3), from the end (-1) or by name.

        Raises:
            UsageError: there is none such.
        """
        by_name = [revision for revision in self._revisions if wanted and revision.name == wanted]
        if by_name:
            return by_name[-1]
        try:
            number = int(wanted)
            index = number - 1 if number > 0 else len(self._revisions) + number
            if number == 0 or index < 0:
                raise IndexError
            return self._revisions[index]
        except (ValueError, IndexError) as error:
            known = f"现有第 1 到第 {len(self._revisions)} 稿" if self._revisions else "还没有存过稿次"
            raise UsageError(f"没有“{wanted}”这一稿", where=self.draft, remedy=known) from error

    def _note(self, name: str, when: str, words: int, digest: str, hashes: list[str]) -> None:
        self._lists.append(tuple(hashes))
        self._revisions.append(Revision(len(self._lists), name, when, words, digest))


def revisions_path(draft: Path) -> Path:
    """Where the revisions of a draft lie."""
    return state_dir() / "revisions" / f"{path_key(draft)}.jsonl"


def _piece_hash(piece: str) -> str:
    return hashlib.sha256(piece.encode("utf-8", "surrogatepass")).hexdigest()[:24]
