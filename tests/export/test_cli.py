"""The verbs as a writer runs them: files, exit codes, what is said, what is left untouched."""

import errno
import io
import json
import os
import zipfile

import pytest

from draftkit.cli.main import main


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAFTKIT_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsys):
    def call(*args):
        code = main([str(arg) for arg in args], lambda _: 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.mark.parametrize("suffix", ["docx", "md", "txt", "html"])
def test_every_format_is_written(run, sample_file, tmp_path, suffix):
    code, out, err = run("render", sample_file, "-o", tmp_path / f"out.{suffix}")
    assert code == 0
    assert out == ""
    assert "1 处没填" in err
    assert (tmp_path / f"out.{suffix}").stat().st_size > 500


def test_a_missing_folder_is_2_and_nothing_is_made(run, sample_file, tmp_path):
    code, _, err = run("render", sample_file, "-o", tmp_path / "没有" / "out.docx")
    assert code == 2
    assert "文件夹不存在" in err
    assert not (tmp_path / "没有").exists()


def test_the_final_copy_is_refused_while_slots_are_open(run, sample_file, tmp_path):
    target = tmp_path / "out.docx"
    target.write_bytes(b"before")
    code, _, err = run("render", sample_file, "-o", target, "--final")
    assert code == 2
    assert "speech.md:24" in err
    assert "【数量】" in err
    assert target.read_bytes() == b"before"


def test_the_draft_is_never_overwritten_by_its_export(run, sample_file, sample_text):
    code, _, err = run("render", sample_file, "-o", sample_file)
    assert code == 2
    assert "原稿" in err
    assert sample_file.read_text("utf-8") == sample_text


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["speech.md", "-o", "out.pdf"], "什么格式"),
        (["none.md", "-o", "out.docx"], "找不到文件"),
        (["speech.md", "-o", "out.docx", "--layout", "offise"], "没有这个版式"),
        (["speech.md", "-o", "out.docx", "--reference", "none.docx"], "找不到文件"),
        (["speech.md", "-o", "out.docx", "--reference", "speech.md"], "docx"),
    ],
)
def test_what_the_caller_must_mend_is_2(run, sample_file, tmp_path, args, said):
    code, _, err = run("render", *args)
    assert code == 2
    assert said in err
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the super-user may write anywhere")
def test_a_folder_that_cannot_be_written_is_3(run, sample_file, tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    assert run("render", sample_file, "-o", folder / "out.docx")[0] == 3


def test_a_full_disk_leaves_the_file_that_was_there(run, sample_file, tmp_path, monkeypatch):
    target = tmp_path / "out.docx"
    target.write_bytes(b"before")

    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, _, err = run("render", sample_file, "-o", target)
    assert code == 3
    assert "原文件未动" in err
    assert target.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["out.docx", "speech.md"]


def test_deviations_from_the_standard_are_listed(run, sample_file, monkeypatch):
    monkeypatch.setenv("PATH", "")
    _, out, _ = run("render", sample_file, "-o", "out.docx", "--verify", "--layout", "lectern")
    assert "body.size 用 一号，标准一般用 三号（GB/T 9704-2012 5.2.2）" in out
    _, out, _ = run("render", sample_file, "-o", "out.docx", "--verify")
    assert "不同" not in out


def test_a_house_file_gives_its_styles_and_header(run, sample_file, tmp_path):
    import docx

    house = docx.Document()
    house.styles["Title"].font.name = "府体"
    house.sections[0].header.paragraphs[0].text = "望川县委办公室"
    house.save(tmp_path / "house.docx")
    code, _, _ = run("render", sample_file, "-o", "out.docx", "--reference", "house.docx")
    made = docx.Document(tmp_path / "out.docx")
    assert code == 0
    assert made.styles["Title"].font.name == "府体"
    assert made.sections[0].header.paragraphs[0].text == "望川县委办公室"
    assert made.paragraphs[0].style.name == "Title"
    assert "讲话人和日期" in {paragraph.style.name for paragraph in made.paragraphs}
    assert made.paragraphs[-1].text == "第一项任务由组织部负责。"


def in_package(data, changes):
    """A DOCX with some of its parts changed or added, others untouched."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as was, zipfile.ZipFile(made, "w") as now:
        for name in dict.fromkeys([*was.namelist(), *changes]):
            now.writestr(name, changes[name] if name in changes else was.read(name))
    return made.getvalue()


LINKS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" TargetMode="External" Target="http://elsewhere.example/p.png"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>"""
FOOTER = """<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<w:p><w:r><w:t>县委办公室</w:t></w:r><w:r><w:drawing><a:blip r:link="r1"/></w:drawing></w:r></w:p></w:ftr>"""


def test_nothing_outside_a_house_file_is_linked(run, sample_file, tmp_path, document):
    linked = {"word/footer1.xml": FOOTER, "word/_rels/footer1.xml.rels": LINKS}
    (tmp_path / "house.docx").write_bytes(in_package(document("# 讲话\n\n正文。\n"), linked))
    assert run("render", sample_file, "-o", "out.docx", "--reference", "house.docx")[0] == 0
    with zipfile.ZipFile(tmp_path / "out.docx") as made:
        footer = made.read("word/footer1.xml").decode()
        everything = b"".join(map(made.read, made.namelist()))
    assert "县委办公室" in footer
    assert "<w:drawing" not in footer
    assert b"elsewhere" not in everything


@pytest.mark.parametrize(
    "name", ["word/document.xml", "word/styles.xml", "word/footer1.xml", "word/_rels/document.xml.rels"]
)
def test_a_damaged_house_file_is_named_and_the_old_copy_stays(run, sample_file, tmp_path, document, name):
    (tmp_path / "house.docx").write_bytes(in_package(document("# 讲话\n"), {name: "<not"}))
    (tmp_path / "out.docx").write_bytes(b"before")
    code, _, err = run("render", sample_file, "-o", "out.docx", "--reference", "house.docx")
    assert code == 2
    assert "house.docx：" in err
    assert err.count("\n") == 1
    assert (tmp_path / "out.docx").read_bytes() == b"before"


@pytest.mark.parametrize("verb", ["render", "redline", "revise"])
def test_a_word_file_without_a_body_is_refused(run, sample_file, tmp_path, document, verb):
    (tmp_path / "none.docx").write_bytes(in_package(document("# 讲话\n"), {"word/document.xml": "<a/>"}))
    call = {
        "render": ("render", sample_file, "-o", "out.docx", "--reference", "none.docx"),
        "redline": ("redline", sample_file, "none.docx", "-o", "out.docx"),
        "revise": ("revise", sample_file, "--from", "none.docx"),
    }[verb]
    code, _, err = run(*call)
    assert (code, "none.docx：里面没有正文" in err) == (2, True)


def test_the_style_most_used_in_a_house_file_is_its_body_style(run, sample_file, tmp_path, recwarn):
    import docx

    house = docx.Document()
    house.styles.add_style("县办正文", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    house.add_paragraph("文" * 300, style="县办正文")
    house.save(tmp_path / "house.docx")
    assert run("render", sample_file, "-o", "out.docx", "--reference", "house.docx")[0] == 0
    styles = {paragraph.style.name for paragraph in docx.Document(tmp_path / "out.docx").paragraphs}
    assert "县办正文" in styles
    assert not [warning for warning in recwarn if "draftkit" in warning.filename]


def test_verify_says_what_was_not_verified(run, sample_file, monkeypatch):
    monkeypatch.setenv("PATH", "")
    code, out, _ = run("render", sample_file, "-o", "out.docx", "--verify")
    assert code == 0
    assert "合格　文字：读回" in out
    assert "未核对　版面：没有 LibreOffice" in out
    assert "未核对　文件格式" in out
    assert "未核对　Word 和 WPS" in out


def test_render_reports_as_json(run, sample_file):
    code, out, _ = run("render", sample_file, "-o", "out.md", "--json")
    assert code == 0
    assert json.loads(out)["open_slots"] == 1


def test_redline_and_revise_go_round(run, sample_file, sample_text, tmp_path):
    new = tmp_path / "new.md"
    new.write_text(sample_text.replace("2,300", "2,468"), "utf-8")
    code, out, err = run("redline", sample_file, new, "-o", "red.docx", "--json")
    assert (code, json.loads(out)["changed"]) == (0, 1)
    assert "改 1 段" in err
    code, _, err = run("revise", sample_file, "--from", "red.docx")
    assert code == 0
    assert "第 2 稿" in err
    assert sample_file.read_text("utf-8") == new.read_text("utf-8")


def test_a_redline_must_be_a_word_file(run, sample_file):
    assert run("redline", sample_file, sample_file, "-o", "red.md")[0] == 2


def test_doctor_reports_and_as_json(run):
    code, out, _ = run("doctor")
    assert code == 0
    for name in ("draftkit", "字体", "文件夹", "LibreOffice", "仿宋_GB2312"):
        assert name in out
    code, out, _ = run("doctor", "--json")
    assert {"group", "name", "state", "detail"} <= set(json.loads(out)[0])
