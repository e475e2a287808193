"""Companies, schools, hospitals and other bodies named by their own names become an open slot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.drafts.renewal.meeting import NewMeeting, OldIdentity
from draftkit.drafts.renewal.rule import Hit
from draftkit.drafts.renewal.words import word_set

_KINDS = (
    (
        r"有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|水泥厂|电厂|砖厂|药厂|酒厂|化工厂|煤矿|油田|卫视|电视台",
        "企业",
    ),
    (r"大学(?!生)|学院|实验中学|中学(?!习|生)|小学(?!生)|幼儿园|第?[一二三四五]中|职教中心|职高", "学校"),
    (r"人民医院|中医院|医院|卫生院", "医院"),
    (r"农科院|研究院|研究所|科学院", "科研单位"),
    (r"专业合作社|合作社|商会|协会", "组织"),
)
_BEFORE = (
    r"(?:^|(?<=[\s，。、；：“”（）《》！]))|(?<=在|到|把|与|和|及|由|向|对|像|如|以|为|给|让|赴|是)"
    r"|(?<=深入|走访|慰问|参观|考察|走进|支持|引进|依托|联合)"
)
_STEM = r"(?P<stem>[一-龥A-Za-z]{2,10}?)"


def find_organisations(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """Every body named in ``text``; 上市公司 and 乡镇医院 name none."""
    for pattern, slot in _PATTERNS:
        for match in pattern.finditer(text):
            verb = _VERB.match(match.group("stem"))
            start = match.start() + (verb.end() if verb else 0)
            if _names_one(text[start : match.end("stem")]):
                yield Hit(start, match.end(), f"【{slot}】")


_PATTERNS = tuple(
    (re.compile(rf"(?:{_BEFORE}){_STEM}(?:{kinds})(?![一-龥]*?(?:化|制度|法))"), slot)
    for kinds, slot in _KINDS
)
_VERB = re.compile(
    "并?(?:指导|引进|支持|扶持|依托|组织|帮助|推动|成立|组建|通过|利用|发挥|参观|考察|学习|走进|动员|鼓励|安排|投资|建设|建成|新建"
    "|打造|推广|介绍|邀请|联合|委托|协助|要求|督促|落户|引入|促成|拥有|创办|服务|走访|慰问|包联|联系|协调|参加|举办|扩大|加强|关于)"
)
_SPOKEN = frozenset(
    "的了是在和与把被让给对从以等各每这那其我你他们要更也都就已将使能可应须不没有全两几个家所种类型批部多"
)


def _names_one(stem: str) -> bool:
    generic = word_set("not_organisations")
    if len(stem) < 2 or stem in generic or set(stem) & _SPOKEN:
        return False
    if stem.endswith(tuple(word for word in generic if len(word) > 1)):
        return False
    return not stem.startswith(("中国", "全国", "国家", "各", "我", "本", "该"))
