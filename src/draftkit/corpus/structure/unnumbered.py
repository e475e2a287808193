"""Headings without a number: said by the format (a style, a tag, bold type), or seen from the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftkit.corpus.source import Role
from draftkit.corpus.structure.front import is_salutation_line
from draftkit.corpus.structure.markers import marker_at
from draftkit.corpus.structure.paragraphs import Paragraph

FRAME = -1
"""Rank of 前言 and 结束语: top-level whatever stands around them."""
LED = 9
"""Rank of a bold lead: below every heading that stands alone."""
DASHED = 10
"""Rank of the lead of a dashed item: right below the heading it stands under."""
_RULES = "—–―─"
_BULLETS = "●◆■★▲◎◇□☆△▶►·•※"
DASHES = _RULES + _BULLETS

_SHORTEST = 4
_SHORT = 28
_LONG = 36
_SENTENCE_LENGTH = 20
_AT_LEAST = 2
_ENDS = "。！？；：，、…!?;:,.）"
_FRAME_WORD = re.compile("^(?:结束语|结语|结尾|尾声|前言|引言|序言)$")
_SENTENCE = re.compile("[。；！？]")
_LEAD_END = "。：:．. \u3000"
_LEAD_LONGEST = 45
_BRACKETED = re.compile("【[^】。]{2,26}】[：:。]?")
_TEXT_BEHIND = 10
_DASHED = re.compile(rf"^[{DASHES}]{{1,3}}\s*[^。！？；：]{{3,26}}[。：]")
_ANNOUNCED = re.compile(
    "[：:]$|(?:以下|如下|[几一二三四五六七八九十两]个?(?:件|项|点|方面|条|大))[^。；]{0,14}[。]?$"
)
_DASHED_ALL = re.compile(rf"^[{DASHES}]{{1,3}}\s*\S")


def heading_levels(paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """Index → rank of headings that stand alone without a number; 1 is the top rank among them."""
    said = {
        at: each.hint.level or 1
        for at, each in enumerate(paragraphs)
        if each.hint.role is Role.HEADING
        and not is_salutation_line(each.text)
        and marker_at(each.text) is None
    }
    if said:
        ranks = sorted(set(said.values()))
        return {at: ranks.index(level) + 1 for at, level in said.items()}
    seen = [at for at in range(len(paragraphs)) if _looks_like_heading(paragraphs, at)]
    if not seen and not any(marker_at(each.text) for each in paragraphs):
        asked = [at for at in range(len(paragraphs)) if _asks_alone(paragraphs, at)]
        return dict.fromkeys(asked, 1) if len(asked) >= _AT_LEAST else {}
    seen += _like_the_seen(paragraphs, seen)
    frames = {at: FRAME for at in seen if _FRAME_WORD.match(paragraphs[at].text)}
    return (dict.fromkeys(seen, 1) if len(seen) - len(frames) >= _AT_LEAST else {}) | frames


def _like_the_seen(paragraphs: Sequence[Paragraph], seen: Sequence[int]) -> list[int]:
    """Lines as long as the headings seen, over a paragraph too short to show one by itself (全面排查)."""
    if len(seen) < _AT_LEAST:
        return []
    sizes = [len(paragraphs[at].text) for at in seen]
    return [
        at
        for at, each in enumerate(paragraphs[:-1])
        if at not in seen
        and min(sizes) <= len(each.text) <= max(sizes)
        and len(paragraphs[at + 1].text) >= _SENTENCE_LENGTH
        and paragraphs[at + 1].text[-1] in "。！？"
        and _looks_like_heading(paragraphs, at, over=_SENTENCE_LENGTH)
    ]


def run_in_leads(paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """Index → length of a bold lead that is a heading: it ends like one, and the document has several."""
    found = {
        at: each.hint.lead
        for at, each in enumerate(paragraphs)
        if 2 < each.hint.lead <= min(_LEAD_LONGEST, len(each.text) - 10)
        and marker_at(each.text) is None
        and each.text[each.hint.lead - 1] in _LEAD_END
    }
    return found if len(found) >= _AT_LEAST else {}


def bracketed_leads(paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """Index → length of a lead in heavy brackets (【抓源头】各单位…), where the document has several."""
    found = {
        at: match.end()
        for at, each in enumerate(paragraphs)
        if (match := _BRACKETED.match(each.text)) and match.end() < len(each.text) - _TEXT_BEHIND
    }
    return found if len(found) >= _AT_LEAST else {}


def dashed_leads(paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """Index → length of the lead of dashed items (——抓好防汛。…) where each item of an announced run has one.

    Without the announcement (做好以下几件事：) dashes set off the paragraphs of a report, and the first
    sentence is a statement like any other, unless the leads are built alike (实施…行动). Bullets announce
    themselves.
    """
    out: dict[int, int] = {}
    run: dict[int, int] = {}
    whole = True
    for at, each in enumerate([*paragraphs, None]):
        if each is not None and _DASHED_ALL.match(each.text):
            lead = _DASHED.match(each.text)
            whole = whole and lead is not None and lead.end() < len(each.text) - 5
            run[at] = lead.end() if lead else 0
            continue
        above = paragraphs[min(run) - 1].text if run and min(run) else ""
        leads = [paragraphs[place].text[:end] for place, end in run.items()]
        is_bulleted = bool(run) and paragraphs[min(run)].text[0] in _BULLETS
        if (
            whole
            and len(run) >= _AT_LEAST
            and (is_bulleted or _ANNOUNCED.search(above[-24:]) or _are_alike(leads))
        ):
            out |= run
        run, whole = {}, True
    return out


def _are_alike(leads: Sequence[str]) -> bool:
    """Whether all leads begin with the same two characters, or end so, and are about as long."""
    ink = [lead.strip(DASHES + " \u3000。：") for lead in leads]
    if len(ink) <= _AT_LEAST or max(map(len, ink)) > 2 * min(map(len, ink)):
        return False
    return len({each[:2] for each in ink}) == 1 or len({each[-2:] for each in ink}) == 1


def _asks_alone(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether one short question stands alone above the text that answers it."""
    text = paragraphs[at].text
    if not _SHORTEST < len(text) <= _SHORT or text[-1] != "？" or _SENTENCE.search(text[:-1]):
        return False
    return at + 1 < len(paragraphs) and len(paragraphs[at + 1].text) >= _LONG


def _looks_like_heading(paragraphs: Sequence[Paragraph], at: int, over: int = _LONG) -> bool:
    text = paragraphs[at].text
    if (
        not 2 <= len(text) <= _SHORT
        or text[-1] in _ENDS
        or _SENTENCE.search(text)
        or at + 1 >= len(paragraphs)
    ):
        return False
    if _FRAME_WORD.match(text):
        return True
    if len(text) < _SHORTEST:
        return False
    if paragraphs[at].gap or marker_at(text) is not None or is_salutation_line(text):
        return False
    before_ends = at == 0 or paragraphs[at - 1].text[-1] in _ENDS + "”"
    after = paragraphs[at + 1].text
    return before_ends and (len(after) >= over or marker_at(after) is not None)
