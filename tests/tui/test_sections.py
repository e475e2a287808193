"""Whole sections moved by key, levels of headings turned, headings put in numbered for their place."""

from __future__ import annotations

import pytest

from draftkit.drafts.markdown import parse
from draftkit.model import Facts, Move, ParagraphKind, Phrase, PhraseKind, Rank, SpeechType, Step
from draftkit.session import setting_up
from draftkit.session.manuscript import Row, open_rows
from draftkit.session.moving import move_section_at
from draftkit.session.phrasing import in_wording
from draftkit.session.placing import Points, counted, numbered, points_at
from draftkit.session.sitting import Sitting
from draftkit.tui.screens.write import WriteScreen

DRAFT = """# 在全县冬修水利工作会议上的讲话

<!-- opening -->
同志们：

下面，我讲两点意见。

<!-- review.achievement -->
## 一、看清成绩

<!-- 提示：写成绩。 -->
### （一）渠道通了

清了三十里渠。

### （二）堤坝稳了

加固两座坝。

<!-- review.problem -->
问题也不少。

<!-- tasks.measure -->
## 二、抓紧施工

腊月前完工。

<!-- closing.call -->
散会后就动手。
"""


def headings(desk) -> list[str]:
    """The headings on the page, in order."""
    return [row.text for row in desk.prose.rows if row.kind is ParagraphKind.HEADING]


def line_of(desk, text: str) -> int:
    """The row that reads ``text``."""
    return next(line for line, row in enumerate(desk.prose.rows) if row.text == text)


async def test_a_section_moves_with_its_body_and_comes_back_with_one_undo(opened):
    async with opened(draft=DRAFT) as desk:
        await desk.wait(lambda: isinstance(desk.app.screen, WriteScreen), "writing")
        before = desk.prose.text
        desk.prose.move_cursor((line_of(desk, "腊月前完工。"), 2))
        await desk.press("ctrl+shift+up")
        await desk.wait(lambda: desk.prose.text != before, "moved")
        assert headings(desk) == ["一、抓紧施工", "二、看清成绩", "（一）渠道通了", "（二）堤坝稳了"]
        assert desk.prose.rows[desk.prose.cursor_location[0]].text == "腊月前完工。"
        assert desk.prose.rows[-1].text == "散会后就动手。", (
            "the closing words are no part of the last section"
        )
        await desk.press("ctrl+z")
        await desk.wait(lambda: desk.prose.text == before, "undone")


async def test_alt_arrows_on_a_heading_take_its_section_along(opened):
    async with opened(draft=DRAFT) as desk:
        await desk.wait(lambda: isinstance(desk.app.screen, WriteScreen), "writing")
        desk.prose.move_cursor((line_of(desk, "（一）渠道通了"), 3))
        await desk.press("alt+down")
        await desk.wait(lambda: "（一）堤坝稳了" in desk.prose.text, "moved")
        texts = desk.prose.text.splitlines()
        assert texts.index("（二）渠道通了") + 1 == texts.index("清了三十里渠。")
        assert texts.index("清了三十里渠。") + 1 == texts.index("问题也不少。")
        await desk.press("alt+down")
        await desk.see("后面没有同级的标题了")


async def test_the_level_of_a_heading_turns_with_its_number(opened):
    async with opened(draft=DRAFT) as desk:
        await desk.wait(lambda: isinstance(desk.app.screen, WriteScreen), "writing")
        line = line_of(desk, "问题也不少。")
        desk.prose.move_cursor((line, 0))
        await desk.press("alt+right")
        await desk.wait(lambda: desk.prose.rows[line].text.startswith("二、"), "first level")
        await desk.press("alt+right")
        await desk.wait(lambda: desk.prose.rows[line].text.startswith("（三）"), "second level")
        await desk.press("alt+left", "alt+left")
        await desk.wait(lambda: desk.prose.rows[line].text == "问题也不少。", "body again")
        assert desk.prose.rows[line].kind is ParagraphKind.BODY


@pytest.mark.parametrize("step", [-1, 1])
def test_moving_there_and_back_changes_nothing(step):
    draft = parse(DRAFT)
    here = DRAFT.index("腊月前") if step < 0 else DRAFT.index("加固两座坝")
    if step > 0:
        here = DRAFT.index("清了三十里渠")
    moved = move_section_at(draft, here, step)
    assert moved is not None
    back = move_section_at(moved.draft, moved.now, -step)
    assert back is not None
    assert [p.text for p in back.draft.paragraphs] == [p.text for p in draft.paragraphs]


