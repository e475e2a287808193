"""Heading markers: which numbering system a paragraph begins with, and which number it bears."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from draftkit.text.numerals import from_chinese

NUMERAL = "一二三四五六七八九十"
_HAN_NUMBER = f"[{NUMERAL}]{{1,3}}|[{NUMERAL}]?百[{NUMERAL}零]*"


class System(IntEnum):
    """Numbering systems by the rank they usually take (GB/T 9704 first, then the spoken ones)."""

    PART = 0
    HAN = 1
    ROMAN = 2
    HAN_BRACKET = 3
    ARABIC = 4
    ARABIC_BRACKET = 5
    CIRCLED = 6
    LETTER = 7
    ORDINAL = 8
    SERIES = 9
    FIRST_NEXT = 10
    ITEM_OF = 11
    NAMED = 12


@dataclass(frozen=True, slots=True)
class Marker:
    """``verb`` is the word of a spoken series (是 in 一是, 希望 in 希望一：).

    ``length`` counts the code points of the marker.
    """

    system: System
    number: int
    text: str
    verb: str = ""

    @property
    def length(self) -> int:
        """Code points the marker takes, blanks behind it included."""
        return len(self.text)


_SERIES_VERBS = "是要|必须|是|要|应当|应该|应|需要|需|须|靠|抓|看|讲|防|以|把|为"
_NAMED = (
    "希望|建议|要求|意见|措施|任务|体会|问题|重点|经验|启示|关键|感受|原因|目标|举措|"
    "短板|建言|期望|嘱托|祝愿|故事"
)
_COUNTED = "(?:件事?|项|步|招|仗|关|句话)"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_BRACKETED_DIGIT = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_CAPITALS = "壹贰叁肆伍陆柒捌玖拾"
_DOTTED_DIGIT = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_FIRST_NEXT = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 9}

_MARKER = re.compile(
    rf"(?P<capital>(?P<capital_n>[{_CAPITALS}])[、．.，：:])"
    rf"|(?P<part>第(?P<part_n>{_HAN_NUMBER}|\d{{1,2}})(?:部分|章|方面|节|个问题|个方面)[：:、，,\s]?\s?)"
    rf"|(?P<han>(?P<han_n>{_HAN_NUMBER})(?:[ \u3000]?[、．]|[.](?!\d)|[ \u3000](?=[\u4e00-\u9fff])))"
    rf"|(?P<roman>(?:(?P<roman_n>[{_ROMAN}])|(?P<roman_l>VI{{0,3}}|IV|IX|I{{1,3}}|X)(?=[.、．]))[.、．\s]?\s?)"
    rf"|(?P<han_bracket>(?:[（(](?P<han_bracket_n>{_HAN_NUMBER})[）)]|(?P<han_bracket_s>[{_BRACKETED}]))[、.．]?)"
    rf"|(?P<arabic>(?:(?P<arabic_n>\d{{1,2}})(?:[ \u3000]?[、．]|[.](?!\d))"
    rf"|(?P<arabic_s>[{_DOTTED_DIGIT}]))[ \u3000]?)"
    rf"|(?P<arabic_bracket>(?:[（(](?P<arabic_bracket_n>\d{{1,2}})[）)]|(?P<arabic_bracket_m>\d{{1,2}})[）)]"
    rf"|(?P<arabic_bracket_s>[{_BRACKETED_DIGIT}]))[、.．]?)"
    rf"|(?P<circled>(?P<circled_n>[{_CIRCLED}])[、.．]?)"
    rf"|(?P<letter>(?P<letter_n>[A-H])[、.．](?=[\u4e00-\u9fff]))"
    rf"|(?P<ordinal>第(?P<ordinal_n>{_HAN_NUMBER})(?:(?:点|条|个)?(?:[，、,：:]|是|要(?!素)|必须)|{_COUNTED}[，、,：:]"
    rf"|(?:点|条|个)[\u4e00-\u9fff]{{1,2}}[，、,：:]))"
    rf"|(?P<foremost>头一(?:点|条|个|{_COUNTED})(?:[，、,：:]|是))"
    rf"|(?P<series>(?P<series_n>{_HAN_NUMBER})(?:方面)?(?P<verb>{_SERIES_VERBS}))"
    rf"|(?P<first_next>(?P<first_next_n>首先|其次|再次|再者|最后)(?:[，,：:、]|(?=[要是必]))(?:是|要|必须)?)"
    rf"|(?P<item_of>其(?P<item_of_n>[{NUMERAL}])[，,：:、])"
    rf"|(?P<named>(?P<word>{_NAMED})之?(?P<named_n>[{NUMERAL}])(?:[：:，,、]|[ \u3000]|是))"
    rf"|(?P<of_kind>(?P<of_word>[\u4e00-\u9fff]{{2}})之(?P<of_kind_n>[{NUMERAL}])[：:])"
)
_NOT_A_SERIES = re.compile(
    rf"[{NUMERAL}]+(?:要素|要害|为(?:什么|主)|以(?:贯之|来|后|前|上|下|内|致)|把手|看就|抓到底|抓就|讲话|是一|应俱全|是二|是三)"
)
_NOT_A_MARKER = re.compile(
    rf"[{NUMERAL}]{{1,3}}、[{NUMERAL}]{{1,3}}(?:[、，]|[月日年号季期产次线流两个届是者])"
)


def marker_at(text: str, start: int = 0) -> Marker | None:
    """The marker that ``text`` bears at ``start``, or None."""
    match = _MARKER.match(text, start)
    if match is None or _NOT_A_MARKER.match(text, start):
        return None
    kind = match.lastgroup if match.lastgroup in _SYSTEM_OF else _outer(match)
    system = _SYSTEM_OF[kind]
    if system is System.SERIES and _NOT_A_SERIES.match(text, start):
        return None
    number = _number(match, kind)
    if number is None or not 1 <= number <= 60:
        return None
    return Marker(system, number, match.group(), _verb(match))


def _verb(match: re.Match[str]) -> str:
    verb = match.group("verb") or match.group("word") or match.group("of_word") or ""
    return "是" if verb == "是要" else verb


def _outer(match: re.Match[str]) -> str:
    return next(name for name in _SYSTEM_OF if match.group(name) is not None)


def _number(match: re.Match[str], kind: str) -> int | None:
    group = match.groupdict()
    for name, row in (
        ("han_bracket_s", _BRACKETED),
        ("arabic_s", _DOTTED_DIGIT),
        ("arabic_bracket_s", _BRACKETED_DIGIT),
        ("circled_n", _CIRCLED),
        ("roman_n", _ROMAN),
        ("letter_n", "ABCDEFGH"),
        ("capital_n", _CAPITALS),
    ):
        if group[name]:
            return row.index(group[name]) + 1
    if group["roman_l"]:
        return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X").index(group["roman_l"]) + 1
    if group["foremost"]:
        return 1
    if group["first_next_n"]:
        return _FIRST_NEXT[group["first_next_n"]]
    said = group[f"{kind}_n"] or group.get(f"{kind}_m")
    return from_chinese(said) if said else None


_SYSTEM_OF = {
    "capital": System.PART,
    "part": System.PART,
    "han": System.HAN,
    "roman": System.ROMAN,
    "han_bracket": System.HAN_BRACKET,
    "arabic": System.ARABIC,
    "arabic_bracket": System.ARABIC_BRACKET,
    "circled": System.CIRCLED,
    "letter": System.LETTER,
    "ordinal": System.ORDINAL,
    "series": System.SERIES,
    "first_next": System.FIRST_NEXT,
    "item_of": System.ITEM_OF,
    "named": System.NAMED,
    "foremost": System.ORDINAL,
    "of_kind": System.NAMED,
}
