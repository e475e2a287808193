"""Parallel headings: which sets hold, which heading breaks one, what is proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from draftkit.files.strict_yaml import load
from draftkit.outlines.parallel import propose, score_set
from draftkit.outlines.patterns import load_patterns

CASES = load(Path(__file__).with_name("heading_sets.yaml"))


@pytest.mark.parametrize("case", CASES, ids=[str(case["name"]) for case in CASES])
def test_set(case):
    scored = score_set([str(each) for each in case["set"]])
    expected = {int(each) for each in case.get("breaks", [])}
    assert {each.index + 1 for each in scored.breaks} == expected
    assert scored.score >= 0.85 if not expected else scored.score < 0.95


def test_siblings_are_made_alike():
    pool = [heading for pattern in load_patterns() for heading in pattern.headings]
    found = propose("聚焦重点任务，在攻坚突破上持续用力", pool, 4)
    assert len(found) == 4
    assert all(each.startswith("聚焦") and each.endswith("上持续用力") for each in found)
    assert score_set(["聚焦重点任务，在攻坚突破上持续用力", *found]).breaks == ()


def test_a_frame_gets_other_opening_words():
    found = propose("夯实【基础】，提升【能力】", [], 3)
    assert len(found) == 3
    assert all(each.endswith("【基础】，提升【能力】") for each in found)


def test_nothing_alike_nothing_proposed():
    assert propose("水到渠成", ["在改革上求突破，在创新上见实效"]) == []


@pytest.mark.parametrize("style", [0, 1, 2])
def test_shipped_patterns_of_a_step_are_parallel(style):
    """Any points a draft may put side by side: headings of one file, one step, one section, one style."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for pattern in load_patterns():
        if pattern.headings:
            key = (pattern.name.split("/")[0], pattern.step.value, *pattern.sections, *pattern.types)
            groups.setdefault(key, []).append(pattern.headings[style % len(pattern.headings)])
    broken = {key: score_set(each).breaks for key, each in groups.items() if score_set(each).score < 0.8}
    assert broken == {}