def test_what_is_no_section_or_has_no_neighbour_does_not_move():
    draft = parse(DRAFT)
    assert move_section_at(draft, DRAFT.index("同志们"), 1) is None
    assert move_section_at(draft, DRAFT.index("散会后"), -1) is None
    assert move_section_at(draft, DRAFT.index("清了三十里"), -1) is None


def test_heading_sets_are_numbered_on_from_the_points_before():
    rows = open_rows(parse(DRAFT)).rows
    at = next(line for line, row in enumerate(rows) if row.text == "加固两座坝。")
    assert numbered(("抓进度", "（七）抓质量"), rows, at) == ("（三）抓进度", "（四）抓质量")
    at = next(line for line, row in enumerate(rows) if row.text == "腊月前完工。")
    assert numbered(("抓进度",), rows, at) == ("（一）抓进度",)
    assert numbered(("抓进度",), [Row("")], 0) == ("一、抓进度",)


def test_promised_counts_are_those_of_the_page():
    rows = open_rows(parse(DRAFT)).rows
    at = next(line for line, row in enumerate(rows) if row.text == "清了三十里渠。")
    points = points_at(rows, at, "review", None, Facts({"议程": ("一项", "二项", "三项")}))
    assert points == Points(2, 2, 3)
    hinge = Phrase(
        id="a", kind=PhraseKind.FRAME, text="下面，我讲【点数】点意见。", move=Move.OPENING, step=Step.HINGE
    )
    assert counted(lambda name: None, points, hinge)("点数") == "二"


def test_the_wording_that_was_looked_for_is_the_one_offered():
    phrase = Phrase(id="a", kind=PhraseKind.FRAME, text="取得明显成效", variants=("见到实效", "成效初显"))
    assert in_wording(phrase, "初显").text == "成效初显"
    assert in_wording(phrase, "jdsx").text == "见到实效"
    assert in_wording(phrase, "成效").text == "取得明显成效"
    assert in_wording(phrase, "").text == "取得明显成效"


async def test_another_word_for_the_one_under_the_cursor(opened):
    draft = DRAFT.replace("腊月前完工。", "要夯实基础，腊月前完工。")
    async with opened(draft=draft) as desk:
        await desk.see("条")
        line = line_of(desk, "要夯实基础，腊月前完工。")
        desk.prose.move_cursor((line, 2))
        await desk.press("ctrl+r")
        await desk.see("换说法：夯实")
        await desk.type("筑牢")
        await desk.press("enter")
        await desk.wait(lambda: desk.prose.rows[line].text == "要筑牢基础，腊月前完工。", "swapped")


async def test_any_two_revisions_are_compared(opened):
    async with opened(draft=DRAFT) as desk:
        await desk.wait(lambda: isinstance(desk.app.screen, WriteScreen), "writing")
        for words in ("甲句。", "乙句。"):
            await desk.press("ctrl+s", "ctrl+end")
            await desk.type(words)
        await desk.press("ctrl+s", "f8")
        await desk.see("→ 现在")
        await desk.press("end", "f6", "home", "down")
        await desk.see("第 1 稿 → 第 2 稿")
        assert "甲句" in desk.grid()
        assert "乙句" not in desk.grid().split("第 1 稿 → 第 2 稿")[1]


async def test_the_plan_shows_headings_as_drafting_writes_them(opened):
    async with opened() as desk:
        await desk.press("enter")
        await desk.see("基本情况")
        await desk.type("全县组织工作会议")
        await desk.press("ctrl+s")
        await desk.see("增强做好组织工作的责任感")
        assert "【工作】" not in desk.grid()


@pytest.mark.parametrize("kind", list(SpeechType))
def test_every_planned_part_of_every_type_is_found_on_the_page(kind, tmp_path):
    usual = setting_up.usual_minutes(kind)[1]
    path = setting_up.create_draft(kind, Facts(), Rank.PRINCIPAL, usual, 200, tmp_path, fill=False)
    sitting = Sitting.open(path)
    sitting.fetch_plan()
    assert sitting.plan is not None
    progress = sitting.progress(sitting.page())
    assert [part.key for part in progress.parts] == [section.key for section in sitting.plan.sections]
    assert all(part.line >= 0 for part in progress.parts)
    assert [part.line for part in progress.parts] == sorted(part.line for part in progress.parts)
    assert sum(part.words for part in progress.parts) == progress.words
    sitting.session.close()
