"""People: the speaker, the host and those who spoke before become facts, all others an open slot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.drafts.renewal.meeting import NewMeeting, OldIdentity
from draftkit.drafts.renewal.names import person_spans
from draftkit.drafts.renewal.rule import Hit
from draftkit.drafts.renewal.words import one_of, word_set


def find_people(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """Every person of ``text``."""
    yield from _earlier_speakers(text, new)
    for span in person_spans(text, old.people):
        name = text[span.start : span.end]
        if name in word_set("common_people"):
            yield Hit(span.start, span.end, None)
        elif not span.sure and name not in old.people:
            yield Hit(span.start, span.end, None, "像人名又像平常词，请核")
        elif "主持" in text[span.end : span.end + 6]:
            yield Hit(span.start, span.end, new.say("主持人"))
        else:
            yield Hit(span.start, span.end, "【姓名】")
    yield from _surname_and_post(text)


_EARLIER = re.compile(
    r"(?:刚才|上午|方才|前面|会上)，?(?P<who>(?!我们)(?:(?![对就]|结合|围绕|代表)[一-龥A-Za-z0-9、（）XＸ*×]){2,60}?(?:同志)?)"
    r"(?=(?:\d+|[一二三四五六七八九十两几]+)?(?:个|位|名|家)?(?:单位|同志|部门|代表)?"
    r"(?:的负责同志|负责同志|主要负责同志)?(?:分别|先后|同志)?(?:代表[^，。]{1,12})?(?:(?:就|对|结合|围绕)[^，。]{1,20})?(?:作了|做了|进行了|宣读了|通报了|传达了|安排了|部署了|汇报了|谈了|讲了|发了言|发言))"
)


def _earlier_speakers(text: str, new: NewMeeting) -> Iterator[Hit]:
    for match in _EARLIER.finditer(text):
        who = match.group("who")
        if "、" in who or "同志" in text[match.end("who") : match.end("who") + 4] or len(who) <= 12:
            yield Hit(match.start("who"), match.end("who"), new.say("前面发言"))


def _surname_and_post(text: str) -> Iterator[Hit]:
    """周书记, 李县长: a surname with a post, where no longer word ends before it."""
    pattern = re.compile(
        rf"(?:(?<![一-龥])|(?<=[、，和与及委府]))(?:{one_of('surnames')})(?={one_of('posts')})"
        rf"|(?<=[一-龥][小老])(?:{one_of('surnames')})(?=[）)]|同志)"
    )
    for match in pattern.finditer(text):
        if match.group() not in _VERBS and text[match.start() : match.start() + 2] not in word_set(
            "not_names"
        ):
            yield Hit(match.start(), match.end(), "【姓】")


_VERBS = frozenset("任向于由对和请从当常管各")
