"""``draftkit bank review``: candidates one by one, a key each; also line by line from a pipe."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from draftkit.bank.fields import choice_names, nearest, zh
from draftkit.cli.keys import read_key
from draftkit.errors import ConflictError, UsageError
from draftkit.model.move import Step
from draftkit.model.phrase import SlotType
from draftkit.session import review
from draftkit.session.phrasing import goes_with
from draftkit.session.review import REASONS, ReviewState
from draftkit.session.reviewing import Reviewing, begin, tally
from draftkit.text.slots import find_slots

_HELP = (
    "a 收　x 不收　e 改文字　s 换步骤　t 改空位　k 跳过　b 回到前一条　z 撤回　q 退出　? 帮助\n"
    "每个决定当时就存盘，随时可以退出，下次接着审。"
)


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bank review``."""
    parser.add_argument("file", type=Path, metavar="CANDIDATES.yaml", help="挖掘出来的候选文件")
    parser.add_argument("--into", type=Path, metavar="FILE.yaml", help="收进哪个文件，不写就按部分收进个人库")
    parser.add_argument("--again", action="store_true", help="审过的也再审一遍")


def run(args: argparse.Namespace) -> int:
    """Drive the review until the end of the candidates or of the person's patience.

    Exit code 2 where the file's mistakes left nothing to review.
    """
    running = begin(args.file, into=args.into, again=args.again)
    for problem in running.problems:
        print(problem, file=sys.stderr)
    if running.state.current is None:
        if running.problems:
            return UsageError.exit_code
        print("没有要审的候选：都审过了，或文件里没有候选；加 --again 再审一遍", file=sys.stderr)
        return 0
    print(_HELP, file=sys.stderr)
    while running.state.current is not None:
        _show(running)
        key = read_key("> ")
        if key in ("q", ""):
            break
        _act(running, key)
    accepted, rejected = tally(running.state.decisions)
    print(f"收 {accepted} 条，不收 {rejected} 条，还剩 {running.state.remaining} 条", file=sys.stderr)
    return 0


def _act(running: Reviewing, key: str) -> None:
    action = _ACTIONS.get(key)
    if action is None:
        print(_HELP, file=sys.stderr)
        return
    try:
        running.move_to(action(running.state))
    except (UsageError, ConflictError) as error:
        print(f"draftkit：{error}", file=sys.stderr)


def _show(running: Reviewing) -> None:
    state = running.state
    current, phrase = state.current, state.phrase
    assert current is not None
    assert phrase is not None
    place = (
        f"{phrase.step.move.zh}·{phrase.step.zh}"
        if phrase.step
        else phrase.move.zh
        if phrase.move
        else "通用"
    )
    print(f"\n[{state.at + 1}/{len(state.queue)}] {place} · {phrase.kind.zh}")
    print(f"  {phrase.text}")
    for text in (*phrase.set, *phrase.units, *goes_with(phrase), *phrase.variants):
        print(f"    {text}")
    if current.stats is not None:
        years = f"，{current.stats.first_year}—{current.stats.last_year}" if current.stats.first_year else ""
        print(f"  {current.stats.speeches} 篇讲话、{current.stats.groups} 个来源{years}")
    for like, share in running.similar():
        print(f"  库里相近（{share:.0%}）：{like.text}")


def _ask(prompt: str) -> str:
    print(prompt, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def _ask_changing(prompt: str, text: str) -> str:
    """Ask with ``text`` already there to be changed, where the terminal can do that."""
    try:
        import readline
    except ImportError:  # Windows
        return _ask(prompt)
    if not sys.stdin.isatty():
        return _ask(prompt)
    readline.set_startup_hook(lambda: readline.insert_text(text))
    try:
        return input(prompt).strip()
    except EOFError:
        return ""
    finally:
        readline.set_startup_hook()


def _edit(state: ReviewState) -> ReviewState:
    text = _ask_changing("改成（空着不改）：", state.phrase.text if state.phrase else "")
    return review.edit_text(state, text) if text else state


def _reject(state: ReviewState) -> ReviewState:
    listed = "　".join(f"{number} {reason}" for number, reason in enumerate(REASONS, 1))
    answer = _ask(f"为什么（{listed}，或自己写，可空）：")
    chosen = REASONS[int(answer) - 1] if answer.isdigit() and 0 < int(answer) <= len(REASONS) else answer
    return review.reject(state, chosen)


def _set_step(state: ReviewState) -> ReviewState:
    names = choice_names(Step)
    answer = _ask("哪一步（中文或英文名，- 表示不限）：")
    if answer == "-":
        return review.set_step(state, None)
    if answer not in names:
        near = nearest(answer, names)
        print(f"没有“{answer}”这一步" + (f"，是不是 {near}" if near else ""), file=sys.stderr)
        return state
    return review.set_step(state, names[answer])


def _retype(state: ReviewState) -> ReviewState:
    phrase = state.phrase
    slots = list(dict.fromkeys(slot.name for slot in find_slots(phrase.text))) if phrase else []
    if not slots:
        print("这一条没有空位；用 e 改文字时写成【名称】就有了", file=sys.stderr)
        return state
    kinds = " ".join(zh(kind) for kind in SlotType)
    answer = _ask(f"空位 {'、'.join(slots)}。写“旧名 新名”改名，写“名 类型”定类型（{kinds}）：").split()
    if len(answer) != 2:
        return state
    name, new = answer
    types = choice_names(SlotType)
    return review.type_slot(state, name, types[new]) if new in types else review.rename_slot(state, name, new)


_ACTIONS: dict[str, Callable[[ReviewState], ReviewState]] = {
    "a": review.accept,
    "\r": review.accept,
    "x": _reject,
    "e": _edit,
    "s": _set_step,
    "t": _retype,
    "k": review.skip,
    "b": review.back,
    "z": review.undo,
}
