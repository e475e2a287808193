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
from pathlib import Path

from textual.app import App
from textual.screen import Screen
from textual.widgets import Footer, Static

ROUNDS = 9
COUNT = 100_000


class _Bare(Screen[None]):
    def compose(self):  # type: ignore[no-untyped-def]
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
        pane = app.screen.query_one("#phrase-pane")
        while pane.shelf is None:  # type: ignore[attr-defined]
            await pilot.pause(0.1)
        rows = [ListRow(f"第{number}条词句") for number in range(COUNT)]
        listing = app.screen.query_one("#slots", RowList)
        opened = await _timed(pilot, lambda: listing.show(rows))
        field = pane.query_one("#phrase-filter")
        texts = ["要", "要把", "要把第", "抓紧", "cx", "zjzs", "成效", "x", "抓实抓"]
        filtered = [await _timed(pilot, lambda text=text: _filter(field, pane, text)) for text in texts]
        sitting = app.screen.sitting  # type: ignore[attr-defined]
        ours = await _switches(pilot, lambda: PreviewScreen(sitting))
        hold = await _hold(folder)
    bare_app = _BareApp()
    async with bare_app.run_test(size=(120, 36)) as pilot:
        bare = await _switches(pilot, _Bare)
    return {
        "list_100k_opens_ms": round(statistics.median([opened]), 1),
        "filter_ms_median": round(statistics.median(filtered), 1),
        "filter_ms_max": round(max(filtered), 1),
        "switch_ratio": round(statistics.median(ours) / statistics.median(bare), 2),
        "loop_hold_max_ms_while_mining": round(hold, 1),
        "bars": {"opens": 50, "filter": 30, "switch": 1.5, "hold": 50},
    }


def _filter(field: object, pane: object, text: str) -> None:
    field.value = text  # type: ignore[attr-defined]
    pane.search()  # type: ignore[attr-defined]


async def _timed(pilot: object, act) -> float:  # type: ignore[no-untyped-def]
    await pilot.pause()  # type: ignore[attr-defined]
    began = time.perf_counter()
    act()
    spent = (time.perf_counter() - began) * 1000
    await pilot.pause()  # type: ignore[attr-defined]
    return spent


async def _switches(pilot, make) -> list[float]:  # type: ignore[no-untyped-def]
    times = []
    for number in range(ROUNDS + 1):
        began = time.perf_counter()
        await pilot.app.push_screen(make())
        await pilot._wait_for_screen()
        spent = time.perf_counter() - began
        await pilot.app.pop_screen()
        if number:  # the first is cold
            times.append(spent)
    return times


async def _hold(folder: Path) -> float:
    """The longest the loop was held while the library is read and mined next door."""
    from draftkit.files.resources import samples_dir
    from draftkit.session.corpus_shelf import candidates_path
    from draftkit.session.processes import Job

    longest = 0.0
    for job in (Job("add", samples_dir() / "speeches"), Job("mine", candidates_path())):
        while not job.over:
            began = time.perf_counter()
            await asyncio.sleep(0.01)
            longest = max(longest, (time.perf_counter() - began - 0.01) * 1000)
            job.poll()
    return longest


def _big_bank(home: Path) -> None:
    folder = home / "data" / "bank"
    folder.mkdir(parents=True)
    lines = ["defaults: {move: opening, step: purpose, kind: frame}", "entries:"]
    lines += [f"- 要把第{number}项工作抓紧抓实抓出成效" for number in range(COUNT)]
    (folder / "big.yaml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
