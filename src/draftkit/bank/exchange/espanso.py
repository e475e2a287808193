"""An espanso match file: type ``:`` and the initials anywhere on the machine. Slots become form fields."""

from __future__ import annotations

import json
from collections.abc import Sequence

from draftkit.bank.exchange.triggers import coded
from draftkit.model.phrase import Phrase
from draftkit.text.slots import fill_slots, find_slots


def to_espanso(phrases: Sequence[Phrase]) -> str:
    """The whole match file. JSON strings are valid YAML, whatever is in them."""
    lines = ["# espanso match file, written by draftkit bank export", "matches:"]
    for code, phrase in coded(phrases):
        lines.append(f"  - trigger: {_quoted(':' + code)}")
        if next(find_slots(phrase.text), None) is None:
            lines.append(f"    replace: {_quoted(phrase.text.replace('【【', '【'))}")
        else:
            layout = fill_slots(phrase.text, lambda name: f"[[{name}]]").replace("【【", "【")
            lines.append(f"    form: {_quoted(layout)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
