"""The one registry of actions: bindings, footer, palette, help page, key table and keymap file all read it.

An action is named ``scope.name``; scope ``write`` is bound on the writing screen, ``prose`` on the editor
alone, and so on. Words (label and help) live in ``action_words`` under the same name.

Keys follow the rules of input methods: control keys, function keys, arrows, enter, escape, tab and digits
only. Each action that a terminal or desktop may eat has a second key or stands in the palette.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from draftkit.tui.action_words import ACTIONS as WORDS

SCOPES = (
    "app",
    "desk",
    "write",
    "prose",
    "list",
    "filter",
    "setup",
    "facts",
    "check",
    "pages",
    "export",
    "revisions",
    "dialog",
    "find",
    "bank",
    "review",
    "corpus",
)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do.

    ``do`` is the Textual action; ``footer`` its place among the hints (0: none); ``palette`` offers it in
    the palette; ``local_only`` hides it where the program runs in a browser.
    """

    name: str
    do: str
    keys: tuple[str, ...] = ()
    footer: int = 0
    palette: bool = True
    local_only: bool = False
    priority: bool = False

    @property
    def scope(self) -> str:
        """Where it is bound."""
        return self.name.partition(".")[0]

    @property
    def label(self) -> str:
        """Two to four characters for the footer."""
        return WORDS[self.name][0]

    @property
    def help(self) -> str:
        """One line for the palette and the help page."""
        return WORDS[self.name][1]


def _a(name: str, do: str, *keys: str, footer: int = 0, palette: bool = True, **more: bool) -> Action:
    return Action(name, do, keys, footer, palette, **more)


