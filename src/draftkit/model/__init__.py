"""The nouns of draftkit: frozen dataclasses and enums, standard library only, no behaviour beyond look-up.

Names are fetched from their files when first asked for: making all the dataclasses costs 20 ms, and most
starts (the desk, ``draftkit bank search``) need only a few of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from draftkit.model.draft import Draft, DraftParagraph, ParagraphKind, SectionPlan
    from draftkit.model.facts import FACT_NAMES, FactName, Facts, FactValue, Person, UnitProfile
    from draftkit.model.finding import Finding, FindingLevel, Fix
    from draftkit.model.move import Move, Step
    from draftkit.model.outline import Outline, OutlineSection, Plan, PlannedSection, RankView
    from draftkit.model.phrase import Attestation, Phrase, PhraseKind, PhraseStats, Relation, SlotType, Status
    from draftkit.model.speech import Block, BlockKind, Dropped, Mark, Repair, Speech
    from draftkit.model.speech_type import PlaceLevel, Rank, SpeechType

__all__ = [
    "FACT_NAMES",
    "Attestation",
    "Block",
    "BlockKind",
    "Draft",
    "DraftParagraph",
    "Dropped",
    "FactName",
    "FactValue",
    "Facts",
    "Finding",
    "FindingLevel",
    "Fix",
    "Mark",
    "Move",
    "Outline",
    "OutlineSection",
    "ParagraphKind",
    "Person",
    "Phrase",
    "PhraseKind",
    "PhraseStats",
    "PlaceLevel",
    "Plan",
    "PlannedSection",
    "Rank",
    "RankView",
    "Relation",
    "Repair",
    "SectionPlan",
    "SlotType",
    "Speech",
    "SpeechType",
    "Status",
    "Step",
    "UnitProfile",
]

_HOMES = {
    "draft": "Draft DraftParagraph ParagraphKind SectionPlan",
    "facts": "FACT_NAMES FactName Facts FactValue Person UnitProfile",
    "finding": "Finding FindingLevel Fix",
    "move": "Move Step",
    "outline": "Outline OutlineSection Plan PlannedSection RankView",
    "phrase": "Attestation Phrase PhraseKind PhraseStats Relation SlotType Status",
    "speech": "Block BlockKind Dropped Mark Repair Speech",
    "speech_type": "PlaceLevel Rank SpeechType",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"draftkit.model.{home}"), name)
    globals()[name] = value
    return value
