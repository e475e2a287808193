"""Nothing in the shipped bank that a head of office would strike out on sight."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from draftkit.bank.store import Bank
from draftkit.files.resources import phrasebank_dir
from draftkit.files.strict_yaml import YamlList, YamlMap, YamlText, load
from draftkit.lexicon.canonical import formulations
from draftkit.lexicon.dated_wording import find_dated
from draftkit.lexicon.divisions import divisions
from draftkit.lexicon.place_words import find_level_words, place_slots, place_words
from draftkit.model.facts import FACT_NAMES
from draftkit.model.phrase import Phrase, PhraseKind
from draftkit.model.speech_type import PlaceLevel
from draftkit.text.slots import fill_slots, find_slots

PAIRS = ("“”", "‘’", "《》", "（）", "【】")
NO_STOP = {PhraseKind.HEADING, PhraseKind.HEADING_SET, PhraseKind.PARALLEL, PhraseKind.IDIOM}
HALF_WIDTH = re.compile(r"[,;:!?()\"'\[\]{}]")


Said = list[tuple[Phrase, str]]


def unbalanced(text: str) -> bool:
    return any(text.count(pair[0]) != text.count(pair[1]) for pair in PAIRS)


def test_marks_are_chinese_and_paired(said: Said) -> None:
    assert [text for _, text in said if unbalanced(text) or HALF_WIDTH.search(text)] == []


def test_sentences_end_and_headings_do_not(said: Said) -> None:
    odd = []
    for phrase, text in said:
        if phrase.kind in NO_STOP:
            odd += [text] if text[-1] in "。！？，；：、" else []
        elif phrase.kind is not PhraseKind.COLLOCATION:
            odd += [] if text[-1] in "。！？：，" else [text]
    assert odd == []


def test_no_place_and_no_level_of_one_place(said: Said) -> None:
    known = divisions()
    placed = [text for _, text in said if any(known.find(text)) or any(find_level_words(text))]
    assert placed == []


def test_placeholders_are_slots(said: Said) -> None:
    bare_words = re.compile(r"(?<!【)(?:全地|我地|××|XX|\*\*|某某|某[市县区])(?!】)")
    assert [text for _, text in said if bare_words.search(text)] == []


def test_dated_wording_says_from_when_to_when(said: Said) -> None:
    undated = []
    for phrase, text in said:
        for found in find_dated(text):
            since, until = found.term.since, found.term.until
            if (since and (phrase.since or 0) < since) or (until and (phrase.until or 9999) > until):
                undated.append(f"{found.term.text}：{text}")
    assert undated == []


def test_fixed_formulations_are_right(said: Said) -> None:
    wrong = [wrong for each in formulations() for wrong in each.wrong]
    assert [text for _, text in said if any(each in text for each in wrong)] == []


@pytest.fixture(scope="module")
def local_slots() -> tuple[dict[str, str], set[str]]:
    """Name to type of the slots that must be declared, and the names of those that are text."""
    listed = load(Path(__file__).with_name("local-slots.yaml"))
    assert isinstance(listed, YamlMap)
    typed, grouped = (listed[YamlText(name)] for name in ("typed", "text"))
    assert isinstance(typed, YamlMap)
    assert isinstance(grouped, YamlMap)
    names = {str(name) for group in grouped.values() if isinstance(group, YamlList) for name in group}
    return {str(name): str(kind) for name, kind in typed.items()}, names


def test_slots_have_known_names_and_types(said: Said, local_slots: tuple[dict[str, str], set[str]]) -> None:
    typed, plain = local_slots
    fixed = {fact.name for fact in FACT_NAMES} | set(place_slots())
    strange = []
    for phrase, text in said:
        for name in {slot.name for slot in find_slots(text)}:
            declared = phrase.slots[name].value if name in phrase.slots else "text"
            known = declared == typed[name] if name in typed else name in plain or name in fixed
            strange += [] if known else [f"{name}（{declared}）：{text}"]
    assert strange == []


def test_every_local_slot_is_used(said: Said, local_slots: tuple[dict[str, str], set[str]]) -> None:
    typed, plain = local_slots
    used = {slot.name for _, text in said for slot in find_slots(text)}
    assert (plain | typed.keys()) - used == set()


@pytest.mark.parametrize("level", list(PlaceLevel))
def test_filled_in_it_reads_without_doubled_words(said: Said, level: PlaceLevel) -> None:
    words = {**place_words(level, "望川"), "工作": "组织工作", "会议名称": "组织工作会议", "年度": "2025"}
    doubled = re.compile(
        r"工作工作|会议会议|年年年|(?:全|我)(?:全|我)|委委|干部群众干部群众|领导领导|队伍队伍"
    )
    filled = [fill_slots(text, words.get) for _, text in said]
    assert [text for text in filled if doubled.search(text)] == []


def test_maxims_name_their_source(shipped: Bank) -> None:
    maxims = [phrase for phrase in shipped.phrases if phrase.kind is PhraseKind.MAXIM]
    assert [each.text for each in maxims if not each.source] == []
    classical = [each for each in maxims if "《" in each.source]
    assert len(classical) >= 40


def test_sibling_headings_are_of_one_length(shipped: Bank) -> None:
    uneven = []
    for phrase in shipped.phrases:
        lengths = [len(re.sub(r"【[^】]*】", "□□", heading)) for heading in phrase.set]
        if lengths and (not 3 <= len(lengths) <= 6 or max(lengths) - min(lengths) > 4):
            uneven.append(phrase.set)
    assert uneven == []


def test_units_are_the_parts_of_their_run(shipped: Bank) -> None:
    runs = [phrase for phrase in shipped.phrases if phrase.kind is PhraseKind.PARALLEL]
    marks = re.compile(r"[，、；]")
    broken = [run.text for run in runs if marks.sub("", "".join(run.units)) != marks.sub("", run.text)]
    assert broken == []


def test_every_file_names_its_schema_and_says_what_it_is_for() -> None:
    for path in phrasebank_dir().glob("*.yaml"):
        first, second = path.read_text(encoding="utf-8").splitlines()[:2]
        assert first == "# yaml-language-server: $schema=schema.json", path.name
        assert second.startswith("# "), path.name
