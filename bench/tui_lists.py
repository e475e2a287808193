"""Lists of 100,000, switching screens, and the event loop while another process mines, in one run.

Peers: a bare two-screen Textual app for switching; the rest are bars in milliseconds.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Footer, Static

ROUNDS = 9
COUNT = 100_000


class _Bare(Screen[None]):
    def compose(self) -> ComposeResult:
        """A line and a footer."""
        yield Static("here")
        yield Footer()


class _BareApp(App[None]):
    """Two screens of next to nothing."""

    def on_mount(self) -> None:
        """The first screen."""
        self.push_screen(_Bare())


def main() -> None:
    """Measure, print, keep."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DRAFTKIT_HOME"] = folder + "/home"
        result = asyncio.run(_measure(Path(folder)))
    print(json.dumps(result, ensure_ascii=False))
    target = Path(__file__).parent / "results" / "tui_lists.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")


async def _measure(folder: Path) -> dict[str, object]:
    from draftkit.session.desk import sample_text
    from draftkit.tui.app import DraftkitApp
    from draftkit.tui.screens.preview import PreviewScreen
    from draftkit.tui.widgets.row_list import ListRow, RowList

    _big_bank(folder / "home")
    (folder / "a.md").write_text(sample_text(), "utf-8")
    app = DraftkitApp(folder / "a.md", folder=folder)
    async with app.run_test(size=(120, 36)) as pilot:
        pane: Any = app.screen.query_one("#phrase-pane")
        while pane.shelf is None:
            await pilot.pause(0.1)
        rows = [ListRow(f"第{number}条词句") for number in range(COUNT)]
        listing = app.screen.query_one("#slots", RowList)
        opened = await _timed(pilot, lambda: listing.show(rows))
        field = pane.query_one("#phrase-filter")
        texts = ["要", "要把", "要把第", "抓紧", "cx", "zjzs", "成效", "x", "抓实抓"]
        filtered = [await _timed(pilot, lambda text=text: _filter(field, pane, text)) for text in texts]
        screen: Any = app.screen
        sitting = screen.sitting
        ours, our_returns = await _switches(pilot, lambda: PreviewScreen(sitting))
        idle = await _idle()
        hold = await _hold()
    bare_app = _BareApp()
    async with bare_app.run_test(size=(120, 36)) as pilot:
        bare, bare_returns = await _switches(pilot, _Bare)
    return {
        "list_100k_opens_ms": round(statistics.median([opened]), 1),
        "filter_ms_median": round(statistics.median(filtered), 1),
        "filter_ms_max": round(max(filtered), 1),
        "switch_ms": round(statistics.median(ours) * 1000, 1),
        "switch_bare_ms": round(statistics.median(bare) * 1000, 1),
        "switch_ratio": round(statistics.median(ours) / statistics.median(bare), 2),
        "return_ratio": round(statistics.median(our_returns) / statistics.median(bare_returns), 2),
        "return_ms": round(statistics.median(our_returns) * 1000, 1),
        "loop_hold_max_ms_while_mining": round(max(hold), 1),
        "loop_hold_p99_ms_while_mining": round(sorted(hold)[int(len(hold) * 0.99)], 1),
        "loop_hold_max_ms_idle_same_run": round(max(idle), 1),
        "bars": {"opens": 50, "filter": 30, "switch": 1.5, "hold": 50},
    }


def _filter(field: Any, pane: Any, text: str) -> None:
    field.value = text
    pane.search()


async def _timed(pilot: Any, act: Callable[[], object]) -> float:
    await pilot.pause()
    began = time.perf_counter()
    act()
    spent = (time.perf_counter() - began) * 1000
    await pilot.pause()
    return spent


async def _switches(pilot: Any, make: Callable[[], Screen[Any]]) -> tuple[list[float], list[float]]:
    """Seconds to a screen made anew, and back; ``tui_switching`` measures the kept ones a writer meets."""
    times, returns = [], []
    for number in range(ROUNDS + 1):
        began = time.perf_counter()
        await pilot.app.push_screen(make())
        await pilot._wait_for_screen()
        spent = time.perf_counter() - began
        began = time.perf_counter()
        await pilot.app.pop_screen()
        await pilot._wait_for_screen()
        if number:  # the first is cold
            times.append(spent)
            returns.append(time.perf_counter() - began)
    return times, returns


async def _idle() -> list[float]:
    """Holds of the loop with nothing going on: what the machine itself does to it."""
    holds = []
    for _ in range(300):
        holds.append(await _one_hold())
    return holds


async def _hold() -> list[float]:
    """Holds of the loop while the library is read and mined next door, starting the process included."""
    from draftkit.files.resources import samples_dir
    from draftkit.session.corpus_shelf import candidates_path
    from draftkit.session.processes import Job

    holds = []
    for name, path in (("add", samples_dir() / "speeches"), ("mine", candidates_path())):
        began = time.perf_counter()
        job = Job(name, path)
        holds.append((time.perf_counter() - began) * 1000)
        while not job.over:
            holds.append(await _one_hold())
            job.poll()
    return holds


async def _one_hold() -> float:
    began = time.perf_counter()
    await asyncio.sleep(0.01)
    return max(0.0, (time.perf_counter() - began - 0.01) * 1000)


def _big_bank(home: Path) -> None:
    folder = home / "data" / "bank"
    folder.mkdir(parents=True)
    lines = ["defaults: {move: opening, step: purpose, kind: frame}", "entries:"]
    lines += [f"- 要把第{number}项工作抓紧抓实抓出成效" for number in range(COUNT)]
    (folder / "big.yaml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
