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
_MENU_PARTS = re.compile(r"[|｜┊/／>»·\s\u3000]+")
_MENU_WORD = re.compile(
    "首页|主页|登录|注册|会员|下载中心|通知公告|信息公开|联系我们|关于我们|网站地图|新闻中心|校内新闻|公文|范文|讲话稿|心得体会|工作总结|"
    "党建|留言|收藏|搜索|设为|办事|公告|返回|微博|微信|空间|评论|打印|举报|版权|投稿|手机版|客户端"
)
_MENU_AT_LEAST = 4
_MENU_LONGEST_WORD = 8
_MENU_LONGEST = 80


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


def menus(lines: Sequence[Line]) -> set[int]:
    """Indexes of lines that are nothing but a site's links: short words in a row, half of them known."""
    return {at for at, line in enumerate(lines) if len(line.text) <= _MENU_LONGEST and _is_menu(line.text)}


def _is_menu(text: str) -> bool:
    if text.endswith(("。", "！", "？", "：", "；")):
        return False
    words = [word for word in _MENU_PARTS.split(text) if word]
    if len(words) < _MENU_AT_LEAST or any(len(word) > _MENU_LONGEST_WORD for word in words):
        return False
    return 2 * sum(_MENU_WORD.search(word) is not None for word in words) >= len(words)
