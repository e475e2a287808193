"""Names of places and people in running text: from the table of divisions, and by how names are built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from draftkit.drafts.renewal.words import one_of, word_set
from draftkit.lexicon.divisions import divisions
from draftkit.lexicon.place_words import compounds


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in a text. ``sure`` is False where only its form speaks for it."""

    start: int
    end: int
    sure: bool = True


def place_spans(text: str, known: frozenset[str] = frozenset()) -> Iterator[NameSpan]:
    """Every place named in ``text``, in order, not overlapping; places everyone names are passed over.

    ``known`` are names found elsewhere in the speech: they count wherever they stand.
    """
    found = [NameSpan(s.start, s.end) for s in divisions().find(text)]
    found += _built_places(text)
    found += [NameSpan(m.start(), m.end()) for name in known for m in re.finditer(re.escape(name), text)]
    found.sort(key=lambda span: (span.start, -span.end))
    reached = 0
    for span in found:
        if span.start >= reached:
            reached = span.end
            name = text[span.start : span.end]
            common = name in word_set("common_places") or name in word_set("not_places")
            if not common and not _misread(text, span):
                yield span


def short_names(text: str) -> Iterator[str]:
    """Two-character names that stand before 人民 or 儿女, as a place is called for short."""
    for match in _called_for_short().finditer(text):
        name = match.group("name")
        if name not in word_set("not_stems") and set(name) <= toponym_characters():
            yield name


@lru_cache(maxsize=1)
def _called_for_short() -> re.Pattern[str]:
    return re.compile(rf"{name_boundary()}(?P<name>[一-龥]{{2}})(?=人民(?!群众|生活|币|政府|日|对|的)|儿女)")


def _misread(text: str, span: NameSpan) -> bool:
    """Whether the characters only happen to meet: 均衡水平 holds no 衡水."""
    if text[span.end - 1 : span.end + 1] in _compounds():  # 渝北区域
        return True
    around = text[max(0, span.start - 1) : span.end + 1]
    return any(word in around for word in word_set("misread_places"))


def person_spans(text: str, known: frozenset[str] = frozenset()) -> Iterator[NameSpan]:
    """Every person named beside a post or as 同志, and every occurrence of the names in ``known``.

    A name that begins like an everyday word is not ``sure``.
    """
    taken = bytearray(len(text))  # the surer forms come first: 主任柴静同志 holds no 任柴静
    for pattern, certain in _person_patterns():
        for match in pattern.finditer(text):
            start, end = match.span("name")
            doubt = _doubt(match.group("name"), text[end : end + 1])
            if doubt is not None and not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield NameSpan(start, end, sure=certain or not doubt)
    for name in known:
        for match in re.finditer(re.escape(name), text):
            yield NameSpan(match.start(), match.end())


def places_in(text: str) -> frozenset[str]:
    """The names of places found by their form in a whole speech, and the last part of each.

    大柏镇石桥村 is 石桥村 the next time.
    """
    names = {text[span.start : span.end] for span in place_spans(text) if not span.sure}
    parts = {[*_PART.finditer(name)][-1] for name in names if _PART.search(name)}
    return frozenset(names | {part.group() for part in parts if _may_be_place(*part.groups())})


def people_in(text: str) -> frozenset[str]:
    """The full names of people found in a whole speech; one that everyone names is not among them."""
    found = frozenset(text[span.start : span.end] for span in person_spans(text) if span.sure)
    return found - word_set("common_people")


_UNITS = "街道|社区|苏木|嘎查|省|市|县|区|旗|镇|乡|村"
_SUFFIX = (
    "自治县|自治旗|自治州|经济技术开发区|高新技术产业开发区|经济开发区|开发区|工业园区|产业园区|高科技园区|科技园区|化工园区|物流园区|街道办事处|"
    + _UNITS
)
_NOT_AFTER = "[场民容值面域别分间级镇土愁亲风份力位块长直]|村级|(?<=乡)村"
_PART = re.compile(rf"([一-龥]{{1,4}}?)({_SUFFIX})")
_SPOKEN = frozenset(
    "的了是在和与把被让给对向由从为以及等个各每这那其我你他们要更也都就已将使能可应须不没有全整"
)


@lru_cache(maxsize=1)
def _built() -> re.Pattern[str]:
    name = rf"(?P<name>(?:[一-龥]{{1,4}}?(?:{_SUFFIX}))+)"
    return re.compile(rf"{name_boundary()}(?:中共|中国共产党)?{name}(?!{_NOT_AFTER})")


@lru_cache(maxsize=1)
def _not_after() -> re.Pattern[str]:
    return re.compile(_NOT_AFTER)


@lru_cache(maxsize=1)
def name_boundary() -> str:
    """A regular expression for where the name of a place or a body may begin."""
    leads = "|".join(f"(?<={lead})" for lead in sorted(word_set("leads")))
    words = "在|到|赴|以|如|像|和|与|及|从|对|向|由|为|是|的|于|把|给|让|经|全|了|陪"
    levels = "(?<=[我全该本各][省市县区旗镇乡校州])"
    return rf"(?:^|(?<=[\s，。、；：“”（）《》？！—,.;:()])|(?<={words})|{levels}|{leads})"


def verb_before(name: str) -> int:
    """The length of the words before a name that are none of it (继续支持 in 继续支持恒远公司)."""
    verb = _verb_before().match(name)
    return verb.end() if verb else 0


@lru_cache(maxsize=1)
def _verb_before() -> re.Pattern[str]:
    how = "(?:并|要|继续|进一步|积极|大力|着力|切实|加快|全力|重点|主动)*"
    return re.compile(rf"(?:为|向|对|让|把|将)?{how}(?:{one_of('leading_verbs')})")


