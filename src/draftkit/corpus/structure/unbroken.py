"""Headings inside of paragraphs whose line breaks were lost: whole texts in one line, or a break missing.

A number alone proves nothing; a chain does. A series 一、…二、…三、 that starts at sentence boundaries,
counts up without holes and leaves room for text between its members is structure; the next deeper system
is then looked for inside of each section. A spoken series (第一，一是) counts only where its
members are as long as paragraphs, or as many as the speaker promised.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from draftkit.corpus.structure.front import SALUTATION, VOCATIVE
from draftkit.corpus.structure.markers import Marker, System, marker_at
from draftkit.corpus.structure.paragraphs import Paragraph
from draftkit.text.numerals import from_chinese

_FEW = 2
_CROWD = 6
_CROWDED = 700
_TEXT_WORTH = 200
_WHOLE_TEXT = 80
"""From so many characters on a text in one line is looked into; its parts want ``_TEXT_WORTH``."""
_WIDE_BLANK = re.compile("[ \u3000]{2,}")
_WIDE_AT_LEAST = 3
"""From so many wide blanks on they are the breaks themselves: indents of paragraphs run together."""
_ROOM = {
    System.ORDINAL: 130,
    System.SERIES: 150,
    System.FIRST_NEXT: 150,
    System.ITEM_OF: 130,
    System.NAMED: 100,
}
_LEAST_ROOM = 25
_LED_ROOM = 30
_LEAD_LONGEST = 26
_BOUNDARY = "。！？!?；”）】 \u3000…"
_CANDIDATE = re.compile(
    "第?[一二三四五六七八九十]{1,3}(?:[、．.，,]|部分|章|方面|是|要|必须|应)|[（(][一二三四五六七八九十\\d]{1,3}[）)]|[㈠-㈩①-⑳⑴-⒇⒈-⒛Ⅰ-Ⅹ]"
    "|\\d{1,2}[、．.](?!\\d)|首先|其次|再次|最后|其[一二三四五六七八九]"
)
_PROMISE = re.compile(
    "(?:讲|谈|提|说|强调)[^。]{0,14}?([一二三四五六七八九十两])(?:点|个方面|条|个问题|方面|句话|项)[^。]{0,12}[。：:]"
)
_FREE_BEFORE = frozenset({System.HAN_BRACKET, System.ARABIC, System.ARABIC_BRACKET, System.CIRCLED})
_FRONT_REACH = 160
_TITLE_END = re.compile(
    "(?:讲话|致辞|致词|报告|发言|主持词|党课|讲稿|演讲)(?:提纲|稿)?(?=[\\s（(\\d—二]|[^\\s，。]{2,24}$)"
)
_DATE = re.compile(
    "[（(]?(?:(?:19|20)\\d{2}|二[〇○零][一二〇○零][一二三四五六七八九〇○零])年[\\d一二三四五六七八九十]{1,2}月(?:[\\d一二三四五六七八九十]{1,3}日)?[）)]?"
)
_TAIL = 0.65
_CALLED_AGAIN = re.compile(
    "(?<=[。！？”])[ \u3000]?(?:同志们|各位代表|朋友们|老师们|同学们|各位同仁|各位来宾)[，！：、,!:]"
)
_STOP = re.compile("[。！？]")
_STOP_BLANK = re.compile("(?<=[。！？：”])[ \u3000](?=[^ \u3000])")
_BREAKS_AT_MOST = 0.7


def restore_breaks(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, cut where structure shows that a line break is missing."""
    return [piece for each in _at_wide_blanks(paragraphs) for piece in each] or _at_chains(paragraphs)


