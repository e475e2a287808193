"""Pages as LibreOffice prints them. Skipped, loudly, where LibreOffice or a CJK face is missing."""

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest

from draftkit.export.docx import render_manuscript
from draftkit.export.layouts import load_layout
from draftkit.export.lectern import spoken_lines
from draftkit.export.office_suite import find_office, to_pdf
from draftkit.export.page_facts import measure
from draftkit.session.redlining import redline_files
from draftkit.session.revising import revise_file

FONTS = Path(__file__).parent / "fonts" / "fonts.conf"
BENCH = Path(__file__).parents[2] / "bench" / "export_pages.py"


def bench():
    """The benchmark's sample and its measurement by ink, so that both measure the same."""
    spec = importlib.util.spec_from_file_location("export_pages", BENCH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
    return printed(bench().sample(), "office")


def test_a_full_page_has_22_rows_of_28_characters(print_copy):
    _, facts, _, _ = print_copy
    for page in facts.pages[1:3]:
        assert [len(row.text) for row in page] == [28] * 22
    assert facts.most_rows == 22


def test_no_mark_at_the_wrong_end_and_nothing_split(print_copy):
    _, facts, _, _ = print_copy
    assert sum(map(len, facts.pages)) > 100
    assert facts.wrong_ends == ()
    assert facts.split_numbers == ()


def test_the_file_forbids_splitting_a_dash(document, part):
    """LibreOffice 7.4 does not read the list, so only the file can be looked at."""
    forbidden = part(document("一段。\n"), "word/settings.xml").split(
        'noLineBreaksBefore w:lang="zh-CN" w:val="'
    )[1]
    assert "—" in forbidden.split('"')[0]


def test_the_dash_of_the_page_number_lies_7_mm_below_the_type_area(print_copy):
    pdf, _, _, layout = print_copy
    if shutil.which("pdftoppm") is None:
        pytest.skip("poppler is not installed: the footer's ink was not measured")
    assert abs(bench().dash_distance(pdf, layout) - 7) <= 0.5


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


def test_a_redline_saved_again_by_libreoffice_comes_back_whole(
    tmp_path, sample_file, sample_text, monkeypatch
):
    """Another program writes other XML for the same changes; what comes back must not depend on it."""
    if find_office() is None:
        pytest.skip("LibreOffice is not installed: no file was saved by another program")
    monkeypatch.setenv("DRAFTKIT_HOME", str(tmp_path / "home"))
    new = tmp_path / "new.md"
    new.write_text(
        sample_text.replace("增强紧迫感", "增强责任感")
        .replace("2,300", "2,468")
        .replace("一是任务重。二是时间紧。三是要求高。\n\n", "")
        .replace("## 二、", "### （三）作风持续向好\n\n新写的一段。\n\n## 二、"),
        "utf-8",
    )
    redline_files(sample_file, new, tmp_path / "red.docx")
    profile = (tmp_path / "profile").as_uri()
    command = [find_office(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx"]
    paths = ["--outdir", tmp_path / "saved", tmp_path / "red.docx"]
    subprocess.run([*command, *paths], check=True, capture_output=True, timeout=120)
    result = revise_file(sample_file, tmp_path / "saved" / "red.docx")
    assert sample_file.read_text("utf-8") == new.read_text("utf-8")
    assert [finding for finding in result.findings if finding.rule == "lost-structure"] == []


def test_page_1_of_the_reading_copy_shows_text_and_the_first_sentence_goes_on_at_a_clause(printed):
    sentence = "今天，我们在这里召开会议，" + "深入学习贯彻会议精神，" * 30 + "抓好落实。"
    title = "# 在全市2026年度党建引领基层治理现场推进会议暨表彰大会上的讲话"
    _, facts, _, _ = printed(
        f"{title}\n\n市委书记　周启明\n\n（2026年3月12日）\n\n同志们：\n\n{sentence}\n", "lectern"
    )
    first = "".join(row.text for row in facts.pages[0])
    assert "今天，我们在这里召开会议，" in first
    assert first.endswith("，")
