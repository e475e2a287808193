"""The tokens of the full-text index and the expressions that ask for them.

Text is cut into single characters and overlapping pairs, so that one character is looked up like six.
Initials are cut into one, two and three letters. Facets are whole words. A private-use character in front
keeps the three apart; SQLite's ``ascii`` tokenizer takes every non-ASCII character for part of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import add

from draftkit.text.folding import fold

SEPARATOR = "\n"
"""Between the pieces of one haystack (text, variants, units): no query can cross it."""

_INITIAL = "\ue001"
_KIND = "\ue002"
_TAG = "\ue003"
_WHOLE = "\ue004"
_LONGEST_WHOLE = 16
_LETTERS = re.compile(r"[a-z]+")


def haystack(pieces: Iterable[str]) -> str:
    """What text queries are matched against: the folded pieces, each once."""
    return SEPARATOR.join(dict.fromkeys(filter(None, map(fold, pieces))))


def tokens(hay: str, initials: str, kind: str, tags: Iterable[str]) -> str:
    """Everything indexed of one phrase; the same arguments always give the same tokens.

    Repeats are left in: SQLite passes over them faster than Python can sort them out.
    """
    found: list[str] = []
    for piece in hay.split(SEPARATOR):
        found += piece
        found += map(add, piece, piece[1:])
        if len(piece) <= _LONGEST_WHOLE:
            found.append(_WHOLE + piece)
    for line in initials.split(SEPARATOR):
        pairs = [*map(add, line, line[1:])]
        spelled = [*line, *pairs, *map(add, pairs, line[2:])]
        found.append(_INITIAL + f" {_INITIAL}".join(spelled))
    found.append(_kind_token(kind))
    found += [_TAG + fold(tag) for tag in tags]
    return " ".join(found)


def is_initials(term: str) -> bool:
    """Whether a folded term may be pinyin initials."""
    return _LETTERS.fullmatch(term) is not None


def match_term(term: str) -> str:
    """The expression of one folded term: its text, or for letters its text or its initials."""
    literal = _all_of(_pairs(term))
    if not is_initials(term):
        return literal
    pieces = [_INITIAL + piece for piece in _cover(term, 3)]
    return f"(({literal}) OR ({_all_of(pieces)}))"


def match_whole(term: str) -> str:
    """The expression of a term that is all there is of a text, variant or head."""
    return _quoted(_WHOLE + term)


def match_kind(kind: str) -> str:
    """The expression of one kind."""
    return _quoted(_kind_token(kind))


def _kind_token(kind: str) -> str:
    return _KIND + fold(kind)  # a hyphen would cut heading-set in two, and heading would find it


def match_tag(tag: str) -> str:
    """The expression of one tag."""
    return _quoted(_TAG + fold(tag))


def match_all(terms: Iterable[str]) -> str:
    """The expression of several that must all hold."""
    return " AND ".join(terms)


def match_characters(characters: Iterable[str]) -> str:
    """The expression of single characters that must all be there."""
    return _all_of(characters)


def _pairs(term: str) -> list[str]:
    """Every pair, word borders included: these are the rare ones that cut a search short."""
    return [term] if len(term) == 1 else [term[at : at + 2] for at in range(len(term) - 1)]


def _cover(term: str, size: int) -> list[str]:
    """As few pieces of ``size`` as cover the term: the row itself is compared with the whole of it anyway."""
    if len(term) <= size:
        return [term]
    starts = [*range(0, len(term) - size, size), len(term) - size]
    return [term[at : at + size] for at in starts]


def _all_of(pieces: Iterable[str]) -> str:
    return " AND ".join(_quoted(piece) for piece in dict.fromkeys(pieces))


def _quoted(token: str) -> str:
    return '"' + token.replace('"', "") + '"'
