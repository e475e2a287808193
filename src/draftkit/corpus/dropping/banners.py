"""What stands at the head of a page, told from its neighbours: numbered notices and runs of key words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftkit.corpus.lines import Line

_WORD = re.compile(r"^[\w\u4e00-\u9fff]{1,7}$")
_NUMBERED = re.compile(r"^\d{1,2}[.、]")
_PAGE_TALK = re.compile("文件|文档|下载|预览|版权|客服|网站|付费|投诉|用户|上传")
_KEYWORDS_AT_LEAST = 4
_HEAD = 40


def key_words(lines: Sequence[Line]) -> set[int]:
    """Indexes of a run of one-word lines near the head: the tag cloud of a document site."""
    out: set[int] = set()
    run: list[int] = []
    for at, line in enumerate(lines[:_HEAD]):
        if _WORD.match(line.text):
            run.append(at)
            continue
        if len(run) >= _KEYWORDS_AT_LEAST:
            out.update(run)
        run = []
    return out


def numbered_notices(lines: Sequence[Line], dropped: set[int]) -> set[int]:
    """Indexes of numbered lines that go on after a dropped notice and talk about the page."""
    out: set[int] = set()
    for at, line in enumerate(lines[:_HEAD]):
        follows = at - 1 in dropped or at - 1 in out
        if follows and _NUMBERED.match(line.text) and len(_PAGE_TALK.findall(line.text)) >= 2:
            out.add(at)
    return out
