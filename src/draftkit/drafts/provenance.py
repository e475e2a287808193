"""Where inserted phrases came from: ``phrases`` in the front matter, keyed by section and point.

``tasks/2`` is the second point of the section ``tasks``. When sections move, the keys move along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from draftkit.drafts.front_matter import set_in_front, with_block
from draftkit.drafts.markdown import rebuilt, write
from draftkit.drafts.sections import Section, flat_sections, section_at
from draftkit.errors import UsageError
from draftkit.files.yaml_map_edit import flow
from draftkit.model import Draft


def provenance_key(draft: Draft, index: int) -> str:
    """Under which key of ``phrases`` a paragraph's phrases are noted."""
    if not draft.paragraphs:
        return "text"
    key = draft.paragraphs[index].section or "text"
    points = _points(draft, draft.paragraphs[index].section)
    inside = section_at(draft, index)
    before = [section for section in points if section.heading <= index]
    if inside is None or not before or before[-1].end <= index:
        return key
    return f"{key}/{len(before)}"


def note_phrase(draft: Draft, index: int, phrase_id: str) -> Draft:
    """The draft with a phrase's origin noted for paragraph ``index``; unchanged where it is noted already.

    Raises:
        UsageError: the front matter cannot be read.
    """
    key = provenance_key(draft, index)
    known = draft.phrases.get(key, ())
    if phrase_id in known:
        return draft
    return _with_front(draft, set_in_front(draft.front, ["phrases", key], [*known, phrase_id]))


def with_origins(draft: Draft, placed: Iterable[tuple[str, Sequence[str]]]) -> Draft:
    """The draft with the origins of whole stretches of text noted in its front matter.

    ``placed`` are the stretches in the order in which they stand, each with the ids of the phrases in it;
    one that is not there is passed over.
    """
    noted: dict[str, list[str]] = {}
    at = 0
    for text, ids in placed:
        found = next((i for i in range(at, len(draft.paragraphs)) if text in draft.paragraphs[i].raw), None)
        if found is None:
            continue
        at = found
        noted.setdefault(provenance_key(draft, found), []).extend(ids)
    if not noted:
        return draft
    lines = [f"  {key}: {flow(list(dict.fromkeys(ids)))}\n" for key, ids in noted.items()]
    return _with_front(draft, with_block(draft.front, "phrases:\n" + "".join(lines)))


def carried_over(before: Draft, after: Draft) -> Draft:
    """``after`` with the keys of its phrases those of the points as they stand now.

    Points that are gone take their phrases along; a front matter that cannot be read is left alone.
    """
    if not before.phrases:
        return after
    places = {paragraph.id: index for index, paragraph in enumerate(after.paragraphs)}
    moved: dict[str, list[str]] = {}
    for key, ids in before.phrases.items():
        now = _key_now(before, after, places, key)
        if now is not None:
            moved.setdefault(now, []).extend(each for each in ids if each not in moved.get(now, []))
    try:
        return _with_front(after, _with_phrases(after.front, before.phrases, moved))
    except UsageError:
        return after


def _with_phrases(front: str, before: Mapping[str, Sequence[str]], now: Mapping[str, Sequence[str]]) -> str:
    """The front matter with each key of ``phrases`` that changed written anew; the others stay as typed."""
    for key, ids in now.items():
        if list(before.get(key, ())) != list(ids):
            front = set_in_front(front, ["phrases", key], list(ids))
    for key in before.keys() - now.keys():
        front = set_in_front(front, ["phrases", key], None)
    return front


def _key_now(before: Draft, after: Draft, places: dict[str, int], key: str) -> str | None:
    """The key that the point of ``key`` has in ``after``; None where the point is gone."""
    section, slash, number = key.rpartition("/")
    if not slash or not number.isdecimal():
        return key
    points = _points(before, "" if section == "text" else section)
    if not 1 <= int(number) <= len(points):
        return key
    place = places.get(before.paragraphs[points[int(number) - 1].heading].id)
    return None if place is None else provenance_key(after, place)


def _points(draft: Draft, key: str) -> list[Section]:
    """The points of a section: its headings, or those below where it has a single one at the top."""
    heads = [section for section in flat_sections(draft) if section.key == key]
    levels = sorted({section.level for section in heads})
    if levels and sum(section.level == levels[0] for section in heads) == 1:
        del levels[0]  # the section's own heading
    return [section for section in heads if levels and section.level == levels[0]]


def _with_front(draft: Draft, front: str) -> Draft:
    return rebuilt(draft, front + write(draft)[len(draft.front) :])
