"""The front matter of a new draft (DESIGN section 3), in the form the drafts room reads back."""

from __future__ import annotations

from collections.abc import Mapping

from draftkit.files.yaml_map_edit import flow
from draftkit.model.draft import SectionPlan
from draftkit.model.facts import FACT_NAMES, Facts
from draftkit.model.outline import Plan


def front_matter(plan: Plan, facts: Facts, changes: Mapping[str, SectionPlan]) -> str:
    """The fenced front matter: type, facts, minutes, the writer's changes to the plan."""
    lines = ["---", "draftkit: 1", f"type: {plan.type.value}"]
    values = _facts(facts)
    if values:
        lines.append("facts:")
        lines.extend(f"  {name}: {value}" for name, value in values)
    lines.append(f"minutes: {plan.minutes}")
    if changes:
        lines.append("plan:")
        lines.extend(f"  {key}: {flow(_change(change))}" for key, change in changes.items())
    if plan.order:
        lines.append(f"order: {flow(list(plan.order))}")
    return "\n".join([*lines, "---", ""])


def _facts(facts: Facts) -> list[tuple[str, str]]:
    """Facts in the vocabulary's order, the office's own after them."""
    order = [fact.name for fact in FACT_NAMES]
    names = sorted(facts.values, key=lambda name: order.index(name) if name in order else len(order))
    found = []
    for name in names:
        value = facts.values[name]
        found.append((name, flow(list(value) if isinstance(value, tuple) else str(value))))
    return found


def _change(change: SectionPlan) -> dict[str, str]:
    parts: dict[str, str] = {}
    if change.points is not None:
        parts["points"] = str(change.points)
    if change.characters is not None:
        parts["characters"] = str(change.characters)
    if change.heading is not None:
        parts["heading"] = change.heading
    if change.omit:
        parts["omit"] = "是"
    return parts
