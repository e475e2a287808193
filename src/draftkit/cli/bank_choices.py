"""Arguments that name a move, step, kind, … of the model, in either language."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from draftkit.bank.fields import choice_names, nearest
from draftkit.errors import UsageError

Choice = TypeVar("Choice", bound=StrEnum)


def chosen(choices: type[Choice], given: str | None, option: str) -> Choice | None:
    """The member an option names (``tasks`` or 部署任务), or None where it was not given.

    Raises:
        UsageError: no such member; the nearest right name is in the remedy.
    """
    if given is None:
        return None
    names = choice_names(choices)
    if given in names:
        member: Choice = names[given]
        return member
    near = nearest(given, names)
    listed = " ".join(member.value for member in choices)
    raise UsageError(
        f"{option} 没有“{given}”这一项", remedy=f"是不是 {near}" if near else f"可以用：{listed}"
    )
