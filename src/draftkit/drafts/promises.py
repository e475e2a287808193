"""Promised counts (我讲四点意见, 主要有五个方面) against the points that follow them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from draftkit.drafts.markdown import reread
from draftkit.drafts.sections import Section, flat_sections, opens_section
from draftkit.model import Draft, DraftParagraph, ParagraphKind
from draftkit.text.comments import blank_comments
from draftkit.text.markers import find_series
from draftkit.text.numerals import from_chinese, to_chinese


@dataclass(frozen=True, slots=True)
class Promise:
    """A count said in advance: the paragraph's index, where the number stands in ``raw``, and what follows.

    ``kept`` is how many points there are; ``said`` how many were promised.
    """

    paragraph: int
    start: int
    end: int
    text: str
    said: int
    kept: int


def promises(draft: Draft) -> tuple[Promise, ...]:
    """Every promised count that can be told against its points, in reading order."""
    return tuple(_found(draft))


def keep_promises(draft: Draft) -> Draft:
    """The draft with every promised count made the number of points that follow it."""
    raws = [paragraph.raw for paragraph in draft.paragraphs]
    for promise in reversed(promises(draft)):
        if promise.said != promise.kept:
            raw = raws[promise.paragraph]
            number = _number_like(raw[promise.start : promise.end], promise.kept)
            raws[promise.paragraph] = raw[: promise.start] + number + raw[promise.end :]
    return reread(draft, raws)


NEAR = 40
"""A series inside the paragraph is what was promised if it begins within so many characters."""
_PROMISE = re.compile(
    r"(?:讲|谈|提|说|作|强调|提出|提几|做好|抓好|抓住|把握|突出|归纳为|概括为|体现在|表现在|包括|分为|有|从|围绕|进行)"
    r"(?:以下|下面|下列|如下|这|出|了|好)*"
    r"(?P<number>[一二三四五六七八九十两]{1,2}|\d{1,2})(?:个|点|条|项|件|大)?"
    r"(?:方面|问题|意见|要求|看法|体会|希望|建议|工作|事|认识|特点|任务|议程|内容|关键|重点|点|条)"
)
_QUOTED = re.compile(r"《[^《》]{1,80}》|“[^“”]{1,200}”")


def _found(draft: Draft) -> Iterator[Promise]:
    sections = flat_sections(draft)
    for index, paragraph in enumerate(draft.paragraphs):
        if paragraph.kind is not ParagraphKind.BODY:
            continue
        raw = _QUOTED.sub(lambda m: " " * len(m.group()), blank_comments(paragraph.raw))
        for match in _PROMISE.finditer(raw):
            said = from_chinese(match["number"])
            kept = _points_after(draft, sections, index, raw[match.end() :])
            if said is not None and kept >= 2:
                yield Promise(index, match.start("number"), match.end("number"), match.group(), said, kept)


def _points_after(draft: Draft, sections: tuple[Section, ...], index: int, rest: str) -> int:
    """The points promised in paragraph ``index``: those in ``rest`` of it, or those that follow; else 0."""
    inline = list(find_series(rest))
    if inline and inline[0][0] <= NEAR and inline[0][1].number == 1:
        count = sum(marker.family == inline[0][1].family for _, marker in inline)
        if count > 1:
            return count
    inside = [s for s in sections if s.heading <= index < s.end]
    if not inside:
        return _top_points(draft, sections, index)
    section = inside[-1]
    points = [child for child in section.children if child.heading > index]
    if section.heading == index or not points:
        return _series_after(draft.paragraphs[index + 1 : section.end])
    # A promise counts the sub-headings only where it stands before the first of them.
    return sum(child.level == points[0].level for child in points)


def _top_points(draft: Draft, sections: tuple[Section, ...], index: int) -> int:
    after = [section for section in sections if section.heading > index]
    if not after:
        return _series_after(draft.paragraphs[index + 1 :])
    level = min(section.level for section in after)
    numbered = [s for s in after if s.level == level and draft.paragraphs[s.heading].marker]
    return len(numbered)


def _series_after(paragraphs: tuple[DraftParagraph, ...]) -> int:
    """How many of these paragraphs open with the series that the first marked one of them begins."""
    marked = [p for p in paragraphs if p.kind is ParagraphKind.BODY and p.marker and not opens_section(p)]
    if not marked or marked[0].marker is None:
        return 0
    tail = marked[0].marker.lstrip("第一二三四五六七八九十百①1.（）() ")
    count = 0
    for paragraph in paragraphs:
        if opens_section(paragraph):
            break
        count += paragraph.marker is not None and paragraph.marker.endswith(tail)
    return count


def _number_like(number: str, value: int) -> str:
    if number.isdecimal():
        return str(value)
    return "两" if value == 2 else to_chinese(value)
