"""What to ask the writer for at each step: the outline says it, else ``passages/prompts.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from draftkit.errors import BadFileError, Problem
from draftkit.files import strict_yaml
from draftkit.files.resources import templates_dir
from draftkit.model.move import Step
from draftkit.model.outline import PlannedSection
from draftkit.outlines.patterns import FOLDER, PROMPTS_FILE
from draftkit.outlines.shape import Shape


def prompt_for(step: Step, section: PlannedSection) -> str:
    """What the writer is asked for at this step of this section."""
    return dict(section.step_prompts).get(step) or section.prompt or step.zh


@lru_cache(maxsize=1)
def step_prompts() -> Mapping[Step, str]:
    """The general prompt of every step.

    Raises:
        BadFileError: the shipped file was damaged.
    """
    path = templates_dir() / FOLDER / PROMPTS_FILE
    problems: list[Problem] = []
    shape = Shape(strict_yaml.load(path), str(path), problems)
    shape.only([step.value for step in Step])
    known = {step.value for step in Step}
    found = {Step(str(key)): shape.text(key) for key in shape.map if key in known}
    if problems:
        raise BadFileError(problems)
    return MappingProxyType(found)
