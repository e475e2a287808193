"""Phrases offered while one types, and phrases taken after their beginning was typed."""

from __future__ import annotations

import pytest

from draftkit.model import Move, Phrase, PhraseKind, Step
from draftkit.session.suggesting import overlap, place_for, propose
from draftkit.tui.widgets.phrase_pane import PhrasePane

DRAFT = """---
type: annual
facts:
  会议名称: 全县安全生产工作会议
  地名: 望川县
  层级: 县
  工作: 安全生产
  会议日期: 2026-03-12
minutes: 25
---

# 在全县安全生产工作会议上的讲话

<!-- opening -->

同志们：

<!-- opening.occasion -->

今天
"""


def _phrase(text, step=Step.OCCASION, kind=PhraseKind.FRAME, move=Move.OPENING):
    return Phrase(id=text, text=text, kind=kind, move=move, step=step)


BANK = (
    _phrase("今天的会议到此结束。", Step.CALL, move=Move.CLOSING),
    _phrase("今天，我们召开【会议名称】，主要任务是【任务】。"),
    _phrase("今天，我们在这里召开【会议名称】。"),
    _phrase("我们召开这次会议，十分必要。", Step.PURPOSE),
    _phrase("我们召开大会", kind=PhraseKind.HEADING),
)


def _find(text):
    return [phrase for phrase in BANK if text in phrase.text]


def _say(phrase):
    return phrase.text.replace("【会议名称】", "全县安全生产工作会议")


@pytest.mark.parametrize(
    ("before", "ghost"),
    [
        ("今天", "，我们在这里召开全县安全生产工作会议。"),
        ("今天，我们召开", "全县安全生产工作会议，主要任务是【任务】。"),
        ("今天，我们召开全县安全", "生产工作会议，主要任务是【任务】。"),
        ("经研究，我们召开", "这次会议，十分必要。"),
        ("今天，他们召开", None),
        ("今", None),
    ],
)
def test_the_formula_of_this_step_goes_on_from_the_sentence_so_far(before, ghost):
    found = propose(_find, before, _say, Move.OPENING, Step.OCCASION)
    assert (found.text if found else None) == ghost


@pytest.mark.parametrize(
    ("before", "text", "length"),
    [
        ("今天，我们召开", "今天，我们召开大会。", 7),
        ("各位：今天", "今天，我们召开大会。", 2),
        ("做好安全工作", "工作部署要实。", 0),  # two characters in mid-clause are chance
        ("要做好安全生产", "安全生产重于泰山。", 4),
        ("", "今天", 0),
        ("今天", "今天", 0),
    ],
)
def test_what_was_typed_already_is_known_by_a_boundary_or_by_its_length(before, text, length):
    assert overlap(before, text) == length


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("刚才，街道办|作了发言。下面讲三点。", "今天的会开得好。", "刚才，街道办作了发言。|下面讲三点。"),
        ("他说：“我们|要干。”大家", "今天的会开得好。", "他说：“我们要干。”|大家"),
        ("过去一年，|工作扎实。", "全县上下团结一心。", "过去一年，|工作扎实。"),
        ("街道办|作了发言。", "扎实推进", "街道办|作了发言。"),
        ("|作了发言。", "今天的会开得好。", "|作了发言。"),
        ("街道办|作了发言", "今天的会开得好。", "街道办|作了发言"),
    ],
)
def test_no_whole_sentence_goes_into_the_middle_of_a_clause(line, text, expected):
    place = place_for(line.replace("|", ""), line.index("|"), text)
    assert place == expected.index("|")


async def test_a_phrase_taken_after_its_beginning_is_not_written_twice(opened):
    async with opened(draft=DRAFT) as desk:
        await desk.press("ctrl+end")
        await desk.type("，我们召开")
        await desk.wait(lambda: desk.app.screen.query_one(PhrasePane).shelf is not None, "the bank")
        await desk.press("f2")
        await desk.type("主要任务是")
        await desk.see("含“主要任务是”")
        rows = desk.app.screen.query_one("#phrases")
        while not rows.current.text.startswith("今天，我们召开全县"):
            await desk.press("down")
        await desk.press("enter")
        await desk.wait(lambda: "主要任务" in desk.prose.text, "taken")
        assert desk.prose.rows[-1].text.startswith("今天，我们召开全县安全生产工作会议，主要任务是")
        assert desk.prose.text.count("我们召开") == 1


async def test_grey_words_are_filled_and_what_is_open_in_them_is_selected(opened):
    async with opened(draft=DRAFT) as desk:
        await desk.press("ctrl+end")
        await desk.wait(lambda: desk.app.screen.query_one(PhrasePane).shelf is not None, "the bank")
        await desk.type("，我们召开全县")
        await desk.wait(lambda: desk.prose.suggestion.startswith("安全生产工作会议"), "proposed")
        grey = desk.prose.suggestion
        assert "【会议" not in grey
        await desk.press("right")
        assert desk.prose.text.endswith("今天，我们召开全县" + grey)
        if "【" in grey:
            assert desk.prose.selected_text.startswith("【")
        await desk.press("ctrl+z")
        await desk.wait(lambda: desk.prose.text.endswith("我们召开全县"), "undone")


async def test_undo_after_a_phrase_stays_at_the_place(opened):
    async with opened(draft=DRAFT) as desk:
        await desk.press("ctrl+end")
        await desk.wait(lambda: desk.app.screen.query_one(PhrasePane).shelf is not None, "the bank")
        await desk.press("f2")
        await desk.wait(lambda: not desk.prose.has_focus, "among the phrases")
        await desk.press("enter")
        await desk.wait(lambda: desk.prose.text.endswith("。"), "taken")
        await desk.press("ctrl+z")
        await desk.wait(lambda: desk.prose.text.endswith("今天"), "undone")
        assert desk.prose.cursor_location[0] == len(desk.prose.rows) - 1
