"""The rest of the desk: corpus to bank, old speech to new draft, the tutorial, crashes, headings."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

from draftkit.files.resources import samples_dir
from draftkit.tui import strings
from draftkit.tui.screens.write import WriteScreen


async def test_speeches_are_read_mined_and_reviewed(opened, own_home):
    async with opened() as desk:
        await desk.press("f8")
        await desk.see("还没有读入讲话")
        await desk.press("ctrl+o")
        await desk.type(str(samples_dir() / "speeches"))
        await desk.press("enter")
        await desk.wait(lambda: "✓ 读了" in desk.grid(), "read")
        await desk.press("f6")
        for _ in range(6):
            if "✓ 挖出候选词句" in desk.grid():
                break
            await desk.pilot.pause(2)
        await desk.see("✓ 挖出候选词句")
        await desk.press("f2")
        await desk.see("审候选")
        first = desk.app.screen.query_one("#queue").current.text
        await desk.press("enter")
        await desk.see("收 1")
        bank = own_home / "data" / "bank"
        assert any(first in path.read_text("utf-8") for path in bank.glob("*.yaml"))
        await desk.press("delete")
        await desk.see("不收 1")  # one key, no question
        await desk.press("ctrl+z", "ctrl+z")
        await desk.see("收 0")
        assert not any(first in path.read_text("utf-8") for path in bank.glob("*.yaml"))


async def test_an_old_speech_becomes_a_new_draft_without_the_old_names(opened, tmp_path):
    old = next((samples_dir() / "speeches").glob("*组织工作会议.txt"))
    (tmp_path / "去年.txt").write_bytes(old.read_bytes())
    async with opened() as desk:
        await desk.press("ctrl+r")
        await desk.see("选一篇旧稿")
        await desk.press("enter")
        await desk.type("全旗教育工作会议")
        await desk.press("enter")
        await desk.type("青柳旗")
        await desk.see("全旗教育工作会议")
        await desk.wait(lambda: "改换" in desk.grid(), "changes")
        changes = desk.app.screen.query_one("#renew-changes")
        changes.focus()
        await desk.press("down")
        await desk.see(changes.current.text)  # in full, below the narrow pane
        await desk.pilot.pause(1)
        await desk.press("ctrl+s")
        await desk.wait(lambda: isinstance(desk.app.screen, WriteScreen), "writing")
        assert "全旗教育工作会议" in desk.prose.text
        assert "全县" not in desk.prose.text
    assert (tmp_path / "去年.txt").read_bytes() == old.read_bytes()


async def test_the_tutorial_sees_each_step_done(opened):
    async with opened() as desk:
        await desk.press("ctrl+p")
        await desk.type("rm")
        await desk.press("enter")
        await desk.see("入门 1/8")
        await desk.press("tab")
        await desk.see("入门 2/8")
        await desk.type("县委组织部")
        await desk.see("入门 3/8")
        await desk.wait(lambda: desk.app.screen.query_one("#phrases").row_count > 0, "bank")
        await desk.press("f2")
        await desk.see("入门 4/8")


async def test_the_bank_is_searched_by_initials_and_by_place(opened):
    async with opened() as desk:
        await desk.press("f2")
        await desk.wait(lambda: desk.app.screen.query_one("#bank-phrases").row_count > 0, "bank")
        everything = desk.app.screen.query_one("#bank-phrases").row_count
        await desk.type("mxcx")
        await desk.wait(lambda: desk.app.screen.query_one("#bank-phrases").row_count < everything, "filtered")
        await desk.see("明显成效")
        await desk.press("escape")
        await desk.press("ctrl+down")
        await desk.see("称谓")


async def test_sibling_headings_are_scored(opened, sample):
    async with opened(draft=sample) as desk:
        line = next(i for i, row in enumerate(desk.prose.rows) if row.text.startswith("二、"))
        desk.prose.move_cursor((line, 2))
        await desk.press("ctrl+p")
        await desk.type("配标题")
        await desk.press("enter")
        await desk.see("这一组 3 个标题")
        await desk.see("基层治理工作")
        assert "【工作】" not in desk.grid()  # known from the facts


async def test_a_second_window_can_only_look(opened, sample, tmp_path):
    path = tmp_path / "稿子.md"
    path.write_text(sample, "utf-8")
    script = (
        "import sys; from pathlib import Path; from draftkit.session.sitting import Sitting;"
        f"s = Sitting.open(Path({str(path)!r})); print('open', flush=True); sys.stdin.read()"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with first:
        assert first.stdout is not None
        assert first.stdin is not None
        assert first.stdout.readline() == "open\n"
        async with opened(draft=sample) as desk:
            await desk.see(strings.READ_ONLY_MARK)
            before = desk.prose.text
            await desk.press("ctrl+end", "enter")
            await desk.type("写不进去。")
            assert desk.prose.text == before
            for key in ("ctrl+z", "ctrl+y", "ctrl+k", "alt+pagedown", "ctrl+s"):
                await desk.press(key)  # nothing that is not possible ends the program
            await desk.see("这里只能看")
            assert path.read_text("utf-8") == sample
            await desk.press("f9")
            await desk.see("存到")
            await desk.press("enter")
            await desk.see("已导出")
            await desk.press("escape")
            first.stdin.close()
            first.wait()
            await desk.wait(lambda: not desk.prose.read_only, "given back")
            await desk.type("写进去了。")
            await desk.press("ctrl+s")
            await desk.wait(lambda: "写进去了。" in path.read_text("utf-8"), "saved")


def test_a_killed_process_loses_at_most_two_seconds(tmp_path, sample):
    """A real process, killed without a word while text is being taken; opening again has the text."""
    path = tmp_path / "a.md"
    path.write_text(sample, "utf-8")
    script = f"""
