"""Documents of every format give the same speech; hostile and broken ones give one clear line."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from draftkit.corpus.docx import read_docx
from draftkit.corpus.reading import read_speeches, walk
from draftkit.errors import DraftkitError
from draftkit.model import Block

LINES = [
    "在全县工作会议上的讲话",
    "同志们：",
    "今天召开会议，主要任务是部署工作。",
    "一、提高认识",
    "当前形势逼人，任务艰巨。",
]


def kinds(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks]


WANTED = list(zip(["title", "salutation", "paragraph", "heading", "paragraph"], LINES, strict=True))


def word(lines: list[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def test_word_html_markdown_text_agree(tmp_path: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES[1:])
    marked = f"# {LINES[0]}\n\n{LINES[1]}\n\n{LINES[2]}\n\n## {LINES[3]}\n\n{LINES[4]}\n"
    files = {
        "a.txt": "\n".join(LINES).encode("gb18030"),
        "a.docx": word(LINES),
        "a.md": marked.encode(),
    }
    head = f"<html><body><nav><a href='/'>首页</a></nav><h1>{LINES[0]}</h1>"
    files["a.html"] = f"{head}{body}<script>x</script></body></html>".encode()
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        [speech] = read_speeches(tmp_path / name)
        assert kinds(speech.blocks) == WANTED, name


def test_markdown_offsets_are_those_of_the_file(tmp_path: Path) -> None:
    text = f"---\ntype: annual\n---\n\n# {LINES[0]}\n\n同志们：\n\n**一、提高认识。**当前形势逼人。\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    [speech] = read_speeches(tmp_path / "a.md")
    heading = next(block for block in speech.blocks if block.kind == "heading")
    assert heading.text == "一、提高认识。"
    assert heading.run_in
    assert "一、提高认识。" in text[heading.start : heading.end]
    assert text.split("\n")[heading.line_start - 1].startswith("**一、")


def test_word_keeps_what_readers_lose() -> None:
    document = docx.Document()
    body = document.element.body
    w = nsdecls("w")
    for markup in (
        f'<w:p {w}><w:r><w:t>要</w:t></w:r><w:ins w:author="王明"><w:r><w:t>认真</w:t></w:r></w:ins>'
        '<w:del w:author="王明"><w:r><w:delText>马上</w:delText></w:r></w:del>'
        "<w:r><w:t>落实。</w:t></w:r></w:p>",
        f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>控件里的段落。</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        f"<w:p {w}><w:smartTag><w:r><w:t>智能标记。</w:t></w:r></w:smartTag>"
        "<w:sdt><w:sdtContent><w:r><w:t>行内控件。</w:t></w:r>"
        "</w:sdtContent></w:sdt><w:r><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t></w:r></w:p>",
        f"<w:p {w}><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby></w:p>",
    ):
        body.insert(len(body) - 1, parse_xml(markup))
    paragraphs = read_docx(saved(document)).paragraphs
    assert [each.text for each in paragraphs] == [
        "要认真落实。",
        "控件里的段落。",
        "智能标记。行内控件。甲-乙",
        "汉",
    ]
    first = paragraphs[0]
    assert (first.inserted[0].start, first.inserted[0].end, first.inserted[0].author) == (1, 3, "王明")
    assert (first.deleted[0].at, first.deleted[0].text) == (3, "马上")
    assert first.text_before == "要马上落实。"


def test_word_counts_its_lists() -> None:
    document = docx.Document()
    for text in ("第一项工作", "第二项工作"):
        document.add_paragraph(text, style="List Number")
    assert [each.text for each in read_docx(saved(document)).paragraphs] == ["1.第一项工作", "2.第二项工作"]


def test_word_bold_lead_ends_the_heading(tmp_path: Path) -> None:
    document = docx.Document()
    for line in LINES[:3]:
        document.add_paragraph(line)
    paragraph = document.add_paragraph()
    paragraph.add_run("一、提高思想认识切实增强责任感").bold = True
    paragraph.add_run("做好这项工作十分重要，大家要高度重视，决不能掉以轻心。")
    (tmp_path / "a.docx").write_bytes(saved(document))
    [speech] = read_speeches(tmp_path / "a.docx")
    assert ("heading", "一、提高思想认识切实增强责任感") in kinds(speech.blocks)


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


XXE = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    b'<w:document xmlns:w="w">&e;</w:document>'
)
BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "空的"),
    "blank": ("a.txt", b" \n\n ", "空的"),
    "binary": ("a.txt", bytes(range(128, 256)) * 100 + b"\0" * 500, "二进制"),
    "truncated docx": ("a.docx", word(LINES)[:3000], "损坏"),
    "zip bomb": ("a.docx", zipped({"word/document.xml": b" " * (60 << 20)}), "不予打开"),
    "many parts": ("a.docx", zipped({f"p{at}": b"" for at in range(1100)}), "部件"),
    "xxe": ("a.docx", zipped({"word/document.xml": XXE}), "外部实体"),
    "xxe in utf-16": ("a.docx", zipped({"word/document.xml": XXE.decode().encode("utf-16")}), "外部实体"),
    "climbing path": ("a.docx", zipped({"../x": b"", "word/document.xml": b"<a/>"}), "越界"),
    "no main part": ("a.docx", zipped({"xl/workbook.xml": b"<a/>"}), "正文"),
    "broken xml": ("a.docx", zipped({"word/document.xml": b"<a><b>"}), "XML"),
    "encrypted": (
        "a.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "加了密",
    ),
    "broken pdf": ("a.pdf", b"%PDF-1.7\nnonsense", "PDF"),
    "page without text": ("a.html", b"<html><body><script>1</script></body></html>", "没有正文"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_line(name: str, tmp_path: Path) -> None:
    file_name, data, says = BAD[name]
    (tmp_path / file_name).write_bytes(data)
    (tmp_path / "good.txt").write_text("\n".join(LINES), encoding="utf-8")
    outcomes = {outcome.path.name: outcome for outcome in walk([tmp_path])}
    assert outcomes["good.txt"].speeches
    error = outcomes[file_name].error
    assert isinstance(error, DraftkitError)
    assert says in str(error)
    assert file_name in str(error)
    assert "\n" not in str(error)


def test_encrypted_pdf(tmp_path: Path) -> None:
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    with (tmp_path / "a.pdf").open("wb") as stream:
        writer.write(stream)
    with pytest.raises(DraftkitError, match="加了密"):
        read_speeches(tmp_path / "a.pdf")


def test_huge_text_is_refused_without_reading_it(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(2 << 30)  # a sparse file: two gigabytes that take no room
    with pytest.raises(DraftkitError, match="上限"):
        read_speeches(huge)


def test_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from draftkit.corpus.formats import table

    file = tmp_path / "a.txt"
    file.write_text("\n".join(LINES), encoding="utf-8")

    def read_and_grow(path: Path) -> bytes:
        data = path.read_bytes()
        path.write_bytes(data + b"more")
        return data

    monkeypatch.setattr(table, "read_bytes", read_and_grow)
    with pytest.raises(DraftkitError, match="变动"):
        read_speeches(file)


def test_folders_are_walked_lazily(tmp_path: Path) -> None:
    for at in range(50):
        (tmp_path / f"{at:02}.txt").write_text("\n".join(LINES), encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"x")
    (tmp_path / "~$a.docx").write_bytes(b"x")
    stream = walk([tmp_path])
    assert next(stream).path.name == "00.txt"
    assert len(list(stream)) == 49


def test_old_formats_name_the_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100)
    with pytest.raises(DraftkitError, match="antiword"):
        read_speeches(tmp_path / "a.doc")


def test_a_title_broken_by_sense_is_one_title_and_the_date_below_it_none_of_it(tmp_path: Path) -> None:
    document = docx.Document()
    title = document.add_paragraph("在全县领导干部学习贯彻重要讲话精神", "Title")
    for line in ("专题研讨班开班式上的讲话", "（2026年3月12日）"):
        title.add_run().add_break()
        title.add_run(line)
    subtitle = document.add_paragraph("——兼在全县组织工作会议暨", "Subtitle")
    subtitle.add_run().add_break()
    subtitle.add_run("基层党建工作推进会上的讲话")
    for line in LINES[1:]:
        document.add_paragraph(line)
    (tmp_path / "a.docx").write_bytes(saved(document))
    [speech] = read_speeches(tmp_path / "a.docx")
    assert kinds(speech.blocks)[:3] == [
        ("title", "在全县领导干部学习贯彻重要讲话精神专题研讨班开班式上的讲话"),
        ("date", "（2026年3月12日）"),
        ("title", "——兼在全县组织工作会议暨基层党建工作推进会上的讲话"),
    ]


def test_a_title_block_of_many_lines_is_not_a_second_speech(tmp_path: Path) -> None:
    front = [
        "在全县组织工作会议",
        "暨基层党建工作推进会上的讲话",
        "——兼在全县领导干部学习贯彻会议精神",
        "专题研讨班开班式",
        "上的讲话提纲",
    ]
    (tmp_path / "a.txt").write_text("\n".join([*front, *LINES[1:]]), "utf-8")
    assert len(read_speeches(tmp_path / "a.txt")) == 1


def test_bold_marks_in_a_text_file_are_read_as_markup(tmp_path: Path) -> None:
    path = tmp_path / "转发.txt"
    path.write_text(
        "**在全县工作会议上的讲话**\n\n**同志们：**\n\n今天召开会议，主要任务是部署工作。\n\n"
        "**第一关。** 家底要摸清，账目要对上，人员要到位，一项一项查清楚。\n\n"
        "**第二关。** 措施要落地，责任要到人，进度要盯紧，一件一件抓到底。\n",
        encoding="utf-8",
    )
    (speech,) = read_speeches(path)
    assert "*" not in "".join(block.text for block in speech.blocks)
    assert [block.kind.value for block in speech.blocks][:2] == ["title", "salutation"]
    assert [block.text for block in speech.blocks if block.run_in] == ["第一关。", "第二关。"]


def test_redactions_are_no_bold_marks(tmp_path: Path) -> None:
    path = tmp_path / "讲话.txt"
    path.write_text(
        "在**县工作会议上的讲话\n同志们：\n"
        + "**市委和**县委高度重视这项工作，**同志作了批示，要求抓紧落实。\n" * 4,
        encoding="utf-8",
    )
    (speech,) = read_speeches(path)
    assert "".join(block.text for block in speech.blocks).count("**") == 13


def test_headings_over_short_paragraphs_are_known_by_their_fellows(tmp_path: Path) -> None:
    long = "各单位要按照会议安排，把任务一项一项分解下去，明确时限，落实到人，确保按期完成。"
    path = tmp_path / "提纲.txt"
    path.write_text(
        "在调度会上的讲话\n同志们：\n肯定成绩\n"
        + long
        + "\n全面排查\n用两个月时间，对全部场所过一遍筛子，不留空白。\n"
        "从严处置\n" + long + "\n",
        encoding="utf-8",
    )
    (speech,) = read_speeches(path)
    headings = [block.text for block in speech.blocks if block.kind.value == "heading"]
    assert headings == ["肯定成绩", "全面排查", "从严处置"]