def _at_wide_blanks(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Cut at wide blanks where nearly all breaks are gone and those are left; empty where they are not."""
    if not 0 < len(paragraphs) <= _FEW:
        return []
    wide = [[match.start() for match in _WIDE_BLANK.finditer(each.text)] for each in paragraphs]
    if max(map(len, wide)) < _WIDE_AT_LEAST:
        return []
    return [
        [replace(piece, crowded=False) for piece in _pieces(each, cuts)]
        for each, cuts in zip(paragraphs, wide, strict=True)
    ]


def _at_chains(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    size, count = sum(len(each.text) for each in paragraphs), len(paragraphs)
    few = 0 < count <= _FEW and size > _WHOLE_TEXT
    if not few and not (0 < count <= _CROWD and size / count > _CROWDED):
        return list(paragraphs)
    out: list[Paragraph] = []
    for each in paragraphs:
        out += _pieces(each, _cuts(each.text) if len(each.text) > _WHOLE_TEXT else [])
    return out


def _cuts(text: str) -> list[int]:
    cuts = set(_front_cuts(text))
    start = max(cuts, default=0)
    cuts.update(_chain_cuts(text, start, len(text), frozenset()))
    cuts.update(_blank_cuts(text, start))
    tail = _tail_cut(text, max(cuts, default=0))
    return sorted(cuts | ({tail} if tail else set()) - {0})


def _blank_cuts(text: str, start: int) -> list[int]:
    """Blanks behind a full stop, where some sentences have one and most do not: breaks turned to blanks."""
    blanks = [match.start() for match in _STOP_BLANK.finditer(text, start)]
    stops = len(_STOP.findall(text, start))
    return blanks if blanks and len(blanks) <= _BREAKS_AT_MOST * stops else []


def _front_cuts(text: str) -> list[int]:
    """Before and behind the salutation, where a title stands in front of it."""
    for place in range(1, min(_FRONT_REACH, len(text))):
        match = (
            SALUTATION.match(text, place)
            if VOCATIVE.match(text, place) or text.startswith("尊敬的", place)
            else None
        )
        if match is None:
            match = re.compile("(?:各位|尊敬的|同志们|朋友们|老师们|同学们)[^。！？]{0,40}?[：:]").match(
                text, place
            )
        if match and "。" not in text[:place]:
            return [*_title_cuts(text[:place]), place]
    return []


def _title_cuts(front: str) -> list[int]:
    """Behind the title, where a date or the speaker follows it in the same line, and between those two."""
    title = _TITLE_END.search(front)
    if title is None:
        return []
    dated = _DATE.search(front, title.end())
    cuts = {title.end()} | ({dated.start(), dated.end()} if dated else set())
    return sorted(cut for cut in cuts if cut < len(front))


def _tail_cut(text: str, floor: int) -> int | None:
    """The last time the audience is called, near the end: the closing."""
    called = [match.start() for match in _CALLED_AGAIN.finditer(text)]
    return called[-1] if called and called[-1] > max(floor, _TAIL * len(text)) else None


def _chain_cuts(text: str, start: int, end: int, used: frozenset[System]) -> list[int]:
    found = _candidates(text, start, end, used)
    promised = _promised(text, start, end)
    chains = [
        chain
        for system in System
        if system not in used
        for chain in [_chain(found, system, text, end, promised)]
        if chain
    ]
    if not chains:
        return []
    # 一、 encloses all others; else the series that begins first does; at one place, the higher system.
    chain = min(chains, key=lambda each: (each[0][1].system > System.HAN, each[0][0], each[0][1].system))
    system = chain[0][1].system
    out = _chain_cuts(text, start, chain[0][0], used | {system}) if chain[0][0] - start > _TEXT_WORTH else []
    bounds = [place for place, _ in chain] + [end]
    for left, right in itertools.pairwise(bounds):
        out.append(left)
        out += _chain_cuts(text, left + 3, right, used | {system})
    return out


def _candidates(text: str, start: int, end: int, used: frozenset[System]) -> list[tuple[int, Marker]]:
    out: list[tuple[int, Marker]] = []
    for match in _CANDIDATE.finditer(text, start, end):
        marker = marker_at(text, match.start())
        if marker is None or marker.system in used:
            continue
        before = text[match.start() - 1] if match.start() else "。"
        if before in _BOUNDARY or match.start() == start or _loose(marker, before):
            out.append((match.start(), marker))
    return out


def _loose(marker: Marker, before: str) -> bool:
    """Bracketed numbers may follow a heading directly; a colon opens a list of anything."""
    if before in "：:":
        return True
    is_han = "\u4e00" <= before <= "\u9fff"
    return is_han and (
        marker.system in _FREE_BEFORE
        or (marker.system is System.HAN and before not in "第十一二三四五六七八九百")
    )


def _chain(
    found: Sequence[tuple[int, Marker]], system: System, text: str, end: int, promised: int
) -> list[tuple[int, Marker]]:
    """The members 1, 2, 3 … of a system, empty where they are not believable."""
    runs: list[list[tuple[int, Marker]]] = []
    for place, marker in found:
        if marker.system is not system:
            continue
        if runs and marker.number == runs[-1][-1][1].number + 1 and marker.verb == runs[-1][0][1].verb:
            runs[-1].append((place, marker))
        elif marker.number == 1 and (not runs or system > System.HAN):
            runs.append([(place, marker)])
    if not runs and system is System.HAN:  # the head of the text may be lost, and 一、 with it
        runs = [_later_members(found)]
    believed = [run for run in runs if _is_believed(run, text, end, promised)]
    return max(believed, key=lambda run: run[-1][0] - run[0][0], default=[])


def _is_believed(run: Sequence[tuple[int, Marker]], text: str, end: int, promised: int) -> bool:
    """Whether the members leave room for text, or are all short sentences with text behind them."""
    if len(run) < 2:
        return False
    places = [place for place, _ in run] + [end]
    rooms = sorted(right - left for left, right in itertools.pairwise(places))
    needed = _ROOM.get(run[0][1].system, _LEAST_ROOM)
    if promised == len(run):
        needed = min(needed, 60)
    if all(_is_led(text, left, right) for left, right in itertools.pairwise(places)):
        needed = min(needed, _LED_ROOM)
    return rooms[len(rooms) // 2] >= needed


def _is_led(text: str, start: int, end: int) -> bool:
    """Whether a member is a short sentence that heads others (一要摸清底数。各村要…)."""
    stop = text.find("。", start, start + _LEAD_LONGEST)
    return stop > 0 and text.find("。", stop + 1, end) > stop + 8


def _later_members(found: Sequence[tuple[int, Marker]]) -> list[tuple[int, Marker]]:
    chain: list[tuple[int, Marker]] = []
    for place, marker in found:
        if marker.system is System.HAN and marker.number == (chain[-1][1].number + 1 if chain else 2):
            chain.append((place, marker))
    return chain


def _promised(text: str, start: int, end: int) -> int:
    match = _PROMISE.search(text, start, min(end, start + 1500))
    return (from_chinese(match.group(1)) or 0) if match else 0


def _pieces(paragraph: Paragraph, cuts: Sequence[int]) -> list[Paragraph]:
    bounds = [0, *cuts, len(paragraph.text)]
    out: list[Paragraph] = []
    for left, right in itertools.pairwise(bounds):
        raw = paragraph.text[left:right]
        ink = raw.strip(" \u3000")
        if ink:
            at = paragraph.start + left + len(raw) - len(raw.lstrip(" \u3000"))
            first = left == 0
            out.append(
                replace(
                    paragraph,
                    start=at,
                    end=at + len(ink),
                    text=ink,
                    gap=paragraph.gap and first,
                    crowded=True,
                )
            )
    return out
