"""Draft → manuscript: which part of the page each paragraph of the Markdown is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from draftkit.errors import BadFileError, Problem
from draftkit.export.inline import source_of, spans_of, without_controls
from draftkit.export.manuscript import Manuscript, Part, Passage, Span
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
"""Comments ``<!-- 署名 -->`` that say what the paragraph after them is."""

_KINDS: Mapping[ParagraphKind, Part] = MappingProxyType(
    {
        ParagraphKind.TITLE: Part.TITLE,
        ParagraphKind.BYLINE: Part.BYLINE,
        ParagraphKind.SALUTATION: Part.SALUTATION,
        ParagraphKind.HEADING: Part.HEADING,
    }
)
_LEADING_COMMENT = re.compile(r"\s*<!--\s*(\S+?)\s*-->")
_RULE = re.compile(r"-{3,}|\*{3,}")
_LINES_NAMED = 5
_SUBTITLE = re.compile(r"—{1,2}")


def compose(draft: Draft) -> Manuscript:
    """The manuscript of a draft. Paragraphs that are comments only leave nothing on the page."""
    passages = list(_classification(draft))
    for paragraph in draft.paragraphs:
        passage = _passage(paragraph, passages)
        if passage is not None:
            passages.append(passage)
    return Manuscript(tuple(passages), draft.facts, draft.path, tuple(_notes(draft)))


def _notes(draft: Draft) -> Iterator[str]:
    """What the page cannot show as it was written."""
    removed = sum(len(p.raw) - len(without_controls(p.raw.replace("\r", ""))) for p in draft.paragraphs)
    if removed:
        yield f"去掉了 {removed} 个不可见的控制字符"
    others = [p for p in draft.paragraphs if p.kind is ParagraphKind.OTHER and not _is_rule(p)]
    if others:
        lines = "、".join(str(paragraph.line) for paragraph in others[:_LINES_NAMED])
        yield f"第 {lines} 行是列表、表格、图片或代码，按普通段落排了"


def require_final(manuscript: Manuscript) -> None:
    """Refuse a manuscript in which slots are still open.

    Raises:
        BadFileError: every open slot with its line.
    """
    problems = [
        Problem(manuscript.path or "稿子", passage.line, 0, f"还有空没填：{slot}", _near(passage.text, slot))
        for passage in manuscript.passages
        for slot in _open_slots(passage)
    ]
    if problems:
        raise BadFileError(problems)


def _open_slots(passage: Passage) -> Iterator[str]:
    yield from (span.text for span in passage.spans if span.slot)


def _near(text: str, slot: str) -> str:
    at = text.find(slot)
    return f"在“{text[max(0, at - 8) : at + len(slot) + 8]}”"


def _classification(draft: Draft) -> Iterator[Passage]:
    secrecy = without_controls(draft.facts.text("密级")).strip()
    if secrecy:
        yield Passage(Part.CLASSIFICATION, (Span(secrecy, slot=any(find_slots(secrecy))),))


def _passage(paragraph: DraftParagraph, before: list[Passage]) -> Passage | None:
    if paragraph.kind is ParagraphKind.COMMENT or _is_rule(paragraph):
        return None
    source = source_of(paragraph.raw or paragraph.text)
    if not source:
        return None
    part = _part(paragraph, source, before)
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


def _is_rule(paragraph: DraftParagraph) -> bool:
    """A line across the page in Markdown; a speech has none."""
    return paragraph.kind is ParagraphKind.OTHER and _RULE.fullmatch(paragraph.raw.strip()) is not None


def _part(paragraph: DraftParagraph, source: str, before: list[Passage]) -> Part:
    comment = _LEADING_COMMENT.match(paragraph.raw)
    role = ROLES.get(paragraph.role) or (ROLES.get(comment[1]) if comment else None)
    part = role or _KINDS.get(paragraph.kind, Part.BODY)
    last = before[-1].part if before else None
    if part in (Part.BYLINE, Part.BODY) and last is Part.TITLE and _SUBTITLE.match(source):
        return Part.SUBTITLE
    if part is Part.TITLE and any(not passage.part.in_front for passage in before):
        return Part.ATTACHMENT_TITLE
    if part is Part.SALUTATION and any(not passage.part.in_front for passage in before):
        return Part.BODY  # a salutation repeated inside the speech is an ordinary paragraph
    return part
