"""Findings as text lines, JSON objects and SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from draftkit import __version__
from draftkit.checks.catalogue import RULES
from draftkit.model import Finding, FindingLevel

LEVEL_ZH = {FindingLevel.ERROR: "要改", FindingLevel.WARNING: "存疑", FindingLevel.HINT: "提示"}
_SARIF_LEVEL = {FindingLevel.ERROR: "error", FindingLevel.WARNING: "warning", FindingLevel.HINT: "note"}


def as_line(finding: Finding) -> str:
    """``path:line:col: 要改 规则：message``, one line."""
    place = f"{finding.path}:{finding.line}:{finding.col}"
    return f"{place}: {LEVEL_ZH[finding.level]} {finding.message}（{finding.rule}）"


def as_object(finding: Finding) -> dict[str, Any]:
    """A finding with the fields of DESIGN section 3, ready for JSON."""
    fields = asdict(finding)
    fields["level"] = finding.level.value
    fields["fix"] = None if finding.fix is None else [asdict(fix) for fix in finding.fix]
    return fields


def as_sarif(findings: Sequence[Finding]) -> dict[str, Any]:
    """A SARIF 2.1.0 log (OASIS standard) of all findings."""
    rules = [
        {
            "id": rule.id,
            "name": rule.title,
            "fullDescription": {"text": rule.why},
            "help": {"text": rule.source},
        }
        for rule in RULES
    ]
    return {
        "version": "2.1.0",
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [
            {
                "tool": {"driver": {"name": "draftkit", "version": __version__, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(finding) for finding in findings],
            }
        ],
    }


def _sarif_result(finding: Finding) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.col,
        "endLine": finding.end_line,
        "endColumn": finding.end_col,
    }
    return {
        "ruleId": finding.rule,
        "level": _SARIF_LEVEL[finding.level],
        "message": {"text": finding.message},
        "partialFingerprints": {"draftkit/v1": finding.key},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": finding.path}, "region": region}},
        ],
    }
