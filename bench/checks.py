"""Time of a whole check against the time of parsing the same draft, and findings per 1,000 characters.

usage: python bench/checks.py [TEXT...]     writes bench/results/checks.json
Without files it checks a 20,000-character draft made of the shipped samples.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path

from draftkit.drafts.markdown import parse
from draftkit.files.resources import samples_dir
from draftkit.model import Facts
from draftkit.session.checking import check_text

FACTS = Facts({"地名": "望川县", "层级": "县", "会议日期": "2026-03-12"})


def best_ms(work: object, times: int = 7) -> float:
    """Best wall time of several runs, in milliseconds."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()  # type: ignore[operator]
        seconds.append(time.perf_counter() - start)
    return round(min(seconds) * 1000, 2)


def long_draft(characters: int = 20_000) -> str:
    """The shipped samples, repeated to the asked length."""
    samples = sorted(samples_dir().glob("speeches/*.txt"))
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in samples)
    return (text * (characters // len(text) + 1))[:characters]


def main() -> int:
    """Measure and print."""
    files = [Path(each) for each in sys.argv[1:]]
    text = long_draft()
    check_text(text, "", FACTS)  # tables are read once
    result: dict[str, object] = {
        "characters": len(text),
        "parse_ms": best_ms(lambda: parse(text)),
        "check_ms": best_ms(lambda: check_text(text, "", FACTS)),
        "paragraph_ms": best_ms(lambda: check_text(text[:300], "", FACTS)),
    }
    rates = {}
    for path in files:
        body = path.read_text(encoding="utf-8")
        findings = check_text(body, str(path))
        rates[path.name] = {
            "per_1000": round(1000 * len(findings) / max(1, len(body)), 2),
            "rules": dict(Counter(each.rule for each in findings)),
        }
    result["files"] = rates
    target = Path(__file__).parent / "results" / "checks.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
