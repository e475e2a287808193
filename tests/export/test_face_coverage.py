"""Characters that the faces of Chinese offices do not hold are named before they are printed."""

from draftkit.export.face_coverage import missing_characters
from draftkit.export.layouts import load_layout


def test_rare_and_traditional_characters_are_named_by_face(manuscript):
    made = manuscript(
        "# 在䶮河镇的讲话\n\n县长　朱镕生\n\n镕、𠮷和㙦，“镕”又一次，農業。\n\n**（一）喆字。**一段。\n"
    )
    assert missing_characters(made, load_layout()) == {
        "方正小标宋简体": "䶮",
        "楷体_GB2312": "镕喆",  # byline and second level
        "仿宋_GB2312": "镕𠮷㙦農業",
    }


def test_an_ordinary_speech_asks_for_nothing_rare(manuscript, sample_text):
    assert missing_characters(manuscript(sample_text), load_layout()) == {}


def test_a_face_of_another_name_promises_nothing_and_is_not_asked(manuscript, tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("layout: own\nbase: office\nsettings:\n  body.face: 仿宋\n", "utf-8")
    assert missing_characters(manuscript("一段䶮。\n"), load_layout(str(own))) == {}