import sys, time
from pathlib import Path
from draftkit.session.sitting import Sitting
from draftkit.session.manuscript import splice
s = Sitting.open(Path({str(path)!r}))
rows = list(s.page())
n = 0
while True:
    n += 1
    last = len(rows) - 1
    rows = splice(rows, last, last, [rows[last].text + "好"])
    s.take(rows)
    s.tick()
    print(n, flush=True)
    time.sleep(0.01)
"""
    env = {**os.environ, "DRAFTKIT_HOME": str(tmp_path / "home")}
    child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=env)
    assert child.stdout is not None
    typed = 0
    until = time.monotonic() + 2.5
    while time.monotonic() < until:
        typed = int(child.stdout.readline())
    child.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    child.wait()
    check = (
        "import json, sys; from pathlib import Path; from draftkit.session.sitting import Sitting;"
        f"s = Sitting.open(Path({str(path)!r}));"
        "r = s.session.recovery; r and s.session.recover(accept=True);"
        "print(json.dumps(s.page()[-1].text.count('好')))"
    )
    found = json.loads(
        subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, env=env).stdout
    )
    assert found >= typed


async def test_text_that_never_reached_the_file_is_offered_with_its_diff(opened, sample, tmp_path):
    from draftkit.session.manuscript import splice
    from draftkit.session.sitting import Sitting

    path = tmp_path / "稿子.md"
    path.write_text(sample, "utf-8")
    crashed = Sitting.open(path)
    rows = list(crashed.page())
    crashed.take(splice(rows, len(rows) - 1, len(rows) - 1, [rows[-1].text, "这一句没来得及存。"]))
    crashed.session._lock.release()
    async with opened(draft=sample) as desk:
        await desk.see("上次没存上的文字")
        await desk.see("［这一句没来得及存。］")
        await desk.press("enter")
        await desk.wait(lambda: "这一句没来得及存。" in desk.prose.text, "recovered")
        await desk.press("ctrl+end")
        await desk.type("接着写。")
        await desk.wait(lambda: "接着写。" in path.read_text("utf-8"), "saved")
