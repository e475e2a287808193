"""The years of speeches a phrase is right for: what its file says, narrowed by the dated wording in it."""

from __future__ import annotations

from draftkit.lexicon.dated_wording import find_dated
from draftkit.model.phrase import Phrase


def years_of(phrase: Phrase) -> tuple[int | None, int | None]:
    """First and last year, None where open.

    A bound the file gives stands: whoever wrote it has judged the phrase. Dated wording supplies the others.
    """
    since, until = phrase.since, phrase.until
    for span in find_dated(phrase.text):
        first, last = span.term.since, span.term.until
        if phrase.since is None and first is not None:
            since = first if since is None else max(first, since)
        if phrase.until is None and last is not None:
            until = last if until is None else min(last, until)
    return since, until
