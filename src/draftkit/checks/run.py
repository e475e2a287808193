"""Run the rules over one draft."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from draftkit.checks.catalogue import RULES
from draftkit.checks.rule import Hit, Rule
from draftkit.checks.subject import Subject
from draftkit.model import Draft, Facts, Finding, Plan

_CONTEXT = 12


def check(
    text: str, path: str, draft: Draft, facts: Facts, plan: Plan | None = None, rules: Iterable[Rule] = RULES
) -> list[Finding]:
    """Every finding of ``rules`` in a draft, in the order of the text.

    ``text`` is the file's whole text and ``draft`` what was parsed from it; ``facts`` are the meeting's.
    """
    subject = Subject(text, path, draft, facts, plan)
    found = [finding for rule in rules for finding in _findings(rule, subject)]
    return sorted(_with_distinct_keys(found), key=lambda finding: (finding.start, finding.end, finding.rule))


def _findings(rule: Rule, subject: Subject) -> Iterator[Finding]:
    for hit in rule.run(subject):
        line, col = subject.place(hit.start)
        end_line, end_col = subject.place(hit.end)
        yield Finding(
            rule=rule.id,
            level=hit.level or rule.level,
            path=subject.path,
            line=line,
            col=col,
            end_line=end_line,
            end_col=end_col,
            start=hit.start,
            end=hit.end,
            text=subject.text[hit.start : hit.end],
            message=hit.message,
            why=rule.why,
            source=rule.source,
            fix=hit.fix,
            key=_key(rule, hit, subject),
        )


def _key(rule: Rule, hit: Hit, subject: Subject) -> str:
    """Rule and surroundings, so that edits elsewhere leave it as it is."""
    before = subject.text[max(0, hit.start - _CONTEXT) : hit.start].rpartition("\n")[2]
    after = subject.text[hit.end : hit.end + _CONTEXT].partition("\n")[0]
    around = before + subject.text[hit.start : hit.end] + after
    return hashlib.sha256(f"{rule.id}\0{around}".encode()).hexdigest()[:16]


def _with_distinct_keys(findings: list[Finding]) -> Iterator[Finding]:
    from dataclasses import replace

    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.key] += 1
        count = seen[finding.key]
        yield finding if count == 1 else replace(finding, key=f"{finding.key}-{count}")
