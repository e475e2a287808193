"""Switching screens in a real terminal: from the key to the last byte of the frame it caused, warm.

Peer: a bare Textual app that pushes a second screen of one line and a footer, made anew each time and kept.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from tui_pty import Terminal

ROUNDS = 15
GAP = 0.06
BACK = "\x1b[27u"
"""Escape as the keyboard protocol writes it: no program has to wait whether more follows."""
BARE = """
from textual.app import App
from textual.screen import Screen
from textual.widgets import Footer, Static
class Second(Screen):
    BINDINGS = [("escape", "app.pop_screen", "Back")]
    def compose(self):
        yield Static("SECOND")
        yield Footer()
class Bare(App):
    BINDINGS = [("f5", "fresh", "Fresh"), ("f6", "kept", "Kept")]
    def compose(self):
        yield Static("READY")
        yield Footer()
    def on_mount(self):
        self.install_screen(Second(), "kept")
    def action_fresh(self):
        self.push_screen(Second())
    def action_kept(self):
        self.push_screen("kept")
Bare().run()
"""
F = {"f2": "\x1bOQ", "f5": "\x1b[15~", "f6": "\x1b[17~", "f8": "\x1b[19~"}


def main() -> None:
    """Measure, print, keep."""
    from draftkit.session.desk import sample_text

    with tempfile.TemporaryDirectory() as home:
        env = {"DRAFTKIT_HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        draft = Path(home) / "a.md"
        draft.write_text(sample_text(), "utf-8")
        os.chdir(home)
        bare = _walk([sys.executable, "-c", BARE], "READY", env, {"fresh": "f5", "kept": "f6"})
        write = _walk(
            [sys.executable, "-m", "draftkit", "write", str(draft)],
            "同志们",
            env,
            {"preview": "f5", "check": "f6"},
        )
        desk = _walk([sys.executable, "-m", "draftkit"], "年度工作会议", env, {"bank": "f2", "corpus": "f8"})
    result: dict[str, object] = {"bare": bare, "ours": {**write, **desk}, "bar": 1.5}
    for way in ("there", "back"):
        for kind, peer in bare.items():
            ratios = {name: round(ms[way] / peer[way], 2) for name, ms in {**write, **desk}.items()}
            result[f"{way}_ratio_to_{kind}"] = ratios
    print(json.dumps(result, ensure_ascii=False))
    target = Path(__file__).parent / "results" / "tui_switching.json"
    target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _walk(
    command: list[str], ready: str, env: dict[str, str], keys: dict[str, str]
) -> dict[str, dict[str, float]]:
    """Milliseconds to each screen and back, medians; the first two visits are cold and left out."""
    terminal = Terminal(command, env)
    try:
        terminal.wait_for(ready)
        terminal.settle(1.5)
        return {name: _visit(terminal, F[key]) for name, key in keys.items()}
    finally:
        terminal.close()


def _visit(terminal: Terminal, key: str) -> dict[str, float]:
    there, back = [], []
    for number in range(ROUNDS + 2):
        to = terminal.key_to_paint(key, GAP)
        terminal.settle(0.5 if number < 2 else 0.1)
        fro = terminal.key_to_paint(BACK, GAP)
        terminal.settle(0.1)
        if number > 1:
            there.append(to)
            back.append(fro)
    return {
        "there": round(statistics.median(there) * 1000, 1),
        "back": round(statistics.median(back) * 1000, 1),
    }


if __name__ == "__main__":
    main()
