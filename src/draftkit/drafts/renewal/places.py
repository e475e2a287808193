"""Place names: the speaker's own becomes the new one, any other an open slot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.drafts.renewal.meeting import NewMeeting, OldIdentity
from draftkit.drafts.renewal.names import place_spans
from draftkit.drafts.renewal.rule import Hit
from draftkit.drafts.renewal.words import word_set
from draftkit.lexicon.divisions import divisions
from draftkit.lexicon.place_words import compounds
from draftkit.model import PlaceLevel


def find_places(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """Every place of ``text``."""
    for span in place_spans(text, old.places):
        name = text[span.start : span.end]
        if name == old.place or (old.stem and name == old.stem):
            yield _own(text, span.start, span.end, new)
        elif name == new.facts.text("地名"):
            yield Hit(span.start, span.end, None)
        else:
            yield _foreign(text, span.start, span.end, name, old)
    yield from _stems(text, old, new)
    for match in _OWN_IN_SLOGAN.finditer(text):
        if not match.group().endswith(compounds()):
            yield Hit(match.start(), match.end(), new.say("地名"))
    for name in old.abbreviations:
        for match in re.finditer(re.escape(name), text):
            yield Hit(match.start(), match.end(), "【简称】")


def _own(text: str, start: int, end: int, new: NewMeeting) -> Hit:
    """The own place with the organ behind it: 青山县委 → 望川县委, 望川开发区党工委."""
    organ = _ORGAN.match(text, end)
    place = new.say("地名")
    if organ is None:
        return Hit(start, end, place)
    words = _organ_words(new)
    return Hit(
        start, organ.end(), place + words[organ.group()] if words else f"{place}【{_SLOT[organ.group()]}】"
    )


_ORGAN = re.compile(r"党工委|党委|管委会|办事处|政府|委(?![员托任屈派])")
_SLOT = {"委": "党委", "党委": "党委", "党工委": "党委", "政府": "政府", "管委会": "政府", "办事处": "政府"}


def _organ_words(new: NewMeeting) -> dict[str, str]:
    """What stands behind the new place's name for its committee and its government."""
    if new.level is None:
        return {}
    party = {
        PlaceLevel.ZONE: "党工委", PlaceLevel.SUBDISTRICT: "党工委", PlaceLevel.TOWN: "党委",
        PlaceLevel.TOWNSHIP: "党委", PlaceLevel.SCHOOL: "党委", PlaceLevel.COMPANY: "党委",
    }.get(new.level, "委")  # fmt: skip
    rule = {
        PlaceLevel.ZONE: "管委会", PlaceLevel.SUBDISTRICT: "办事处",
        PlaceLevel.SCHOOL: "", PlaceLevel.COMPANY: "",
    }.get(new.level, "政府")  # fmt: skip
    return {organ: party if slot == "党委" else rule for organ, slot in _SLOT.items()}


_SLOT_BY_ENDING = (
    (("村", "社区", "嘎查"), "村（社区）"),
    (("省", "自治区"), "省份"),
    (("市", "州", "盟"), "市名"),
    (("开发区", "园区"), "园区"),
    (("县", "区", "旗"), "县区名"),
    (("镇", "乡", "街道", "街道办事处", "苏木"), "乡镇"),
)


def _foreign(text: str, start: int, end: int, name: str, old: OldIdentity) -> Hit:
    division = divisions().kind_of(name)
    short = "外地" if division else "地名"
    slot = next((slot for endings, slot in _SLOT_BY_ENDING if name.endswith(endings)), short)
    if text[end - 1] in "省市县区旗" and _COMMITTEE.match(text, end):  # 青河市委: 委 needs its 市
        return Hit(start, end, f"【{slot}】{text[end - 1]}" if len(name) > 2 else f"【{slot}】")
    return Hit(start, end, f"【{slot}】")


_OWN_IN_SLOGAN = re.compile(
    r"(?<=[“”\"](?:平安|法治|健康|数字|文明|诚信|和谐|幸福|美丽|清廉|书香))[一-龥]{1,2}[省市县区旗](?=[”\"])"
)
"""The own place by the name its people use, in the name of a campaign (“平安中旗”)."""
_COMMITTEE = re.compile("委(?![员托任屈派])")
_PLACE_BEFORE = re.compile(
    r"(?:在|我们|魅力|大美|新|建设|把|让|为|对|全|爱|来|到|美丽|幸福|活力|现代化|今日|振兴|发展|中共)$"
)
_PLACE_AFTER = re.compile(
    r"人民|儿女|大地|经济|发展|的?实际|特色|精神|干部|实践|模式|速度|振兴|品牌|各级|党"
    r"|县|市|区|旗|镇|乡|老区|新区|人|籍|建设|未来|明天"
)


def _stems(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """The own place by its short name (青山人民); an everyday word only where it means the place."""
    if not old.stem:
        return
    everyday = old.stem in word_set("everyday_names")
    for match in re.finditer(re.escape(old.stem), text):
        before, after = text[: match.start()], text[match.end() :]
        if everyday and not (_PLACE_BEFORE.search(before) or _PLACE_AFTER.match(after)):
            yield Hit(match.start(), match.end(), None, "和旧地名同字，像是平常词，请核")
            continue
        yield Hit(match.start(), match.end(), _stem_of(new) or new.say("地名"))


def _stem_of(new: NewMeeting) -> str:
    place = new.facts.text("地名")
    stem = re.sub(r"(?:经济技术开发区|经济开发区|高新区|开发区|街道|[省市县区旗镇乡])$", "", place)
    return stem if len(stem) >= 2 else place
