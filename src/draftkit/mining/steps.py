"""Move and step of a phrase: its own words first, else where the speeches used it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from draftkit.errors import BadFileError, Problem
from draftkit.files.resources import lexicon_dir
from draftkit.files.strict_yaml import YamlList, YamlMap, load
from draftkit.model.move import Move, Step

STEPS_FILE = "mining-steps.yaml"
CUE_CONFIDENCE = 0.9
_MAJORITY = 0.4


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a phrase belongs, and how sure that is (0..1)."""

    move: Move | None
    step: Step | None
    confidence: float


@lru_cache(maxsize=2)
def step_cues(path: Path | None = None) -> tuple[tuple[Step, re.Pattern[str]], ...]:
    """The cues of ``mining-steps.yaml`` in order.

    Raises:
        BadFileError: an unknown step or a pattern that is no regular expression.
    """
    path = path or lexicon_dir() / STEPS_FILE
    value = load(path)
    cues: list[tuple[Step, re.Pattern[str]]] = []
    problems: list[Problem] = []
    for key, patterns in value.items() if isinstance(value, YamlMap) else ():
        try:
            joined = "|".join(f"(?:{each})" for each in patterns) if isinstance(patterns, YamlList) else "$^"
            cues.append((Step(str(key)), re.compile(joined)))
        except (ValueError, re.error) as error:
            problems.append(Problem(str(path), key.line, key.col, f"“{key}”这一步写得不对", str(error)))
    if problems:
        raise BadFileError(problems)
    return tuple(cues)


def place(text: str, steps: Mapping[str, int], moves: Mapping[str, int]) -> Placement:
    """The placement of a phrase from its wording and from the blocks that hold it."""
    cue = next((step for step, pattern in step_cues() if pattern.search(text)), None)
    total = sum(steps.values())
    best = max(steps.items(), key=lambda item: (item[1], item[0]), default=None)
    if best and best[1] >= _MAJORITY * max(total, sum(moves.values())) and (cue is None or best[0] == cue):
        return Placement(Step(best[0]).move, Step(best[0]), round(best[1] / total, 3))
    if cue is not None:
        return Placement(cue.move, cue, CUE_CONFIDENCE if not total or cue.value in steps else 0.6)
    if not moves:
        return Placement(None, None, 0.0)
    move, count = max(moves.items(), key=lambda item: (item[1], item[0]))
    return Placement(Move(move), None, round(count / sum(moves.values()), 3))
