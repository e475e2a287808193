"""Level words: 我旗 becomes 我县, 旗财政局 becomes 县财政局; 市场, 县域经济 and 区域 never change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.drafts.renewal.meeting import TIER, NewMeeting, OldIdentity, superior_words
from draftkit.drafts.renewal.rule import Hit
from draftkit.lexicon.place_words import LevelWord, compounds, find_level_words, place_words
from draftkit.model import PlaceLevel

_SINGLE = frozenset("省市县区旗镇乡")


def find_levels(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """Every word that tells the speaker's level."""
    if old.level is None:
        return
    yield from _several_levels(text, old, new)
    yield from _subordinates(text, old, new)
    for found in find_level_words(text):
        now = _word(found, old, new)
        if now == found.word:
            continue
        zone = _OWN_ZONE.search(text, 0, found.start) if found.word[0] == "区" else None
        if found.slot == "下级" and _COMMITTEE.match(text, found.end):  # 各县（市、区）委
            yield Hit(found.start, found.end + 1, new.say("下级党委"))
        else:
            yield Hit(zone.start() if zone else found.start, found.end, now)
    yield from _level_characters(text, old, new)
    yield from _prefectures(text, old, new)


_COMMITTEE = re.compile("委(?!员|托|任|屈|派|婉)")
_OWN_ZONE = re.compile("(?:经济技术开发|高新技术产业开发|经济开发|开发|经开|高新)$")
"""What stands before 区党工委 where a zone names itself: it goes with the word."""


def _word(found: LevelWord, old: OldIdentity, new: NewMeeting) -> str:
    assert old.level is not None
    if old.level in found.levels:
        return new.say(found.slot)
    if new.level is not None and TIER[new.level] == TIER[old.level]:
        return found.word  # 市委 is the superior's for a county and for a banner alike
    above = min(TIER[level] for level in found.levels) < TIER[old.level]
    if above and new.level is not None and found.slot in superior_words(new.level):
        return superior_words(new.level)[found.slot]
    return f"【{'上级' if above else '下级'}{found.slot}】"


_SEVERAL = re.compile(
    r"(?:中央|省|市|州|地|县|区|旗|乡|镇|街道|村|社区|组|、){2,9}(?=[两三四五六]级)"
    r"|(?<![一-龥])(?:省|州){1,2}(?:、)?[市州](?=要求|部署|领导|有关|精神|下达|决定|委)|省市县|市县乡|县乡村|市县乡村|省州县"
)


