"""Long titles break by sense, in a trapezoid or diamond, and never lose a character."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.export.cells import cells
from draftkit.export.title_lines import title_lines
from draftkit.files import strict_yaml
from draftkit.text.marks import NO_END

CASES = strict_yaml.load(Path(__file__).parent / "samples" / "titles.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"][:12])
def test_titles_break_where_a_writer_would_break_them(case):
    assert list(title_lines(case["title"].replace("<br>", "\n"), 20)) == list(case["lines"])


@given(st.text("在全市县工作会议上的讲话推进动员《》“”暨0123456789年", max_size=70), st.integers(8, 24))
def test_every_character_stays_and_every_line_fits(title, most):
    lines = title_lines(title, most)
    assert "".join(lines) == title
    assert all(cells(line) <= most for line in lines)


def test_a_number_and_a_bracketed_name_stay_whole():
    lines = title_lines("在贯彻落实《关于加强基层组织建设的若干意见》工作推进会上的讲话", 20)
    assert any("《" in line and "》" in line for line in lines) or len(lines) > 2
    assert not any(line.endswith(tuple(NO_END)) for line in lines)
    assert any(
        "2026年" in line
        for line in title_lines("在望川县委农村工作暨推进2026年乡村振兴重点工作会议上的讲话", 20)
    )


def test_lines_are_neither_a_rectangle_nor_an_hourglass():
    for words in (
        "在全市教育工作会议暨教师节庆祝表彰大会上的讲话",
        "在全县经济工作会议暨招商引资项目建设推进大会暨表彰大会上的讲话",
    ):
        lengths = [len(line) for line in title_lines(words, 20)]
        assert len(set(lengths)) > 1
        assert not any(a > b < c for a, b, c in zip(lengths, lengths[1:], lengths[2:], strict=False))


@pytest.mark.parametrize("most", [8, 12])
def test_a_title_of_very_many_lines_breaks_between_words_too(most):
    title = "在全市2026年度党建引领基层治理现场推进会议暨“两优一先”表彰大会和全市乡村振兴工作座谈会上的讲话"
    lines = title_lines(title, most)
    assert len(lines) > 4
    for word in ("2026年", "年度", "党建", "基层", "治理", "现场", "表彰", "乡村", "振兴", "座谈会", "讲话"):
        assert any(word in line for line in lines), word
    assert not any(line.endswith(("在", "全市", "“", "暨")) for line in lines)


def test_a_title_of_a_whole_page_is_broken_at_once():
    lines = title_lines("在全县工作会议上的讲话" * 4000, 20)
    assert max(map(cells, lines)) <= 20
