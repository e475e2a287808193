"""Web pages: block elements as lines; navigation and scripts skipped, lines of links marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from draftkit.corpus.decoding import Decoded, decode
from draftkit.corpus.source import LineHint, Role, SourceText
from draftkit.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "aside",
        "footer",
        "form",
        "button",
        "select",
        "option",
        "iframe",
        "svg",
        "canvas",
        "video",
        "audio",
        "object",
        "embed",
        "input",
        "textarea",
        "map",
        "dialog",
        "menu",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "td",
        "th",
        "blockquote",
        "pre",
        "section",
        "article",
        "main",
        "header",
        "figure",
        "figcaption",
        "center",
        "body",
        "html",
        "br",
        "hr",
        "address",
        "caption",
        "tbody",
        "thead",
        "fieldset",
    ]
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{3,20})", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LINKS = 0.6
_DEEPEST = 200


def read(data: bytes) -> SourceText:
    """The text of the page, one line a block.

    Raises:
        UnreadableError: no text in it.
    """
    from lxml import html  # deferred: 20 ms that plain text never needs

    decoded = _decoded(data)
    markup = _XML_DECLARATION.sub("", decoded.text).replace("\0", "")
    try:
        root: Any = html.document_fromstring(markup)
    except Exception as error:  # lxml raises a family of its own for pages without any element
        raise UnreadableError("网页里没有正文", remedy="请核对文件") from error
    page = _Page()
    page.walk(root, 0)
    page.flush()
    lines, hints = page.lines, page.hints
    if not any(line.strip() for line in lines):
        raise UnreadableError("网页里没有正文", remedy="请核对文件")
    return SourceText("\n".join(lines), hints, {"codec": decoded.codec}, has_lines=False)


def _decoded(data: bytes) -> Decoded:
    declared = _DECLARED.search(data[:4096])
    if declared:
        name = declared.group(1).decode("ascii").lower()
        codec = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}.get(name, name)
        try:
            return Decoded(data.decode(codec).replace("\r\n", "\n").replace("\r", "\n"), codec, 1.0, ())
        except (UnicodeDecodeError, LookupError):
            pass  # pages lie about their charset; the scorer decides
    return decode(data)


class _Page:
    """Gathers lines; a line of links only is chrome."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.hints: dict[int, LineHint] = {}
        self._pieces: list[str] = []
        self._linked = 0
        self._lead = 0
        self._level: int | None = None

    def walk(self, element: _Element, depth: int, *, in_link: bool = False) -> None:
        """Take in an element and all below it; block elements end the line before and after them."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _SKIPPED or depth > _DEEPEST or (not tag and depth):
            return
        if tag in _BLOCKS:
            self.flush()
            self._level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else self._level
        in_link = in_link or tag == "a"
        at_start = not "".join(self._pieces).strip()
        self._add(element.text, in_link=in_link)
        for each in element:
            self.walk(each, depth + 1, in_link=in_link)
            self._add(each.tail, in_link=in_link)
        if tag in ("b", "strong") and at_start:
            self._lead = len(_squeezed(self._pieces))
        if tag in _BLOCKS:
            self.flush()

    def flush(self) -> None:
        """End the line that is being gathered."""
        text = _squeezed(self._pieces)
        if text:
            self.lines.append(text)
            hint = self._hint(text)
            if hint is not None:
                self.hints[len(self.lines)] = hint
        self._pieces, self._linked, self._lead, self._level = [], 0, 0, None

    def _add(self, text: str | None, *, in_link: bool) -> None:
        if text:
            self._pieces.append(text)
            self._linked += len(text.strip()) if in_link else 0

    def _hint(self, text: str) -> LineHint | None:
        if self._linked > _LINKS * len(text):
            return LineHint(Role.CHROME)
        if self._level == 1 and not any(hint.role is Role.TITLE for hint in self.hints.values()):
            return LineHint(Role.TITLE)
        if self._level is not None:
            return LineHint(Role.HEADING, max(1, self._level - 1))
        return LineHint(lead=self._lead) if 0 < self._lead < len(text) else None


def _squeezed(pieces: list[str]) -> str:
    """HTML folds runs of ASCII blanks; ideographic spaces stay."""
    return re.sub(r"[ \t\r\n\f]+", " ", "".join(pieces)).strip(" ")
