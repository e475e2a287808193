"""Speech types, the speaker's rank and the level of the place: the three axes of a plan."""

from __future__ import annotations

from enum import StrEnum


class SpeechType(StrEnum):
    """The fourteen kinds of speech draftkit has outlines for."""

    ANNUAL = "annual"
    MOBILIZATION = "mobilization"
    PROGRESS = "progress"
    ON_SITE = "on-site"
    COMMENDATION = "commendation"
    SYMPOSIUM = "symposium"
    STUDY = "study"
    PARTY_LECTURE = "party-lecture"
    INAUGURAL = "inaugural"
    DUTY_REPORT = "duty-report"
    RESEARCH_VISIT = "research-visit"
    CEREMONY = "ceremony"
    HOST_SCRIPT = "host-script"
    UNION = "union"

    @property
    def zh(self) -> str:
        """The name a writer uses."""
        return _TYPE_ZH[self]


class Rank(StrEnum):
    """Who speaks (the fact 身份). It decides which steps appear and their register."""

    PRINCIPAL = "主要领导"
    DEPUTY = "分管领导"
    DEPARTMENT = "牵头部门"
    SUPERIOR = "上级领导"


class PlaceLevel(StrEnum):
    """The level of the speaker's place or unit (the fact 层级); place words follow from it."""

    PROVINCE = "省"
    CITY = "市"
    COUNTY = "县"
    DISTRICT = "区"
    BANNER = "旗"
    TOWN = "镇"
    TOWNSHIP = "乡"
    SUBDISTRICT = "街道"
    ZONE = "开发区"
    SCHOOL = "学校"
    COMPANY = "企业"


_TYPE_ZH = {
    SpeechType.ANNUAL: "年度工作会议",
    SpeechType.MOBILIZATION: "动员部署会",
    SpeechType.PROGRESS: "推进调度会",
    SpeechType.ON_SITE: "现场经验交流会",
    SpeechType.COMMENDATION: "总结表彰会",
    SpeechType.SYMPOSIUM: "座谈会",
    SpeechType.STUDY: "传达学习会",
    SpeechType.PARTY_LECTURE: "党课",
    SpeechType.INAUGURAL: "任职表态",
    SpeechType.DUTY_REPORT: "述职",
    SpeechType.RESEARCH_VISIT: "调研讲话",
    SpeechType.CEREMONY: "致辞",
    SpeechType.HOST_SCRIPT: "主持词",
    SpeechType.UNION: "群团工作会",
}
