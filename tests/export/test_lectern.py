"""The reading copy: sentences whole and on lines of their own, minutes counted, rare characters read."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.drafts.markdown import parse
from draftkit.export.composing import compose
from draftkit.export.layouts import load_layout
from draftkit.export.lectern import spoken_lines
from draftkit.export.manuscript import Part
from draftkit.export.pinyin import guided, readings

LAYOUT = load_layout("lectern")


def lines(text, facts=""):
    front = f"---\ndraftkit: 1\nfacts: {{{facts}}}\n---\n\n" if facts else ""
    return list(spoken_lines(compose(parse(front + text)), LAYOUT))


def test_each_sentence_is_a_line_and_only_the_first_opens_the_paragraph():
    spoken = lines("同志们：\n\n今天开会。“三会一课”要抓好！怎么抓？就这样……接着说。\n")
    assert [(line.passage.text, line.opens) for line in spoken[1:]] == [
        ("今天开会。", True),
        ("“三会一课”要抓好！", False),
        ("怎么抓？", False),
        ("就这样……接着说。", False),
    ]


@settings(deadline=None)
@given(st.text("各级要落实，。；：！？…“”（）12.5%", min_size=1, max_size=700))
def test_no_character_is_lost_and_no_line_is_longer_than_a_page(text):
    spoken = [line for line in lines(f"甲{text}\n") if line.passage.part is Part.BODY]
    whole = "".join(p.text for p in compose(parse(f"甲{text}\n")).passages if p.part is Part.BODY)
    assert "".join(line.passage.text for line in spoken) == whole
    room = LAYOUT.page.rows * LAYOUT.page.columns
    assert all(len(line.passage.text) <= room for line in spoken)


@pytest.mark.parametrize(
    ("facts", "minutes"), [("", [1, 2]), ("语速: 100", [1, 2, 3, 4]), ("语速: 9", [1, 2])]
)
def test_minutes_are_marked_at_the_speakers_rate(facts, minutes):
    text = "# 讲话\n\n" + "".join(f"{'各级要抓落实' * 8}。" for _ in range(11)) + "\n"
    assert [line.minute for line in lines(text, facts) if line.minute] == minutes


def test_the_mark_stands_in_the_margin_and_continuing_sentences_are_flush(document, part):
    body = part(document("各级要抓落实。" * 60 + "\n", "lectern"))
    assert body.count("<w:framePr ") == 1
    assert ">1分</w:t>" in body
    assert body.count('w:firstLineChars="0"') == 59
    assert body.count("<w:keepLines/>") == 60


def test_run_in_headings_and_slots_survive_the_cutting():
    spoken = lines("**（一）抓班子。**完成【数量】件。**重点**在基层。\n")
    assert [[(s.text, s.heading, s.bold, s.slot) for s in line.passage.spans] for line in spoken] == [
        [("（一）抓班子。", 2, False, False)],
        [("完成", None, False, False), ("【数量】", None, False, True), ("件。", None, False, False)],
        [("重点", None, True, False), ("在基层。", None, False, False)],
    ]


def test_rare_characters_are_read_and_words_decide(document, part, tmp_path):
    assert [(g.text, g.reading) for g in guided("踔厉奋发，莘县")] == [
        ("踔", "chuō"), ("厉", "lì"), ("奋发，", ""), ("莘", "shēn"), ("县", ""),
    ]  # fmt: skip
    own = tmp_path / "own.yaml"
    own.write_text("layout: own\nbase: lectern\nsettings:\n  reading.pinyin: yes\n", "utf-8")
    body = part(document("我们要踔厉奋发。\n", str(own)))
    assert re.findall(r"<w:rt>.*?>([^<]+)</w:t></w:r></w:rt>", body) == ["chuō", "lì"]
    assert "<w:ruby>" not in part(document("我们要踔厉奋发。\n", "lectern"))


def test_every_reading_is_one_syllable_with_its_tone():
    syllable = re.compile(r"[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*|[a-z]+")
    for word, known in readings().items():
        assert known, word
        assert all(syllable.fullmatch(reading) for reading in known.values()), word
