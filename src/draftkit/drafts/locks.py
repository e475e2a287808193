"""Locks on sentences the leader approved: hashes in the front matter, matched again wherever they stand.

The hash is of the normalised sentence (no Markdown, no spaces, one width), so moving a locked sentence,
changing its layout or its marks' width keeps the lock; changing a word breaks it, and that is reported.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from draftkit.drafts.front_matter import set_in_front
from draftkit.drafts.markdown import rebuilt, write
from draftkit.model import Draft, ParagraphKind
from draftkit.text.comments import without_comments
from draftkit.text.marks import CLOSERS, SENTENCE_END

HASH_LENGTH = 12


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """One sentence of a paragraph: its source text, its code points in ``raw``, and its hash."""

    paragraph: int
    start: int
    end: int
    text: str
    hash: str


@dataclass(frozen=True, slots=True)
class LockState:
    """Where the locks of a draft stand, and the hashes whose sentence is gone (orphans)."""

    held: tuple[SentenceSpan, ...]
    orphans: tuple[str, ...]


def sentences(draft: Draft) -> Iterator[SentenceSpan]:
    """Every sentence of headings and body in order."""
    for index, paragraph in enumerate(draft.paragraphs):
        if paragraph.kind not in (ParagraphKind.COMMENT, ParagraphKind.OTHER):
            for start, end, text, digest in _spans(paragraph.raw):
                yield SentenceSpan(index, start, end, text, digest)


def sentence_hash(sentence: str) -> str:
    """The hash of a sentence as it is written into ``locks``."""
    folded = unicodedata.normalize("NFKC", _plain(sentence))
    return hashlib.sha256(_SPACE.sub("", folded).encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]


def lock_state(draft: Draft) -> LockState:
    """Match the locks of a draft against its sentences. A hash may be shortened by hand to 4 characters."""
    if not draft.locks:
        return LockState((), ())
    held = []
    found: set[str] = set()
    for span in sentences(draft):
        lock = next((lock for lock in draft.locks if len(lock) >= 4 and span.hash.startswith(lock)), None)
        if lock is not None:
            held.append(span)
            found.add(lock)
    return LockState(tuple(held), tuple(lock for lock in draft.locks if lock not in found))


def lock(draft: Draft, sentence: str) -> Draft:
    """The draft with ``sentence`` locked; unchanged where it is locked already."""
    digest = sentence_hash(sentence)
    if any(digest.startswith(lock) for lock in draft.locks):
        return draft
    return _with_locks(draft, (*draft.locks, digest))


def unlock(draft: Draft, sentence: str) -> Draft:
    """The draft with the lock on ``sentence`` taken off."""
    digest = sentence_hash(sentence)
    return _with_locks(draft, tuple(lock for lock in draft.locks if not digest.startswith(lock)))


def drop_orphans(draft: Draft) -> Draft:
    """The draft without the locks whose sentence is gone."""
    orphans = lock_state(draft).orphans
    return _with_locks(draft, tuple(lock for lock in draft.locks if lock not in orphans))


def broken_locks(before: Draft, after: Draft) -> tuple[SentenceSpan, ...]:
    """The locked sentences of ``before`` that ``after`` no longer has, though their locks are still on."""
    if not before.locks:
        return ()
    standing = {span.hash for span in lock_state(after).held}
    kept = {span.hash for span in sentences(after)} if after.locks != before.locks else standing
    return tuple(span for span in lock_state(before).held if span.hash not in kept)


def _plain(sentence: str) -> str:
    return _MARKDOWN.sub("", without_comments(sentence))


_MARKDOWN = re.compile(r"\A\s*#{1,6}\s|\*\*")
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(
    rf"(?:[^{re.escape(SENTENCE_END)}\r\n]|[\r\n](?!\s*[\r\n]))+(?:[{re.escape(SENTENCE_END)}]+[{CLOSERS}*]*)?"
)


@lru_cache(maxsize=4096)
def _spans(raw: str) -> tuple[tuple[int, int, str, str], ...]:
    found = []
    for match in _SENTENCE.finditer(raw):
        text = match.group().strip()
        if _plain(text).strip():
            start = match.start() + match.group().index(text)
            found.append((start, start + len(text), text, sentence_hash(text)))
    return tuple(found)


def _with_locks(draft: Draft, locks: tuple[str, ...]) -> Draft:
    if locks == draft.locks:
        return draft
    front = set_in_front(draft.front, ["locks"], list(locks) or None)
    return rebuilt(draft, front + write(draft)[len(draft.front) :])
