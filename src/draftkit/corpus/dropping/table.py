"""All line rules in order, with their Chinese names, and the one call that applies them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from draftkit.corpus.dropping.banners import key_words, menus, numbered_notices
from draftkit.corpus.dropping.chrome import CHROME, chrome_of
from draftkit.corpus.dropping.collections import bare_counts, collection_titles, contents, links_behind
from draftkit.corpus.dropping.tails import attachments, wiki_tail
from draftkit.corpus.lines import Line

DROPPING: dict[str, str] = {rule.name: rule.zh for rule in CHROME} | {
    "key-words": "网页的关键词堆",
    "menu": "网站的栏目、导航行",
    "numbered-notice": "网页提示里的编号条目",
    "wiki-tail": "维基页面的版权尾注",
    "page-count": "单独成行的页码数字",
    "attachments": "文后的附件清单",
    "contents": "目录",
    "links": "文后别篇的标题链接",
    "collection-title": "合集的总标题",
    "file-splitter": "合集里的“第几篇”分隔行",
    "repeated-title": "重复的标题",
}
_BARE_NUMBER = re.compile(r"^\d{1,3}$")


def dropped_lines(lines: Sequence[Line], off: frozenset[str] = frozenset()) -> dict[int, str]:
    """Index in ``lines`` → name of the rule that leaves the line out."""
    out: dict[int, str] = {}
    for at, line in enumerate(lines):
        name = chrome_of(line, off)
        if name:
            out[at] = name
    if "wiki-tail" not in off:
        out |= dict.fromkeys(wiki_tail(lines), "wiki-tail")
    if "key-words" not in off:
        out |= dict.fromkeys(key_words(lines), "key-words")
    if "menu" not in off:
        out |= dict.fromkeys(menus(lines), "menu")
    if "numbered-notice" not in off:
        out |= dict.fromkeys(numbered_notices(lines, set(out)), "numbered-notice")
    if "page-count" not in off:
        out |= dict.fromkeys(_page_counts(lines), "page-count")
    if "collection-title" not in off:
        out |= dict.fromkeys(collection_titles(lines), "collection-title")
    if "file-splitter" not in off:
        out |= dict.fromkeys(bare_counts(lines), "file-splitter")
    if "contents" not in off:
        out |= dict.fromkeys(contents(lines), "contents")
    if "links" not in off:
        out |= dict.fromkeys(links_behind(lines, out), "links")
    if "attachments" not in off:
        out |= dict.fromkeys(attachments(lines, set(out)), "attachments")
    return out


def _page_counts(lines: Sequence[Line]) -> list[int]:
    """Bare numbers on their own lines that count up one by one: pages of a print-out."""
    found = [(at, int(line.text)) for at, line in enumerate(lines) if _BARE_NUMBER.match(line.text)]
    counts_up = [at for (at, value), (_, after) in itertools.pairwise(found) if after == value + 1]
    return [at for at, _ in found] if len(found) > 1 and len(counts_up) == len(found) - 1 else []
