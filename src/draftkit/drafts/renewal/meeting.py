"""The two sides of a renewal: the old speech's identity and the new meeting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from draftkit.drafts.renewal.names import (
    NameSpan,
    name_boundary,
    place_spans,
    places_in,
    short_names,
)
from draftkit.lexicon.place_words import compounds, find_level_words, place_words
from draftkit.model import BlockKind, Facts, PlaceLevel, Speech

TIER = {
    PlaceLevel.PROVINCE: 0, PlaceLevel.CITY: 1, PlaceLevel.COUNTY: 2, PlaceLevel.DISTRICT: 2,
    PlaceLevel.BANNER: 2, PlaceLevel.ZONE: 2, PlaceLevel.TOWN: 3, PlaceLevel.TOWNSHIP: 3,
    PlaceLevel.SUBDISTRICT: 3, PlaceLevel.SCHOOL: 4, PlaceLevel.COMPANY: 4,
}  # fmt: skip
"""How far below the centre a level stands: a province 0, a school or company 4."""


@dataclass(frozen=True, slots=True)
class OldIdentity:
    """Whose speech it was, as far as the text tells; what it does not tell is empty.

    ``place`` is the full name of the speaker's place, ``stem`` its name without the level's word;
    ``abbreviations`` are what it is called for short (青师, 北矿); ``meeting`` the meeting's name,
    ``year`` the year in which it was given.
    """

    title: str = ""
    place: str = ""
    stem: str = ""
    level: PlaceLevel | None = None
    meeting: str = ""
    year: int | None = None
    abbreviations: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """What the speech is made ready for. ``answer`` gives the words for a slot name, None leaves it open."""

    facts: Facts = field(default_factory=Facts)
    answer: Callable[[str], str | None] = field(default=lambda name: None)

    def say(self, slot: str) -> str:
        """The words for a slot, or the slot itself, visible."""
        return self.answer(slot) or f"【{slot}】"

    @property
    def level(self) -> PlaceLevel | None:
        """The new level."""
        return self.facts.level

    @property
    def year(self) -> int | None:
        """The year of the new meeting."""
        date = self.facts.text("会议日期")[:4]
        if date.isdecimal():
            return int(date)
        past = self.facts.text("年度")
        return int(past) + 1 if past.isdecimal() else None


def identify(speech: Speech, people: frozenset[str]) -> OldIdentity:
    """Whose speech this was."""
    text = "\n".join(block.text for block in speech.blocks)
    title = speech.title or ""
    byline = "\n".join(block.text for block in speech.blocks if block.kind is BlockKind.SPEAKER)
    level = _level(text, title, byline)
    place = _place(text, f"{title}\n{byline}", level)
    stem = _stem(text, place, level)
    return OldIdentity(
        title=title,
        place=place,
        stem=stem if len(stem) >= 2 else _short_name(text),
        abbreviations=frozenset(abbreviations(text, place)),
        level=level,
        meeting=meeting_in(title),
        year=_year(speech, text),
        people=people,
        places=places_in(text),
    )


def meeting_in(title: str) -> str:
    """The name of the meeting in a title (在全县组织工作会议上的讲话), or an empty string."""
    match = _MEETING_IN_TITLE.search(title)
    return match.group("name") if match else ""


_MEETING_IN_TITLE = re.compile(
    r"(?:^|在|于)(?:[^在]*?(?:市|县|区|旗|委)(?=全))?"
    r"(?P<name>[^在，。：]{2,40}?(?:会议|大会|座谈会|动员会|推进会|现场会|部署会|调度会|交流会|报告会|表彰会|总结会|培训班|仪式|年会|例会|会))"
    r"(?=上|的?(?:讲话|致辞|发言|主持词|报告)|$)"
)
_STEM_TAIL = re.compile(
    r"(?:(?:维吾尔|壮族|回族)?自治区|经济技术开发区|高新技术产业开发区|经济开发区|高新区|开发区|[一-龥]{1,3}族自治[州县]|街道|自治旗|[省市县区旗镇乡州盟])$"
)
_ENDINGS = {
    PlaceLevel.PROVINCE: ("省", "自治区"), PlaceLevel.CITY: ("市", "州", "盟"),
    PlaceLevel.COUNTY: ("县",), PlaceLevel.DISTRICT: ("区",), PlaceLevel.BANNER: ("旗",),
    PlaceLevel.ZONE: ("开发区", "高新区", "新区"), PlaceLevel.TOWN: ("镇",), PlaceLevel.TOWNSHIP: ("乡",),
    PlaceLevel.SUBDISTRICT: ("街道",),
}  # fmt: skip
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")


def _level(text: str, title: str, byline: str) -> PlaceLevel | None:
    """The level whose own words (我县, 全县) the speech uses most; the speaker's post counts double."""
    votes: Counter[PlaceLevel] = Counter()
    for found in find_level_words(f"{text}\n{title}"):
        weight = {"我地": 10, "全地": 6}.get(found.slot, 1)
        for level in found.levels:
            votes[level] += weight
    for found in find_level_words(byline):
        for level in found.levels:
            votes[level] += 12
    votes[PlaceLevel.SCHOOL] += 3 * len(re.findall("我校|全校|校党委", text))
    if "管委会" in text and "党工委" in text:
        votes[PlaceLevel.ZONE] += 6
    return max(votes, key=lambda level: votes[level]) if any(votes.values()) else None


