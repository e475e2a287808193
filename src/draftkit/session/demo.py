"""Use case: the whole job on shipped material, one step after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from draftkit.files import atomic, reading
from draftkit.files.resources import samples_dir
from draftkit.model import FindingLevel


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the demo made: the files, and figures for one line each."""

    speeches: int
    candidates: int
    open_slots: int
    errors: int
    files: tuple[Path, ...]


def run_demo(folder: Path, tell: Callable[[str], None]) -> DemoResult:
    """Read the sample speeches, mine them, draft, check and export into ``folder`` (made if missing).

    ``tell`` is given one Chinese line at the start of each stage.

    Raises:
        DraftkitError: a stage cannot do its work; what was written before stays.
    """
    from draftkit.bank.store import write_candidates
    from draftkit.corpus.reading import walk
    from draftkit.mining.pipeline import mine
    from draftkit.outlines.facts import load_facts
    from draftkit.session.checking import check_text
    from draftkit.session.drafting import Request, new_draft
    from draftkit.session.exporting import export_text

    sources = _copy_samples(folder)
    tell("读入样例讲话")
    speeches = tuple(speech for outcome in walk([sources]) for speech in outcome.speeches)
    tell(f"读出 {len(speeches)} 篇讲话，开始挖掘词句")
    mined = mine(speeches)
    candidates = folder / "candidates.yaml"
    write_candidates(candidates, mined.phrases, mined.stats)
    tell(f"挖出候选词句 {len(mined.phrases)} 条，开始起草")
    facts = load_facts(folder / "facts.yaml")
    draft = folder / "speech.md"
    text = new_draft(Request("annual", facts=facts, fill=True)).text
    atomic.write_text(draft, text)
    tell("检查讲话稿")
    findings = [each for each in check_text(text, str(draft)) if each.level is FindingLevel.ERROR]
    slots = sum(each.rule == "open-slot" for each in findings)
    tell("导出 Word")
    word = folder / "speech.docx"
    atomic.write_bytes(word, export_text(text, "docx"))
    return DemoResult(
        len(speeches), len(mined.phrases), slots, len(findings) - slots, (candidates, draft, word)
    )


def _copy_samples(folder: Path) -> Path:
    target = folder / "speeches"
    target.mkdir(parents=True, exist_ok=True)
    for sample in sorted((samples_dir() / "speeches").glob("*.txt")):
        atomic.write_bytes(target / sample.name, reading.read_bytes(sample))
    atomic.write_bytes(folder / "facts.yaml", reading.read_bytes(samples_dir() / "facts.yaml"))
    return target
