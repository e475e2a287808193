"""The machine around the program, faked: clipboards, the writer's editor, terminals that draw “ ” wide."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from draftkit.tui import strings, terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fakes are shell scripts")


@pytest.fixture
def fakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Make fake programs, the only ones there are besides the shell's own; each keeps what it was given."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    for name in ("WSL_DISTRO_NAME", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)

    def make(name: str, script: str = 'echo "$@" > "$0.args"; cat > "$0.got"') -> Path:
        program = folder / name
        program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        program.chmod(0o755)
        return program.with_name(name + ".got")

    return make


def test_on_a_mac_pbcopy_takes_the_text(fakes, monkeypatch):
    got = fakes("pbcopy")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert terminal.copy_outside("抓好落实“一”") == "pbcopy"
    assert got.read_text("utf-8") == "抓好落实“一”"


def test_wayland_before_tmux_and_tmux_where_there_is_nothing_else(fakes, monkeypatch):
    wayland, tmux = fakes("wl-copy"), fakes("tmux")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("TMUX", "/tmp/socket,1,0")
    assert terminal.copy_outside("甲") == "tmux"
    assert tmux.read_text("utf-8") == "甲"
    assert tmux.with_suffix(".args").read_text("utf-8").split() == ["load-buffer", "-w", "-"]
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert terminal.copy_outside("乙") == "wl-copy"
    assert wayland.read_text("utf-8") == "乙"
    assert tmux.read_text("utf-8") == "甲"


def test_a_clipboard_that_fails_passes_the_text_on_to_the_next(fakes, monkeypatch):
    fakes("wl-copy", "exit 1")
    tmux = fakes("tmux")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("TMUX", "/tmp/socket,1,0")
    assert terminal.copy_outside("丙") == "tmux"
    assert tmux.read_text("utf-8") == "丙"


async def test_copying_says_which_way_and_falls_back_to_the_terminal(opened, sample, fakes, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    async with opened(draft=sample) as desk:
        sent: list[str] = []
        monkeypatch.setattr(desk.app._driver, "write", sent.append)
        await desk.press("ctrl+home", "shift+right", "ctrl+c")
        await desk.see(strings.COPY_OSC52)
        assert any("\x1b]52;c;" in piece for piece in sent), "the escape that a terminal understands"
        fakes("tmux")
        monkeypatch.setenv("TMUX", "/tmp/socket,1,0")
        await desk.press("ctrl+c")
        await desk.see("tmux")


async def test_the_writers_editor_gets_the_file_and_its_text_comes_back(opened, sample, fakes, monkeypatch):
    from contextlib import nullcontext

    fakes("bianji", 'echo "编辑器里加的一句。" >> "$2"; echo "$1" > "$0.got"')
    monkeypatch.setenv("EDITOR", "bianji --wait")
    async with opened(draft=sample) as desk:
        monkeypatch.setattr(desk.app, "suspend", nullcontext)  # a headless terminal cannot be lent out
        await desk.press("ctrl+home")
        await desk.type("先写的。")
        await desk.press("f4")
        await desk.wait(lambda: "编辑器里加的一句。" in desk.prose.text, "back")
        assert "先写的。" in desk.prose.text


async def test_no_editor_is_said(opened, sample, fakes, monkeypatch):
    monkeypatch.setenv("EDITOR", "/nowhere/at/all")
    async with opened(draft=sample) as desk:
        await desk.press("f4")
        await desk.see(strings.NO_EDITOR[:8])


@pytest.mark.parametrize(
    ("answer", "advice"),
    [
        (b"\x1b[1;3R", strings.WIDE_MARKS),
        (b"\x1b[24;3R", strings.WIDE_MARKS),
        (b"\x1b[1;2R", ""),
        (b"", ""),
        (b"\x1b[?6c", ""),
    ],
    ids=["wide", "wide-on-another-row", "narrow", "dumb", "talks-of-something-else"],
)
def test_a_terminal_that_draws_quotes_wide_gets_advice(monkeypatch, answer, advice):
    import pty

    keeper, ours = pty.openpty()
    with os.fdopen(ours, "r+b", buffering=0) as end, os.fdopen(keeper, "r+b", buffering=0) as far:
        monkeypatch.setattr(sys, "stdin", end)
        monkeypatch.setattr(sys, "stdout", end)
        asked: list[bytes] = []
        other_side = threading.Thread(target=_answer, args=(far.fileno(), answer, asked))
        other_side.start()
        assert terminal.width_advice() == advice
        other_side.join()
        assert "“".encode() in asked[0]
        assert os.read(far.fileno(), 200).endswith(b"\x1b[K"), "the mark is wiped again"


def _answer(descriptor: int, answer: bytes, asked: list[bytes]) -> None:
    """Be the terminal: wait for the question, then say where the cursor is."""
    question = b""
    while b"\x1b[6n" not in question:
        question += os.read(descriptor, 200)
    asked.append(question)
    if answer:
        os.write(descriptor, answer)


def test_what_is_no_terminal_is_not_asked(monkeypatch, tmp_path):
    with (tmp_path / "file").open("w+") as end:
        monkeypatch.setattr(sys, "stdin", end)
        monkeypatch.setattr(sys, "stdout", end)
        assert terminal.width_advice() == ""
        end.seek(0)
        assert end.read() == ""
