"""How a phrase is known: its stored id, or the hash of its text until it has one."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from draftkit.bank.entries import Fields
from draftkit.model.phrase import PhraseKind
from draftkit.text.folding import fold

HASH_PREFIX = "h"


def text_hash(text: str) -> str:
    """Twelve hexadecimal digits of the folded text: the same under other marks, widths and spaces."""
    return blake2b((fold(text) or text).encode(), digest_size=6).hexdigest()


def hash_id(fields: Fields) -> str:
    """The id of an entry that has none stored."""
    return HASH_PREFIX + text_hash(identity_text(fields))


def identity_text(fields: Fields) -> str:
    """All that makes an entry this one: its text, or its parts where it is made of parts."""
    parts = [fields.get("text", ""), fields.get("head", "")]
    for name in ("set", "units"):
        parts.extend(fields.get(name, ()))
    if not fields.get("text"):
        parts.extend(fields.get("collocates", ()))
    return "\n".join(part for part in parts if part)


def shown_text(fields: dict[str, Any]) -> str:
    """What stands for the entry in a list and is inserted: its text, or what its kind shows instead."""
    if fields.get("text"):
        return str(fields["text"])
    kind = fields.get("kind")
    if kind is PhraseKind.HEADING_SET and fields.get("set"):
        return str(fields["set"][0])
    if kind is PhraseKind.PARALLEL and fields.get("units"):
        return "，".join(fields["units"])
    return str(fields.get("head", ""))
