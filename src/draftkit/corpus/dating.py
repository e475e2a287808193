"""When a speech was given, from what it says: its printed date line, years it calls this or last year,
anniversaries, plan years, and wording that was current only then. A page's stamp is never believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from draftkit.lexicon.dated_wording import DatedTerm, dated_terms
from draftkit.model import Block, BlockKind
from draftkit.text.numerals import from_chinese

_FIRST, _LAST = 1978, 2040
_ENOUGH = 1.0
_SAME = 0.01
_REASONS = 3
_RESPUN = 0.2
_NAMED = 3.0


@dataclass(frozen=True, slots=True)
class Dating:
    """ISO dates (a year, a month or a day) and, in Chinese, what the inferred one rests on."""

    printed: str | None
    inferred: str | None
    why: str


@dataclass(frozen=True, slots=True)
class _Clue:
    """``weight`` is earned by years in ``first``..``last``; years outside lose ``against``."""

    first: int
    last: int
    weight: float
    why: str
    against: float = 0.0


_DIGITS = {each: str(value) for value, each in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}
_DATE = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})?\s*[月./-]?\s*(\d{1,2})?")
_HAN_DATE = re.compile(
    r"([一二][〇○零一二三四五六七八九]{3})年(?:([一二三四五六七八九十]{1,2})月)?(?:([一二三四五六七八九十]{1,3})日)?"
)

_YEAR = r"((?:19|20)\d\d)年"
_YEAR_CLUES: tuple[tuple[re.Pattern[str], int, float], ...] = (
    (
        re.compile(rf"(?:刚刚?过去的|回顾){_YEAR}|{_YEAR}(?:的)?(?:[^，。；]{{0,12}})?(?:回顾|取得的成绩)"),
        1,
        3.0,
    ),
    (
        re.compile(
            rf"{_YEAR}(?:的)?[^，。；]{{0,8}}(?:主要任务|工作任务|重点工作|工作要点|总体(?:部署|要求)|工作安排|工作会议|工作(?:的)?(?:基本|总体)?思路|工作计划)"
        ),
        0,
        3.0,
    ),
    (re.compile(rf"{_YEAR}，?是[^。]{{0,30}}(?:一年|之年|年份|开局|年)"), 0, 1.6),
    (re.compile(rf"[把将]{_YEAR}(?:作为|确定为|定为)"), 0, 3.0),
    (re.compile(rf"今年(?:是)?[（(]?{_YEAR}"), 0, 4.0),
    (re.compile(rf"去年[（(]?{_YEAR}"), 1, 4.0),
)
_ANY_YEAR = re.compile(r"(?<![\d到至])((?:19|20)\d\d)年(?!底?前)")
_FUTURE = re.compile(r"(?:到|至|力争|确保)20\d\d年")
_SINCE: tuple[tuple[re.Pattern[str], int, str], ...] = (
    (
        re.compile(r"(?:建党|党的?(?:成立|诞辰|诞生|生日)|中国共产党(?:成立|建立|诞辰|诞生))(\d{2,3})周年"),
        1921,
        "建党",
    ),
    (re.compile(r"(?:建国|新中国(?:成立|诞生)|中华人民共和国(?:成立|诞生)|国庆)(\d{2,3})周年"), 1949, "建国"),
    (re.compile(r"建军(\d{2,3})周年"), 1927, "建军"),
    (re.compile(r"香港回归(?:祖国)?(\d{1,2})周年"), 1997, "香港回归"),
    (re.compile(r"改革开放(\d{2})周年"), 1978, "改革开放"),
    (re.compile(r"长征胜利(\d{2})周年"), 1936, "长征胜利"),
    (re.compile(r"抗(?:战|日战争)胜利(\d{2})周年"), 1945, "抗战胜利"),
)
_PLAN = re.compile(
    r"[“\"‘]?(十[一二三四五六]?五)[”\"’]?(?:规划|计划|时期|发展)?的?[^，。]{0,6}?(开局|起步|收官|最后一年|承上启下|中期)"
)
_PLAN_PLACE = {"开局": 0, "起步": 0, "承上启下": 2, "中期": 2, "收官": 4, "最后一年": 4}
_CONGRESS = {"十六": 2002, "十七": 2007, "十八": 2012, "十九": 2017, "二十": 2022, "二十一": 2027}
_TO_COME = re.compile(
    r"(?:迎接|喜迎|将(?:要)?(?:迎来|召开)|向|迎来)党的(二?十[一六七八九]?)大(?:的)?(?:召开|胜利召开|献礼|$|，|。|顺利)?"
)


def date_of(blocks: Sequence[Block], stamps: Sequence[str] = (), *, spun: bool = False) -> Dating:
    """The dating of one speech; ``stamps`` are dropped page lines, named in the reason when they are wrong.

    A ``spun`` text has usually been given a new year too, so its bare years count for little.
    """
    printed = next(
        (iso for block in blocks if block.kind is BlockKind.DATE if (iso := to_iso(block.text))), None
    )
    text = "\n".join(block.text for block in blocks)
    clues = list(_clues(text, printed, _RESPUN if spun else 1.0))
    if not clues:
        return Dating(printed, printed, "按文中印出的日期" if printed else "")
    latest = max(date.today().year, int(printed[:4]) if printed else 0)
    scores = {year: _score(clues, year) for year in range(_FIRST, min(_LAST, latest + 1))}
    top = max(scores.values())
    level = [year for year, score in scores.items() if score > top - _SAME]
    best = level[len(level) // 2]
    if scores[best] < _ENOUGH:
        ahead = min((clue.first for clue in clues if clue.first > latest), default=None)
        why = f"文中的线索指向 {ahead} 年，还没有到，不作推定" if ahead else ""
        return Dating(printed, printed, "按文中印出的日期" if printed else why)
    said = sorted((clue for clue in clues if clue.first <= best <= clue.last), key=lambda clue: -clue.weight)
    span = f"约在 {level[0]}—{level[-1]} 年；" if len(level) > 1 else ""
    why = span + "；".join(dict.fromkeys(clue.why for clue in said[:_REASONS]))
    return Dating(
        printed,
        printed if printed and printed.startswith(str(best)) else str(best),
        why + _stamp(stamps, best),
    )


def to_iso(text: str) -> str | None:
    """The first date in ``text`` as ISO, as exact as it is written."""
    han = _HAN_DATE.search(text)
    if han:
        year = "".join(_DIGITS.get(each, "") for each in han.group(1))
        parts = [from_chinese(each) for each in han.groups()[1:] if each]
    else:
        match = _DATE.search(text)
        if match is None:
            return None
        year, parts = match.group(1), [int(each) for each in match.groups()[1:] if each]
    fits = [f"{part:02d}" for part, most in zip(parts, (12, 31), strict=False) if part and 1 <= part <= most]
    return "-".join([year, *fits]) if len(fits) == len(parts) else year


def _score(clues: Sequence[_Clue], year: int) -> float:
    return sum(clue.weight if clue.first <= year <= clue.last else -clue.against for clue in clues)


def _clues(text: str, printed: str | None, trust: float) -> Iterator[_Clue]:
    if printed:
        year = int(printed[:4])
        yield _Clue(year, year, 6.0, f"文中印有日期 {printed}")
    yield from _year_clues(text, trust)
    yield from _anniversary_clues(text)
    yield from _plan_clues(text)
    # Where the text names its year, wording only confirms: a review of five years uses five years' slogans.
    named = printed is not None or any(clue.weight >= _NAMED for clue in _year_clues(text, trust))
    yield from _wording_clues(text, 0.4 if named else 1.0)


def _year_clues(text: str, trust: float) -> Iterator[_Clue]:
    for pattern, later, weight in _YEAR_CLUES:
        for match in _few(pattern, text):
            year = int(next(group for group in match.groups() if group)) + later
            yield _Clue(year, year, weight * trust, f"提到“{match.group().strip()}”")
    goals = {match.end() - 5 for match in _FUTURE.finditer(text)}
    years = [int(match.group(1)) for match in _ANY_YEAR.finditer(text) if match.start() not in goals]
    past = [year for year in years if _FIRST <= year <= date.today().year]
    if past:
        newest = max(past)
        why = f"文中最晚的年份是 {newest} 年"
        yield _Clue(newest, newest + 1, 1.0 * trust, why, against=0.5 * trust)
        yield _Clue(newest, newest, 0.5 * trust, why)


def _anniversary_clues(text: str) -> Iterator[_Clue]:
    for pattern, base, name in _SINCE:
        for match in _few(pattern, text):
            year = base + int(match.group(1))
            yield _Clue(year, year, 2.5, f"{name}{match.group(1)}周年")


def _plan_clues(text: str) -> Iterator[_Clue]:
    for match in _few(_PLAN, text):
        number = from_chinese(match.group(1)[:-1])
        if number:
            year = 2001 + 5 * (number - 10) + _PLAN_PLACE[match.group(2)]
            yield _Clue(year, year, 2.5, f"“{match.group(1)}”{match.group(2)}之年是 {year} 年")
    for match in _few(_TO_COME, text):
        congress = _CONGRESS.get(match.group(1))
        if congress:
            yield _Clue(congress - 1, congress, 2.5, f"{match.group(1)}大将要召开", against=1.0)


def _wording_clues(text: str, trust: float) -> Iterator[_Clue]:
    for term in dated_terms():
        if term.since is None and term.until is None:
            continue
        times = text.count(term.text)
        if times:
            yield _wording(term, times, trust)


def _wording(term: DatedTerm, times: int, trust: float) -> _Clue:
    first, last = term.since or _FIRST, term.until or _LAST
    # A campaign names its years; a doctrine lives on, so being late speaks less against a year.
    exact = term.kind in ("plan", "campaign") and last - first <= 6
    weight = ((1.2 if exact else 0.6) + 0.1 * min(times, 5)) * trust
    span = f"{term.since or ''}—{term.until or ''}"
    return _Clue(first, last, weight, f"用了“{term.text}”（{span}）", against=(1.0 if exact else 0.5) * trust)


def _few(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The first matches: a clue repeated twenty times is still one clue."""
    seen: set[str] = set()
    for match in pattern.finditer(text):
        key = match.group()
        if key not in seen:
            seen.add(key)
            yield match
        if len(seen) >= 4:
            return


def _stamp(stamps: Sequence[str], year: int) -> str:
    for stamp in stamps:
        iso = to_iso(stamp)
        if iso and abs(int(iso[:4]) - year) > 1:
            return f"；网页时间 {iso} 与内容不符，不采用"
    return ""
