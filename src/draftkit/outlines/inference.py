"""Facts that follow from others: the level from the place's name, the line of work from the meeting's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from draftkit.model.facts import Facts, FactValue
from draftkit.model.speech_type import PlaceLevel, Rank

_LEVEL_ENDINGS: tuple[tuple[str, PlaceLevel], ...] = (
    (r"开发区|高新区|经开区|新区管委会|园区|管委会", PlaceLevel.ZONE),
    (r"街道|街道办事处", PlaceLevel.SUBDISTRICT),
    (r"公司|集团|厂|矿|银行", PlaceLevel.COMPANY),
    (r"大学|学院|中学|小学|学校|党校", PlaceLevel.SCHOOL),
    (r"省|自治区", PlaceLevel.PROVINCE),
    (r"市|自治州|盟", PlaceLevel.CITY),
    (r"县", PlaceLevel.COUNTY),
    (r"旗", PlaceLevel.BANNER),
    (r"区", PlaceLevel.DISTRICT),
    (r"镇", PlaceLevel.TOWN),
    (r"乡", PlaceLevel.TOWNSHIP),
)
_SCOPE = re.compile(
    r"^(?:\d{4}年度?|全(?:省|市|县|区|旗|镇|乡|街道|校|公司|国|系统)|中共|[省市县区旗镇乡]?委(?![员办部托]|常委))+"
)
_ALSO = "暨"
"""Joins two meetings (组织工作会议暨党建推进会), or two lines of work (安全生产暨消防工作会议)."""
_LONGEST_WORK = 14
_MEETING = re.compile(
    r"(?:年度|年终|年初|半年|专题|集中|视频|现场|经验|先进|典型)*"
    r"(?:总结表彰|表彰奖励|动员部署|动员|部署|推进|调度|座谈|总结|表彰|交流|观摩|誓师|培训|启动|汇报|专题)*"
    r"(?:会议|大会|会|仪式|典礼)$"
)
_POST = re.compile(
    r"(?P<body>.{2,}?(?:局|部|委|委员会|办|办公室|中心|厅|署|支队|大队|总工会|联合会|妇联|团委|医院|学校))"
    r"(?:党委书记、|党组书记、|党总支书记、)?(?:局长|部长|主任|厅长|署长|支队长|大队长|主席|书记|院长|校长)"
)
"""A department head's post begins with his body (县委组织部部长, 区信访局党组书记、局长)."""
_NOT_WORK = re.compile(r"干部|代表|全体|常委|委员|党员大会|职工|民主生活|换届|[一二三四五六七八九十]次")


@dataclass(frozen=True, slots=True)
class Inferred:
    """Facts with what follows from them, and a line for the writer about each one added."""

    facts: Facts
    notes: tuple[str, ...] = ()


INFERRED_FROM = {"层级": "地名", "工作": "会议名称", "年度": "会议日期"}
"""By the name of a fact that ``infer`` adds, the fact it is mainly taken from."""


def infer(facts: Facts) -> Inferred:
    """Add 层级, 工作, 年度 and 牵头单位 where the given facts tell them. What was given is never changed."""
    added: dict[str, FactValue] = {}
    level = level_of(facts.text("地名"))
    if level and facts.get("层级") is None:
        added["层级"] = level.value
    work = work_of(facts.text("会议名称"), facts.text("地名"))
    if work and facts.get("工作") is None:
        added["工作"] = work
    year = _past_year(facts.text("会议日期"))
    if year and facts.get("年度") is None:
        added["年度"] = year
    body = body_of(facts.text("职务")) if facts.rank is Rank.DEPARTMENT else ""
    if body and facts.get("牵头单位") is None:
        added["牵头单位"] = body
    notes = tuple(
        f"{name}没有给出，按已有情况取“{value}”，不对请在稿子开头改" for name, value in added.items()
    )
    return Inferred(facts.with_values(added), notes)


def body_of(post: str) -> str:
    """The body that a department head's post names (区信访局局长 → 区信访局), or an empty string."""
    match = _POST.fullmatch(post)
    return match.group("body") if match else ""


def level_of(place: str) -> PlaceLevel | None:
    """The level that a place's full name ends in, or None."""
    for ending, level in _LEVEL_ENDINGS:
        if place and re.search(rf"(?:{ending})$", place):
            return level
    return None


def work_of(meeting: str, place: str = "") -> str:
    """The line of work a meeting's name tells (全县组织工作会议 → 组织工作), or an empty string."""
    if not _MEETING.search(meeting):
        return ""
    first, *others = meeting.split(_ALSO)
    subjects = [_subject_of(each, place) for each in (first, *others)]
    found = list(dict.fromkeys(filter(None, subjects)))
    if not found:
        return ""
    both = "和".join(found)
    two_meetings = _MEETING.search(first) is not None
    return f"{found[0] if two_meetings or len(both) > _LONGEST_WORK else both}工作"


def _subject_of(meeting: str, place: str) -> str:
    """What one of two joined names is about; the first may leave the word 会议 to the second."""
    name = meeting if _MEETING.search(meeting) else f"{meeting}会议"
    name = _SCOPE.sub("", name.removeprefix(place))
    matched = _MEETING.search(name)
    subject = name[: matched.start() if matched else 0].removesuffix("工作").strip("“”《》 ")
    return subject if 2 <= len(subject) <= _LONGEST_WORK and not _NOT_WORK.search(subject) else ""


def _past_year(meeting_date: str) -> int | None:
    """The year a meeting looks back on: the last one until June, its own from November."""
    match = re.match(r"(\d{4})-(\d{2})", meeting_date)
    if not match:
        return None
    year, month = int(match.group(1)), int(match.group(2))
    return year - 1 if month <= 6 else year if month >= 11 else None
