"""Lines of a manuscript: where the ink of each physical line begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

_INDENTS = ("\u3000", "    ", "\t")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with ink. ``start`` and ``end`` leave out the blanks around it.

    ``number`` is the 1-based physical line; ``indented`` and ``after_blank`` tell how it stands on the page.
    """

    number: int
    start: int
    end: int
    text: str
    indented: bool
    after_blank: bool


def lines_of(text: str) -> list[Line]:
    """Every line that is not blank."""
    out: list[Line] = []
    at, blank = 0, True
    for number, whole in enumerate(text.split("\n"), 1):
        ink = whole.strip()
        if ink:
            start = at + len(whole) - len(whole.lstrip())
            out.append(Line(number, start, start + len(ink), ink, whole.startswith(_INDENTS), blank))
        blank = not ink
        at += len(whole) + 1
    return out
