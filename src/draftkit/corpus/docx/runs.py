"""The runs of one paragraph: text as it stands with all changes accepted, and what the changes were."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from draftkit.corpus.docx.model import Deleted, Inserted
from draftkit.corpus.docx.styles import Styles
from draftkit.corpus.docx.xml import child, is_on, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(
    {"pPr", "rPr", "instrText", "Fallback", "rt", "sdtPr", "sdtEndPr", "fldChar", "proofErr"}
)
_GONE = frozenset({"del", "moveFrom"})
_NEW = frozenset({"ins", "moveTo"})


class RunReader:
    """Collects the text of one paragraph from its nested runs."""

    def __init__(self, styles: Styles, paragraph_style: str, counts: Counter[str]) -> None:
        self.inserted: list[Inserted] = []
        self.deleted: list[Deleted] = []
        self.boxes: list[_Element] = []
        self._pieces: list[tuple[str, bool, str]] = []
        self._length = 0
        self._styles = styles
        self._base = paragraph_style
        self._counts = counts

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(piece for piece, _, _ in self._pieces)

    def add_text(self, text: str, *, bold: bool = False, font: str = "") -> None:
        """Append text with its looks."""
        if text:
            self._pieces.append((text, bold, font))
            self._length += len(text)

    def walk(self, element: _Element) -> None:
        """Take in everything below ``element``."""
        for each in element:
            name = local(each)
            if name == "r":
                self._run(each)
            elif name in _GONE:
                self._deletion(each)
            elif name in _NEW:
                self._insertion(each)
            elif name == "t":  # mathematics
                self.add_text(each.text or "")
            elif name not in _SKIPPED:
                self.walk(each)

    def lead(self) -> int:
        """Code points at the beginning that are set off from the rest by weight or font; 0 where none are."""
        inked = [(text, bold, font) for text, bold, font in self._pieces if text.strip()]
        if len(inked) < 2 or inked[0][1:] == inked[-1][1:]:
            return 0
        looks, size = inked[0][1:], 0
        for text, bold, font in self._pieces:
            if text.strip() and (bold, font) != looks:
                return size
            size += len(text)
        return 0

    def _insertion(self, element: _Element) -> None:
        start = self._length
        self.walk(element)
        if self._length > start:
            self._counts["insertions"] += 1
            author, date = value(element, "author", ""), value(element, "date", "")
            self.inserted.append(Inserted(start, self._length, author, date))

    def _deletion(self, element: _Element) -> None:
        text = "".join(each.text or "" for each in element.iter() if local(each) in ("delText", "t"))
        if text:
            self._counts["deletions"] += 1
            author, date = value(element, "author", ""), value(element, "date", "")
            self.deleted.append(Deleted(self._length, text, author, date))

    def _run(self, element: _Element) -> None:
        properties = child(element, "rPr")
        if is_on(child(properties, "vanish")):
            self._counts["hidden"] += 1
            return
        bold, font = self._looks(properties)
        for each in element:
            name = local(each)
            if name == "t":
                self.add_text(each.text or "", bold=bold, font=font)
            elif name == "tab":
                self.add_text(" ", bold=bold, font=font)
            elif name in ("br", "cr"):
                self.add_text("\n" if value(each, "type", "") != "page" else "", bold=bold, font=font)
            elif name == "noBreakHyphen":
                self.add_text("-", bold=bold, font=font)
            elif name == "sym":
                self._counts["symbols"] += 1
            elif name in ("drawing", "pict", "AlternateContent", "object"):
                self._boxes(each)
            elif name in ("ruby", "rubyBase", "r"):
                self.walk(each)

    def _looks(self, properties: _Element | None) -> tuple[bool, str]:
        own = child(properties, "b")
        style = value(child(properties, "rStyle"), "val", "")
        inherited = self._styles.bold(style) if style else self._styles.bold(self._base)
        font = value(child(properties, "rFonts"), "eastAsia", "") or self._styles.font(style or self._base)
        return (is_on(own) if own is not None else inherited), font

    def _boxes(self, element: _Element) -> None:
        for each in element:
            name = local(each)
            if name == "txbxContent":
                self.boxes.append(each)
            elif name != "Fallback":
                self._boxes(each)
