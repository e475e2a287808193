"""Which character of a paragraph's Markdown is which character of its plain text, and edits carried over.

An edit made in the plain text (in Word) is made in the Markdown at the same place, so that bold marks,
comments and the heading's ``#`` stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftkit.export.comparison import Fate, Stretch

_HARD = re.compile(r"<br\s*/?>[ \t]*\n?|\\\n|[ \t]{2,}\n(?=[ \t]*\S)")
"""A line break that the writer asked for."""
_MARKUP = re.compile(
    rf"(?P<hard>{_HARD.pattern})"
    r"|<!--.*?-->\s*"
    r"|\A\s{0,3}#{1,6}[ \t　]+"
    r"|\A\s{0,3}[-+*>][ \t]+"
    r"|\*\*"
    r"|\\(?=[!-/:-@\[-`{-~])"
    r"|【(?=【)"
    r"|(?:[ \t]+#+)?\s*\Z"
    r"|[ \t]*\n[ \t　]*",
    re.S,
)
_ENDS_RUN_IN = "。！？：；"
_EMPTY_BOLD = re.compile(r"\*\*\*\*")


def places(raw: str, plain: str) -> list[int] | None:
    """The index in ``raw`` of each character of ``plain``; None where the two do not fit together."""
    found: list[int] = []
    at = 0
    breaks_shown = "\n" in plain
    for markup in _MARKUP.finditer(raw):
        found.extend(range(at, markup.start()))
        if breaks_shown and markup["hard"]:
            found.append(markup.start())
        at = markup.end()
    found.extend(range(at, len(raw)))
    shown = "".join("\n" if _HARD.match(raw, index) else raw[index] for index in found)
    return found if shown == plain else None


def edited(raw: str, plain: str, stretches: Sequence[Stretch]) -> str | None:
    """``raw`` with the edits of its plain text made in it; None where they cannot be placed."""
    where = places(raw, plain)
    if not where or any(stretch.fate is Fate.GONE and "\n" in stretch.text for stretch in stretches):
        return None
    pieces: list[str] = []
    copied = at = 0
    for stretch in stretches:
        if stretch.fate is Fate.COME:
            target = _insertion(raw, where, at)
            pieces.append(raw[copied:target])
            pieces.append(stretch.text)
            copied = target
            continue
        if stretch.fate is Fate.GONE:
            for index in where[at : at + len(stretch.text)]:
                pieces.append(raw[copied : max(copied, index)])
                copied = max(copied, index + 1)
        at += len(stretch.text)
    pieces.append(raw[copied:])
    return _EMPTY_BOLD.sub("", "".join(pieces))


def _insertion(raw: str, where: Sequence[int], at: int) -> int:
    """Where text that stands before plain character ``at`` goes: behind its predecessor's closing bold."""
    if at == 0:
        return where[0]
    after = where[at - 1] + 1
    closes = raw.startswith("**", after) and raw[after - 1] in _ENDS_RUN_IN
    return after + 2 if closes else after
