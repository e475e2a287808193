"""Pages as LibreOffice prints them. Skipped, loudly, where LibreOffice or a CJK face is missing."""

import shutil
import subprocess
from pathlib import Path

import pytest

from draftkit.export.docx import render_manuscript
from draftkit.export.layouts import load_layout
from draftkit.export.lectern import spoken_lines
from draftkit.export.office_suite import find_office, to_pdf
from draftkit.export.page_facts import measure

FONTS = Path(__file__).parent / "fonts" / "fonts.conf"
GB2312_COMMON = [
    bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFA)
]
PROSE = (
    "“三会一课”要抓，2026年1,350个支部、98.6%的党员都要到；问题——不多——但要改……"
    "《条例》（试行）怎么学？一要“学原文”，二要3次以上，占63%～68%。"
)


@pytest.fixture(scope="module")
def printed(manuscript):
    """Rendered facts of a Markdown text in a layout, through LibreOffice with the stand-in faces."""
    if find_office() is None:
        pytest.skip("LibreOffice is not installed: no page was measured")
    if not stand_ins_are_there():
        pytest.skip("no CJK face is installed (fonts-noto-cjk): no page was measured")

    def facts(text, name):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("FONTCONFIG_FILE", str(FONTS))
            layout = load_layout(name)
            made = manuscript(text)
            pdf = to_pdf(render_manuscript(made, layout))
        assert pdf is not None, "LibreOffice did not answer"
        return pdf, measure(pdf, layout), made, layout

    return facts


def stand_ins_are_there():
    matcher = shutil.which("fc-match")
    if matcher is None:
        return False
    found = subprocess.run(
        [matcher, "仿宋_GB2312"], capture_output=True, env={"FONTCONFIG_FILE": str(FONTS)}, check=True
    )
    return any(name in found.stdout.decode() for name in ("CJK", "Fandol", "WenKai"))


@pytest.fixture(scope="module")
def print_copy(printed):
    han = "".join(GB2312_COMMON[n * 37 % len(GB2312_COMMON)] for n in range(28 * 22 * 3))
    shifted = "\n\n".join("国" * n + PROSE for n in range(28))
    return printed(f"# 在全县组织工作会议上的讲话\n\n{han}\n\n{shifted}\n", "office")


def test_a_full_page_has_22_rows_of_28_characters(print_copy):
    _, facts, _, _ = print_copy
    for page in facts.pages[1:3]:
        assert [len(row.text) for row in page] == [28] * 22
    assert facts.most_rows == 22


def test_no_mark_at_the_wrong_end_and_nothing_split(print_copy):
    _, facts, _, _ = print_copy
    assert sum(map(len, facts.pages)) > 100
    assert facts.wrong_ends == ()
    assert facts.splits == ()


def test_the_file_forbids_splitting_a_dash(document, part):
    """LibreOffice 7.4 does not read the list, so only the file can be looked at."""
    forbidden = part(document("一段。\n"), "word/settings.xml").split(
        'noLineBreaksBefore w:lang="zh-CN" w:val="'
    )[1]
    assert "—" in forbidden.split('"')[0]


def test_the_dash_of_the_page_number_lies_7_mm_below_the_type_area(print_copy, tmp_path):
    pdf, _, _, layout = print_copy
    if shutil.which("pdftoppm") is None:
        pytest.skip("poppler is not installed: the footer's ink was not measured")
    assert abs(dash_distance(pdf, layout, tmp_path) - 7) <= 0.5


def dash_distance(pdf, layout, folder):
    """Millimetres from the type area to the middle of the left dash on page 1, by ink at 300 dpi."""
    import numpy as np

    (folder / "page.pdf").write_bytes(pdf)
    subprocess.run(
        ["pdftoppm", "-r", "300", "-gray", "-l", "1", "-singlefile", "page.pdf", "page"],
        cwd=folder,
        check=True,
    )
    head, size, _, pixels = (folder / "page.pgm").read_bytes().split(b"\n", 3)
    assert head == b"P5"
    width, height = map(int, size.split())
    ink = np.frombuffer(pixels, np.uint8).reshape(height, width) < 128
    foot = round((layout.page.height - layout.page.bottom) / 1440 * 300) + 12
    rows, columns = np.nonzero(ink[foot:])
    dash = rows[columns < columns.min() + 30]
    middle = foot + (dash.min() + dash.max()) / 2
    return middle / 300 * 25.4 - (layout.page.height - layout.page.bottom) / 1440 * 25.4


def test_no_sentence_of_the_reading_copy_lies_on_two_pages(printed):
    sentence = "各级各部门要把思想和行动统一到县委的部署上来，不折不扣抓好落实，{}月底前见到实效。"
    body = "\n\n".join("".join(sentence.format(n) * (n % 4 + 1)) + "好。" for n in range(1, 13))
    _, facts, made, layout = printed(
        f"# 讲话\n\n同志们：\n\n{body}\n\n{'很长的一句话，' * 60}完。\n", "lectern"
    )
    assert len(facts.pages) > 5
    joined = ["".join(row.text for row in page) for page in facts.pages]
    for line in spoken_lines(made, layout):
        assert any(line.passage.text in page for page in joined), line.passage.text
