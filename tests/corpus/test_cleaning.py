"""Dirt put on clean text comes off again, nothing disappears unreported, and clean text stays as it is."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.corpus.cleaning.mojibake import find as find_mojibake
from draftkit.corpus.cleaning.table import RULES, clean
from draftkit.corpus.manuscript import Manuscript
from draftkit.corpus.parsing import parse
from draftkit.corpus.settings import ReadSettings
from draftkit.corpus.source import SourceText
from draftkit.model import Speech

TITLE = "在全县重点工作推进会上的讲话"
OPENING = "今天，县委、县政府召开这次会议，主要任务是总结前段工作，部署下步任务。下面，我讲三点意见。"
SECTIONS = (
    (
        "一、肯定成绩，增强信心",
        "上半年，全县完成投资12.5亿元，同比增长8%；新开工项目36个，“一窗通办”改革全面推开。",
    ),
    (
        "二、突出重点，攻坚克难",
        "要紧盯重点项目（含续建项目），逐个过堂、逐项销号，力争10:30前召开的调度会当天办结问题。",
    ),
    ("三、加强领导，狠抓落实", "各级各部门要把责任扛在肩上，主要负责同志亲自抓，决不允许推诿扯皮。"),
)
CLOSING = "同志们，目标已经明确，关键在于落实。让我们团结一心、真抓实干，为建设美好家园而努力奋斗！"


def clean_lines() -> list[str]:
    """A clean speech, a line a paragraph."""
    return [TITLE, "同志们：", OPENING, *(line for section in SECTIONS for line in section), CLOSING]


def half_width(text: str, chance: random.Random) -> str:
    """Marks as an NFKC fold leaves them."""
    return text.translate(str.maketrans("，：；！？（）", ",:;!?()"))


def low_quotes(text: str, chance: random.Random) -> str:
    """Quotation marks as a bad font gives them."""
    return text.translate(str.maketrans("“”", "‚‛"))


def annotated(text: str, chance: random.Random) -> str:
    """Readings glued behind some characters."""
    for character, reading in (("会", "huì"), ("任", "rèn"), ("办", "bàn"), ("领", "lǐng")):
        text = text.replace(character, f"{character}({reading})")
    return text


def invisible(text: str, chance: random.Random) -> str:
    """Zero-width characters strewn in."""
    return "".join(each + ("\u200b" if chance.random() < 0.1 else "") for each in text)


def full_digits(text: str, chance: random.Random) -> str:
    """Digits in full width."""
    return text.translate({ord("0") + value: chr(0xFF10 + value) for value in range(10)})


def spaced(text: str, chance: random.Random) -> str:
    """No-break spaces between characters, as justified type leaves them."""
    return "".join(
        each + ("\u00a0" if chance.random() < 0.08 and "\u4e00" <= each <= "\u9fff" else "") for each in text
    ).rstrip("\u00a0")


def chrome(text: str, chance: random.Random) -> str:
    """Lines of a web page around and between."""
    lines = text.split("\n")
    lines.insert(0, "时间:2022-03-01 08:00:00")
    lines.insert(1, "导语:本文来源于网友上传,不代表本站观点,欢迎参考。")
    lines.insert(chance.randrange(4, len(lines)), "第2页 共9页")
    return "\n".join([*lines, "www.example.com"])


DIRT: dict[str, Callable[[str, random.Random], str]] = {
    "half_width": half_width,
    "low_quotes": low_quotes,
    "annotated": annotated,
    "invisible": invisible,
    "full_digits": full_digits,
    "spaced": spaced,
    "chrome": chrome,
}


CLEAN = "\n".join(clean_lines())


def cleaned(text: str) -> str:
    manuscript = Manuscript(text)
    clean(manuscript)
    return manuscript.text


def texts(speeches: tuple[Speech, ...]) -> list[str]:
    return [block.text for speech in speeches for block in speech.blocks]


def assert_accounted(source: str, speeches: tuple[Speech, ...]) -> None:
    """Every character with ink is in a block, in a dropped line, or in a repair; blocks are their source
    with the repairs spliced in."""
    covered = [not character.strip() for character in source]
    lines = source.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    repairs = [repair for speech in speeches for repair in speech.repairs]
    for speech in speeches:
        for gone in speech.dropped:
            for at in range(starts[gone.line_start - 1], starts[gone.line_end] - 1):
                covered[at] = True
        for block in speech.blocks:
            text, done = "", block.start
            for repair in repairs:
                if block.start <= repair.start and repair.end <= block.end:
                    assert repair.was == source[repair.start : repair.end]
                    text += source[done : repair.start] + repair.now
                    done = repair.end
            assert text + source[done : block.end] == block.text
            covered[block.start : block.end] = [True] * (block.end - block.start)
    for repair in repairs:
        covered[repair.start : repair.end] = [True] * (repair.end - repair.start)
    missing = [source[at] for at, seen in enumerate(covered) if not seen]
    assert missing == [] or not speeches


@pytest.mark.parametrize("kind", DIRT)
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_each_kind_of_dirt_comes_off(kind: str, seed: int) -> None:
    dirty = DIRT[kind](CLEAN, random.Random(seed))
    assert dirty != CLEAN
    assert texts(parse(SourceText(dirty))) == texts(parse(SourceText(CLEAN)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(sorted(DIRT)), min_size=1, unique=True), st.integers(0, 10_000))
def test_mixed_dirt_is_accounted_for(kinds: list[str], seed: int) -> None:
    dirty, chance = CLEAN, random.Random(seed)
    for kind in sorted(kinds, key=["chrome", "spaced", "invisible"].count):
        dirty = DIRT[kind](dirty, chance)
    assert_accounted(dirty, parse(SourceText(dirty)))


CHARACTERS = st.sampled_from(
    list('县委今年，。,.:;!?()（）“”‚‛"一二三、是要\n\n 　\u200b\u00a0第篇1２%*xX同志们：讲话機(jī)制?h@。縣')
)


@settings(max_examples=300, deadline=None)
@given(st.lists(CHARACTERS, max_size=120).map("".join))
def test_any_text_is_accounted_for(text: str) -> None:
    assert_accounted(text, parse(SourceText(text)))


@settings(max_examples=200, deadline=None)
@given(st.lists(CHARACTERS, max_size=120).map("".join))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once


def test_clean_text_stays() -> None:
    assert cleaned(CLEAN) == CLEAN


@pytest.mark.parametrize(
    ("dirty", "wanted"),
    [
        (
            "会议要求,各单位(含企业)认真落实:一是抓紧,二是抓实!",
            "会议要求，各单位（含企业）认真落实：一是抓紧，二是抓实！",
        ),
        (
            "完成投资1,200万元,占比32%,同比为3:2,见http://a.b/c,谢谢",
            "完成投资1,200万元，占比32%，同比为3:2，见http://a.b/c，谢谢",
        ),
        ("推进机(jī)制建设(shè)，速度达到每小时80公里(km)。", "推进机制建设，速度达到每小时80公里（km）。"),
        ("２０２３年增长９．５％。", "2023年增长9.5%。"),
        ('开展"大走访"活动', "开展“大走访”活动"),
        ("⼀个⽬标", "一个目标"),
        (
            "学习&ldquo;三农&rdquo;精神，<strong>抓好</strong>春耕&nbsp;生产，A&B不变。",
            "学习“三农”精神，抓好春耕 生产，A&B不变。",
        ),
    ],
)
def test_one_line(dirty: str, wanted: str) -> None:
    assert cleaned(dirty) == wanted


def test_traditional_only_in_traditional_documents() -> None:
    assert cleaned("著名學者說，發展經濟離不開體制創新，存在著問題，瞭望未來。") == (
        "著名学者说，发展经济离不开体制创新，存在着问题，瞭望未来。"
    )
    assert cleaned("古籍里有个“後”字，我们照录。") == "古籍里有个“後”字，我们照录。"


@pytest.mark.parametrize(
    ("before", "pair", "after"),
    [("各项工作取得进展", "。縣", "委高度重视"), ("大家要团结", "。這", "样才能成事")],
)
def test_shifted_bytes_walk_back(before: str, pair: str, after: str) -> None:
    """The damage is made the way the converter made it: bytes read from the second one on."""
    raw = pair.encode("gbk")
    text = before + "?" + raw[1:-1].decode("gbk") + chr(raw[-1]) + after
    [(start, end, now)] = list(find_mojibake(text))
    assert text[:start] + now + text[end:] == before + pair + after


def test_questions_before_latin_letters_are_no_damage() -> None:
    for text in ("为什么?因为A股下跌。", "怎么办?请看B方案。", "谁来抓?组织部门和党员PK一下。"):
        assert list(find_mojibake(text)) == []


def test_every_rule_can_be_switched_off() -> None:
    for rule in RULES:
        dirty = "今年,機(jī)制建設(shè)２項\u200b，發展‚經濟‛"
        manuscript = Manuscript(dirty)
        clean(manuscript, frozenset({rule.name}))
        assert rule.name not in {repair.rule for repair in manuscript.repairs()}


def test_off_switch_of_line_rules() -> None:
    page = "时间:2022-03-01 08:00:00\n" + CLEAN
    off = parse(SourceText(page), settings=ReadSettings(off=frozenset({"stamp"})))
    assert not off[0].dropped
    assert [each.reason for each in parse(SourceText(page))[0].dropped] == ["stamp"]


def test_no_file_of_the_project_is_needed(tmp_path: Path) -> None:
    file = tmp_path / "讲话.txt"
    file.write_text(CLEAN, encoding="gb18030")
    from draftkit.corpus.reading import read_speeches

    [speech] = read_speeches(file)
    assert speech.title == clean_lines()[0]
    assert speech.report["codec"] == "gb18030"
