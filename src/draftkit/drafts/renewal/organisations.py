"""Companies, schools, hospitals and other bodies named by their own names become an open slot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from draftkit.drafts.renewal.meeting import NewMeeting, OldIdentity
from draftkit.drafts.renewal.names import name_boundary, verb_before
from draftkit.drafts.renewal.rule import Hit
from draftkit.drafts.renewal.words import one_of, word_set
from draftkit.model import PlaceLevel

_KINDS = (
    (
        r"集团有限公司|集团股份有限公司|有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|(?<!建)厂(?![房区长家商务矿校])|煤矿|油田|卫视|电视台|支行",
        "企业",
    ),
    (
        r"大学(?!生|毕业)|学院|实验中学|中学(?!习|生)|小学(?!生|校)|幼儿园|附中|附小"
        r"|(?:师|科|农|医|工|理工|财|交)大(?![力量幅型规步])|第?[一二三四五]中|职教中心|职高",
        "学校",
    ),
    (r"人民医院|中医院|医院|卫生院", "医院"),
    (r"农科院|研究院|研究所|科学院", "科研单位"),
    (r"专业合作社|合作社|商会|协会", "组织"),
)
_STEM = r"(?P<stem>[一-龥A-Za-z]{2,10}?)"


def find_organisations(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """Every body named in ``text``; 上市公司 and 乡镇医院 name none."""
    if old.level in (PlaceLevel.SCHOOL, PlaceLevel.COMPANY) and old.place:
        for own in re.finditer(re.escape(old.place), text):
            yield Hit(own.start(), own.end(), new.say("地名"))
    yield from _by_trade(text)
    for pattern, slot in _patterns():
        position = 0
        while match := pattern.search(text, position):
            start = match.start() + verb_before(match.group("stem"))
            if _names_one(text[start : match.end("stem")]):
                yield Hit(start, match.end(), f"【{slot}】")
                position = match.end()
            else:
                position = match.start() + 1


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"{name_boundary()}{_STEM}(?:{kinds})(?!化|制度|法)"), slot) for kinds, slot in _KINDS
    )


def _by_trade(text: str) -> Iterator[Hit]:
    generic = tuple(word for word in word_set("not_organisations") if len(word) > 1)
    for match in _trading_names().finditer(text):
        stem = match.group("stem")
        if stem.startswith(generic) or set(stem) & set("的了是和与等为及"):
            continue
        now, note = ("【企业】", "") if match.group("works") is not None else (None, "像是企业名，请核")
        yield Hit(match.start("name"), match.end(), now, note)


@lru_cache(maxsize=1)
def _trading_names() -> re.Pattern[str]:
    """A company by its trade (百瑞制药三期): sure before its works, told where it stands alone."""
    return re.compile(
        rf"{name_boundary()}(?:(?:{one_of('leading_verbs')}))?(?P<name>(?:[美德日韩法英]国)?(?P<stem>[一-龥]{{2,4}}?)(?:{one_of('trades')}))"
        r"(?:(?P<works>(?=[一二三四五1-5]期|等?项目|等?企业|投产|落户|开工|竣工|爆|火灾|事故))|(?=[、，。；]|和|等|发展|做大))"
    )


_SPOKEN = frozenset(
    "届的了是在和与把被让给对从以等各每这那其我你他们要更也都就已将使能可应须不没有全两几个家所种类型批部多"
)


def _names_one(stem: str) -> bool:
    generic = word_set("not_organisations")
    if len(stem) < 2 or stem in generic or set(stem) & _SPOKEN:
        return False
    if stem.endswith(tuple(word for word in generic if len(word) > 1)):
        return False
    return not stem.startswith(("中国", "全国", "国家", "各", "我", "本", "该"))
