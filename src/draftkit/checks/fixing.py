"""Apply fixes: disjoint, from the end of the text to its beginning; nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterable

from draftkit.model import Finding, FindingLevel


def apply_fixes(text: str, findings: Iterable[Finding]) -> tuple[str, int]:
    """``text`` with the fixes of certain findings applied, and how many findings were mended.

    Only errors carry an automatic fix; a fix that overlaps one already applied waits for the next run.
    """
    mended, limit = 0, len(text)
    fixable = [each for each in findings if each.fix and each.level is FindingLevel.ERROR]
    for finding in sorted(fixable, key=lambda each: each.start, reverse=True):
        fixes = sorted(finding.fix or (), key=lambda fix: fix.start, reverse=True)
        if fixes[0].end > limit:
            continue
        for fix in fixes:
            text = text[: fix.start] + fix.text + text[fix.end :]
        limit = fixes[-1].start
        mended += 1
    return text, mended