def _several_levels(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """市县两级, 县乡村三级, 省市要求: kept for a place of the same rank, with its own character."""
    assert old.level is not None
    own = old.level.value
    for match in _SEVERAL.finditer(text):
        same = new.level is not None and TIER[new.level] == TIER[old.level]
        if not same or new.level is None:
            yield Hit(match.start(), match.end(), "【上下】")
            continue
        now = match.group()
        if own in _SINGLE and new.level.value in _SINGLE and own != new.level.value:
            now = now.replace(own, new.level.value, 1)
        yield Hit(match.start(), match.end(), now if now != match.group() else None)


_SUBORDINATES = re.compile(
    "各(?:县市区|县区|区县|市县区|旗县市区|旗县区|旗县|苏木乡镇|苏木镇|苏木|乡镇街道|镇街道?|乡镇（街道）|乡镇|街镇|镇村)(?![一-龥]?级)"
)


def _subordinates(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """各县市区, 各镇街: whoever stands below the old place stands below no place of another rank."""
    assert old.level is not None
    for match in _SUBORDINATES.finditer(text):
        same = new.level is not None and TIER[new.level] == TIER[old.level]
        if not same or ("苏木" in match.group() and new.level is not PlaceLevel.BANNER):
            yield Hit(match.start(), match.end(), new.say("下级"))
    for match in _COUNTED.finditer(text):
        if new.level is None or TIER[new.level] != TIER[old.level]:
            below = new.say("下级").removeprefix("各") if new.level else "【下级】"
            yield Hit(match.start(), match.end(), below)


_COUNTED = re.compile(
    r"(?<=个)(?:县（市、区）|县（区）|县市区|县区|旗县市区|旗县区|旗县|乡镇（街道）|乡镇街道|镇街|苏木镇)"
)


def find_left_levels(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """The old level's character where no rule knows it (市域, 市外): kept, and told."""
    own = _own_character(old.level)
    if not own or own == _own_character(new.level):
        return
    for match in re.finditer(own, text):
        at = match.start()
        if old.level is PlaceLevel.ZONE and text.startswith("开发区", at - 2):
            yield Hit(at - 2, at + 1, None, "指的是不是旧稿的那个，请核")
        elif not _in_compound(text, at):
            around = text[max(0, at - 4) : at + 5].strip("，。、；：")
            yield Hit(at, at + 1, None, f"“{around}”，带旧稿层级的字，请核")


def _own_character(level: PlaceLevel | None) -> str:
    """The single character of a level: 县, 区 for a zone, 校 for a school; empty for a company."""
    if level in (PlaceLevel.ZONE, PlaceLevel.SCHOOL):
        return "区" if level is PlaceLevel.ZONE else "校"
    return level.value if level and level.value in _SINGLE else ""


_ORGANS = (
    r"(?=人大|政协|纪委|监委|直|级(?!领导干部个人)|里|[四五六]套班子|四大班子|领导|法院|检察院|总工会|工会|团委|妇联|科协|文联|残联"
    r"|工商联|党代会|人代会|党校|内(?!外)|情(?!况|形|绪|感|怀|景|节|势|系|理|愿|报)|财政|公安|教育局|人社|民政|卫健|农业|住建|交通|水利|发改|应急"
    r"|属(?=[国企事单学])|管(?=干部|领导)|域社会治理|外(?!面|部)|企(?=合作)|校(?=合作)"
    r"|委(?!员|托|任|屈|派|婉)|政府|联社|信访|督查|考核办|效能办|创建办|党群|委办|府办|组织部|宣传部|统战部|政法委"
    r"|[一-龥]{2,4}局(?!面|部|势|限))"
)
_EACH = re.compile(r"(?:各|该|本|这个|一个|兄弟|邻|周边|先进|全国|外|几个|某)$")


def _level_characters(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """The single character that stands for the own level before an organ: 县财政局, 市直机关, 区纪委."""
    assert old.level is not None
    own = _own_character(old.level)
    if not own:
        return
    now = place_words(new.level)["本级"] if new.level else "【本级】"
    for match in re.finditer(own + _ORGANS, text):
        before = text[: match.start()]
        if now == own or _in_compound(text, match.start()) or _EACH.search(before):
            continue
        if re.search(r"[一-龥]{2}$", before) and re.search(r"[省市县区旗镇乡]$", before):
            continue  # 市县直属: told by its neighbours
        yield Hit(match.start(), match.end(), now)


_PREFECTURE = re.compile(
    r"(?<![同联结加])盟委|(?<![一-龥])行署|(?<=[全省、])州(?!际)|(?<![一-龥])州(?=委|政府|直|级|里|人大|政协|纪委)|(?<=[在经由到向])州(?=委|政府)"
)


def _prefectures(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """州 as the superior: another place may stand under a 市, so it is said only where nothing else fits."""
    same = new.level is not None and old.level is not None and TIER[new.level] == TIER[old.level] == 2
    for match in _PREFECTURE.finditer(text):
        above = {"行署": "市政府", "盟委": "市委"}.get(match.group(), "市")
        yield Hit(match.start(), match.end(), above if same else "【上级】")
    if new.level is not PlaceLevel.BANNER and old.level is PlaceLevel.BANNER:
        for match in re.finditer("苏木乡?镇|苏木|自治区", text):
            now = None if match.group() == "自治区" else "乡镇"
            yield Hit(match.start(), match.end(), now, "" if now else "上级叫省还是自治区，请核")


def _in_compound(text: str, at: int) -> bool:
    """Whether the character at ``at`` belongs to a word in which it is no level (城市, 社区, 县域)."""
    return any(
        text.startswith(word, at - offset)
        for word in compounds()
        for offset in range(len(word))
        if word[offset] == text[at] and at >= offset
    )