def _place(text: str, head: str, level: PlaceLevel | None) -> str:
    """The place named most often among those of the speech's own level; a school's or company's own name.

    ``head`` is the title and the byline. A place that is named once in passing is not the speaker's.
    """
    if level in _BODIES:
        return _body(text, head, _BODIES[level])
    endings = _ENDINGS.get(level, ()) if level else ("省", "市", "县", "区", "旗", "镇", "乡", "街道")
    votes: Counter[str] = Counter()
    for source, weight in ((text, 1), (head, 3)):
        for span in (*place_spans(source), *(_before_an_organ(source) if source is head else ())):
            name = source[span.start : span.end]
            if name.endswith(endings) and not _AS_EXAMPLE.search(source[: span.start][-6:]):
                after = source[span.end : span.end + 2]
                votes[name] += weight + (2 if after[:1] == "委" or after == "政府" else 0)
    for name in votes:
        votes[name] += 3 * len(re.findall(_OWN_IN_SLOGAN + re.escape(_STEM_TAIL.sub("", name)), text))
    known = [name for name in votes if votes[name] > 1 or text.count(_STEM_TAIL.sub("", name)) > 1]
    return max(known, key=lambda name: votes[name]) if known else ""


_OWN_IN_SLOGAN = "(?:新|现代化|美丽|幸福|富裕|文明|和谐|无愧于|谱写[^，。]{0,16}|建设[^，。]{0,10})"
"""What stands before the own place in the call at the end: 建设富裕美丽新岚溪."""


def _before_an_organ(head: str) -> Iterator[NameSpan]:
    """青岚市委书记 in title or byline: whoever leads a place is named with it, even where it comes once."""
    for match in _PLACE_AND_ORGAN.finditer(head):
        yield NameSpan(*match.span("name"))


_PLACE_AND_ORGAN = re.compile(
    r"^(?:中共|中国共产党)?(?P<name>(?!我|全|各|本|在|同志)[一-龥]{2,6}?[省市县区旗镇乡])(?=委书记|委副书记|人民政府|党委|委、|[省市县区旗镇乡]长|副[省市县区旗镇乡]长)",
    re.MULTILINE,
)


def _stem(text: str, place: str, level: PlaceLevel | None) -> str:
    """The short name of a place; of a body the first words of its name, where the text says them alone."""
    if level not in _BODIES:
        return _STEM_TAIL.sub("", place)
    body = re.sub(f"(?:{_BODIES[level]})+$", "", place)
    return body if text.count(body) > text.count(place) else ""


def abbreviations(text: str, name: str) -> Iterator[str]:
    """Two or three characters of ``name`` by which ``text`` calls it: 青川师范学院 is 青师, 海经开 a zone.

    Of a place its schools and bodies are called so (沱师 of 沱江省), unless it begins like a common word.
    """
    if name and len(name) < 5 and name[0] not in "大中小上下高重长新北南东西老平安广":
        form = rf"(?<![一-龥]){name[0]}(?:师大?|大|医大?|农大?|理工|工大|科大)(?=[、，。”和与附进入])"
        yield from set(re.findall(form, text)) - set(compounds())
    if len(name) < 5:
        return
    kinds = "".join(each for each in _SHORT_KINDS if each in name[1:])
    if not kinds:
        return
    form = rf"{re.escape(name[0])}[{re.escape(name[1:])}]?[{kinds}]"
    for found in set(re.findall(rf"{form}(?![校学院])", text.replace(name, "　"))):
        if found not in name and found not in compounds():
            yield found


_SHORT_KINDS = "师大院矿钢电油科农医工理财经开高化机汽铁煤附中"
"""Characters that stand for a kind of body in abbreviations."""


_BODIES = {
    PlaceLevel.SCHOOL: "大学|学院|中学|小学|学校|幼儿园|党校",
    PlaceLevel.COMPANY: "集团有限责任公司|集团有限公司|集团股份有限公司|股份有限公司|有限责任公司"
    "|有限公司|集团公司|公司|集团|银行|厂(?![房区长])|矿(?![业区山产井长工])",
}


def _body(text: str, title: str, endings: str) -> str:
    form = re.compile(
        rf"{name_boundary()}(?![在到赴对于从向和与及由为是把给让经的了])(?P<name>[一-龥]{{2,12}}?(?:{endings}))"
    )
    votes = Counter(match.group("name") for match in form.finditer(text))
    votes += Counter({match.group("name"): 3 for match in form.finditer(title)})
    often = [name for name in votes if votes[name] > 1]
    return max(often, key=lambda name: votes[name]) if often else ""


_AS_EXAMPLE = re.compile(r"(?:学习|借鉴|赶超|对标|考察|参观|超过|像|如|同|比|追赶|拜访|邀请)$")


def _short_name(text: str) -> str:
    """What a speech that never gives its place in full calls it, where it does so more than once."""
    found = Counter(short_names(text))
    names = {name: count for name, count in found.items() if 1 < text.count(name) <= 3 * count}
    return max(names, key=lambda name: names[name]) if names else ""


def _year(speech: Speech, text: str) -> int | None:
    """The year of the meeting: printed, in the title, or the one the speech names most."""
    for date in (speech.date_printed, speech.date_inferred):
        if date and date[:4].isdecimal():
            return int(date[:4])
    titled = max(_years(speech.title or ""), default=None)
    if titled is not None:
        return titled
    counts = Counter(_years(text))
    if not counts:
        return None
    most = max(counts, key=lambda year: (counts[year], year))
    # A yearly meeting looks back on one year and plans the next: the later is its own.
    return most + 1 if counts[most + 1] * 3 >= counts[most] else most


def _years(text: str) -> Iterator[int]:
    for match in _YEAR.finditer(text):
        year = int(match.group(1))
        if 1990 <= year <= 2030:
            yield year


def superior_words(level: PlaceLevel) -> dict[str, str]:
    """Slot → word of the level right above, where it is certain (above a county stands a city)."""
    above = {1: PlaceLevel.PROVINCE, 2: PlaceLevel.CITY}.get(TIER[level])
    return dict(place_words(above)) if above else {}
