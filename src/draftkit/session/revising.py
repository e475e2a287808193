"""Use case: a colleague's Word file comes back as a new revision of the draft.

The colleague edited what was sent out, which need not be what the draft says today. So the revision that
the Word file grew from is looked for first; where the draft has moved on, both sides' changes are merged.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from draftkit.drafts.diff import changed_characters, diff_paragraphs
from draftkit.drafts.markdown import parse, parse_leniently, reread, write
from draftkit.drafts.merge import Conflict, merge
from draftkit.drafts.revisions import RevisionStore
from draftkit.errors import UsageError
from draftkit.export.comparison import Fate
from draftkit.export.composing import compose
from draftkit.export.redline import DEFAULT_AUTHOR
from draftkit.export.returned import ReturnedDocument, read_returned
from draftkit.export.returned_manuscript import manuscript_from
from draftkit.export.taking_back import Remark, take_back
from draftkit.files import atomic, reading
from draftkit.model import Draft, Finding, FindingLevel
from draftkit.session.comparing import compare_passages

_REVISIONS_TRIED = 20
_LOST_WHY = "Word 里有、稿子的纯文字格式放不下的东西"
_CONFLICT_WHY = "Word 送出去以后，稿子这里也改过"


@dataclass(frozen=True, slots=True)
class Revised:
    """What came back: characters in and out, tracked changes accepted, and findings to look at.

    ``revision`` is the number under which the new state is kept; 0 when the draft did not change or the
    result went to another file.
    """

    target: Path
    characters_in: int
    characters_out: int
    tracked: int
    revision: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """A source with the colleague's edits made in it, how much they were, and what to look at."""

    text: str
    characters_in: int
    characters_out: int
    remarks: tuple[Remark, ...]
    conflicts: tuple[Conflict, ...] = field(default=())


def revise_file(draft_path: Path, colleague: Path, target: Path | None = None) -> Revised:
    """Take the edits of ``colleague`` into the draft, or into ``target`` and leave the draft alone.

    The state before is kept as a revision first, so nothing is lost.

    Raises:
        DraftkitError: one of the files cannot be read, or the draft changed on disk meanwhile.
    """
    stamp = reading.stamp_of(draft_path)
    source = reading.read_text(draft_path)
    parse(source, str(draft_path))  # a draft with bad front matter is told before anything is written
    document = read_returned(reading.read_bytes(colleague), str(colleague))
    _refuse_reading_copy(document, colleague)
    store = RevisionStore(draft_path)
    made = taken_in(source, _sent_source(source, store, document), document, str(colleague))
    findings = tuple(_findings(document, made, str(colleague)))
    revision = 0
    if target is not None:
        atomic.write_text(target, made.text)
    elif made.text != source:
        store.keep(source, f"收回{colleague.name}之前")
        atomic.write_text(draft_path, made.text, expect=stamp)
        revision = store.keep(made.text, f"收回{colleague.name}").number
    return Revised(
        target or draft_path, made.characters_in, made.characters_out, document.tracked, revision, findings
    )


def taken_in(source: str, sent: str, document: ReturnedDocument, where: str) -> Edited:
    """``source`` with the edits that turned ``sent`` into the document; conflicts keep ``source``."""
    made = edited_source(parse_leniently(sent)[0], document, where)
    if sent == source:
        return made
    merged = merge(sent, source, made.text)
    return Edited(merged.text, made.characters_in, made.characters_out, made.remarks, merged.conflicts)


def edited_source(draft: Draft, document: ReturnedDocument, where: str) -> Edited:
    """The source of ``draft`` with all its differences from the document made in it.

    Raises:
        UsageError: the document holds no text.
    """
    old, new = compose(draft), manuscript_from(document, where)
    if not new.passages:
        raise UsageError("这份 Word 里没有文字", where=where, remedy="稿子没有动；请核对文件")
    pairs = compare_passages([p.wording for p in old.passages], [p.wording for p in new.passages])
    taken = take_back(draft, old, new.passages, document.accepted(), pairs)
    stretches = [stretch for pair in pairs for stretch in pair.stretches]
    unchanged = taken.raws == tuple(paragraph.raw for paragraph in draft.paragraphs)
    return Edited(
        write(draft) if unchanged else _ended_like(write(draft), write(reread(draft, taken.raws))),
        sum(len(stretch.text) for stretch in stretches if stretch.fate is Fate.COME),
        sum(len(stretch.text) for stretch in stretches if stretch.fate is Fate.GONE),
        taken.remarks,
    )


def _ended_like(model: str, text: str) -> str:
    """``text`` with no more blank lines at its end than ``model`` has."""
    return text if model.endswith("\n\n") else text.rstrip("\n") + "\n"


def _sent_source(source: str, store: RevisionStore, document: ReturnedDocument) -> str:
    """The state of the draft that the Word file grew from: the one nearest to it before its changes."""
    before = [text for p in document.paragraphs if (text := p.text_before(DEFAULT_AUTHOR)).strip()]
    candidates = dict.fromkeys([source])
    for revision in reversed(store.revisions[-_REVISIONS_TRIED:]):
        with contextlib.suppress(UsageError):  # a damaged record: one candidate less
            candidates[store.source(revision)] = None
    return min(candidates, key=lambda candidate: _distance(candidate, before))


def _distance(candidate: str, paragraphs: list[str]) -> int:
    """Characters in and out from a draft to the document's paragraphs, however titles are broken."""
    passages = [passage.text for passage in compose(parse_leniently(candidate)[0]).passages]
    flat = [[text.replace("\n", "") for text in texts] for texts in (passages, paragraphs)]
    return sum(changed_characters(diff_paragraphs(*flat)))


def _refuse_reading_copy(document: ReturnedDocument, colleague: Path) -> None:
    if document.is_reading_copy:
        raise UsageError(
            "这是大字版，一句一段，收不回原来的段落",
            where=colleague,
            remedy="请让同事在打印稿或修订稿上改",
        )


def _findings(document: ReturnedDocument, made: Edited, path: str) -> Iterator[Finding]:
    places = [(loss.paragraph, loss.what) for loss in document.losses]
    for paragraph, what in places:
        message = f"{what}没有收回来" if "（" not in what else what
        yield _finding("lost-structure", FindingLevel.WARNING, path, paragraph, what, message, _LOST_WHY)
    for conflict in made.conflicts:
        theirs = conflict.theirs.strip() or "删去这一段"
        message = f"两边都改了这里，留着稿子现在的写法；同事的写法是：{theirs}"
        yield _finding(
            "conflict", FindingLevel.WARNING, path, 0, conflict.mine.strip(), message, _CONFLICT_WHY
        )
    for remark in made.remarks:
        message = f"{remark.rule}：{remark.message}"
        yield _finding("returned", FindingLevel.HINT, path, remark.paragraph, remark.text, message, "")


def _finding(
    rule: str, level: FindingLevel, path: str, line: int, text: str, message: str, why: str
) -> Finding:
    return Finding(rule, level, path, line, 1, line, 1, 0, 0, text, message, why)
