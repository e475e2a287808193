"""A VS Code snippet file: completed by initials or by the first characters, slots as tab stops."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from draftkit.bank.exchange.triggers import coded
from draftkit.model.phrase import Phrase
from draftkit.text.slots import SLOT_RE

_SPECIAL = re.compile(r"[\\$}]")


def to_vscode(phrases: Sequence[Phrase]) -> str:
    """The whole snippet file as JSON."""
    snippets = {
        f"{phrase.text[:20]} ({code})": {
            "prefix": [code, phrase.text[:4]],
            "body": snippet_body(phrase.text),
            "description": _description(phrase),
            "scope": "markdown,plaintext",
        }
        for code, phrase in coded(phrases)
    }
    return json.dumps(snippets, ensure_ascii=False, indent=2) + "\n"


def snippet_body(text: str) -> str:
    """``text`` as a snippet: the same slot is the same tab stop."""
    stops: dict[str, int] = {}
    parts: list[str] = []
    end = 0
    for match in SLOT_RE.finditer(text):
        parts.append(_escaped(text[end : match.start()]))
        name = match.group(1)
        if name is None:
            parts.append("【")
        else:
            number = stops.setdefault(name, len(stops) + 1)
            parts.append(f"${{{number}:{_escaped(name)}}}")
        end = match.end()
    return "".join([*parts, _escaped(text[end:])])


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _description(phrase: Phrase) -> str:
    place = phrase.step.zh if phrase.step else phrase.move.zh if phrase.move else "通用"
    return f"{place} · {phrase.kind.zh}"
