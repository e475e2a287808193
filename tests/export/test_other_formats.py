"""Markdown that other tools read the same, plain text, and the web page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from draftkit.drafts.markdown import parse
from draftkit.export.composing import compose
from draftkit.export.html import render_html
from draftkit.export.layouts import load_layout
from draftkit.export.manuscript import Manuscript, Part, Passage, Span
from draftkit.export.markdown import render_markdown
from draftkit.export.plain import render_plain
from draftkit.model import Facts


def commonmark_text(markdown):
    """The text a CommonMark reader sees, one block a line, and the kinds of its blocks."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    texts = ["".join(child.content for child in token.children) for token in tokens if token.type == "inline"]
    return texts, {token.type for token in tokens}


def test_commonmark_reads_the_sample_as_it_was_meant(manuscript, sample_text):
    made = manuscript(sample_text)
    texts, kinds = commonmark_text(render_markdown(made))
    assert texts == [p.text for p in made.passages]
    assert kinds == {"heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline"}


def test_bold_before_chinese_punctuation_still_closes(manuscript):
    markdown = render_markdown(manuscript("**（一）成果丰硕。**过去一年很好。\n"))
    assert "<strong>（一）成果丰硕</strong>。过去" in MarkdownIt("commonmark").render(markdown)


@pytest.mark.parametrize(
    "line", ["1. 不是列表，是一段", "+ 加号", "# 井号", "> 大于", "- 横线", "甲*乙*丙_丁_`戊`[己](庚)&amp;"]
)
def test_marks_at_the_start_stay_text(line):
    made = Manuscript((Passage(Part.BODY, (Span(line),)),), Facts())
    texts, kinds = commonmark_text(render_markdown(made))
    assert texts == [line]
    assert kinds == {"paragraph_open", "paragraph_close", "inline"}


@settings(deadline=None)
@given(st.text("甲乙*_`#>-+.1) &<[]\\~=！（）“”", min_size=1, max_size=25).filter(lambda t: t.strip() == t))
def test_any_line_stays_one_paragraph_of_the_same_text(line):
    made = Manuscript((Passage(Part.BODY, (Span(line),)),), Facts())
    texts, _ = commonmark_text(render_markdown(made))
    assert texts == [line]


def test_plain_text_is_indented_as_on_the_page(manuscript):
    text = render_plain(manuscript("# 讲话\n\n同志们：\n\n一段话。\n\n## 一、标题\n"), load_layout())
    assert text == "讲话\n\n同志们：\n　　一段话。\n　　一、标题\n"


def test_the_web_page_is_self_contained_and_safe(manuscript, sample_text):
    page = render_html(manuscript(sample_text + "\n<script>alert(1)</script>\n"), load_layout())
    assert "<script" not in page
    for outside in ("http:", "https:", "src=", "href=", "@import", "url("):
        assert outside not in page
    assert page.count("<mark>") == 1
    assert "<h2 " in page
    assert "28.95pt" in page


def test_every_format_says_the_same(sample_text, manuscript):
    made = manuscript(sample_text)
    plain = [line.lstrip("　") for line in render_plain(made, load_layout()).split("\n")]
    assert [line for line in plain if line] == [p.text for p in made.passages]


def test_attachment_notes_stand_under_each_other_in_every_format(sample_text, manuscript):
    made = manuscript(sample_text)
    plain = render_plain(made, load_layout())
    assert "　　附件：1.重点任务分工清单\n　　　　　2.会议日程\n" in plain
    assert "\n\n附件1\n\n重点任务分工清单\n\n　　第一项" in plain
    page = render_html(made, load_layout())
    assert 'style="margin-left:6em;text-indent:-1em">2.会议日程' in page


def test_an_empty_draft_gives_empty_documents():
    empty = compose(parse(""))
    assert render_plain(empty, load_layout()) == ""
    assert "<main>" in render_html(empty, load_layout())
