"""What follows the speech on its page: licence tails of wikis, lists of attachments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftkit.corpus.lines import Line

_LICENCE = re.compile(
    r"^(?:本作品|这部作品|此作品)(?:是|在|的|已)|^Public domain|^注：中文维基文库|^维基文库"
)
_PROOF = re.compile("公有领域|著作权法|Public domain|维基文库|CC BY|知识共享")
_REACH = 60
_ATTACHMENTS = re.compile(
    r"^附(?:件|表|录)?(?:[一二三四五六七八九十\d]{0,2}[：:]|[一二三四五六七八九十\d]{0,2}$)"
)
_ITEM = re.compile(
    r"^(?:附(?:件|表|录)?[一二三四五六七八九十\d]*[：:]?\s*)?(?:[（(]?\d{1,2}[）)]?[.．、]?|《)\s*\S.{1,50}$"
)
_LIST_LONGEST = 50
_LIST_MOST = 15


def wiki_tail(lines: Sequence[Line]) -> set[int]:
    """Indexes of the licence lines at the end, empty where there are none."""
    first = max(0, len(lines) - _REACH)
    for at in range(first, len(lines)):
        if _LICENCE.match(lines[at].text):
            rest = " ".join(line.text for line in lines[at:])
            return set(range(at, len(lines))) if _PROOF.search(rest) else set()
    return set()


def attachments(lines: Sequence[Line], dropped: set[int]) -> list[int]:
    """Indexes of 附件： and the short items below it, where nothing but dropped lines follows them."""
    first = max(0, len(lines) - _REACH)
    for at in range(first, len(lines)):
        if not _ATTACHMENTS.match(lines[at].text):
            continue
        rest = [place for place in range(at, len(lines)) if place not in dropped]
        if len(rest) <= _LIST_MOST and all(_is_listed(lines[place].text) for place in rest):
            return rest
    return []


def _is_listed(text: str) -> bool:
    """Whether a line can be the head or an item of the list: short, and no sentence."""
    is_short = len(text) <= _LIST_LONGEST and not text.endswith(("。", "！", "？"))
    return is_short and (_ATTACHMENTS.match(text) is not None or _ITEM.match(text) is not None)
