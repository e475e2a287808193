"""Collocations both ways, and other ways to say a word that has been used too often."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from draftkit.model.phrase import Phrase, Relation

INVERSE = {
    Relation.VERB_OBJECT: Relation.OBJECT_VERB,
    Relation.OBJECT_VERB: Relation.VERB_OBJECT,
    Relation.MODIFIER_NOUN: Relation.NOUN_MODIFIER,
    Relation.NOUN_MODIFIER: Relation.MODIFIER_NOUN,
    Relation.SUBJECT_PREDICATE: Relation.PREDICATE_SUBJECT,
    Relation.PREDICATE_SUBJECT: Relation.SUBJECT_PREDICATE,
    Relation.ADVERB_VERB: Relation.VERB_ADVERB,
    Relation.VERB_ADVERB: Relation.ADVERB_VERB,
}
PARTNER_ZH = {
    Relation.VERB_OBJECT: "后接宾语",
    Relation.OBJECT_VERB: "前面的动词",
    Relation.MODIFIER_NOUN: "修饰的词",
    Relation.NOUN_MODIFIER: "前面的修饰语",
    Relation.SUBJECT_PREDICATE: "后面的谓语",
    Relation.PREDICATE_SUBJECT: "前面的主语",
    Relation.ADVERB_VERB: "修饰的动词",
    Relation.VERB_ADVERB: "前面的状语",
}
_ALIKE = 2
"""Partners two words must share to stand in for each other; one may be chance (加强监督, 接受监督)."""
HEAD_FIRST = frozenset(
    {Relation.VERB_OBJECT, Relation.MODIFIER_NOUN, Relation.SUBJECT_PREDICATE, Relation.ADVERB_VERB}
)
"""Relations whose collocates stand behind their head: 夯实 基础."""


def partner_title(relation: Relation | None) -> str:
    """What the collocates of an entry are to its head, in a writer's words."""
    return PARTNER_ZH[relation] if relation else "搭配"


@dataclass(frozen=True, slots=True)
class Partners:
    """The words that go with ``word`` in one relation, the commonest first, and the entries that say so."""

    word: str
    relation: Relation | None
    words: tuple[str, ...]
    ids: tuple[str, ...]

    @property
    def title(self) -> str:
        """What these words are to the word asked for."""
        return partner_title(self.relation)

    def joined(self, partner: str) -> str:
        """Word and partner as they stand in a sentence."""
        first = self.relation is None or self.relation in HEAD_FIRST
        return self.word + partner if first else partner + self.word


def partners(word: str, entries: Iterable[Phrase]) -> list[Partners]:
    """What goes with ``word``: as the head of an entry, and as a collocate of other heads."""
    ranks: dict[Relation | None, dict[str, int]] = {}
    ids: dict[Relation | None, list[str]] = {}
    for entry in entries:
        if entry.head == word:
            relation, found = entry.relation, list(enumerate(entry.collocates))
        elif word in entry.collocates:
            relation = INVERSE[entry.relation] if entry.relation else None
            found = [(entry.collocates.index(word), entry.head)]
        else:
            continue
        ids.setdefault(relation, []).append(entry.id)
        known = ranks.setdefault(relation, {})
        for rank, partner in found:
            known[partner] = min(rank, known.get(partner, rank))
    return [
        Partners(word, relation, tuple(sorted(known, key=lambda each: known[each])), tuple(ids[relation]))
        for relation, known in ranks.items()
    ]


def stand_ins(word: str, entries: Iterable[Phrase]) -> list[tuple[str, tuple[str, ...]]]:
    """Words that share partners with ``word`` in the same relation, each with the partners they share.

    A verb is replaced by verbs that take the same objects: 加强 领导 … → 强化, 改进. Its adverbs tell how,
    not what: 扎实 goes with 推进 and with 开展, which do not stand in for each other.
    """
    listed = list(entries)
    shared: dict[str, list[str]] = {}
    for group in partners(word, listed):
        if group.relation is Relation.VERB_ADVERB:
            continue
        for partner in group.words:
            for back in partners(partner, listed):
                if back.relation is (INVERSE[group.relation] if group.relation else None):
                    for other in back.words:
                        if other != word and partner not in shared.setdefault(other, []):
                            shared[other].append(partner)
    ranked = sorted(shared.items(), key=lambda pair: -len(pair[1]))
    alike = [(other, tuple(found)) for other, found in ranked if len(found) >= _ALIKE]
    return alike or [(other, tuple(found)) for other, found in ranked]
