"""Items to speeches: final text and offsets, marks, dates, moves, and the account of what was changed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from draftkit.corpus.dating import date_of
from draftkit.corpus.lines import Line
from draftkit.corpus.manuscript import Edit, Manuscript, Shift
from draftkit.corpus.marking import mark
from draftkit.corpus.moves.labelling import label
from draftkit.corpus.reporting import report_of
from draftkit.corpus.settings import ReadSettings
from draftkit.corpus.source import SourceText
from draftkit.corpus.structure.items import Item
from draftkit.corpus.structure.markers import System
from draftkit.model import Block, BlockKind, Dropped, Repair, Speech
from draftkit.text.marks import HAN

_MARKS = "，。；：！？、“”（）《》…—"
_INNER_BLANK = re.compile(
    rf"(?<=[{HAN}{_MARKS}%％\d])[ \u3000\t]+(?=[{HAN}{_MARKS}])|(?<=[{HAN}])[ \u3000\t]+(?=\d)"
)

_CLAUSE_MARK = re.compile("[，。；！？：]")
_LONGEST_ROW = 120


def assemble(
    manuscript: Manuscript,
    source: SourceText,
    parts: Sequence[tuple[Sequence[Item], Sequence[tuple[Line, str]]]],
    path: str,
    settings: ReadSettings,
) -> tuple[Speech, ...]:
    """One speech a part."""
    blanks = _blanks(parts, settings.off)
    shift = manuscript.apply("blanks", blanks)
    repairs = manuscript.repairs()
    touched = manuscript.touched()
    breaks = [match.start() for match in re.finditer("\n", source.text)]
    speeches = []
    given = 0
    for index, (items, dropped) in enumerate(parts, 1):
        starts = [shift(item.start) for item in items]
        blocks = tuple(
            _block(item, manuscript, start, shift(item.end), breaks)
            for item, start in zip(items, starts, strict=True)
        )
        blocks = mark(blocks, touched, starts)
        if settings.moves:
            blocks = label(blocks)
        until = _next_start(parts, index, manuscript, shift)
        own = [repair for repair in repairs[given:] if until is None or repair.start < until]
        given += len(own)
        speeches.append(_speech(path, index, blocks, dropped, own, source))
    return tuple(speeches)


def _next_start(
    parts: Sequence[tuple[Sequence[Item], object]], index: int, manuscript: Manuscript, shift: Shift
) -> int | None:
    """Where the next speech begins in the source; what stands before it belongs to this one."""
    firsts = (items[0] for items, _ in parts[index:] if items)
    first = next(firsts, None)
    return None if first is None else manuscript.source_start(shift(first.start))


def _blanks(parts: Sequence[tuple[Sequence[Item], object]], off: frozenset[str]) -> list[Edit]:
    """Blanks inside of Chinese text go; one stays where it parts (``_is_meant``)."""
    if "blanks" in off:
        return []
    out: list[Edit] = []
    for items, _ in parts:
        for item in items:
            if " " in item.text or "\u3000" in item.text or "\t" in item.text:
                for match in _INNER_BLANK.finditer(item.text):
                    meant = _is_meant(item, match.start()) or _parts_columns(item, match)
                    now = " " if meant else ""
                    if now != match.group():
                        out.append((item.start + match.start(), item.start + match.end(), now))
    return out


def _is_meant(item: Item, start: int) -> bool:
    """Whether a blank parts what belongs apart: post and name, or a part's number and name."""
    if item.kind is BlockKind.SPEAKER:
        return True
    return item.marker is not None and item.marker.system is System.PART and start <= item.marker.length


def _parts_columns(item: Item, gap: re.Match[str]) -> bool:
    """Whether a blank parts two entries of a row set in columns (a list of names), not the two of 张　三."""
    text, start, end = item.text, gap.start(), gap.end()
    if item.kind is not BlockKind.PARAGRAPH or len(text) > _LONGEST_ROW or _CLAUSE_MARK.search(text):
        return False
    spaced_name = text[start - 2 : start - 1].strip() == "" and text[end + 1 : end + 2].strip() == ""
    return end - start > 1 or (gap.group() == "\u3000" and not spaced_name)


def _block(item: Item, manuscript: Manuscript, start: int, end: int, breaks: Sequence[int]) -> Block:
    first, last = manuscript.source_start(start), manuscript.source_end(end)
    marker = item.marker
    return Block(
        kind=item.kind,
        text=manuscript.text[start:end],
        start=first,
        end=last,
        line_start=bisect_left(breaks, first) + 1,
        line_end=bisect_left(breaks, max(first, last - 1)) + 1,
        level=item.level,
        marker=marker.text.strip() if marker else None,
        run_in=item.run_in,
        gap=item.gap,
    )


def _speech(
    path: str,
    index: int,
    blocks: tuple[Block, ...],
    dropped: Sequence[tuple[Line, str]],
    own: Sequence[Repair],
    source: SourceText,
) -> Speech:
    titles = [block.text for block in blocks if block.kind is BlockKind.TITLE]
    report = report_of(blocks, own, [reason for _, reason in dropped], source)
    stamps = [line.text for line, reason in dropped if reason == "stamp"]
    dating = date_of(blocks, stamps, spun=bool(report.get("spun")))
    return Speech(
        source=path,
        index=index,
        title="".join(titles) or None,
        blocks=blocks,
        dropped=tuple(Dropped(line.number, line.number, reason, line.text) for line, reason in dropped),
        repairs=tuple(own),
        date_printed=dating.printed,
        date_inferred=dating.inferred,
        date_why=dating.why,
        report=report,
    )
