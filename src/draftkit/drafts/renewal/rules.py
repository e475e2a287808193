"""The table of rules, in the order in which they win, and the rewriting of one stretch of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from draftkit.drafts.renewal.contacts import find_contacts
from draftkit.drafts.renewal.dates import find_dates
from draftkit.drafts.renewal.figures import find_figures
from draftkit.drafts.renewal.landmarks import find_landmarks
from draftkit.drafts.renewal.levels import find_left_levels, find_levels
from draftkit.drafts.renewal.meeting import NewMeeting, OldIdentity
from draftkit.drafts.renewal.meetings import find_meetings
from draftkit.drafts.renewal.organisations import find_organisations
from draftkit.drafts.renewal.people import find_people
from draftkit.drafts.renewal.places import find_places
from draftkit.drafts.renewal.redactions import find_redactions
from draftkit.drafts.renewal.rule import Hit, Rule

RULES: tuple[Rule, ...] = (
    Rule("redaction", "原稿空缺", find_redactions),
    Rule("meeting", "会议", find_meetings),
    Rule("contact", "号码", find_contacts),
    Rule("person", "人名", find_people),
    Rule("organisation", "单位", find_organisations),
    Rule("landmark", "地点", find_landmarks),
    Rule("place", "地名", find_places),
    Rule("level", "层级用语", find_levels),
    Rule("date", "时间", find_dates),
    Rule("figure", "数字", find_figures),
    Rule("level-left", "层级用语", find_left_levels),
)


@dataclass(frozen=True, slots=True)
class Replaced:
    """One stretch and what became of it: ``now`` is None where it was kept for a reason."""

    rule: Rule
    start: int
    end: int
    was: str
    now: str | None
    note: str = ""


def rewrite(text: str, old: OldIdentity, new: NewMeeting) -> tuple[str, tuple[Replaced, ...]]:
    """``text`` made new, and every stretch that was changed or kept with a note, in order."""
    found = sorted(_settled(text, old, new), key=lambda replaced: replaced.start)
    out, reached = "", 0
    for each in found:
        if each.now is not None:
            out += text[reached : each.start] + each.now
            reached = each.end
    told = tuple(each for each in found if each.now is not None or each.note)
    return _tidy(out + text[reached:]), told


def _settled(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Replaced]:
    """The hits of all rules that do not overlap one of an earlier rule."""
    taken = bytearray(len(text))
    for rule in RULES:
        for hit in sorted(rule.find(text, old, new), key=_longest_first):
            if hit.start < hit.end and not any(taken[hit.start : hit.end]):
                taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
                yield Replaced(rule, hit.start, hit.end, text[hit.start : hit.end], hit.now, hit.note)


def _longest_first(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


_DOUBLED = re.compile(r"(【[^【】\n]{1,30}】)(?:[、和与]?\1)+")


def _tidy(text: str) -> str:
    """The same slot several times in a row (a list of names) once."""
    return _DOUBLED.sub(r"\1", text)
