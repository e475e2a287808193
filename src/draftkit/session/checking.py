"""Use case: check a manuscript and mend what is certain."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from draftkit.checks import check
from draftkit.checks.fixing import apply_fixes
from draftkit.drafts.markdown import parse
from draftkit.errors import UnreadableError
from draftkit.files import atomic, reading
from draftkit.model import Facts, Finding, FindingLevel

_ORDER = {FindingLevel.ERROR: 0, FindingLevel.WARNING: 1, FindingLevel.HINT: 2}

_ROUNDS = 5
"""One mended mark uncovers another (``三,三`` to ``三，三`` to ``三、三``); two rounds settle most."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found in one file, and how many findings were mended in it."""

    path: Path
    findings: tuple[Finding, ...]
    mended: int = 0


def check_text(text: str, path: str = "", facts: Facts | None = None) -> list[Finding]:
    """Every finding in a manuscript's text; ``facts`` win over those of its front matter."""
    draft = parse(text, path)
    known = draft.facts.with_values(facts.values) if facts else draft.facts
    return check(text, path, draft, known)


def check_file(path: Path, facts: Facts | None = None, *, fix: bool = False) -> Checked:
    """Check one file; with ``fix``, mend the certain findings in place and report what is left.

    Raises:
        DraftkitError: the file cannot be read, parsed or written.
    """
    stamp = reading.stamp_of(path)
    text = reading.read_text(path)
    if not text.strip():
        raise UnreadableError("文件是空的", where=path, remedy="请给出有内容的稿子")
    findings = check_text(text, str(path), facts)
    if not fix:
        return Checked(path, tuple(findings))
    better, mended = text, 0
    for _ in range(_ROUNDS):
        better, count = apply_fixes(better, findings)
        if not count:
            break
        mended += count
        findings = check_text(better, str(path), facts)
    if better != text:
        atomic.write_text(path, better, expect=stamp)
    return Checked(path, tuple(findings), mended)


def at_or_above(findings: tuple[Finding, ...], level: FindingLevel) -> tuple[Finding, ...]:
    """The findings at least as serious as ``level``."""
    return tuple(finding for finding in findings if _ORDER[finding.level] <= _ORDER[level])
