"""First paint of the desk with a bank of 100,000 phrases, against a bare Textual app (Static + Footer)."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path

from tui_pty import Terminal

ROUNDS = 9
PHRASES = 100_000
BARE = """
from textual.app import App
from textual.widgets import Footer, Static
class Bare(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        yield Static("READY")
        yield Footer()
Bare().run()
"""


def main() -> None:
    """Run both in turn and print the ratio of the medians."""
    with tempfile.TemporaryDirectory() as home:
        _big_bank(Path(home))
        env = {"DRAFTKIT_HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        ours, bare = [], []
        for _ in range(ROUNDS):
            bare.append(_until([sys.executable, "-c", BARE], "READY", env))
            ours.append(_until([sys.executable, "-m", "draftkit"], "年度工作会议", env))
    result = {
        "desk_median_s": round(statistics.median(ours), 3),
        "bare_median_s": round(statistics.median(bare), 3),
        "ratio": round(statistics.median(ours) / statistics.median(bare), 3),
        "best_ratio": round(min(ours) / min(bare), 3),
        "bar": 1.25,
        "phrases": PHRASES,
    }
    print(json.dumps(result, ensure_ascii=False))
    target = Path(__file__).parent / "results" / "tui_first_paint.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _until(command: list[str], text: str, env: dict[str, str]) -> float:
    terminal = Terminal(command, env)
    try:
        return terminal.wait_for(text)
    finally:
        terminal.close()


def _big_bank(home: Path) -> None:
    folder = home / "data" / "bank"
    folder.mkdir(parents=True)
    lines = ["defaults: {move: tasks, step: measure, kind: frame}", "entries:"]
    lines += [f"- 要把第{number}项工作抓紧抓实抓出成效" for number in range(PHRASES)]
    (folder / "big.yaml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
