"""A file that is no draft becomes one word for word, whatever its lines begin with."""

from __future__ import annotations

import pytest

from draftkit.drafts.markdown import parse
from draftkit.files.resources import samples_dir
from draftkit.session.adopting import adopt
from draftkit.session.manuscript import open_rows

SPEECH = """在全县安全生产工作会议上的讲话
（2026年3月12日）
同志们：
今天，县政府召开全县安全生产工作会议，主要任务是总结去年工作，部署今年任务。
一、充分肯定成绩，清醒认识问题
{line}
二、突出重点领域，狠抓任务落实
要加大路面管控力度，务必见到实效。
谢谢大家！
"""


def _page(path):
    return [row.text for row in open_rows(parse(path.read_text("utf-8"))).rows]


@pytest.mark.parametrize(
    "line",
    [
        "去年全县共排查隐患3.6万处，整改率达到98%。",
        "* 去年全县共排查隐患3.6万处，整改率达到98%。",
        "> 去年全县共排查隐患3.6万处，整改率达到98%。",
        "去年全县共排查隐患*3.6*万处，`整改率`达到98%，真抓实干。",
        "去年全县[共]排查_隐患_3.6万处，整改率达到98%。",
    ],
)
def test_a_line_is_the_same_on_the_page(tmp_path, line):
    old = tmp_path / "稿.txt"
    old.write_text(SPEECH.format(line=line), "utf-8")
    page = _page(adopt(old, tmp_path).path)
    assert line in page
    assert "一、充分肯定成绩，清醒认识问题" in page


@pytest.mark.parametrize("name", sorted(path.name for path in (samples_dir() / "speeches").glob("*.txt")))
def test_no_word_of_a_speech_is_lost(tmp_path, name):
    from draftkit.corpus.reading import read_speeches

    path = samples_dir() / "speeches" / name
    speech = max(read_speeches(path), key=lambda each: sum(len(block.text) for block in each.blocks))
    page = "\n".join(_page(adopt(path, tmp_path).path))
    assert not [block.text for block in speech.blocks if block.text not in page]


def test_facts_are_those_of_the_speech(tmp_path):
    old = tmp_path / "稿.txt"
    old.write_text(SPEECH.format(line="去年全县共排查隐患3.6万处。"), "utf-8")
    draft = parse(adopt(old, tmp_path).path.read_text("utf-8"))
    assert draft.facts.text("会议名称") == "全县安全生产工作会议"
    assert draft.facts.text("层级") == "县"
    assert draft.facts.text("会议日期") == "2026-03-12"
    assert draft.minutes is None
