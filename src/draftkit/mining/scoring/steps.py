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
UNSURE = 0.4
"""Confidence that a deed whose uses lie elsewhere is a measure all the same."""
_MAJORITY, _MOSTLY, _SOME = 0.4, 0.5, 0.25
_MANY = 3
"""So many labelled uses outside the tasks and the leadership make a deed part of a review or a situation."""
_OF_DEEDS = frozenset((*Move.TASKS.steps, *Move.LEADERSHIP.steps))


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

    What opens with a verb is a deed: with no cue it is a measure, unless several paragraphs of another step
    hold it. For the rest the move may tell the step: see ``_usual_step``.
    """
    cue = next((step for step, pattern in step_cues() if pattern.search(text)), None)
    total, everywhere = sum(steps.values()), sum(moves.values())
    best, count = max(steps.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    deed = acts(text, content)
    agrees = cue is None and (not deed or Step(best or Step.MEASURE) in _OF_DEEDS or count >= _MANY)
    if best and count >= _MAJORITY * max(total, everywhere) and (agrees or best == cue):
        return Placement(Step(best).move, Step(best), round(count / (total + 1), 3))  # one use proves little
    if cue is not None:
        return Placement(cue.move, cue, CUE_CONFIDENCE if not total or cue.value in steps else 0.6)
    if deed and (not moves or moves.get(Move.TASKS, 0) >= _SOME * everywhere or best):
        sure = USUAL_CONFIDENCE * moves.get(Move.TASKS, 0) / everywhere if everywhere else 0.0
        return Placement(Move.TASKS, Step.MEASURE, round(max(sure, UNSURE), 3))
    if not moves:
        return Placement(None, None, 0.0)
    name, held = max(moves.items(), key=lambda item: (item[1], item[0]))
    share, move = held / everywhere, Move(name)
    step = _usual_step(text, move) if share >= _MOSTLY else None
    return Placement(move, step, round(share * (USUAL_CONFIDENCE if step else 1.0), 3))


def _usual_step(text: str, move: Move) -> Step | None:
    """The step that nearly all wording of a shape has in a move, once the cues have taken theirs: what says
    of something that it went well is an achievement, what closes a speech a call."""
    if move is Move.REVIEW and text.startswith("【"):
        return Step.ACHIEVEMENT
    return Step.CALL if move is Move.CLOSING and "【" not in text else None


def acts(text: str, content: Sequence[str]) -> bool:
    """Whether a wording opens with a verb of the genre, or with what modifies it (全面 加强)."""
    table = word_table()
    if not content or content[0] not in table.of("verbs"):
        return False
    return text.partition(content[0])[0] in table.of("modifiers") | {""}
