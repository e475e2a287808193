"""Meetings: the old one becomes the new, other local ones an open slot; national congresses stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.drafts.renewal.meeting import TIER, NewMeeting, OldIdentity
from draftkit.drafts.renewal.rule import Hit
from draftkit.model import PlaceLevel

_LEAD = re.compile(
    r"^(?:(?:19|20)\d\d年度?|全[省市县区旗镇乡国校]|[省市县区旗](?=[^场民级])"
    r"|[一-龥]{2,4}[市县区旗](?=[一-龥]{4}))+"
)
_YEAR = r"(?:(?:19|20)\d\d年度?)?"
_SCOPE = "(?:全[省市县区旗镇乡校国]|[省市县区旗](?:委|政府)?)?"
_ORDINAL = "[一二三四五六七八九十百]"
_LOCAL = re.compile(
    rf"(?:中共)?(?:学校|[省市县区旗州镇乡校]委?|公司)?(?:第)?(?:{_ORDINAL}|\d){{1,4}}(?:届|次)"
    rf"(?:{_ORDINAL}|\d){{0,3}}次?"
    r"(?:全会|人大(?:常委会)?(?:第)?[一二三四五六七八九十]+次会议|政协(?:第)?[一二三四五六七八九十]+次会议|全体会议|全体扩大会议|全体\(扩大\)会议|全委会|党代会|党代表大会|代表大会|人代会|人民代表大会|职代会)"
    rf"(?:第?{_ORDINAL}{{1,3}}次(?:会议|全会))?"
)
_NATIONAL = re.compile(
    rf"(?:党的)?{_ORDINAL}+届{_ORDINAL}+中全会|党的{_ORDINAL}+大|第{_ORDINAL}+次全国代表大会|全国“?两会”?"
)
_SUPERIOR = re.compile(
    r"(?:(?:中央|国家|省|市|州)、)?(?:中央|全国|全[省州市县区旗]|[省市州县区旗]委|省|市|州)(?:(?!召开|决定|举行|开好|参加|要求|部署|精神)[一-龥]){2,14}?"
    r"(?:工作会议|动员会|部署会|推进会|座谈会|现场会|电视电话会议|视频会议|表彰大会|大会|经济工作会)(?:议)?"
)


_NEXT_ABOVE = {PlaceLevel.PROVINCE: "", PlaceLevel.CITY: "省"}


def _is_superior(meeting: str, old: OldIdentity) -> bool:
    """Whether the meeting's name begins with a level above the speaker's (省委…, 全县… in a town)."""
    if old.level is None:
        return False
    above = _NEXT_ABOVE.get(old.level, "省市州" if TIER[old.level] == 2 else "省市州县区旗")
    first = re.sub(r"^(?:(?:19|20)\d\d年度?)?全?", "", meeting)[:1]
    return first in above if first else False


def find_meetings(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """The meetings named in ``text``."""
    core = _LEAD.sub("", old.meeting.removeprefix(old.place))
    if len(core) >= 3:
        for match in re.finditer(_YEAR + _SCOPE + _YEAR + re.escape(core), text):
            superior = _is_superior(match.group(), old)
            yield Hit(match.start(), match.end(), "【上级会议】" if superior else new.say("会议名称"))
    for match in _NATIONAL.finditer(text):
        yield Hit(match.start(), match.end(), None)
    for match in _LOCAL.finditer(text):
        yield Hit(match.start(), match.end(), "【有关会议】")
    for match in _SUPERIOR.finditer(text):
        if match.group().startswith(("中央", "全国")):
            yield Hit(match.start(), match.end(), None, "上级会议，请核是不是今年的")
        elif old.level is None or _is_superior(match.group(), old):
            yield Hit(match.start(), match.end(), "【上级会议】")
