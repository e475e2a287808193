"""The grammatical relations of one clause, told without a parser: by clause edges and neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.mining.preparing.prepared import Clause
from draftkit.mining.sketches.adverb_verb import adverb_verb
from draftkit.mining.sketches.noun_pairs import modifier_noun, subject_predicate
from draftkit.mining.sketches.pair import Pair, coordinated
from draftkit.mining.sketches.verb_object import verb_object
from draftkit.mining.words import OTHER, Classifier


def pairs_of(clause: Clause, classifier: Classifier) -> Iterator[Pair]:
    """The pairs of a clause. All but adverbs are looked for behind its leading modifiers (我们要切实)."""
    words, classes = clause.words, clause.classes
    if not classifier.table.of("manner").isdisjoint(words):
        for begin, end in coordinated(words):
            yield from adverb_verb(words[begin:end], classes[begin:end], classifier)
    if clause.lead:
        words, classes = words[clause.lead :], classes[clause.lead :]
    if len(words) > 1:
        yield from verb_object(words, classes, classifier)
        yield from subject_predicate(words, classes, classifier)
        if OTHER in classes:
            yield from modifier_noun(words, classes, classifier)
