"""Recurring patterns → frame and transition candidates with their scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from draftkit.mining.candidate import Candidate
from draftkit.mining.evidence import Evidence
from draftkit.mining.frames.belonging import Belonging
from draftkit.mining.frames.filling import varied
from draftkit.mining.frames.form import content_of
from draftkit.mining.frames.recurring import Found
from draftkit.mining.frames.sequences import Row
from draftkit.mining.frames.support import RICH, enough_of_one_group
from draftkit.mining.frames.torn import half_said, headless, lacks_only_subject, torn
from draftkit.mining.naming import SlotNamer
from draftkit.mining.scoring import measures
from draftkit.mining.scoring.formula import Formula
from draftkit.mining.slots import is_slot
from draftkit.mining.structure.openings import loose_opening
from draftkit.mining.wording import worded
from draftkit.mining.words import VERB, Classifier
from draftkit.model.phrase import PhraseKind

SOUND_SHARE, SHARED_SOUND_SHARE = 0.66, 0.5
"""Share of looked-at uses whose fillers must be whole; fewer where two source groups open with the verb."""
_EDGE_SHARE = 0.7
"""Share of uses that must lead their sentence, or go on after a comma, for a frame to be a transition."""
_MODIFIER_SHARE = 0.5
"""Share of uses whose modifier is the same, from which it belongs to the wording."""
_OPENING = frozenset({"以", "为", "对", "向", "从", "在"})
_SERIES_SPEECHES, _CAUSING_SPEECHES = 3, 4
"""Speeches of one group up to which a frame may be chance; from which one of causing may govern a verb."""
_LOOSE_PAIR = 2.0
"""logDice of first and last word below which a little attested frame is chance (坚持＿水平)."""


@dataclass(frozen=True, slots=True)
class FrameMaker:
    """Makes candidates of the patterns that hold up.

    ``totals`` are uses of first and last words; ``series_rule``: the corpus is large and mixed enough to ask
    more of what one source group alone says.
    """

    classifier: Classifier
    formula: Formula
    namer: SlotNamer
    background: measures.Background
    totals: Counter[str]
    series_rule: bool
    belonging: Belonging

    def frames(self, found: Iterable[Found]) -> Iterator[Candidate]:
        """Candidates of the patterns that hold up."""
        for each in found:
            completed = lacks_only_subject(each.words, self.classifier)
            if (completed or not self._half(each.words)) and self._holds(each):
                candidate = self._candidate(each)
                if completed:
                    candidate.text = f"【{self.namer.fallback.open}】{candidate.text}"
                    candidate.variants.clear()
                if not self._chance_opening(candidate, each.words) and not self._nameless(candidate):
                    yield candidate

    def _half(self, words: Sequence[str]) -> bool:
        """Half a sentence, which only its other half makes worth keeping."""
        return headless(words) or half_said(words, self.classifier)

    def _chance_opening(self, candidate: Candidate, words: Sequence[str]) -> bool:
        """An opening with a slot that one series used twice or thrice is that year's sentence."""
        evidence = candidate.evidence
        slotted = candidate.kind is PhraseKind.TRANSITION and any(map(is_slot, words))
        if slotted and loose_opening(words, self.classifier):
            return True
        few = evidence.speeches <= _SERIES_SPEECHES and len(evidence.groups) < 2
        return self.series_rule and slotted and (few or candidate.text.endswith("】"))

    def _nameless(self, candidate: Candidate) -> bool:
        """坚持实行＿, ＿没有改变, 在＿的情况下: nobody can say what goes in, and little else is said."""
        unnamed, text = f"【{self.namer.fallback.open}】", candidate.text
        bare = text.startswith(unnamed) and len(candidate.content) < RICH and "是" not in text
        opening = candidate.kind is PhraseKind.TRANSITION and unnamed in text
        return bare or opening or text.endswith(unnamed)

    def lone(self, found: Iterable[Found], taken: Iterable[Candidate]) -> Iterator[Candidate]:
        """Candidates of one speech that no other candidate says already (same content words)."""
        known = {candidate.content for candidate in taken}
        for each in found:
            slots = sum(map(is_slot, each.words))
            sound = len(each.evidence.fillers) == slots and (not slots or each.evidence.sound > 0)
            if not sound or content_of(each.words, self.classifier) in known:
                continue
            if self._half(each.words) or torn(each.words, self.classifier):
                continue
            if self.series_rule and not slots and not self.belonging.usual(each.words):
                continue
            each.evidence.modifiers.clear()
            candidate = self._candidate(each)
            known.add(candidate.content)
            yield candidate

    def _holds(self, found: Found) -> bool:
        evidence, words = found.evidence, found.words
        if self._too_thin(found) or not _ends_well(found) or torn(words, self.classifier):
            return False
        slots = sum(map(is_slot, words))
        if not slots:
            return True
        shared = len(evidence.groups) > 1 and self.classifier.classes([words[0]]) == VERB
        share = SHARED_SOUND_SHARE if shared else SOUND_SHARE
        if len(evidence.fillers) != slots or evidence.sound < share * evidence.seen:
            return False
        topical = evidence.speeches >= _SERIES_SPEECHES and self.belonging.firm(words)
        if not (topical or varied(words, evidence.fillers)) or self.belonging.torn(found):
            return False
        if is_slot(words[-1]):
            return self._opens_slot(words[-2])
        return not self._loose_verb(words, evidence.speeches)

    def _loose_verb(self, words: Sequence[str], speeches: int) -> bool:
        """Verb, slot, verb (坚持＿利用): the last is no noun of the genre and belongs to the slot.

        After a verb of causing (促进＿升级) the slot is what the second verb happens to.
        """
        if words[0] in self.classifier.table.of("causing") and speeches >= _CAUSING_SPEECHES:
            return False
        if len(words) < 3 or not is_slot(words[-2]) or words[-1] in self.classifier.table.of("nouns"):
            return False
        if self.belonging.established(words):
            return words[0] in self.classifier.table.of("nouns")  # 发展＿增强: subject and predicate
        return self.classifier.classes([words[0], words[-1]]) == VERB + VERB

    def _too_thin(self, found: Found) -> bool:
        """In a larger corpus, what one publisher alone says needs more speeches, the barer it is."""
        evidence = found.evidence
        if not self.series_rule or len(evidence.groups) > 1:
            return False
        first, last = found.words[0] + " ", " " + found.words[-1]
        dice = measures.log_dice(len(found.refs), self.totals[first], self.totals[last])
        if evidence.speeches <= _SERIES_SPEECHES and dice < _LOOSE_PAIR:
            return True
        established, firm = self.belonging.established(found.words), self.belonging.firm(found.words)
        return not enough_of_one_group(found, self.classifier, established=established, firm=firm)

    def _opens_slot(self, word: str) -> bool:
        """Whether a slot may follow at the end: a verb that is no noun as well (not 改革＿), or 以, 为."""
        plain_verb = self.classifier.tags.get(word, "v") in ("v", "vd", "l")
        return (self.classifier.class_of(word) == VERB and plain_verb) or word in _OPENING

    def _candidate(self, found: Found) -> Candidate:
        modifiers = found.evidence.modifiers
        bare = worded(found.words, self.namer, found.evidence.fillers)
        table = self.classifier.table
        tied = table.of("bare_modifiers") | table.of("connectives") | table.of("personal")
        text = leading_modifier(modifiers, tied) + bare
        kind = self._kind(found.evidence, found.words)
        candidate = Candidate(
            kind=kind,
            text=text,
            content=content_of(found.words, self.classifier),
            evidence=found.evidence,
            refs=tuple(found.refs),
        )
        for modifier, count in sorted(modifiers.items(), key=lambda item: (-item[1], item[0]))[:4]:
            variant = modifier + bare
            if count > 1 and variant != text:
                candidate.variants[variant] += count
        candidate.parts = self._parts(found.words, found.refs, candidate)
        candidate.score = self.formula.score(kind, candidate.parts)
        return candidate

    def rows(self, rows: Iterable[Row]) -> Iterator[Candidate]:
        """Candidates of several clauses."""
        for row in rows:
            if not headless(row.members[0].words) and all(map(self._holds, row.members)):
                yield self._row_candidate(row)

    def _row_candidate(self, row: Row) -> Candidate:
        words = [word for member in row.members for word in member.words]
        kind = self._kind(row.evidence, row.members[0].words)
        candidate = Candidate(
            kind=kind,
            text=row_text(row, self.namer),
            content=content_of(words, self.classifier),
            evidence=row.evidence,
            refs=tuple(row.refs),
        )
        row.evidence.fillers = [filler for member in row.members for filler in member.evidence.fillers]
        candidate.parts = self._parts(words, row.refs, candidate)
        candidate.score = self.formula.score(kind, candidate.parts)
        return candidate

    def _kind(self, evidence: Evidence, words: Sequence[str]) -> PhraseKind:
        leads = evidence.at_sentence_start >= _EDGE_SHARE * evidence.seen
        goes_on = evidence.marks.get("，", 0) + evidence.marks.get("：", 0) >= _EDGE_SHARE * evidence.seen
        announces = evidence.marks.get("：", 0) >= 0.5 * evidence.seen
        announces = announces and words[-1] in self.classifier.table.of("announcing")
        if leads and (announces or (goes_on and words[0] in self.classifier.table.of("transition_heads"))):
            return PhraseKind.TRANSITION
        return PhraseKind.FRAME

    def _parts(self, words: Sequence[str], refs: Sequence[int], candidate: Candidate) -> dict[str, float]:
        evidence, formula = candidate.evidence, self.formula
        first, last = words[0] + " ", " " + words[-1]
        dice = measures.log_dice(len(refs), self.totals[first], self.totals[last])
        content = candidate.content
        return {
            "attestation": round(measures.attestation(evidence, formula), 4),
            "dispersion": measures.dispersion(evidence, formula),
            "fixedness": round(formula.share("log_dice", dice), 4),
            "slots": round(min(1.0, measures.slot_variety(evidence, formula)), 4),
            "anchors": round(measures.anchors(words, self.classifier, formula), 4),
            "readability": measures.readability(candidate.text, candidate.kind, formula),
            "lift": round(formula.share("lift", self.background.lift(content)), 4),
            "edge": round(evidence.at_sentence_start / max(1, evidence.seen), 4),
            "genericity": measures.genericity(words, self.classifier),
        }


def row_text(row: Row, namer: SlotNamer) -> str:
    """The clauses with what usually leads into the later ones (也要清醒地看到) and the marks between."""
    out = ""
    for place, member in enumerate(row.members):
        lead = row.leads[place].most_common(1)[0][0] if place else ""
        mark = row.joints[place].most_common(1)[0][0] if place + 1 < len(row.members) else ""
        out += lead + worded(member.words, namer, member.evidence.fillers) + mark
    return out


def leading_modifier(modifiers: Mapping[str, int], bare: frozenset[str]) -> str:
    """The modifier that most uses of a frame have (充分 of 充分发挥), or nothing; none that ties the frame to
    the sentence before it or to its year (又, 并, 今年)."""
    best, count = max(modifiers.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    tied = any(best.startswith(word) for word in bare) and best
    return best if count >= _MODIFIER_SHARE * sum(modifiers.values()) and not tied else ""


def _ends_well(found: Found) -> bool:
    """…任务是 stands only where a comma or colon follows it in the sources."""
    marks = found.evidence.marks
    return (
        found.words[-1] != "是"
        or marks.get("，", 0) + marks.get("：", 0) >= _EDGE_SHARE * found.evidence.seen
    )
