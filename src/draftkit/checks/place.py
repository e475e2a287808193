"""Places and levels: names of other places and level words that are not the speaker's (张冠李戴)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.checks.rule import Hit, Rule
from draftkit.checks.subject import Subject
from draftkit.lexicon.divisions import DivisionSpan, divisions
from draftkit.lexicon.place_words import LevelWord, find_level_words, place_words
from draftkit.model import FindingLevel, PlaceLevel

_SHARED_GROUND = frozenset({"北京", "北京市", "延安", "延安市", "遵义", "遵义市", "香港", "澳门", "台湾"})
"""Names every speech may hold: the capital and places that stand for an event or a policy."""
_TIER = {
    PlaceLevel.PROVINCE: 0,
    PlaceLevel.CITY: 1,
    PlaceLevel.COUNTY: 2,
    PlaceLevel.DISTRICT: 2,
    PlaceLevel.BANNER: 2,
    PlaceLevel.ZONE: 2,
    PlaceLevel.TOWN: 3,
    PlaceLevel.TOWNSHIP: 3,
    PlaceLevel.SUBDISTRICT: 3,
    PlaceLevel.SCHOOL: 4,
    PlaceLevel.COMPANY: 4,
}
_COMPARED = re.compile(r"前列|排名|位次|第[一二三四五六七八九十\d]|平均|先进|评比|考核|率先|领先|末位")


def _foreign_places(subject: Subject) -> Iterator[Hit]:
    own = subject.facts.text("地名")
    if not own:
        return
    known = own + subject.facts.text("上级") + subject.facts.text("会议名称") + subject.facts.text("会议地点")
    table = divisions()
    kin = {name for division in table.of(own) for name in (division.name, *division.parents)}
    for span in table.find(subject.plain):
        name = subject.plain[span.start : span.end]
        if name in known or name in _SHARED_GROUND or _is_kin(span, own, kin):
            continue
        yield Hit(span.start, span.end, f"“{name}”不是本地（{own}），是不是从别处带来的")


def _is_kin(span: DivisionSpan, own: str, kin: set[str]) -> bool:
    return span.division.name in kin or own in span.division.parents


def _level_words(subject: Subject) -> Iterator[Hit]:
    level = subject.facts.level
    if level is None:
        return
    words = place_words(level)
    for found in find_level_words(subject.plain):
        if level in found.levels:
            continue
        severity = _severity(found, level, subject)
        if severity is not None:
            instead = words.get(found.slot, "")
            advice = f"，本地应说“{instead}”" if instead else ""
            yield Hit(found.start, found.end, f"“{found.word}”不是{level}一级的说法{advice}", level=severity)


def _severity(found: LevelWord, own: PlaceLevel, subject: Subject) -> FindingLevel | None:
    gaps = {_TIER[level] - _TIER[own] for level in found.levels}
    if 0 in gaps:
        return FindingLevel.ERROR
    if found.slot == "我地":
        return FindingLevel.WARNING
    if found.slot == "全地" and not _COMPARED.search(subject.sentence_at(found.start)):
        return FindingLevel.HINT
    return None  # 市委 in a county speech is the superior, 镇党委 a subordinate


FOREIGN_PLACE = Rule(
    "foreign-place",
    "外地地名",
    FindingLevel.WARNING,
    "借来的稿子最怕留下别人的地名",
    "民政部行政区划名录（2024）",
    _foreign_places,
    "引用外地经验时会报；引文和书名号里的不报；乡镇以下的地名查不到",
)
LEVEL_WORD = Rule(
    "level-word",
    "称谓层级",
    FindingLevel.ERROR,
    "县里的稿子说“我市”“旗委”，一听就是抄来的",
    "draftkit 称谓表 phrasebank/lexicon/place-words.yaml",
    _level_words,
    "提到上级时的“市委”、提到下级时的“镇党委”不报",
)
