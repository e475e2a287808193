"""A terminal without a screen: the app at a size, typed into, read as a grid of text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from draftkit.session.desk import sample_text
from draftkit.tui.app import DraftkitApp


class Desk:
    """The app under a pilot, with the words a test wants to use."""

    def __init__(self, app: DraftkitApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type characters as an input method commits them."""
        driver = self.app._driver
        assert driver is not None
        for character in text:
            event = events.Key(_character_to_key(character), character)
            event.set_sender(self.app)
            driver.send_message(event)
        await self.pilot.pause(0.02)

    async def wait(self, seen: Callable[[], bool], what: str = "") -> None:
        """Let the app run until ``seen``; fails after ten seconds."""
        for _ in range(500):
            if seen():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"never happened: {what}\n{self.grid()}")

    async def see(self, text: str) -> None:
        """Wait until ``text`` stands on the screen."""
        await self.wait(lambda: text in self.grid(), text)

    def grid(self) -> str:
        """The screen as text, one line a row."""
        rows = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)

    @property
    def prose(self):
        """The editor of the writing screen."""
        return self.app.screen.query_one("#prose")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, state and cache of the test alone."""
    home = tmp_path / "home"
    monkeypatch.setenv("DRAFTKIT_HOME", str(home))
    monkeypatch.setenv("HOME", str(tmp_path))  # the desk shows its folder, the same in every run
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return home


Opened = Callable[..., AbstractAsyncContextManager[Desk]]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Open the app: ``async with opened(size=(80, 24), draft=text) as desk``."""

    @asynccontextmanager
    async def open_it(
        size: tuple[int, int] = (120, 36), draft: str | None = None, name: str = "稿子.md"
    ) -> AsyncIterator[Desk]:
        path = tmp_path / name
        if draft is not None:
            path.write_text(draft, "utf-8")
        app = DraftkitApp(path if draft is not None else None, folder=tmp_path)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Desk(app, pilot)

    return open_it


@pytest.fixture
def sample() -> str:
    """The sample draft as shipped."""
    return sample_text()
