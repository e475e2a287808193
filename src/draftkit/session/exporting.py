"""Use case: a draft goes out as Word, Markdown, plain text or a web page."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from draftkit.drafts.markdown import parse
from draftkit.drafts.revisions import RevisionStore
from draftkit.errors import DraftkitError, UsageError
from draftkit.export.composing import compose, require_final
from draftkit.export.layout import Layout
from draftkit.export.layouts import DEFAULT, deviations_of, load_layout
from draftkit.export.manuscript import Manuscript
from draftkit.export.verifying import Fact, verify
from draftkit.files import atomic, reading
from draftkit.session.export_trail import note_export

FORMATS = ("docx", "md", "txt", "html")


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """One export. The format follows the name of ``target``; ``layout`` is a name or a profile's path.

    ``text`` is what to export where the file of ``source`` may be behind it.
    """

    source: Path
    target: Path
    layout: str = DEFAULT
    reference: Path | None = None
    final: bool = False
    verify: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and what the writer should know about it.

    ``facts`` are measured and ``deviations`` (from the standard's page) listed when verifying was asked for.
    """

    target: Path
    size: int
    open_slots: int
    notes: tuple[str, ...]
    facts: tuple[Fact, ...] = ()
    deviations: tuple[str, ...] = ()


def export_file(request: ExportRequest) -> Exported:
    """Export a draft file. The whole document is built before a byte of the target is touched.

    Raises:
        DraftkitError: the draft, profile or target cannot be used; with ``final`` also when slots are open.
    """
    form = format_of(request.target)
    refuse_overwriting(request.source, request.target)
    text = reading.read_text(request.source) if request.text is None else request.text
    manuscript = manuscript_of(text, str(request.source))
    if not manuscript.passages:
        raise UsageError("稿子里还没有文字", where=request.source, remedy="写了再导出")
    if request.final:
        require_final(manuscript, text)
    layout = load_layout(request.layout)
    data = export_manuscript(manuscript, form, layout, request.reference)
    atomic.write_bytes(request.target, data)
    note_export(request.target, data)
    if form == "docx":
        remember(request.source, text)
    facts: tuple[Fact, ...] = ()
    if request.verify and form == "docx":
        facts = verify(data, manuscript, layout, in_house=request.reference is not None)
    elif request.verify:
        facts = (Fact("核对", None, "只有 Word 文件可以核对"),)
    slots = sum(span.slot for passage in manuscript.passages for span in passage.spans)
    deviations = deviations_of(layout) if request.verify else ()
    return Exported(request.target, len(data), slots, manuscript.notes, facts, deviations)


def remember(draft: Path, text: str) -> None:
    """Keep what was sent out as a revision: edits that come back are then told from later ones.

    An export never fails because the history cannot be written.
    """
    with contextlib.suppress(DraftkitError):
        RevisionStore(draft).keep(text)


def export_text(text: str, form: str, *, layout: str = DEFAULT, path: str = "", final: bool = False) -> bytes:
    """The bytes of a draft given as Markdown text, in one of ``FORMATS``."""
    manuscript = manuscript_of(text, path)
    if final:
        require_final(manuscript, text)
    return export_manuscript(manuscript, form, load_layout(layout))


def manuscript_of(text: str, path: str) -> Manuscript:
    """The manuscript of a draft's Markdown."""
    return compose(parse(text, path))


def export_manuscript(
    manuscript: Manuscript, form: str, layout: Layout, reference: Path | None = None
) -> bytes:
    """The bytes of a manuscript in one of ``FORMATS``."""
    if form == "docx" and reference is not None:
        from draftkit.export.reference import open_house, render_in_house

        house = open_house(reading.read_bytes(reference), str(reference))
        return render_in_house(manuscript, layout, house)
    if form == "docx":
        from draftkit.export.docx import render_manuscript

        return render_manuscript(manuscript, layout)
    if form == "md":
        from draftkit.export.markdown import render_markdown

        return render_markdown(manuscript).encode()
    if form == "html":
        from draftkit.export.html import render_html

        return render_html(manuscript, layout).encode()
    from draftkit.export.plain import render_plain

    return render_plain(manuscript, layout).encode()


def refuse_overwriting(source: Path, target: Path) -> None:
    """An export never lands on the draft it is made from.

    Raises:
        UsageError: ``target`` is the same file as ``source``.
    """
    if target.exists() and source.exists() and target.samefile(source):
        raise UsageError("不能把导出写在原稿上", where=target, remedy="原稿未动；请换一个文件名")


def format_of(target: Path) -> str:
    """The format a file name asks for.

    Raises:
        UsageError: a name of no known format.
    """
    form = target.suffix.removeprefix(".").lower()
    if form not in FORMATS:
        raise UsageError(
            "看不出要导出成什么格式",
            where=target,
            remedy="文件名请以 .docx、.md、.txt 或 .html 结尾",
        )
    return form
