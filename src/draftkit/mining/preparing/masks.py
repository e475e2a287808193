"""Masking: everything that identifies the source becomes a slot character before segmentation.

Rules run in order; an earlier one keeps its stretch. What the rules miss is still never printed: only
words of the genre's table stay fixed in a phrase (see ``words``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from draftkit.lexicon.dated_wording import find_dated
from draftkit.lexicon.divisions import divisions
from draftkit.lexicon.place_words import LevelWord, find_level_words
from draftkit.mining.slots import CHAR_OF
from draftkit.model.speech import Mark
from draftkit.model.speech_type import PlaceLevel

Span = tuple[int, int, str]
"""Start, end (code points) and the slot's name."""

_NUM = r"[0-9０-９]"
_CN = "一二三四五六七八九十百千万零〇两"
_LEADERS = ("习近平", "邓小平", "毛泽东", "江泽民", "胡锦涛")
_LATER_LEADERS = ("李克强", "李强", "温家宝", "朱镕基")
_LEVELS = "中央|全国|省委|市委|县委|区委|旗委|州委|党中央|国务院|全省|全市|全县|全区|全旗|全州|省|市|县|区|旗"
_MEETING_KIND = "工作会议|全体会议|全会|座谈会|代表大会|党代会|推进会|动员会|现场会|电视电话会议|常委会"
_MEASURES = (
    "个|名|人次|人|家|项|次|件|条|户|亩|公里|吨|场|期|篇|所|座|处|套|批|类|种|年|天|周年|公顷|平方米|万人"
)

# Every pattern, and every branch of one, begins with a literal or a character class where it can: the engine
# then jumps from one such character to the next. What else the class lets through, a look-behind tells apart.
RULES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("document", "文件", re.compile(r"《[^《》\n]{1,60}》(?:（[^（）\n]{1,20}）|\([^()\n]{1,20}\))?")),
    (
        "redaction",
        "内容",
        re.compile(
            r"[*＊×○●△□Xx#?](?:(?<=[*＊×○●△□])[*＊×○●△□]*|(?<=[Xx])[Xx]+|"
            r"(?<=[Xx])(?<![A-Za-z][Xx])(?![A-Za-z])|(?<=#)#+|(?<=\?)\?+)"
        ),
    ),
    (
        "core",
        "上级",
        re.compile(r"以[一-龥]{2,4}同志为(?:核心|总书记)的(?:党中央|中央领导集体)(?:周围)?"),
    ),
    (
        "doctrine",
        "提法",
        re.compile(
            "".join(rf"{leader}[一-龥]{{0,14}}?(?:思想|理论)|" for leader in _LEADERS)
            + r"三个代表”?重要思想|“三个代表”?重要思想|“[^“”，。\n]{1,10}”重要思想|马克思列宁主义|马克思主义|"
            r"中国特色社会主义(?:理论体系|伟大旗帜|道路|事业)?|社会主义现代化(?:强国|国家)?"
        ),
    ),
    (
        "meeting",
        "会议",
        re.compile(
            rf"(?:党的)?第?[{_CN}]{{1,4}}(?:届|次)(?:[{_CN}]中|[{_CN}]次)?(?:全会|全体会议|党代会|代表大会|会议)|"
            rf"(?:党的)?[十二][{_CN}]{{1,3}}大(?![一-龥]*?[量力批])|(?:{_LEVELS})(?:(?!召开|举行|举办|这次)[一-龥]){{0,12}}?(?:{_MEETING_KIND})|"
            rf"[一-龥]{{2,4}}(?:{_MEETING_KIND})(?=精神)|人大会议|人民代表大会"
        ),
    ),
    (
        "leader",
        "领导同志",
        re.compile(
            "".join(rf"{leader}(?:总书记|总理|主席|同志)?|" for leader in (*_LEADERS, *_LATER_LEADERS))
            + "总书记"
        ),
    ),
    (
        "date",
        "时间",
        re.compile(
            r"[0-9０-９*＊xX一二](?:"
            rf"(?<=[0-9０-９*＊xX])[0-9０-９*＊xX]{{1,3}}年(?:{_NUM}{{1,2}}月(?:{_NUM}{{1,2}}日)?)?(?:至{_NUM}{{2,4}}年)?|"
            r"(?<=[一二])[〇○零一二三四五六七八九]{3}年|"
            rf"(?<={_NUM}){_NUM}?月(?:{_NUM}{{1,2}}日|份|底|初)?)"
        ),
    ),
    (
        "percent",
        "百分比",
        re.compile(
            rf"[0-9０-９百](?:(?<=百)分之[{_CN}]+|(?<!百){_NUM}*(?:\.{_NUM}+)?(?:-{_NUM}+(?:\.{_NUM}+)?)?(?:%|％|个百分点))"
        ),
    ),
    (
        "money",
        "金额",
        re.compile(rf"{_NUM}{_NUM}*(?:\.{_NUM}+)?[多余]?[万亿千百]*[多余]?(?:美?元|元人民币)"),
    ),
    (
        "number",
        "数量",
        re.compile(
            rf"[0-9０-９{_CN}几](?:(?<={_NUM}){_NUM}*(?:[.,:：、至~-]{_NUM}+)*[多余]?[万亿千百]*[多余]?(?:{_MEASURES})?|"
            rf"(?<=[{_CN}几])[{_CN}几]{{0,2}}"
            r"(?=[点条句](?:意见|要求|希望|建议|认识|看法|体会|感受|话)|个方面|方面(?:的)?(?:意见|工作|要求)))"
        ),
    ),
    ("name", "名称", re.compile(r"[“‘][^“”‘’，。；：！？\n]{1,12}[”’](?:号|式|型)?")),
    ("latin", "名称", re.compile(r"[A-Za-zＡ-Ｚａ-ｚ][A-Za-z0-9Ａ-Ｚａ-ｚ.+&/-]*")),
    ("national", "上级", re.compile(r"党中央、国务院|党中央|国务院|中共中央|中央")),
)


