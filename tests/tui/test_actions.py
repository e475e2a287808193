"""The registry: words for every action, keys an input method lets through, one key table, no stray copy."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from draftkit.errors import BadFileError
from draftkit.tui.action_words import ACTIONS
from draftkit.tui.actions import BY_NAME, REGISTRY, SCOPES
from draftkit.tui.key_table import key_table
from draftkit.tui.keymap import load_keymap
from draftkit.tui.screens.pick import matches

TUI = Path(__file__).parents[2] / "src" / "draftkit" / "tui"
EATEN = re.compile(r"ctrl\+(space|period|h|i|m|j|shift\+f)$|^[a-z]$|^/$")
HAN = re.compile(r"[\u4e00-\u9fff]")


def test_every_action_has_words_and_every_word_an_action():
    assert set(ACTIONS) == {action.name for action in REGISTRY} | {"list.choose"}
    assert all(2 <= len(action.label.replace(" ", "")) <= 6 or len(action.label) == 1 for action in REGISTRY)
    assert len(BY_NAME) == len(REGISTRY)


def test_no_key_that_an_input_method_or_a_terminal_takes():
    keys = [key for action in REGISTRY for group in action.keys for key in group.split(",")]
    assert not [key for key in keys if EATEN.search(key)]


def test_everything_with_a_function_key_or_a_gesture_is_in_the_palette_too():
    basics = ("list", "dialog", "prose")
    for action in REGISTRY:
        if action.keys and action.keys[0].startswith("f") and action.scope not in basics:
            assert action.palette or action.name == "bank.retire", action.name


@pytest.mark.parametrize("scope", SCOPES)
def test_one_key_does_one_thing_in_a_scope(scope):
    keys = [
        key
        for action in REGISTRY
        if action.scope == scope
        for group in action.keys
        for key in group.split(",")
    ]
    assert len(keys) == len(set(keys))


def test_the_key_table_in_the_documentation_is_the_registry_s():
    page = Path(__file__).parents[2] / "docs" / "keys.md"
    assert page.read_text("utf-8") == key_table(), "run: python -m draftkit.tui.key_table > docs/keys.md"


def test_all_copy_lives_in_strings():
    strays = []
    for path in TUI.rglob("*.py"):
        if path.name in ("strings.py", "action_words.py"):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        strays += [
            f"{path.name}:{node.lineno} {node.value!r}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and HAN.search(node.value)
            and id(node) not in docs
        ]
    assert not strays


def test_commands_are_found_by_name_and_by_pinyin_initials():
    assert matches("检查", "检查待填")
    assert matches("cpxh", "重排序号全稿")
    assert not matches("xyz", "重排序号")


def test_a_keymap_moves_keys_and_a_wrong_one_says_all_that_is_wrong(tmp_path):
    path = tmp_path / "keymap.yaml"
    path.write_text("write.save: ctrl+e,f12\n", "utf-8")
    assert load_keymap(path) == {"write.save": "ctrl+e,f12"}
    path.write_text("write.sve: ctrl+e\nwrite.check: [f6]\n", "utf-8")
    with pytest.raises(BadFileError) as caught:
        load_keymap(path)
    assert len(caught.value.problems) == 2
    assert "write.save" in caught.value.problems[0].hint


async def test_a_moved_key_works_and_the_footer_shows_it(opened, sample, own_home):
    (own_home / "config").mkdir(parents=True)
    (own_home / "config" / "keymap.yaml").write_text("write.check: f11\n", "utf-8")
    async with opened(draft=sample) as desk:
        await desk.see("f11 检查")
        await desk.press("f11")
        await desk.see("还没有填")
