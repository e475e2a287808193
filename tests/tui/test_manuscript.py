"""The page and its Markdown: nothing changes unless it was changed, and every edit comes back as written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from draftkit.drafts.markdown import parse_leniently
from draftkit.model import ParagraphKind
from draftkit.session.desk import sample_text
from draftkit.session.manuscript import (
    Manuscript,
    Row,
    heading_level,
    markdown_of,
    open_rows,
    run_in_of,
    splice,
)
from draftkit.session.page_map import PageMap

BLOCKS = st.sampled_from(
    [
        "# 在全县会议上的讲话\n",
        "<!-- 讲话人 --> 县委书记　周启明\n",
        "<!-- opening -->\n",
        "<!-- tasks.measure -->\n",
        "<!-- 提示：写清做了什么。 -->\n",
        "同志们：\n",
        "## 一、提高认识\n",
        "### （一）抓基层\n",
        "**1. 建强组织。**要选优配强。\n",
        "要抓好落实。\n",
        "硬换行的\n一段。\n",
        "| 表 | 格 |\n|--|--|\n| 一 | 二 |\n",
    ]
)
DRAFTS = st.lists(st.tuples(BLOCKS, st.sampled_from(["", "\n", "\n\n"])), max_size=14).map(
    lambda pieces: "---\ndraftkit: 1\n---\n\n" + "".join(block + gap for block, gap in pieces)
)
LINES = st.sampled_from(
    ["", "要真抓实干。", "二、明确任务", "（二）抓落实。要盯住不放。", "各位代表：", "好"]
)


def opened(source: str) -> Manuscript:
    return open_rows(parse_leniently(source)[0])


@given(DRAFTS)
def test_a_page_not_touched_is_written_back_byte_for_byte(source):
    assert markdown_of(opened(source)) == source


def test_the_sample_too():
    assert markdown_of(opened(sample_text())) == sample_text()


@given(DRAFTS, st.data())
def test_rows_after_any_edits_read_back_as_they_stand(source, data):
    page = opened(source)
    rows = list(page.rows)
    for _ in range(data.draw(st.integers(1, 4))):
        top = data.draw(st.integers(0, len(rows) - 1))
        bottom = data.draw(st.integers(top, min(len(rows) - 1, top + 2)))
        texts = data.draw(st.lists(LINES, min_size=1, max_size=3))
        rows = splice(rows, top, bottom, texts)
        assert [row.text for row in rows[top : top + len(texts)]] == texts
    again = opened(markdown_of(Manuscript(page.front, tuple(rows), page.tail)))
    assert [row.text for row in again.rows if row.text] == [row.text for row in rows if row.text]


def test_rows_that_an_emptied_row_kept_apart_stay_apart():
    page = opened("---\ndraftkit: 1\n---\n\n| 表 | 格 |\n|--|--|\n# 标题\n同志们：\n")
    place = next(at for at, row in enumerate(page.rows) if row.text == "标题")
    rows = splice(list(page.rows), place, place, [""])
    again = opened(markdown_of(Manuscript(page.front, tuple(rows), page.tail)))
    assert [row.text for row in again.rows if row.text][-1] == "同志们："


@given(DRAFTS)
def test_every_place_on_the_page_is_a_place_in_the_source_and_back(source):
    draft = parse_leniently(source)[0]
    rows = open_rows(draft).rows
    page = PageMap(draft, rows)
    for line, row in enumerate(rows):
        for column, character in enumerate(row.text):
            offset = page.offset(line, column)
            assert source[offset] == character or (source[offset] + character).isspace()
            assert page.place(offset) == (line, column)


def test_headings_are_known_by_their_numbers_and_bodies_by_their_sentences():
    assert heading_level("一、提高认识，统一思想") == 1
    assert heading_level("（二）抓落实") == 2
    assert heading_level("一、提高认识。要认真学习，深刻领会。") is None
    assert heading_level("2026年是关键一年") is None
    assert run_in_of("（一）抓落实。要盯住不放。") == "（一）抓落实。"
    assert run_in_of("一是要抓落实。二是要盯住。") == ""


def test_a_prompt_waits_as_an_empty_row_until_text_comes():
    source = "---\ndraftkit: 1\n---\n\n<!-- opening.purpose -->\n\n<!-- 提示：说清任务。 -->\n\n## 一、认识\n"
    page = opened(source)
    assert [(row.text, row.prompt) for row in page.rows] == [("", "说清任务。"), ("一、认识", "")]
    rows = splice(page.rows, 0, 0, ["主要任务是部署工作。"])
    again = opened(markdown_of(Manuscript(page.front, tuple(rows), page.tail)))
    assert [row.text for row in again.rows] == ["主要任务是部署工作。", "一、认识"]


def test_a_deleted_paragraph_hands_its_move_to_the_next():
    source = "<!-- tasks -->\n要抓好落实。\n\n要压实责任。\n"
    page = opened(source)
    rows = splice(page.rows, 0, 1, ["要压实责任。"])
    assert "<!-- tasks -->" in markdown_of(Manuscript(page.front, tuple(rows), page.tail))


def test_a_new_line_becomes_a_heading_and_a_body_again_as_it_is_typed():
    rows = splice([Row("同志们：")], 0, 0, ["同志们：", "一、提高认识"])
    assert (rows[1].kind, rows[1].level) == (ParagraphKind.HEADING, 1)
    rows = splice(rows, 1, 1, ["一、提高认识。要认真学习。"])
    assert rows[1].kind is ParagraphKind.BODY
