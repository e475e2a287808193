"""The nouns of draftkit: frozen dataclasses and enums, standard library only, no behaviour beyond look-up."""

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
