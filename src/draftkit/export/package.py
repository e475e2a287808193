"""The ZIP around a document: fixed order and time stamps, so equal content gives equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o600 << 16


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A DOCX of these parts in this order (``[Content_Types].xml`` first), built in memory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same bytes on every system
            entry.external_attr = _READABLE
            archive.writestr(entry, content, compresslevel=9)
    return buffer.getvalue()
