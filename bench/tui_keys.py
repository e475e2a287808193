"""A key in a 2,300-character paragraph of a 20,000-character draft: our screen against stock TextArea."""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tui_pty import Terminal

KEYS = 60
PARAGRAPH = 2_300
PARAGRAPHS = 9
STOCK = """
import sys
from textual.app import App
from textual.widgets import TextArea
class Stock(App):
    def compose(self):
        area = TextArea(open(sys.argv[1], encoding="utf-8").read())
        area.cursor_blink = False
        yield area
    def on_mount(self):
        self.query_one(TextArea).move_cursor((int(sys.argv[2]), 20))
Stock().run()
"""
CLAUSE = "各级各部门要把这项工作摆上重要位置，层层压实责任，件件抓出成效，"


def main() -> None:
    """Type the same character into both and print medians, 95th percentiles and ratios."""
    paragraph = (CLAUSE * 100)[:PARAGRAPH]
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "a.md"
        body = "\n\n".join([paragraph] * PARAGRAPHS)
        draft.write_text(f"---\ndraftkit: 1\n---\n\n# 题目\n\n{body}\n", "utf-8")
        plain = Path(folder) / "a.txt"
        plain.write_text(body, "utf-8")
        env = {"DRAFTKIT_HOME": folder + "/home", "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        stock = _type([sys.executable, "-c", STOCK, str(plain), "0"], "各级", "", env)
        ours = _type([sys.executable, "-m", "draftkit", "write", str(draft)], "全稿", "\x1b[1;5H\x1b[B", env)
    result = {
        "stock_ms": _told(stock),
        "ours_ms": _told(ours),
        "ratio_median": round(statistics.median(ours) / statistics.median(stock), 3),
        "ratio_p95": round(_p95(ours) / _p95(stock), 3),
        "bar": 0.5,
        "paragraph": PARAGRAPH,
    }
    print(json.dumps(result, ensure_ascii=False))
    target = Path(__file__).parent / "results" / "tui_keys.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _type(command: list[str], ready: str, go: str, env: dict[str, str]) -> list[float]:
    terminal = Terminal(command, env)
    try:
        terminal.wait_for(ready)
        terminal.settle(2.5)
        if go:
            os.write(terminal.descriptor, go.encode())
            terminal.settle(0.5)
        times = []
        for _ in range(KEYS):
            times.append(terminal.key_to_paint("字"))
            time.sleep(0.25)
            terminal.settle(0.05)
        return times
    finally:
        terminal.close()


def _told(times: list[float]) -> dict[str, float]:
    return {"median": round(statistics.median(times) * 1000, 1), "p95": round(_p95(times) * 1000, 1)}


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95) - 1]


if __name__ == "__main__":
    main()