@dataclass(frozen=True, slots=True)
class Masked:
    """Masked text with the way back: ``pieces`` are (masked start, original start, masked length)."""

    text: str
    pieces: tuple[tuple[int, int, int], ...]

    def originals(self, positions: Iterable[int]) -> Iterator[int]:
        """The code points of the original text at masked ``positions``, which must not fall."""
        waiting, shift = [*reversed(self.pieces)], 0
        for position in positions:
            while waiting and waiting[-1][0] < position:
                masked, original, length = waiting.pop()
                shift = original + length - (masked + 1)
            yield position + shift


@dataclass(frozen=True, slots=True)
class SpeechContext:
    """What masking needs to know of the whole speech: the speaker's level (None: national or unknown)."""

    level: PlaceLevel | None
    national: bool


def context_of(texts: Iterable[str]) -> SpeechContext:
    """The level whose words (我市, 全市, 市委) the speech uses most."""
    votes: Counter[PlaceLevel] = Counter()
    national = 0
    for text in texts:
        national += text.count("我国") + text.count("我们国家")
        for word in _found_level_words(text):
            for level in word.levels:
                votes[level] += 1
    best = max(votes.items(), key=lambda item: (item[1], item[0].value), default=None)
    if best is None or best[1] < national:
        return SpeechContext(None, national > 0)
    return SpeechContext(best[0], False)


@lru_cache(maxsize=2)
def _found_level_words(text: str) -> tuple[LevelWord, ...]:
    """The level words of a text, which telling the level and masking both ask for."""
    return tuple(find_level_words(text))


def mask(text: str, context: SpeechContext, marks: Iterable[Mark] = ()) -> Masked:
    """``text`` with every named thing replaced by its slot character."""
    taken = _taken(text, context, marks)
    pieces: list[tuple[int, int, int]] = []
    out: list[str] = []
    reached = written = 0
    for start, end, name in taken:
        out.append(text[reached:start])
        written += start - reached
        pieces.append((written, start, end - start))
        out.append(CHAR_OF[name])
        written += 1
        reached = end
    out.append(text[reached:])
    return Masked("".join(out), tuple(pieces))


def _taken(text: str, context: SpeechContext, marks: Iterable[Mark]) -> list[Span]:
    free = bytearray(len(text))
    taken: list[Span] = []
    for start, end, name in _spans(text, context, marks):
        if end > start and free.find(1, start, end) < 0:
            free[start:end] = b"\1" * (end - start)
            taken.append((start, end, name))
    taken.sort()
    return taken


def _spans(text: str, context: SpeechContext, marks: Iterable[Mark]) -> Iterator[Span]:
    for each in marks:
        if each.kind == "redaction":
            yield each.start, each.end, "内容"
    for rule, name, pattern in RULES:
        if rule == "name":
            yield from _dated(text)
            yield from _level_words(text, context)
            yield from _places(text)
        for match in _meetings(text, pattern) if rule == "meeting" else pattern.finditer(text):
            yield match.start(), match.end(), _refined(rule, name, text, match)


_HAN = re.compile(r"[〇一-龥]*")
_BEFORE_MEET = "".join(sorted({kind[-2] for kind in _MEETING_KIND.split("|")}))
_MEETS = re.compile(rf"[会十二](?:(?<=会)(?:议|(?<=[{_BEFORE_MEET}]会))|(?<=[十二])[{_CN}]{{1,3}}大)")


def _meetings(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The slow pattern of meetings, tried only where an unbroken run of Han characters names one at all."""
    backwards, length, reached = text[::-1], len(text), 0
    for meets in _MEETS.finditer(text):
        place = meets.start()
        if place >= reached:
            before = _HAN.match(backwards, length - place)
            after = _HAN.match(text, place)
            assert before
            assert after
            reached = after.end()
            yield from pattern.finditer(text, length - before.end(), reached)


def _refined(rule: str, name: str, text: str, match: re.Match[str]) -> str:
    """A meeting that is being held here is the fact 会议名称; one that is cited is any meeting."""
    if rule == "meeting" and re.search(
        r"(?:召开|今天|这次|举行)[^，。]{0,4}$", text[max(0, match.start() - 12) : match.start()]
    ):
        return "会议名称"
    return name


def _dated(text: str) -> Iterator[Span]:
    for span in find_dated(text):
        start, end = span.start, span.end
        if text[start - 1 : start] == "“" and text[end : end + 1] == "”":
            start, end = start - 1, end + 1
        yield start, end, "提法"


def _places(text: str) -> Iterator[Span]:
    for span in divisions().find(text):
        yield span.start, span.end, "地名"


_NATIONAL = {"我国": "我地", "全国": "全地"}
_NATIONAL_RE = re.compile("我国|全国")
_BODIES = frozenset({"党委", "政府", "党委政府", "书记", "首长"})


def _level_words(text: str, context: SpeechContext) -> Iterator[Span]:
    for word in _found_level_words(text):
        own = context.level is None or context.level in word.levels
        yield word.start, word.end, word.slot if own else _foreign(word.slot)
    if context.national:
        for match in _NATIONAL_RE.finditer(text):
            yield match.start(), match.end(), _NATIONAL[match.group()]


def _foreign(slot: str) -> str:
    return "上级" if slot in _BODIES else "地域"
