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


def opening(front):
    """The first words of the running text that stay together, below a title block of this Markdown."""
    sentence = "今天，我们在这里召开会议，" + "深入学习贯彻会议精神，" * 30 + "抓好落实。"
    return next(
        line.passage.text for line in lines(f"{front}\n\n{sentence}\n") if line.passage.part is Part.BODY
    )


def test_page_1_shows_text_also_where_the_first_sentence_is_very_long():
    short, long = opening("# 讲话"), opening("# 在全县组织工作会议上的讲话\n\n县委书记　周启明\n\n同志们：")
    assert short.endswith("，")
    assert long.endswith("，")
    assert LAYOUT.page.columns < len(long) < len(short) < LAYOUT.page.columns * LAYOUT.page.rows


def test_a_first_sentence_that_fits_stays_whole_below_a_long_title_block():
    spoken = lines(
        "# 在全县组织工作会议上的讲话\n\n同志们：\n\n今天，我们开会，部署工作。\n\n"
        + "很长的一句，" * 40
        + "完。\n"
    )
    assert [line.passage.text for line in spoken][2] == "今天，我们开会，部署工作。"


def test_a_title_block_of_a_whole_page_divides_nothing():
    assert len(opening("# 讲话" + "<br>又一行" * 12)) > LAYOUT.page.columns * (LAYOUT.page.rows - 4)


def test_a_run_in_heading_never_stands_alone_at_the_foot(document, part):
    body = part(document("**（一）抓班子。**各级要抓落实。各部门要跟上。\n", "lectern"))
    paragraphs = re.findall(r"<w:p>.*?</w:p>", body)
    assert ["<w:keepNext/>" in paragraph for paragraph in paragraphs] == [True, False, False]


def test_a_minute_mark_fits_into_the_margin(document, part):
    text = document("各级要抓落实。" * 60 + "\n", "lectern")
    room = int(re.search(r'<w:framePr w:w="(\d+)"', part(text))[1])
    style = re.search(r'styleId="MinuteMark">.*?<w:sz w:val="(\d+)"', part(text, "word/styles.xml"))
    assert int(style[1]) * 10 * 2.75 <= room  # 100分: three digits, one character, the thin space
