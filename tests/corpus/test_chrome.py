"""Lines of the page are told by themselves; sentences of a speech are not."""

from __future__ import annotations

import pytest

from draftkit.corpus.dropping.chrome import chrome_of
from draftkit.corpus.lines import lines_of


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("PAGE 3 / 7", "page-number"),
        ("Page 3 of 7", "page-number"),
        (".main{width:960px;margin:0 auto} .content p{line-height:2em;}", "markup"),
        ("好稿子网【www.haogaozi.example】详细出处参考", "site"),
        ("（下载次数:52）　举报　纠错", "stamp"),
        ("第3页共7页说的问题要逐条整改。", None),
        ("要建好用好学习网，出处要写清楚。", None),
        ("（下载次数多的材料要优先更新）", None),
    ],
)
def test_page_lines(text: str, rule: str | None) -> None:
    (line,) = lines_of(text)
    assert chrome_of(line) == rule
