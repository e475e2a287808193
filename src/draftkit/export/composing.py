"""Draft → manuscript: which part of the page each paragraph of the Markdown is."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from draftkit.errors import BadFileError, Problem
from draftkit.export.inline import source_of, spans_of, without_controls
from draftkit.export.manuscript import Manuscript, Part, Passage, Span, is_short_line, reads_as_byline
from draftkit.model import Draft, DraftParagraph, ParagraphKind
from draftkit.text.markers import read_marker
from draftkit.text.slots import find_slots

ROLES: Mapping[str, Part] = MappingProxyType(
    {
        "副标题": Part.SUBTITLE,
        "讲话人": Part.BYLINE,
        "日期": Part.BYLINE,
        "附件说明": Part.ATTACHMENT_NOTE,
        "署名": Part.SIGNATURE,
        "落款日期": Part.SIGN_DATE,
        "附件": Part.ATTACHMENT,
        "附件标题": Part.ATTACHMENT_TITLE,
    }
)
"""Comments ``<!-- 署名 -->`` that say what the paragraph after them is, on its line or above it."""

_KINDS: Mapping[ParagraphKind, Part] = MappingProxyType(
    {
        ParagraphKind.TITLE: Part.TITLE,
        ParagraphKind.BYLINE: Part.BYLINE,
        ParagraphKind.SALUTATION: Part.SALUTATION,
        ParagraphKind.HEADING: Part.HEADING,
    }
)
_RULE = re.compile(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}")
_ITEM_MARK = re.compile(r"[-+*>][ \t]+")
_TABLE_ROW = re.compile(r"\|.*\|", re.S)
_TABLE_RULE = re.compile(r"[|:\s-]+")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_CELL_GAP = "　　"
_LINES_NAMED = 5
_NEAR = 8
"""Characters quoted on each side of an open slot."""
_SUBTITLE = re.compile(r"—{1,2}")
_NEXT_ATTACHMENT = re.compile(r"\d{1,2}[.．]")
_DATE = re.compile(r"[\d〇零一二三四五六七八九十】]年|\d{4}[.\-/]|【[^】]*(?:日期|时间)[^】]*】")


def compose(draft: Draft) -> Manuscript:
    """The manuscript of a draft. Paragraphs that are comments only leave nothing on the page."""
    passages = list(_classification(draft))
    announced: Part | None = None
    title_line = next((p.line for p in draft.paragraphs if p.kind is ParagraphKind.TITLE), 0)
    for paragraph in draft.paragraphs:
        if paragraph.kind is ParagraphKind.COMMENT:
            announced = ROLES.get(paragraph.role, announced)
            continue
        above_title = paragraph.line < title_line and is_short_line(paragraph.text)
        marking = Part.CLASSIFICATION if above_title and paragraph.kind is ParagraphKind.BODY else None
        passage = _passage(paragraph, passages, announced or marking)
        if passage is not None:
            passages.append(passage)
            announced = None
    notes = (*_notes(draft), *_missing_date(draft, passages))
    return Manuscript(tuple(passages), draft.facts, draft.path, notes)


def _notes(draft: Draft) -> Iterator[str]:
    """What the page cannot show as it was written."""
    removed = sum(len(p.raw) - len(without_controls(p.raw.replace("\r", ""))) for p in draft.paragraphs)
    if removed:
        yield f"去掉了 {removed} 个不可见的控制字符"
    unpaired = [paragraph for paragraph in draft.paragraphs if _prints_stars(paragraph)]
    if unpaired:
        yield f"{_lines_named(unpaired)}的 ** 没有配对，照原样印了"
    others = [p for p in draft.paragraphs if p.kind is ParagraphKind.OTHER and not _is_rule(p)]
    if others:
        yield f"{_lines_named(others)}是列表、表格、图片或代码，按普通段落排了"


def _lines_named(paragraphs: Sequence[DraftParagraph]) -> str:
    lines = "、".join(str(paragraph.line) for paragraph in paragraphs[:_LINES_NAMED])
    return f"第 {lines} 行" + (f"等 {len(paragraphs)} 处" if len(paragraphs) > _LINES_NAMED else "")


def _prints_stars(paragraph: DraftParagraph) -> bool:
    """Whether the marks of bold would be printed: one half is missing."""
    if paragraph.kind is ParagraphKind.COMMENT or "**" not in paragraph.raw or _is_rule(paragraph):
        return False
    source = source_of(paragraph.raw)
    return "**" in "".join(span.text for span in spans_of(source)) and "\\*" not in source


def _missing_date(draft: Draft, passages: Sequence[Passage]) -> Iterator[str]:
    """A title block without the date of the meeting, where the facts know it."""
    stated = draft.facts.text("会议日期")
    front = [passage for passage in passages if passage.part.in_front]
    titled = any(passage.part is Part.TITLE for passage in front)
    dated = any(_DATE.search(each.text) for each in front if each.part is not Part.CLASSIFICATION)
    if titled and not dated:
        with contextlib.suppress(ValueError):  # no single day: nothing to propose
            day = date.fromisoformat(stated)
            shown = f"（{day.year}年{day.month}月{day.day}日）"
            yield f"标题下面没有日期；要印日期，请在标题下面另起一段写：{shown}"


def require_final(manuscript: Manuscript, source: str) -> None:
    """Refuse a manuscript in which slots are still open; ``source`` is its draft's Markdown.

    Raises:
        BadFileError: every open slot with its line and column.
    """
    problems = [
        Problem(manuscript.path or "稿子", *place, f"还有空没填：{slot}", near)
        for passage in manuscript.passages
        for slot, place, near in _open_slots(passage, source.splitlines())
    ]
    if problems:
        raise BadFileError(problems)


def _open_slots(passage: Passage, lines: Sequence[str]) -> Iterator[tuple[str, tuple[int, int], str]]:
    """Each open slot of a passage, its line and column in the source, and the words around it."""
    line, col, at = max(1, passage.line), 0, 0
    for span in passage.spans:
        end = at + len(span.text)
        if span.slot:
            line, col = _place(span.text, lines, line, col)
            near = f"在“{passage.text[max(0, at - _NEAR) : end + _NEAR]}”"
            yield span.text, (line, col), near
        at = end


def _place(slot: str, lines: Sequence[str], line: int, col: int) -> tuple[int, int]:
    """The next place of ``slot`` behind a place; that place itself where the source writes it otherwise."""
    for number in range(line, len(lines) + 1):
        found = lines[number - 1].find(slot, col if number == line else 0)
        if found >= 0:
            return number, found + 1
    return line, max(1, col)


def _classification(draft: Draft) -> Iterator[Passage]:
    secrecy = without_controls(draft.facts.text("密级")).strip()
    if secrecy:
        yield Passage(Part.CLASSIFICATION, (Span(secrecy, slot=any(find_slots(secrecy))),))


def _passage(paragraph: DraftParagraph, before: Sequence[Passage], announced: Part | None) -> Passage | None:
    if _is_rule(paragraph):
        return None
    source = source_of(paragraph.raw or paragraph.text)
    if paragraph.kind is ParagraphKind.OTHER:
        source = _as_text(source)
    if not source:
        return None
    part = announced or _part(paragraph, source, before)
    level = min(paragraph.level or 1, 4) if part is Part.HEADING else None
    if part is not Part.BODY:
        spans = tuple(Span(span.text, slot=span.slot) for span in spans_of(source))
    else:
        spans = _body_spans(paragraph, source)
    return Passage(part, spans, level, paragraph.line)


def _body_spans(paragraph: DraftParagraph, source: str) -> tuple[Span, ...]:
    """Only a numbered run-in heading takes the face of its level; other bold openings are just bold."""
    marker = read_marker(paragraph.text)
    level = marker.style.level if marker and paragraph.run_in else None
    if level is None:
        return spans_of(source)
    if not source.startswith("**") and source.startswith(paragraph.run_in):
        source = f"**{paragraph.run_in}**{source[len(paragraph.run_in) :]}"
    return spans_of(source, level)


def _as_text(source: str) -> str:
    """A list item, a quotation or a row of a table without the marks that no page shows."""
    if not _TABLE_ROW.fullmatch(source):
        return _ITEM_MARK.sub("", source, count=1) if _ITEM_MARK.match(source) else source
    if _TABLE_RULE.fullmatch(source):
        return ""
    return _CELL_GAP.join(cell.strip() for cell in _CELL_EDGE.split(source)).strip(" 　")


def _is_rule(paragraph: DraftParagraph) -> bool:
    """A line across the page in Markdown; a speech has none."""
    return paragraph.kind is ParagraphKind.OTHER and _RULE.fullmatch(paragraph.raw.strip()) is not None


def _part(paragraph: DraftParagraph, source: str, before: Sequence[Passage]) -> Part:
    part = ROLES.get(paragraph.role) or _KINDS.get(paragraph.kind, Part.BODY)
    last = before[-1].part if before else None
    if last is Part.ATTACHMENT_NOTE and _NEXT_ATTACHMENT.match(paragraph.raw):
        return Part.ATTACHMENT_NOTE
    if part in (Part.BYLINE, Part.BODY) and last is Part.TITLE and _SUBTITLE.match(source):
        return Part.SUBTITLE
    if paragraph.kind is ParagraphKind.BODY and part is Part.BODY and reads_as_byline(source, before):
        return Part.BYLINE
    if part is Part.TITLE and any(passage.part is Part.TITLE for passage in before):
        return Part.ATTACHMENT_TITLE
    if part is Part.SALUTATION and any(not passage.part.in_front for passage in before):
        return Part.BODY  # a salutation repeated inside the speech is an ordinary paragraph
    return part
