"""Use case: a colleague's Word file comes back as a new revision of the draft."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from draftkit.drafts.markdown import parse, reread, write
from draftkit.drafts.revisions import RevisionStore
from draftkit.errors import UsageError
from draftkit.export.comparison import Fate
from draftkit.export.composing import compose
from draftkit.export.returned import ReturnedDocument, read_returned
from draftkit.export.returned_manuscript import manuscript_from
from draftkit.export.taking_back import Remark, TakenBack, take_back
from draftkit.files import atomic, reading
from draftkit.model import Draft, Finding, FindingLevel
from draftkit.session.comparing import compare_passages

_WHY = "Word 里有、稿子的纯文字格式放不下的东西"


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


def revise_file(draft_path: Path, colleague: Path, target: Path | None = None) -> Revised:
    """Take the edits of ``colleague`` into the draft, or into ``target`` and leave the draft alone.

    The state before is kept as a revision first, so nothing is lost.

    Raises:
        DraftkitError: one of the files cannot be read, or the draft changed on disk meanwhile.
    """
    stamp = reading.stamp_of(draft_path)
    source = reading.read_text(draft_path)
    draft = parse(source, str(draft_path))
    document = read_returned(reading.read_bytes(colleague), str(colleague))
    _refuse_reading_copy(document, colleague)
    result, counts, taken = revised_text(draft, document, str(colleague))
    findings = tuple(_findings(document, taken.remarks, str(colleague)))
    revision = 0
    if target is not None:
        atomic.write_text(target, result)
    elif result != source:
        store = RevisionStore(draft_path)
        store.keep(source, f"收回{colleague.name}之前")
        atomic.write_text(draft_path, result, expect=stamp)
        revision = store.keep(result, f"收回{colleague.name}").number
    return Revised(target or draft_path, *counts, document.tracked, revision, findings)


def revised_text(
    draft: Draft, document: ReturnedDocument, where: str
) -> tuple[str, tuple[int, int], TakenBack]:
    """The draft's new source, characters in and out, and what to look at."""
    old, new = compose(draft), manuscript_from(document, where)
    if not new.passages:
        raise UsageError("这份 Word 里没有文字", where=where, remedy="稿子没有动；请核对文件")
    pairs = compare_passages([p.text for p in old.passages], [p.text for p in new.passages])
    taken = take_back(draft, old, new.passages, document.accepted(), pairs)
    stretches = [stretch for pair in pairs for stretch in pair.stretches if pair.moved_from is None]
    counts = (
        sum(len(stretch.text) for stretch in stretches if stretch.fate is Fate.COME),
        sum(len(stretch.text) for stretch in stretches if stretch.fate is Fate.GONE),
    )
    unchanged = taken.raws == [paragraph.raw for paragraph in draft.paragraphs]
    return write(draft if unchanged else reread(draft, taken.raws)), counts, taken


def _refuse_reading_copy(document: ReturnedDocument, colleague: Path) -> None:
    if document.is_reading_copy:
        raise UsageError(
            "这是大字版，一句一段，收不回原来的段落",
            where=colleague,
            remedy="请让同事在打印稿或修订稿上改",
        )


def _findings(document: ReturnedDocument, remarks: list[Remark], path: str) -> list[Finding]:
    found = [
        _finding(
            "lost-structure", FindingLevel.WARNING, path, loss.paragraph, loss.what, f"{loss.what}没有收回来"
        )
        for loss in document.losses
    ]
    found += [
        _finding(
            "returned",
            FindingLevel.HINT,
            path,
            remark.paragraph,
            remark.text,
            f"{remark.rule}：{remark.message}",
        )
        for remark in remarks
    ]
    return sorted(found, key=lambda finding: finding.line)


def _finding(rule: str, level: FindingLevel, path: str, line: int, text: str, message: str) -> Finding:
    return Finding(rule, level, path, line, 1, line, 1, 0, 0, text, message, why=_WHY)
