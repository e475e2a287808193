"""No accepted template exceeds 1 s or 2 MB: random hostile templates and the known runaways, timed.

python bench/outlines_gate.py [--examples N] [--json bench/results/outlines_gate.json]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hypothesis import HealthCheck, given, settings
from tests.outlines.hostile import templates
from tests.outlines.test_gate import FACTS, RUNAWAYS

from draftkit.errors import BadFileError, TooLargeError
from draftkit.outlines.catalogue import outline_names
from draftkit.outlines.library import bundle
from draftkit.outlines.machine import render_bundle

LONG = {name: value if not isinstance(value, tuple) else value * 6 for name, value in FACTS.items()}


def timed(template: str) -> tuple[str, float, int]:
    """What became of a template (refused, stopped, rendered), its CPU seconds in all, its bytes."""
    start = time.process_time()
    whole, _ = bundle(template, "bench.md.j2", 1, outline_names(), [])
    if whole is None:
        return "refused", time.process_time() - start, 0
    try:
        text = render_bundle(whole, LONG)
    except (TooLargeError, BadFileError):
        return "stopped", time.process_time() - start, 0
    return "rendered", time.process_time() - start, len(text.encode())


def main() -> int:
    """Run all and print the worst."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--examples", type=int, default=1500)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    count = {"refused": 0, "stopped": 0, "rendered": 0}
    worst_seconds, worst_bytes = 0.0, 0

    def note(template: str) -> None:
        nonlocal worst_seconds, worst_bytes
        what, seconds, size = timed(template)
        count[what] += 1
        worst_seconds, worst_bytes = max(worst_seconds, seconds), max(worst_bytes, size)

    @settings(
        max_examples=args.examples, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(templates())
    def random_ones(template: str) -> None:
        note(template)

    random_ones()
    for template in RUNAWAYS.values():
        note(template)
    note("{% if 会议名称 in 会议名称 %}好{% endif %}" * 2500)
    note("{{ 会议名称 }}" * 6000)
    result = {**count, "worst_seconds": round(worst_seconds, 3), "worst_bytes": worst_bytes}
    print(json.dumps(result))
    if args.json:
        args.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 1 if worst_seconds > 1 or worst_bytes > 2_000_000 else 0


if __name__ == "__main__":
    sys.exit(main())
