"""Plain text in any of the codecs in use."""

from __future__ import annotations

from draftkit.corpus.decoding import decode
from draftkit.corpus.source import SourceText


def read(data: bytes) -> SourceText:
    """The text, with the codec and the places of unreadable bytes as notes."""
    decoded = decode(data)
    notes: dict[str, object] = {"codec": decoded.codec, "codec_score": decoded.score}
    if decoded.lost:
        notes["unreadable_at"] = list(decoded.lost)
    return SourceText(decoded.text, notes=notes)