REGISTRY: tuple[Action, ...] = (
    _a("app.help", "help", "f1", "ctrl+underscore", footer=1),
    _a("app.palette", "palette", "ctrl+p", footer=8),
    _a("app.jump", "jump", "ctrl+g", priority=True),
    _a("app.theme", "next_theme"),
    _a("app.quit", "leave", "ctrl+q", footer=9, priority=True),
    _a("desk.open", "open_selected", "enter", footer=2, palette=False),
    _a("desk.new", "new", "ctrl+n", footer=3),
    _a("desk.file", "open_file", "ctrl+o", footer=11),
    _a("desk.renew", "renew", "ctrl+r", footer=12),
    _a("desk.bank", "bank", "f2", "ctrl+t", footer=13),
    _a("desk.corpus", "corpus", "f8", footer=14),
    _a("desk.sample", "sample"),
    _a("desk.tutor", "tutor"),
    _a("desk.forget", "forget", "delete", palette=False),
    _a("write.phrases", "phrases", "f2", "ctrl+t", footer=2),
    _a("write.outline", "outline", "f3", "ctrl+l", footer=3),
    _a("write.check", "check", "f6", footer=4),
    _a("write.preview", "preview", "f5", footer=5),
    _a("write.export", "export", "f9", footer=6),
    _a("write.save", "save", "ctrl+s", footer=7),
    _a("write.copy", "copy_to"),
    _a("write.find", "find", "ctrl+f"),
    _a("write.facts", "facts", "f7"),
    _a("write.slots", "slots"),
    _a("write.editor", "editor", "f4", local_only=True),
    _a("write.next_part", "next_part", "ctrl+down"),
    _a("write.previous_part", "previous_part", "ctrl+up"),
    _a("write.revisions", "revisions", "f8"),
    _a("write.siblings", "siblings"),
    _a("write.undo", "undo", "ctrl+z"),
    _a("write.redo", "redo", "ctrl+y"),
    _a("write.back", "back", "escape", palette=False),
    _a("prose.next_slot", "next_slot", "tab"),
    _a("prose.previous_slot", "previous_slot", "shift+tab"),
    _a("prose.other_wording", "screen.other_wording", "ctrl+r"),
    _a("prose.provenance", "screen.provenance", "ctrl+b"),
    _a("prose.lock", "screen.lock", "ctrl+k"),
    _a("write.section_up", "section(-1)", "ctrl+shift+up", "alt+pageup"),
    _a("write.section_down", "section(1)", "ctrl+shift+down", "alt+pagedown"),
    _a("prose.row_up", "screen.row(-1)", "alt+up"),
    _a("prose.row_down", "screen.row(1)", "alt+down"),
    _a("prose.deeper", "screen.level(1)", "alt+right", "f10"),
    _a("prose.higher", "screen.level(-1)", "alt+left"),
    _a("prose.heading_1", "heading(1)"),
    _a("prose.heading_2", "heading(2)"),
    _a("prose.heading_3", "heading(3)"),
    _a("prose.body", "heading(0)"),
    _a("prose.renumber", "screen.renumber"),
    _a("prose.up", "cursor_up", "up", palette=False),
    _a("prose.down", "cursor_down", "down", palette=False),
    _a("prose.left", "cursor_left", "left", palette=False),
    _a("prose.right", "cursor_right", "right", palette=False),
    _a("prose.clause_left", "cursor_word_left", "ctrl+left", palette=False),
    _a("prose.clause_right", "cursor_word_right", "ctrl+right", palette=False),
    _a("prose.home", "cursor_line_start", "home,ctrl+a", palette=False),
    _a("prose.end", "cursor_line_end", "end,ctrl+e", palette=False),
    _a("prose.page_up", "cursor_page_up", "pageup", palette=False),
    _a("prose.page_down", "cursor_page_down", "pagedown", palette=False),
    _a("prose.top", "top", "ctrl+home", palette=False),
    _a("prose.bottom", "bottom", "ctrl+end", palette=False),
    _a("prose.select_left", "cursor_left(True)", "shift+left", palette=False),
    _a("prose.select_right", "cursor_right(True)", "shift+right", palette=False),
    _a("prose.select_up", "cursor_up(True)", "shift+up", palette=False),
    _a("prose.select_down", "cursor_down(True)", "shift+down", palette=False),
    _a("prose.select_clause_left", "cursor_word_left(True)", "ctrl+shift+left", palette=False),
    _a("prose.select_clause_right", "cursor_word_right(True)", "ctrl+shift+right", palette=False),
    _a("prose.select_home", "cursor_line_start(True)", "shift+home", palette=False),
    _a("prose.select_end", "cursor_line_end(True)", "shift+end", palette=False),
    _a("prose.select_all", "select_all"),
    _a("prose.delete_left", "delete_left", "backspace", palette=False),
    _a("prose.delete_right", "delete_right", "delete,ctrl+d", palette=False),
    _a("prose.delete_clause", "delete_word_left", "ctrl+w,alt+backspace", palette=False),
    _a("prose.cut", "cut", "ctrl+x"),
    _a("prose.copy", "copy", "ctrl+c"),
    _a("prose.paste", "paste", "ctrl+v"),
    _a("list.up", "up", "up", palette=False),
    _a("list.down", "down", "down", palette=False),
    _a("list.page_up", "page_up", "pageup", palette=False),
    _a("list.page_down", "page_down", "pagedown", palette=False),
    _a("list.first", "first", "home", palette=False),
    _a("list.last", "last", "end", palette=False),
    _a("list.choose", "choose", "enter", palette=False),
    _a("filter.clear", "clear", "ctrl+u", palette=False),
    _a("setup.next", "next", "ctrl+s", "f10", footer=2),
    _a("setup.back", "back", "escape", footer=3, palette=False),
    _a("facts.take", "take", "ctrl+s", "f10", footer=2),
    _a("facts.close", "close", "escape", footer=3, palette=False),
    _a("check.jump", "jump", "enter", footer=2, palette=False),
    _a("check.fix", "fix", "ctrl+r", footer=3),
    _a("check.fix_all", "fix_all", "f7", footer=4),
    _a("check.again", "again", "f6", footer=5),
    _a("check.back", "back", "escape", footer=6, palette=False),
    _a("export.go", "go", "f9", footer=3),
    _a("revisions.against", "against", "f6", footer=2),
    _a("revisions.restore", "restore", "f7", footer=3),
    _a("revisions.redline", "redline", "f9", footer=4),
    _a("revisions.back", "back", "escape", footer=5, palette=False),
    _a("pages.back", "back", "escape", footer=2, palette=False),
    _a("pages.layout", "layout", "f5", footer=3),
    _a("pages.export", "export", "f9", footer=4),
    _a("dialog.close", "close", "escape", footer=2, palette=False),
    _a("find.replace", "replace", "ctrl+r", footer=3, palette=False),
    _a("bank.filter", "filter", "ctrl+f", footer=2),
    _a("bank.next_move", "turn_move(1)", "ctrl+down", footer=3),
    _a("bank.previous_move", "turn_move(-1)", "ctrl+up"),
    _a("bank.kind", "turn_kind", "f3", footer=4),
    _a("bank.copy", "copy", "enter", palette=False),
    _a("bank.edit", "edit", "f4", footer=5),
    _a("bank.retire", "retire", "f8", footer=6),
    _a("bank.review", "review", "f6", footer=7),
    _a("bank.undo", "undo", "ctrl+z"),
    _a("bank.back", "back", "escape", footer=8, palette=False),
    _a("review.accept", "decide('accept')", "enter", footer=2, palette=False),
    _a("review.reject", "decide('reject')", "delete", "ctrl+d", footer=3),
    _a("review.why", "why", "f8", footer=7),
    _a("review.edit", "edit", "f4", footer=4),
    _a("review.step", "step", "f3", footer=5),
    _a("review.undo", "undo", "ctrl+z", footer=6),
    _a("review.back", "back", "escape", footer=8, palette=False),
    _a("corpus.add", "add", "ctrl+o", footer=2),
    _a("corpus.mine", "mine", "f6", footer=3),
    _a("corpus.stop", "stop", "ctrl+x", footer=4),
    _a("corpus.review", "review", "f2", footer=5),
    _a("corpus.back", "back", "escape", footer=8, palette=False),
)

BY_NAME = {action.name: action for action in REGISTRY}


def in_scope(scope: str) -> Iterable[Action]:
    """The actions bound in one scope, in the registry's order."""
    return (action for action in REGISTRY if action.scope == scope)


def bindings(scope: str) -> list[BindingType]:
    """Textual bindings of one scope; each carries its action's name so that a keymap can move it."""
    return [
        Binding(
            ",".join(action.keys),
            action.do,
            action.label,
            show=bool(action.footer),
            tooltip=action.help,
            id=action.name,
            priority=action.priority,
        )
        for action in in_scope(scope)
        if action.keys
    ]
