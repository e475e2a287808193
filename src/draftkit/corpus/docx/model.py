"""What a Word file says, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Inserted:
    """A tracked insertion: code points ``start`` to ``end`` of the paragraph's text."""

    start: int
    end: int
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Deleted:
    """A tracked deletion: ``text`` stood at code point ``at`` of the paragraph's text."""

    at: int
    text: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class DocxParagraph:
    """``text`` is what stands if all changes are accepted, the list ``number`` it begins with included.

    ``level`` is the outline level (1 is the top) of a heading style; ``lead`` counts code points at the
    beginning that are bold or in another font than the rest. ``mark_inserted`` and ``mark_deleted`` tell
    whether the paragraph mark itself is a tracked change (a paragraph split off, or run into the next).
    """

    text: str
    style: str = ""
    level: int | None = None
    is_title: bool = False
    is_contents: bool = False
    number: str = ""
    lead: int = 0
    inserted: tuple[Inserted, ...] = ()
    deleted: tuple[Deleted, ...] = ()
    mark_inserted: bool = False
    mark_deleted: bool = False

    @property
    def text_before(self) -> str:
        """The paragraph as it was before any tracked change."""
        out: list[str] = []
        gone = [(each.start, each.end) for each in self.inserted]
        back = list(self.deleted)
        for at in range(len(self.text) + 1):
            while back and back[0].at == at:
                out.append(back.pop(0).text)
            if at < len(self.text) and not any(start <= at < end for start, end in gone):
                out.append(self.text[at])
        return "".join(out)


@dataclass(frozen=True, slots=True)
class DocxText:
    """All paragraphs of the main text in order; ``counts`` tell what else the file holds."""

    paragraphs: tuple[DocxParagraph, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
