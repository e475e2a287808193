"""Move and step of a phrase: its own words first, else where the speeches used it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from draftkit.errors import BadFileError, Problem
from draftkit.files.resources import lexicon_dir
from draftkit.files.strict_yaml import YamlList, YamlMap, load
from draftkit.mining.words import word_table
from draftkit.model.move import Move, Step

STEPS_FILE = "mining-steps.yaml"
CUE_CONFIDENCE = 0.9
USUAL_CONFIDENCE = 0.85
"""Share of the labelled paragraphs of a move that are of its usual step."""
_MAJORITY, _MOSTLY = 0.4, 0.5


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


def place(
    text: str, steps: Mapping[str, int], moves: Mapping[str, int], content: Sequence[str] = ()
) -> Placement:
    """The placement of a phrase from its wording and from the blocks that hold it.

    Where neither tells the step, the move may: see ``_usual_step``.
    """
    cue = next((step for step, pattern in step_cues() if pattern.search(text)), None)
    total = sum(steps.values())
    best = max(steps.items(), key=lambda item: (item[1], item[0]), default=None)
    if best and best[1] >= _MAJORITY * max(total, sum(moves.values())) and (cue is None or best[0] == cue):
        return Placement(Step(best[0]).move, Step(best[0]), round(best[1] / total, 3))
    if cue is not None:
        return Placement(cue.move, cue, CUE_CONFIDENCE if not total or cue.value in steps else 0.6)
    if not moves:
        return Placement(None, None, 0.0)
    name, count = max(moves.items(), key=lambda item: (item[1], item[0]))
    share, move = count / sum(moves.values()), Move(name)
    step = _usual_step(text, move, content) if share >= _MOSTLY else None
    return Placement(move, step, round(share * (USUAL_CONFIDENCE if step else 1.0), 3))


def _usual_step(text: str, move: Move, content: Sequence[str]) -> Step | None:
    """The step that nearly all wording of a shape has in a move, once the cues have taken theirs: what opens
    with a verb among the tasks is a measure, what says of something that it went well is an achievement."""
    if move is Move.TASKS and acts(text, content):
        return Step.MEASURE
    if move is Move.REVIEW and text.startswith("【"):
        return Step.ACHIEVEMENT
    return Step.CALL if move is Move.CLOSING and "【" not in text else None


def acts(text: str, content: Sequence[str]) -> bool:
    """Whether a wording opens with a verb of the genre, or with what modifies it (全面 加强)."""
    table = word_table()
    if not content or content[0] not in table.of("verbs"):
        return False
    return text.partition(content[0])[0] in table.of("modifiers") | {""}
