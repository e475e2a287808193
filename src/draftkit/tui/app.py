"""The Textual application: themes, keys, and the way from one screen to another. Screens hold the rest."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.screen import Screen
from textual.worker import WorkerFailed

from draftkit.errors import DraftkitError
from draftkit.session import desk
from draftkit.tui import strings, themes
from draftkit.tui.actions import Action, bindings
from draftkit.tui.forgiving import Forgiving
from draftkit.tui.keymap import keymap_path, load_keymap
from draftkit.tui.screens.desk import Desk
from draftkit.tui.widgets import notice

_COLLECT = (20_000, 20, 50)
"""Thresholds of the collector: a full look takes 40 ms, so it must come seldom."""
_NOTICES = 2
IN_BROWSER = "TEXTUAL_DRIVER"
"""Environment variable that textual-serve sets for the program it runs."""


def run(path: str | None) -> int:
    """Open the desk, or the writing screen on one draft; returns the exit code.

    Raises:
        Exception: a fault of ours ended the desk; what was being written is saved.
    """
    from draftkit.tui.terminal import width_advice

    gc.disable()  # until the first paint: looking for cycles would be a tenth of the start
    app = DraftkitApp(Path(path) if path else None, advice=width_advice())
    app.run()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0


class DraftkitApp(Forgiving, App[None]):
    """The writing desk. ``path`` opens a draft at once; ``advice`` is said when the first screen stands."""

    CSS_PATH = "draftkit.tcss"
    TITLE = strings.PRODUCT
    ENABLE_COMMAND_PALETTE = False
    PAUSE_GC_ON_SCROLL = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")

    def __init__(self, path: Path | None = None, *, folder: Path | None = None, advice: str = "") -> None:
        super().__init__()
        notice.install()
        self._wear(themes.remembered_theme())
        self.folder = folder or desk.drafts_folder()
        self._path = path
        self._advice = advice
        self.recent_actions: list[str] = []
        self._told: set[str] = set()

    def _wear(self, theme: str) -> None:
        """Put on a theme before anything is drawn: changing it later means working out all styles twice."""
        self.register_theme(themes.PAPER)
        self.register_theme(themes.NIGHT)
        self.set_reactive(App.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colour names for themes that do not know them."""
        return themes.ANSI_VARIABLES

    def get_default_screen(self) -> Screen[Any]:
        """The desk is the first screen: nothing is drawn before it."""
        return Desk()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """None of Textual's own: our palette is made from the registry."""
        return ()

    @property
    def in_browser(self) -> bool:
        """Whether this runs behind ``draftkit serve``."""
        return IN_BROWSER in os.environ and "web" in os.environ[IN_BROWSER]

    def on_mount(self) -> None:
        """Keys first, then the draft asked for."""
        self._take_keymap()
        self._leave_when_hung_up()
        self.call_after_refresh(self._settle)
        if self._advice:
            self.notify(self._advice, title=strings.ADVICE, timeout=12)
        if self._path is not None:
            self.open_draft(self._path)

    def _take_keymap(self) -> None:
        try:
            keys: Mapping[str, str] = load_keymap(keymap_path())
        except DraftkitError as error:
            self.complain(error)
            return
        if keys:
            self.set_keymap(keys)

    def _leave_when_hung_up(self) -> None:
        """A closed terminal window or a shutdown: save and go, instead of living on unseen."""
        for name in ("SIGHUP", "SIGTERM"):  # Windows has no SIGHUP, and its loop takes no handlers
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self._hung_up)

    def _hung_up(self) -> None:
        self.call_later(self.action_leave)

    def _settle(self) -> None:
        """The first screen stands: read the other styles; what is in memory now stays, collect the rest."""
        self._read_styles()
        self.rest()
        gc.enable()

    @staticmethod
    def rest() -> None:
        """What is in memory now stays: the collector need not stop a key to look at it again."""
        gc.freeze()
        gc.set_threshold(*_COLLECT)

    def _read_styles(self) -> None:
        path = Path(__file__).with_name("screens.tcss")
        if not self.stylesheet.has_source(str(path), ""):
            self.stylesheet.read(path)
            self.stylesheet.parse()

    def notify(self, message: str, **how: Any) -> None:
        """Say something in the corner; said again it stands there once, and only two stand at a time."""
        title = how.get("title", "")
        shown = list(self._notifications)
        same = [each for each in shown if (each.message, each.title) == (message, title)]
        others = [each for each in shown if each not in same]
        for each in (*same, *others[: max(0, len(others) - _NOTICES + 1)]):
            self._unnotify(each, refresh=False)
        super().notify(message, **{**how, "markup": False})

    def complain(self, error: DraftkitError) -> None:
        """Say what went wrong and what to do; nothing is lost, so work goes on."""
        where = f"{error.where}\n" if error.where else ""
        self.notify(f"{where}{error.remedy}".strip(), title=error.what, severity="warning", timeout=10)

    @property
    def fault(self) -> Exception | None:
        """What ended the desk against its will; None where all went well."""
        return self._exception

    def _handle_exception(self, error: Exception) -> None:
        """An error with a remedy is said; after any other the text is saved and the desk ends."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, DraftkitError):
            self.complain(cause)
            return
        self._save_all()
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without Textual's traceback: who started us says in one line what happened."""
        self._close_messages_no_wait()

    def _save_all(self) -> None:
        for screen in self.screen_stack:
            leave = getattr(screen, "put_away", None)
            if leave is None:
                continue
            try:
                leave()
            except Exception:  # whatever is broken, what the session holds goes to disk
                with contextlib.suppress(Exception):
                    screen.sitting.session.close()  # type: ignore[attr-defined]

    def tell_bank_problems(self, problems: Sequence[object]) -> None:
        """Say what could not be read of the bank's files; the same once."""
        for problem in problems[:3]:
            if str(problem) not in self._told:
                self._told.add(str(problem))
                self.notify(str(problem), title=strings.BANK_PROBLEM, severity="warning", timeout=10)

    # --- from screen to screen

    def open_draft(self, path: Path) -> None:
        """Open the writing screen on a draft, or on one made of another file; or offer to begin one."""
        from draftkit.tui.screens.beginning import could_begin, offer_to_begin
        from draftkit.tui.screens.write import open_writing  # deferred: the desk paints first

        self._read_styles()
        if could_begin(path):
            offer_to_begin(self, path)
        elif desk.is_draft(path):
            open_writing(self, path)
        else:
            self.notify(strings.ADOPTING.format(path.name), timeout=2)
            self._adopt(path)

    @work(thread=True)
    def _adopt(self, path: Path) -> None:
        from draftkit.session.adopting import adopt  # deferred: the readers cost 150 ms

        adopted = adopt(path, self.folder)
        self.call_from_thread(self.open_draft, adopted.path)
        said = [strings.ADOPTED.format(path.name, adopted.path.name)]
        if adopted.speeches > 1:
            said.append(strings.ADOPTED_LONGEST.format(adopted.speeches))
        if adopted.dropped:
            said.append(strings.ADOPTED_DROPPED.format(adopted.dropped))
        self.call_from_thread(self.notify, "\n".join(said), timeout=8)

    def visit(
        self, name: str, make: Callable[[], Screen[Any]], then: Callable[[Any], None] | None = None
    ) -> None:
        """Go to a screen that is kept: made at the first visit, found as it was left at every other."""
        if not self.is_screen_installed(name):
            self.install_screen(make(), name)
        self.push_screen(name, then)

    def forget(self, *names: str) -> None:
        """Let kept screens go; names of screens that were never visited are passed over."""
        for name in names:
            if self.is_screen_installed(name):
                screen = self.get_screen(name)
                self.uninstall_screen(name)
                screen.remove()

    def action_help(self) -> None:
        """Keys and tips for what has the focus."""
        from draftkit.tui.screens.help import HelpDialog

        if not isinstance(self.screen, HelpDialog):
            self.push_screen(HelpDialog(self.screen))

    def action_palette(self) -> None:
        """Every command there is, by name or pinyin initials."""
        from draftkit.tui.screens.palette import open_palette

        open_palette(self)

    def action_jump(self) -> None:
        """Digits on the panels: press one to go there."""
        from draftkit.tui.screens.jump import JumpLayer

        if not isinstance(self.screen, JumpLayer):
            self.push_screen(JumpLayer(self.screen))

    def action_next_theme(self) -> None:
        """The next of the four themes, remembered."""
        order = themes.ORDER
        following = order[(order.index(self.theme) + 1) % len(order)] if self.theme in order else order[0]
        self.theme = following
        themes.remember_theme(following)
        self.notify(strings.THEME_NOW.format(strings.THEMES[following]))

    async def action_leave(self) -> None:
        """Leave; everything is saved already."""
        for screen in self.screen_stack:
            leave = getattr(screen, "put_away", None)
            if leave is not None:
                leave()
        self.exit()

    async def run_registered(self, action: Action) -> None:
        """Carry out an action of the registry where it belongs, and remember it for the palette."""
        self.recent_actions = [action.name, *[name for name in self.recent_actions if name != action.name]][
            :8
        ]
        await self.run_action(action.do, default_namespace=self._namespace(action))

    def _namespace(self, action: Action) -> DOMNode:
        if action.scope == "app":
            return self
        if action.scope == "prose":
            return self.screen.query_one("#prose")
        return self.screen

    # --- clipboard

    def copy_to_clipboard(self, text: str) -> None:
        """Copy by the first way that works here, and say which."""
        from draftkit.tui.terminal import copy_outside

        way = copy_outside(text)
        super().copy_to_clipboard(text)  # OSC 52 as well: the one way that crosses ssh
        self.notify(strings.COPIED.format(len(text), way or strings.COPY_OSC52), timeout=3)
