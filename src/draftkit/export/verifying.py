"""What can be said of a finished DOCX because it was looked at, and what could not be looked at.

A check that had no means to run is reported as not verified, never as passed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from draftkit.export.face_coverage import missing_characters
from draftkit.export.installed_fonts import presence
from draftkit.export.layout import Layout
from draftkit.export.lectern import spoken_lines
from draftkit.export.manuscript import Manuscript
from draftkit.export.office_suite import to_pdf
from draftkit.export.page_facts import PageFacts, measure
from draftkit.export.returned import ReturnedDocument, read_returned

_VALIDATOR = "ooxml-validator"
_PATIENCE = 60
_RARE_SHOWN = 10
_READ_OTHERWISE = re.compile(r"[^!-~‘’“”—…、-】一-鿿！-～]")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing looked at. ``ok`` is True or False as measured, None where it could not be measured.

    ``of_machine`` tells facts about this machine (its type faces) from those about the document.
    """

    name: str
    ok: bool | None
    detail: str
    of_machine: bool = False


def verify(
    document: bytes, manuscript: Manuscript, layout: Layout, *, in_house: bool = False
) -> tuple[Fact, ...]:
    """Everything that this machine can measure about the document, in a fixed order.

    ``in_house`` tells a document in an office's own styles, whose page the profile does not describe.
    """
    read = read_returned(document, "")
    facts = [_text(read, manuscript), _styles(read), *_fonts(layout)]
    if not in_house:
        facts.extend(_rare(manuscript, layout))
    facts.append(_schema(document))
    pdf = to_pdf(document)
    if pdf is None:
        facts.append(Fact("版面", None, "没有 LibreOffice，每页行数、每行字数、避头尾都没有核对"))
    elif in_house:
        facts.append(Fact("版面", None, "版面由参照的 Word 决定，行数字数没有核对"))
    else:
        pages = measure(pdf, layout)
        facts.extend(_pages(pages, layout))
        if layout.reading.sentence_lines:
            facts.append(_sentences(pages, manuscript, layout))
    facts.append(Fact("Word 和 WPS", None, "没有在 Word、WPS 里打开核对"))
    return tuple(facts)


def _text(read: ReturnedDocument, manuscript: Manuscript) -> Fact:
    if read.is_reading_copy:
        return Fact("文字", None, "大字版加了分钟和注音，文字没有逐字核对")
    there = "".join(paragraph.text for paragraph in read.paragraphs).replace("\n", "")
    same = there == manuscript.text.replace("\n", "")
    return Fact("文字", same, f"读回 {len(there)} 字，与稿子{'一致' if same else '不一致'}")


def _styles(read: ReturnedDocument) -> Fact:
    counted = Counter(paragraph.style for paragraph in read.paragraphs)
    listed = "，".join(f"{name or '没有样式'} {count} 段" for name, count in counted.items())
    return Fact("样式", "" not in counted, listed or "没有段落")


def _fonts(layout: Layout) -> Iterator[Fact]:
    for face in presence(layout.faces):
        yield Fact("字体", face.found, face.line, of_machine=True)


def _rare(manuscript: Manuscript, layout: Layout) -> Iterator[Fact]:
    """Characters for which Word must take another face; how they look is for eyes to judge."""
    for face, characters in missing_characters(manuscript, layout).items():
        shown = characters[:_RARE_SHOWN] + ("……" if len(characters) > _RARE_SHOWN else "")
        detail = f"{face} 里没有“{shown}”，共 {len(characters)} 个字，会用别的字体顶替，打印前请看一眼"
        yield Fact("生僻字", None, detail)


def _schema(document: bytes) -> Fact:
    validator = shutil.which(_VALIDATOR)
    if validator is None:
        return Fact("文件格式", None, f"没有 {_VALIDATOR}，没有按 Open XML 规范核对")
    with tempfile.TemporaryDirectory(prefix="draftkit-") as folder:
        path = Path(folder) / "page.docx"
        path.write_bytes(document)
        try:
            code = subprocess.run([validator, str(path)], capture_output=True, timeout=_PATIENCE).returncode
        except (OSError, subprocess.SubprocessError):
            return Fact("文件格式", None, f"{_VALIDATOR} 没有运行成功")
    return Fact("文件格式", code == 0, "符合 Open XML 规范" if code == 0 else "不符合 Open XML 规范")


def _sentences(facts: PageFacts, manuscript: Manuscript, layout: Layout) -> Fact:
    """Whether every sentence of a reading copy stands on one page."""
    if layout.reading.pinyin:
        return Fact("一句不跨页", None, "加了注音，没有逐句核对")
    pages = [_read_alike("".join(row.text for row in page)) for page in facts.pages]
    sentences = [line.passage.text for line in spoken_lines(manuscript, layout)]
    torn = [each for each in sentences if not any(_read_alike(each) in page for page in pages)]
    detail = f"{len(torn)} 句跨页：{torn[0][:20]}" if torn else f"{len(sentences)} 句都在一页之内"
    return Fact("一句不跨页", not torn, detail)


def _read_alike(text: str) -> str:
    """Without blanks, emoji and rare characters, whose place or code a PDF reader may give otherwise."""
    return _READ_OTHERWISE.sub("", text)


def _pages(facts: PageFacts, layout: Layout) -> Iterator[Fact]:
    rows, columns = layout.page.rows, layout.page.columns
    yield Fact(
        "每页行数",
        facts.most_rows <= rows,
        f"共 {len(facts.pages)} 页，最满一页 {facts.most_rows} 行，版式 {rows} 行",
    )
    yield Fact(
        "每行字数",
        facts.most_cells <= columns + 1,
        f"全是汉字的行，最满 {facts.most_cells} 字，版式 {columns} 字（行尾标点可悬出）",
    )
    yield Fact("避头尾", not facts.wrong_ends, "；".join(facts.wrong_ends[:3]) or "没有标点放错行首行尾")
    numbers, marks = facts.split_numbers, facts.split_marks
    yield Fact("数字", not numbers, "；".join(numbers[:3]) or "没有拆到两行")
    detail = f"LibreOffice 不看文件里的避头表，拆了 {len(marks)} 处：{marks[0]}" if marks else "没有拆到两行"
    yield Fact("破折号和省略号", None if marks else True, detail)
