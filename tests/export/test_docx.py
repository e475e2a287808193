"""The Word file: real styles, the measured recipe, nothing foreign, the same bytes each time."""

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.drafts.markdown import parse
from draftkit.export.composing import compose
from draftkit.export.docx import render, render_manuscript
from draftkit.export.layouts import layout_names, load_layout
from draftkit.export.returned import read_returned
from draftkit.export.returned_manuscript import manuscript_from


def test_two_exports_are_byte_identical_and_carry_no_clock(document, sample_text, part):
    data = document(sample_text)
    assert data == document(sample_text)
    core = part(data, "docProps/core.xml")
    assert "created" not in core
    assert "creator" not in core
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_a_stated_date_is_written(document, part, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773273600")
    assert "2026-03-12T00:00:00Z" in part(document("# 讲话\n"), "docProps/core.xml")


def test_nothing_foreign_is_in_the_package(document, sample_text):
    with zipfile.ZipFile(io.BytesIO(document(sample_text))) as archive:
        names = archive.namelist()
        everything = b"".join(map(archive.read, names)).lower()
    assert len(names) == 10
    for foreign in (b"python", b"theme/", b"asciitheme", b"stylewitheffects", b"ja-jp", b"microsoft office"):
        assert foreign not in everything


@pytest.mark.parametrize("layout", layout_names())
def test_python_docx_sees_real_headings_and_the_page(document, sample_text, layout):
    import docx

    opened = docx.Document(io.BytesIO(document(sample_text, layout)))
    styles = [p.style.name for p in opened.paragraphs]
    assert styles.count("Heading 1") == 2
    assert {"Title", "Heading 2", "Heading 3", "Heading 4", "Body Text", "Salutation"} <= set(styles)
    assert round(opened.sections[0].page_width.mm) == 210
    assert opened.styles["Heading 2"].paragraph_format.first_line_indent > 0
    assert opened.core_properties.author == ""


def test_the_measured_recipe_is_in_the_file(document, part):
    data = document("# 讲话\n\n一段话。\n")
    normal = re.search(
        r'<w:style w:type="paragraph" w:default="1".*?</w:style>', part(data, "word/styles.xml")
    )[0]
    assert '<w:spacing w:val="-5"/>' in normal
    assert 'w:eastAsia="仿宋_GB2312"' in normal
    assert 'w:eastAsia="zh-CN"' in normal
    assert '<w:docGrid w:type="lines" w:linePitch="579"/>' in part(data)
    settings_xml = part(data, "word/settings.xml")
    assert "<w:evenAndOddHeaders/>" in settings_xml
    assert 'w:characterSpacingControl w:val="doNotCompress"' in settings_xml
    assert 'w:firstLineChars="200" w:firstLine="630"' in part(data, "word/styles.xml")


def test_faces_stand_in_styles_and_runs_only_hint(document, part):
    body = part(document("“三会一课”——很好……占5·1％。\n\n没有记号的一段。\n"))
    assert body.count('w:hint="eastAsia"') == 1
    assert "w:ascii=" not in body
    assert "w:sz " not in body


def test_open_slots_are_highlighted_and_only_they(document, part):
    body = part(document("完成【数量】件。\n\n都写完了。\n"))
    assert body.count("w:highlight") == 1
    assert re.search(r'<w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve">【数量】</w:t>', body)


def test_page_numbers_follow_the_profile(document, part, tmp_path):
    odd, even = (part(document("一段。\n"), f"word/footer{n}.xml") for n in (1, 2))
    assert 'w:rightChars="100"' in odd
    assert 'w:leftChars="100"' in even
    assert "PAGE" in odd
    for style, footers in (("center", 1), ("none", 0)):
        own = tmp_path / "own.yaml"
        own.write_text(f"layout: own\nbase: office\nsettings:\n  number.style: {style}\n", "utf-8")
        with zipfile.ZipFile(io.BytesIO(document("一段。\n", str(own)))) as archive:
            assert sum("footer" in name for name in archive.namelist()) == footers


def test_the_date_begins_two_characters_right_of_the_signature(document, part):
    body = part(document("<!-- 署名 --> 中共望川县委组织部\n\n<!-- 落款日期 --> 2026年3月12日\n"))
    page = load_layout().page
    date_start = int(re.search(r'w:pStyle w:val="Date"/>.*?w:left="(\d+)"', body)[1])
    signature_start = page.text_width - 2 * 315 - 9 * 315
    assert abs(date_start - signature_start - 2 * 315) <= 2


def test_text_that_looks_like_xml_or_fields_stays_text(document, part):
    nasty = '甲 & 乙 <w:br/> ]]> "引" {{ 变量 }} {% if %}'
    data = document(f"{nasty}\n")
    assert read_returned(data, "").paragraphs[0].text == nasty


CHARACTERS = st.text(
    st.characters(
        codec="utf-8",
        exclude_characters="\r\n#*<>`\\【】-+|_\x85\u2028\u2029",
        exclude_categories=("Cc", "Cs"),
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip() == text)


@settings(deadline=None)
@given(st.lists(CHARACTERS, min_size=1, max_size=6), st.sampled_from(("office", "folk28")))
def test_any_text_comes_back_and_exports_to_the_same_file(paragraphs, name):
    layout = load_layout(name)
    manuscript = compose(parse("\n\n".join(paragraphs) + "\n"))
    data = render_manuscript(manuscript, layout)
    back = manuscript_from(read_returned(data, ""), "")
    shown = [p.text for p in manuscript.passages if p.text.strip()]
    assert [p.text for p in back.passages] == shown


@pytest.mark.parametrize("layout", ["office", "gbt33476", "folk28"])
def test_export_read_back_export_is_a_fixpoint(sample_text, layout, part):
    once = render(parse(sample_text), load_layout(layout))
    twice = render_manuscript(manuscript_from(read_returned(once, ""), ""), load_layout(layout))
    assert part(twice) == part(once)


def test_headings_and_the_signature_stay_with_what_follows(document, part):
    styles = part(document("一段。\n"), "word/styles.xml")
    for name in ("Heading1", "Heading4", "Attachment", "Signature"):
        style = styles.split(f'w:styleId="{name}">')[1].split("</w:style>")[0]
        assert "<w:keepNext/>" in style
        assert ("<w:keepLines/>" in style) is name.startswith("Heading")


def test_one_empty_line_stands_below_the_title_of_an_attachment(document, part):
    body = part(document("一段。\n\n<!-- 附件 --> 附件\n\n<!-- 附件标题 --> 名单\n\n张　三\n"))
    last = re.findall(r"<w:p>.*?</w:p>", body)[-1]
    assert 'w:before="579"' in last
    assert "张　三" in last


def test_a_signature_takes_a_short_last_paragraph_to_its_page(document, part):
    signed = "\n\n<!-- 署名 --> 县委\n\n<!-- 落款日期 --> 2026年3月12日\n"
    for closing, kept in (("谢谢大家！", True), ("要抓好落实。" * 40, False)):
        paragraphs = re.findall(r"<w:p>.*?</w:p>", part(document(f"一段。\n\n{closing}{signed}")))
        assert ["<w:keepNext/>" in paragraph for paragraph in paragraphs] == [False, kept, False, False]


def test_a_signature_shorter_than_the_date_leaves_room_for_the_thin_spaces(document, part):
    text = part(document("一段。\n\n<!-- 署名 --> 王小明\n\n<!-- 落款日期 --> 2026年3月12日\n"))
    left = int(re.search(r'w:leftChars="0" w:left="(\d+)"', text)[1])
    row, cell = 8845, 315
    date = 3 + 7 * 0.5 + 5 * 0.25  # 年月日, seven digits, five thin spaces
    assert abs(left - (row / cell - 2 - date - 2) * cell) <= 1
