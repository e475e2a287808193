"""Time of the drafts room on a 10,000-character draft, against named peers in the same run.

usage: python bench/drafts.py     writes bench/results/drafts.json

Peers: markdown-it-py (a plain CommonMark parse of the same text, without front matter, sections or ids)
for parsing; difflib over all characters for the readable diff; a whole fresh parse for one keystroke.
"""

from __future__ import annotations

import difflib
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from draftkit.drafts import reading_block, sections
from draftkit.drafts.journal import replay
from draftkit.drafts.markdown import parse, write
from draftkit.drafts.numbering import renumber
from draftkit.drafts.versions import compare_sources

SENTENCE = "各级党组织要切实扛起主体责任，坚持问题导向、目标导向、结果导向，把各项任务落到实处。"
WORDS = ("基层", "队伍", "机制", "作风", "服务", "监督", "保障", "宣传", "考核", "培训")


def long_draft(characters: int = 10_000) -> str:
    """A draft with four levels of headings, no two paragraphs alike."""
    front = "---\ndraftkit: 1\ntype: annual\nfacts: {地名: 望川县, 层级: 县}\n---\n\n"
    parts = [front, "# 讲话\n\n<!-- opening -->\n同志们：\n\n"]
    number = 0
    while sum(map(len, parts)) < characters:
        number += 1
        word = WORDS[number % len(WORDS)]
        if number % 12 == 1:
            parts.append(f"<!-- tasks -->\n## 一、突出{word}重点第{number}项\n\n")
        if number % 4 == 1:
            parts.append(f"### （一）强化{word}建设\n\n")
        parts.append(
            f"**1. 抓{word}。**{SENTENCE.replace('任务', word + str(number))}完成【数量】个。{SENTENCE}\n\n"
        )
    return "".join(parts)[:characters] + "\n"


def cold() -> None:
    """Forget what earlier runs cached."""
    reading_block.read_block.cache_clear()
    sections._count.cache_clear()


def milliseconds(work: Callable[[], object], times: int = 15, before: Callable[[], object] = cold) -> float:
    """Median wall time."""
    taken = []
    for _ in range(times):
        before()
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return round(statistics.median(taken) * 1000, 2)


def keystrokes(text: str, folder: Path) -> dict[str, float]:
    """Typing 300 characters into the middle of the draft: note, re-read, count; median and worst 5 %."""
    os.environ["DRAFTKIT_HOME"] = str(folder / "home")
    from draftkit.session.editing import WritingSession

    path = folder / "稿.md"
    path.write_text(text, encoding="utf-8")
    session = WritingSession.open(path)
    taken = []
    at = text.index("完成", len(text) // 2)
    for offset in range(300):
        start = time.perf_counter()
        session.edit(at + offset, at + offset, "字")
        sections.count_draft(session.draft)
        taken.append((time.perf_counter() - start) * 1000)
    session.close()
    return {"median": round(statistics.median(taken), 2), "p95": round(sorted(taken)[285], 2)}


def reopening(text: str, folder: Path) -> float:
    """Replaying a journal of 300 keystrokes."""
    from draftkit.drafts.journal import journal_path

    return milliseconds(lambda: replay(journal_path(folder / "稿.md")))


def main() -> int:
    """Measure and print."""
    from markdown_it import MarkdownIt

    text = long_draft()
    body = text[text.index("# ") :]
    peer = MarkdownIt("commonmark")
    changed = text.replace("问题导向", "实干导向").replace("抓作风", "抓纪律")
    result: dict[str, object] = {
        "characters": len(text),
        "parse_and_write_cold_ms": milliseconds(lambda: write(parse(text))),
        "parse_and_write_warm_ms": milliseconds(lambda: write(parse(text)), before=lambda: None),
        "peer_markdown_it_parse_ms": milliseconds(lambda: peer.parse(body)),
        "renumber_ms": milliseconds(lambda: renumber(parse(text))),
        "count_cold_ms": milliseconds(lambda: sections.count_draft(parse(text))),
        "diff_ms": milliseconds(lambda: compare_sources(text, changed), times=5),
        "peer_difflib_all_characters_ms": milliseconds(
            lambda: difflib.SequenceMatcher(None, text, changed, autojunk=False).get_opcodes(), times=1
        ),
    }
    with tempfile.TemporaryDirectory() as folder:
        result["keystroke_ms"] = keystrokes(text, Path(folder))
        result["replay_300_edits_ms"] = reopening(text, Path(folder))
    result["ratio_parse_write_to_peer"] = round(
        float(str(result["parse_and_write_cold_ms"])) / float(str(result["peer_markdown_it_parse_ms"])), 2
    )
    target = Path(__file__).parent / "results" / "drafts.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
