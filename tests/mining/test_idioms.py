"""Four-character phrases: which are of use on their own, and one run of every family."""

from __future__ import annotations

import pytest

from draftkit.mining.pipeline import mine
from draftkit.mining.structure.idioms import way_of_use
from draftkit.model.phrase import PhraseKind


def idioms(speeches) -> dict[str, tuple[str, ...]]:
    found = [phrase for phrase in mine(speeches).phrases if phrase.kind is PhraseKind.IDIOM]
    return {phrase.text: phrase.variants for phrase in found}


@pytest.mark.parametrize(
    ("clause", "place", "way"),
    [
        ("突如其来 的 洪水", 0, "的"),
        ("成绩 来之不易", 1, "末"),
        ("因地制宜 推进 改革", 0, "首"),
        ("坚持 因地制宜 推进 改革", 1, "中"),
    ],
)
def test_ways_of_use(clause, place, way):
    assert way_of_use(clause.split(), place) == way


def test_an_idiom_of_one_kind_of_place_is_none_of_its_own(speech):
    texts = (
        "面对突如其来的洪水。大家团结一心、同舟共济。堤坝加固全部完工。",
        "突如其来的冰雪打乱了春耕。我们要同舟共济、共渡难关。",
        "去年突如其来的旱情影响很大。全镇上下同舟共济。",
    )
    found = idioms([speech(text, source=f"{place}/a.txt") for place, text in enumerate(texts)])
    assert not any("突如其来" in phrase for phrase in found)
    assert any("同舟共济" in phrase for phrase in found)


def test_runs_that_differ_by_one_member_are_one_family(speech):
    first = "要解放思想、开拓进取、扎实工作。"
    second = "要解放思想、真抓实干、扎实工作。"
    found = idioms([speech(first, source="a/1.txt"), speech(second, source="b/1.txt")])
    runs = [text for text in found if text.count("、") == 2]
    assert len(runs) == 1
    assert len(found[runs[0]]) == 1


def test_a_run_that_names_the_speaker_is_left_out(speech):
    text = "我讲两点、各司其职、各负其责。"
    found = idioms([speech(text, source=f"{place}/a.txt") for place in range(2)])
    assert not any("我" in phrase for phrase in found)
