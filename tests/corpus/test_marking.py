"""Marks on clean text, spun words, and dates concluded from content."""

from __future__ import annotations

import pytest

from draftkit.corpus.dating import to_iso
from draftkit.corpus.parsing import parse
from draftkit.corpus.source import SourceText
from draftkit.lexicon.spun import SpunPair, find_spun, is_spun, spun_pairs
from draftkit.model import Speech


def speech(*lines: str) -> Speech:
    """A speech with a title, whose further lines are given."""
    return parse(SourceText("\n".join(["在全县工作会议上的讲话", *lines])))[0]


def spans(of: Speech, kind: str) -> list[tuple[str, str]]:
    return [
        (block.text[span.start : span.end], span.note)
        for block in of.blocks
        for span in block.spans
        if span.kind == kind
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "**县委书记XX同志指出，20**年要完成投资x亿元，增长x%。",
            [("**", "地名"), ("XX", "人名"), ("20**", "年份"), ("x", "金额"), ("x", "百分比")],
        ),
        ("党的**大胜利召开，第*次党代会提出新要求。", [("**", "会议"), ("第*", "会议")]),
        ("引进X光机两台，推广APEX经验，排查4X4车辆。", []),
        ("学习“**”重要思想，走访×××户群众。", [("**", "提法"), ("×××", "数量")]),
    ],
)
def test_redactions_are_typed(text: str, wanted: list[tuple[str, str]]) -> None:
    assert spans(speech(text), "redaction") == wanted


def test_torn_clauses_are_marked() -> None:
    torn = speech(
        "过去的一年，各级组织围绕中心、服务大局，积极作为、主动担当，开展了形式多样、内容丰富的活动，指导和支持四胡协",
        "民强旗为目标，加快推进各项建设，取得了明显成效。",
        "今后，我们还要继续努力工作，把各项任务一件一件落到实处，不断取得新的成绩，让群众满意。",
    )
    assert spans(torn, "gap") == [("指导和支持四胡协", "后文缺失"), ("民强旗为目标，", "前文缺失")]
    assert [block.gap for block in torn.blocks if block.kind == "paragraph"] == [False, True, False]


@pytest.mark.parametrize("pair", spun_pairs(), ids=lambda pair: pair.said)
def test_spun_examples(pair: SpunPair) -> None:
    assert pair.good, "every pair shows a use that is fine"
    assert pair.bad, "every pair shows the swap"
    for text in pair.good:
        assert pair.said not in [span.pair.said for span in find_spun(text)], text
    for text in pair.bad:
        assert pair.said in [span.pair.said for span in find_spun(text)], text


def test_doubtful_words_count_only_in_a_spun_document() -> None:
    clean = "我们要一心一意谋开展，作出更大的奉献。"
    proof = "党员群众效劳中心建设加快，工作根底更加牢固，广阔干部群众拍手称快。"
    assert not is_spun(clean)
    assert is_spun(proof)
    assert spans(speech(clean), "spun") == []
    assert ("开展", "发展") in spans(speech(clean + proof), "spun")


@pytest.mark.parametrize(
    ("lines", "year", "reason"),
    [
        (["2012年3月9日", "今天召开会议。"], "2012-03-09", "印有日期"),
        (["刚刚过去的2018年，我们经受了考验。"], "2019", "刚刚过去"),
        (["我们要以优异成绩庆祝建党90周年。"], "2011", "建党90周年"),
        (["今年是“十二五”的开局之年，任务很重。"], "2011", "开局"),
        (["以优异成绩向党的十八大献礼。", "深入开展创先争优活动。"], "2012", "十八大"),
    ],
)
def test_dates_come_from_content(lines: list[str], year: str, reason: str) -> None:
    dated = speech(*lines)
    assert dated.date_inferred == year
    assert reason in dated.date_why


def test_the_page_stamp_is_not_believed() -> None:
    [dated] = parse(
        SourceText("时间：2022-04-22 05:11:00\n讲话\n同志们：\n今年是香港回归10周年，大事多、喜事多。")
    )
    assert dated.date_inferred == "2007"
    assert "不采用" in dated.date_why


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("（2024年3月12日）", "2024-03-12"),
        ("二〇二一年六月", "2021-06"),
        ("2019年", "2019"),
        ("2024-13-40", "2024"),
        ("无", None),
    ],
)
def test_iso(said: str, iso: str | None) -> None:
    assert to_iso(said) == iso


def test_no_speech_is_dated_ahead_of_today() -> None:
    """A year still to come is a goal, or a clue nobody can follow yet; then the reason says so."""
    assert speech("同志们：", "我们要确保到2035年基本实现现代化。").date_inferred is None
    ahead = speech("同志们：", "明年就是建党190周年，任务很重。")
    assert ahead.date_inferred is None
    assert "还没有到" in ahead.date_why