def _built_places(text: str) -> Iterator[NameSpan]:
    """Names by their form: tried again behind every boundary, as 要向清河市 begins with no name."""
    position = 0
    while match := _built().search(text, position):
        start = end = match.start("name") + _lead_in(match.group("name"))
        for part in _PART.finditer(text, start, match.end("name")):
            if part.start() != end or not _may_be_place(*part.groups()):
                break
            end = part.end()
        if end > start and not _not_after().match(text, end) and not _once_before_an_organ(text, start, end):
            yield NameSpan(start, end, sure=False)
        position = max(end, match.start() + 1)


def _lead_in(name: str) -> int:
    """The length of a word before the name that could begin it (如双庙乡); 如东县 is in the table."""
    if _OWN_SLOGAN.match(name):
        return 2
    return int(name[0] in "如像到对从" and divisions().kind_of(name) is None)


_OWN_SLOGAN = re.compile(
    r"(?:平安|法治|健康|数字|文明|诚信|和谐|幸福|美丽|清廉|书香)[一-龥]{1,2}[省市县区旗]$"
)


def _once_before_an_organ(text: str, start: int, end: int) -> bool:
    """遵照市委: before 委 and 政府 only a name that comes again is one."""
    return text.startswith(("委", "政府"), end) and text.count(text[start:end]) < 2


def _may_be_place(stem: str, suffix: str) -> bool:
    if stem in word_set("not_places") or len(stem) < 2:
        return False
    if stem[-1] in "强富" and suffix in "省市县区旗":  # 富民强旗 is a goal, no place
        return False
    words = tuple(word for word in _compounds() if not suffix.endswith(word))
    if (stem + suffix).endswith(words) and not (len(stem) == 2 and stem.endswith("山")):
        return False
    if (
        stem.endswith(_never_before_a_level())
        or _SPOKEN & set(stem)
        or stem[0] in "省市县区旗州镇乡村"
        or stem[-1] in "型化性式"
    ):
        return False
    return suffix in ("苏木", "嘎查") or set(stem) <= toponym_characters()


@lru_cache(maxsize=1)
def _never_before_a_level() -> tuple[str, ...]:
    """Words that name no place before 镇 or 村; single characters (山, 州) do end real names."""
    return (*(word for word in word_set("not_places") if len(word) > 1), "农")


@lru_cache(maxsize=1)
def toponym_characters() -> frozenset[str]:
    """Characters that the names of China's divisions are made of; 根据省 and 围绕县 hold others."""
    return divisions().name_characters | word_set("place_characters")


@lru_cache(maxsize=1)
def _compounds() -> tuple[str, ...]:
    return compounds()


@lru_cache(maxsize=1)
def _person_patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The forms in which people are named, each with whether it leaves no doubt."""
    surname, post = f"(?:{one_of('surnames')})", f"(?:{one_of('posts')})"
    given = f"(?:(?![{''.join(sorted(_NEVER_IN_NAMES))}])[一-龥])"
    full = f"{surname}{given}{{1,2}}"
    after = rf"(?=$|[\s，。、；：！？）)】“”《]|{one_of('after_names')})"
    before = "(?:^|(?<=[^一-龥])|(?<=[是和与请由让像如学向、的了]))"
    forms = (
        # Between a post and 同志 stands a name, whatever its surname and length (旗长宝音德力格尔同志).
        rf"{post}[\s　]?(?P<name>(?!{post})(?:(?![{_BETWEEN}]){given}){{2,7}}(?:·{given}{{2,6}})?)"
        r"(?=同志(?!们))",
        rf"{post}[、\s　]?(?P<name>{surname}{given}{{2}}){after}",
        rf"{post}[、\s　]?(?P<name>{full}){after}",
        rf"{before}(?P<name>{full})(?={post}|同志|先生|女士|烈士)",
        rf"[一-龥](?:院|系|部|处|科|局|委|办|室|校|厂|矿|村|镇)(?P<name>{surname}{given}{{2}})(?={post})",
        rf"(?P<name>{surname}{given}{{2}})(?=同志(?!们))",
        rf"{before}(?P<name>{full})(?=(?:、{full})+(?:同志|等))",
        rf"(?:{one_of('roles')})(?P<name>{full})(?=被|同志|等|、|获|荣获|的事迹|捐|说|，)",
        rf"(?:^|(?<=[^一-龥]))(?P<name>{full})(?=(?:、[一-龥]{{2,3}})*等(?:同志|人|先进|劳模|一批|一大批|\d|[一二三四五六七八九十]))",
    )
    return tuple((re.compile(form), index == 0) for index, form in enumerate(forms))


def _doubt(name: str, following: str = "") -> bool | None:
    """Whether a name is in doubt because it begins like a word (韩国胜); None where it cannot be one."""
    if name[-1] == following and following in "省市县区旗镇乡村":  # 景明乡乡长: a place and its head
        return None
    if name[1:] in _WORDS_IN_NAMES or name in word_set("posts") or set(name[1:]) & _NEVER_IN_NAMES:
        return None
    if name[:2] not in word_set("not_names"):
        return False
    return True if len(name) == 3 else None


_BETWEEN = "有关所全老新"
"""Characters that stand between a post and 同志 where no name does: 局长有关同志."""
_WORDS_IN_NAMES = frozenset({"同志", "书记", "工作", "会议", "部门", "干部", "领导", "负责", "组织", "人员"})
_NEVER_IN_NAMES = frozenset("的了和与是在要会我们你他她它把被这那们个们各每党委员局部不没也都就副等")
