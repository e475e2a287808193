"""PDF: the text of each page, running heads and page numbers marked; scans have no text and are said so."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

from draftkit.corpus.source import LineHint, Role, SourceText
from draftkit.errors import DraftkitError, UnreadableError

_MOST_PAGES = 1000
_MOST_TEXT = 8 << 20
_EDGE = 2


def read(data: bytes) -> SourceText:
    """The lines of all pages.

    Raises:
        UnreadableError: encrypted, broken, over the page bound, or without a text layer.
    """
    import logging

    import pypdf  # deferred: 60 ms

    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # its warnings about repairs mean nothing to a writer
    try:
        pages = _pages(pypdf.PdfReader(io.BytesIO(data)))
    except DraftkitError:
        raise
    except Exception as error:  # a hostile file can raise anything from inside the parser
        raise UnreadableError("PDF 不完整或已损坏", remedy="请重新取得这个文件") from error
    if not any(line.strip() for page in pages for line in page):
        raise UnreadableError("PDF 里没有文字，大概是扫描件", remedy="请先做文字识别")
    running = _running_lines(pages)
    lines: list[str] = []
    hints: dict[int, LineHint] = {}
    for page in pages:
        for place, line in enumerate(page):
            lines.append(line)
            if _at_edge(place, len(page)) and _key(line) in running:
                hints[len(lines)] = LineHint(Role.CHROME)
    return SourceText("\n".join(lines), hints, {"pages": len(pages)}, is_wrapped=True)


def _pages(reader: Any) -> list[list[str]]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("PDF 加了密", remedy="请先解密再读")
    if len(reader.pages) > _MOST_PAGES:
        raise UnreadableError(f"PDF 超过 {_MOST_PAGES} 页，不像讲话稿", remedy="请拆开再读")
    out: list[list[str]] = []
    size = 0
    for page in reader.pages:
        text = page.extract_text() or ""
        size += len(text)
        if size > _MOST_TEXT:
            raise UnreadableError("PDF 里的文字多得不正常，不予读取")
        out.append([line for line in text.replace("\r", "").split("\n") if line.strip()])
    return out


def _running_lines(pages: list[list[str]]) -> set[str]:
    """Heads and feet: lines that stand at the edge of most pages, numbers aside."""
    if len(pages) < 3:
        return set()
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_key(line) for place, line in enumerate(page) if _at_edge(place, len(page))})
    return {key for key, count in counts.items() if count >= max(3, 0.6 * len(pages)) and len(key) < 40}


def _at_edge(place: int, size: int) -> bool:
    return place < _EDGE or place >= size - _EDGE


def _key(line: str) -> str:
    return "".join("0" if each.isdigit() else each for each in line if not each.isspace())
