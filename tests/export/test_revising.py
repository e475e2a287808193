"""A colleague's Word file comes back as a revision: edits in, structure kept, losses named."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.drafts.markdown import parse
from draftkit.drafts.revisions import RevisionStore
from draftkit.errors import TooLargeError, UnreadableError, UsageError
from draftkit.export.composing import compose
from draftkit.export.layouts import load_layout
from draftkit.export.redline import render_redline
from draftkit.export.returned import read_returned
from draftkit.session.comparing import compare_passages
from draftkit.session.exporting import ExportRequest, export_file
from draftkit.session.redlining import redline_files
from draftkit.session.revising import edited_source, revise_file


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAFTKIT_HOME", str(tmp_path / "home"))


@pytest.fixture
def word(tmp_path, document, part):
    """A DOCX of a Markdown text, its body changed by text replacements as a colleague would."""

    def make(markdown, *replacements, layout="office", extra=()):
        data = document(markdown, layout)
        target = tmp_path / "colleague.docx"
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as archive:
            for name in source.namelist():
                content = source.read(name)
                if name == "word/document.xml":
                    for was, now in replacements:
                        assert was.encode() in content, was
                        content = content.replace(was.encode(), now.encode())
                archive.writestr(name, content)
            for name, content in extra:
                archive.writestr(name, content)
        return target

    return make


def test_an_untouched_word_file_changes_nothing(sample_file, sample_text, word):
    result = revise_file(sample_file, word(sample_text))
    assert sample_file.read_text("utf-8") == sample_text
    assert (result.characters_in, result.characters_out, result.revision, result.findings) == (0, 0, 0, ())


def test_edits_land_in_the_source_and_everything_else_stays(sample_file, sample_text, word):
    colleague = word(sample_text, ("丰硕。", "十分丰硕。"), ("2,300", "2,468"), ("实打实", "实实在在"))
    result = revise_file(sample_file, colleague)
    wanted = sample_text.replace("丰硕", "十分丰硕").replace("2,300", "2,468").replace("实打实", "实实在在")
    assert sample_file.read_text("utf-8") == wanted
    kept = RevisionStore(sample_file)
    assert kept.source(kept.revisions[0]) == sample_text
    assert kept.source(kept.revisions[-1]) == wanted
    assert result.revision == 2


def test_a_redline_comes_back_as_the_new_version(tmp_path, sample_file, sample_text):
    new = tmp_path / "new.md"
    new.write_text(
        sample_text.replace("增强紧迫感", "增强责任感")
        .replace("一是任务重。二是时间紧。三是要求高。\n\n", "")
        .replace("## 二、", "### （三）作风持续向好\n\n新写的一段。\n\n## 二、"),
        "utf-8",
    )
    redline_files(sample_file, new, tmp_path / "red.docx")
    revise_file(sample_file, tmp_path / "red.docx")
    assert sample_file.read_text("utf-8") == new.read_text("utf-8")


def test_rejected_and_accepted_marks_are_told_apart(tmp_path, word):
    draft = tmp_path / "a.md"
    draft.write_text("各级要重视。\n", "utf-8")
    run = '<w:r><w:t xml:space="preserve">各级要重视。</w:t></w:r>'
    tracked = (
        '<w:r><w:t xml:space="preserve">各级</w:t></w:r>'
        '<w:ins w:id="9" w:author="李四"><w:r><w:t>各部门</w:t></w:r></w:ins>'
        "<w:r><w:t>要</w:t></w:r>"
        '<w:del w:id="8" w:author="李四"><w:r><w:delText>重视</w:delText></w:r></w:del>'
        '<w:moveTo w:id="7" w:author="李四"><w:r><w:t>高度重视</w:t></w:r></w:moveTo><w:r><w:t>。</w:t></w:r>'
    )
    result = revise_file(draft, word("各级要重视。\n", (run, tracked)))
    assert draft.read_text("utf-8") == "各级各部门要高度重视。\n"
    assert result.tracked == 3


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path, word):
    text = "前一段话说到这里\n\n后一段话接着说。\n"
    draft = tmp_path / "a.md"
    draft.write_text(text, "utf-8")
    colleague = word(text, (
        '<w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t xml:space="preserve">前',
        '<w:pPr><w:pStyle w:val="BodyText"/><w:rPr><w:del w:id="5" w:author="a"/></w:rPr></w:pPr>'
        '<w:r><w:t xml:space="preserve">前',
    ))  # fmt: skip
    revise_file(draft, colleague)
    assert draft.read_text("utf-8").strip() == "前一段话说到这里后一段话接着说。"


def test_changes_made_since_it_was_sent_out_are_kept(tmp_path, sample_file, sample_text, word):
    export_file(ExportRequest(sample_file, tmp_path / "sent.docx"))
    since = sample_text.replace("36期", "48期").replace("一是任务重。", "一是任务很重。")
    sample_file.write_text(since, "utf-8")
    colleague = word(sample_text, ("2,300", "2,468"), ("三是要求高", "三是要求更高"))
    result = revise_file(sample_file, colleague)
    assert sample_file.read_text("utf-8") == since.replace("2,300", "2,468").replace("要求高", "要求更高")
    assert (result.characters_in, result.findings) == (6, ())


def test_where_both_changed_one_sentence_the_draft_stays_and_it_is_told(
    tmp_path, sample_file, sample_text, word
):
    export_file(ExportRequest(sample_file, tmp_path / "sent.docx"))
    since = sample_text.replace("三是要求高。", "三是要求很高。")
    sample_file.write_text(since, "utf-8")
    result = revise_file(sample_file, word(sample_text, ("三是要求高", "三是要求更高")))
    assert sample_file.read_text("utf-8") == since
    assert any("要求更高" in finding.message for finding in result.findings)


def test_edits_to_a_redline_are_edits_to_its_new_version(tmp_path, sample_file, sample_text):
    new = tmp_path / "new.md"
    new.write_text(sample_text.replace("三是要求高。", "三是要求更高。"), "utf-8")
    redline_files(sample_file, new, tmp_path / "red.docx")
    edited = tmp_path / "edited.docx"
    with zipfile.ZipFile(tmp_path / "red.docx") as source, zipfile.ZipFile(edited, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                was = '<w:r><w:t xml:space="preserve">同志们：'
                now = (
                    '<w:del w:id="90" w:author="李四"><w:r><w:delText>同志们</w:delText></w:r></w:del>'
                    '<w:ins w:id="91" w:author="李四"><w:r><w:t>各位代表</w:t></w:r></w:ins><w:r><w:t>：'
                )
                assert was.encode() in content
                content = content.replace(was.encode(), now.encode())
            archive.writestr(name, content)
    assert revise_file(new, edited).findings == ()
    assert new.read_text("utf-8") == sample_text.replace("要求高", "要求更高").replace(
        "\n同志们：", "\n各位代表："
    )


def test_what_markdown_cannot_hold_is_named(sample_file, sample_text, word):
    picture = '<w:r><w:drawing/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>格子里的话</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr>"
    colleague = word(
        sample_text,
        ("<w:sectPr>", table),
        ('<w:r><w:t xml:space="preserve">一是', picture + '<w:r><w:t xml:space="preserve">一是'),
    )
    found = [finding.message for finding in revise_file(sample_file, colleague).findings]
    assert any("图片" in message for message in found)
    assert any("脚注" in message for message in found)
    assert any("表格" in message for message in found)
    assert "格子里的话" in sample_file.read_text("utf-8")


def test_word_comments_come_back_as_comments(sample_file, sample_text, word):
    comments = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="0" w:author="李主任"><w:p><w:r><w:t>数字再核 --> 一下</w:t></w:r></w:p></w:comment>'
        "</w:comments>"
    )
    colleague = word(
        sample_text,
        ("三是要求高。</w:t></w:r>", '三是要求高。</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r>'),
        extra=[("word/comments.xml", comments)],
    )
    revise_file(sample_file, colleague)
    text = sample_file.read_text("utf-8")
    assert "<!-- 批注　李主任：数字再核 ——> 一下 -->\n\n一是任务重" in text


def test_a_heading_made_another_level_is_taken_and_told(sample_file, sample_text, word):
    colleague = word(sample_text, ('<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Heading1"/>'))
    findings = revise_file(sample_file, colleague).findings
    assert "\n## （一）立足固本强基" in sample_file.read_text("utf-8")
    assert any("层级" in finding.message for finding in findings)


def test_a_file_that_lost_its_styles_does_not_take_the_headings_away(sample_file, sample_text, word):
    styles = [f"Heading{level}" for level in range(1, 5)] + [
        "Title",
        "BodyText",
        "Salutation",
        "Byline",
        "Date",
    ]
    flattened = [(f'<w:pStyle w:val="{style}"/>', "") for style in styles]
    revise_file(sample_file, word(sample_text, *flattened, ("2,300", "2,468")))
    assert sample_file.read_text("utf-8") == sample_text.replace("2,300", "2,468")


BREAKS = "# 在全县安全生产工作会议上<br>的讲话\n\n第一行写到这里\\\n第二行接着写，<br>第三行。\n\n完。\n"


@pytest.mark.parametrize(
    ("was", "now"),
    [("", ""), ("第二行", "下一行"), ("安全生产", "防汛抗旱"), ("第三行。", "末行。"), ("完。", "完了。")],
)
def test_line_breaks_that_were_asked_for_stay(tmp_path, word, was, now):
    draft = tmp_path / "a.md"
    draft.write_text(BREAKS, "utf-8")
    revise_file(draft, word(BREAKS, *([(was, now)] if was else [])))
    assert draft.read_text("utf-8") == (BREAKS.replace(was, now) if was else BREAKS)


def test_the_reading_copy_is_refused_and_the_draft_untouched(sample_file, sample_text, word):
    with pytest.raises(UsageError, match="大字版"):
        revise_file(sample_file, word(sample_text, layout="lectern"))
    assert sample_file.read_text("utf-8") == sample_text


def test_another_target_leaves_the_draft_alone(tmp_path, sample_file, sample_text, word):
    out = tmp_path / "out.md"
    revise_file(sample_file, word(sample_text, ("2,300", "2,468")), out)
    assert sample_file.read_text("utf-8") == sample_text
    assert "2,468" in out.read_text("utf-8")


BLOCKS = st.sampled_from(
    (
        "# 在会议上的讲话", "同志们：", "## 一、加强领导", "## 二、抓好落实", "### （一）压实责任",
        "**（二）形成合力。**各级各部门要密切配合。", "（三）强化督查。定期通报情况，严肃追责问责。",
        "一段**重点**的话，说了两遍。", "一段重点的话，说了三遍，又说一遍。", "今年要完成300件。",
        "今年要完成1,350件实事。", "<!-- tasks -->", "<!-- 署名 --> 望川县委", "完成【数量】件，占5%。",
    )
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=8), st.lists(BLOCKS, min_size=1, max_size=8))
def test_the_redline_of_any_two_drafts_comes_back_as_the_second(old, new):
    before, after = (parse("\n\n".join(blocks) + "\n") for blocks in (old, new))
    one, other = compose(before), compose(after)
    if not other.passages:
        return
    pairs = compare_passages([p.text for p in one.passages], [p.text for p in other.passages])
    word = read_returned(render_redline(one, other, pairs, load_layout()), "红.docx")
    back = compose(parse(edited_source(before, word, "红.docx").text))
    assert back.text == other.text
    assert [p.kind for p in back.passages] == [p.kind for p in other.passages]


BOMB = b"<a>" + b"\0" * (60 << 20)


@pytest.mark.parametrize(
    ("entries", "error"),
    [
        (None, UnreadableError),
        ({"word/other.xml": b"<a/>"}, UnreadableError),
        ({"word/document.xml": b"<a"}, UnreadableError),
        (
            {"word/document.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]><a>&x;</a>'},
            UnreadableError,
        ),
        ({"word/document.xml": b"<a/>", "../evil": b""}, UnreadableError),
        ({"word/document.xml": BOMB}, TooLargeError),
        ({f"{n}.xml": b"" for n in range(1001)}, TooLargeError),
    ],
    ids=["no zip", "no body", "torn", "entity", "path", "bomb", "entries"],
)
def test_hostile_files_are_refused_with_a_reason(tmp_path, sample_file, sample_text, entries, error):
    bad = tmp_path / "bad.docx"
    if entries is None:
        bad.write_bytes(b"PK\3\4 not a zip")
    else:
        with zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in entries.items():
                archive.writestr(name, content)
    with pytest.raises(error):
        revise_file(sample_file, bad)
    assert sample_file.read_text("utf-8") == sample_text


def test_every_torn_or_flipped_file_is_refused_or_read(sample_text, document):
    from draftkit.errors import DraftkitError
    from draftkit.export.returned import read_returned

    data = document(sample_text)
    for at in range(0, len(data), 29):
        for broken in (data[:at], data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]):
            with contextlib.suppress(DraftkitError):
                read_returned(broken, "坏文件.docx")


LISTED = """# 讲话

——在全县领导干部学习贯彻重要讲话精神专题研讨班开班式暨全县组织工作会议上的讲话提纲

同志们：

- 张　三　　自然资源局
* 李　四　　教育局

> 引文。

| 单位 | 姓名 |
| --- | --- |
| 县委办 | 王小明 |
"""


def test_lists_and_a_subtitle_of_several_lines_come_back_with_their_marks(tmp_path, word):
    draft = tmp_path / "speech.md"
    draft.write_text(LISTED, "utf-8")
    colleague = word(
        LISTED, ("自然资源局", "自然资源和规划局"), ("引文。", "一段引文。"), ("专题研讨班", "专题培训班")
    )
    result = revise_file(draft, colleague)
    wanted = (
        LISTED.replace("自然资源局", "自然资源和规划局")
        .replace("引文。", "一段引文。")
        .replace("专题研讨班", "专题培训班")
    )
    assert draft.read_text("utf-8") == wanted
    assert [finding for finding in result.findings if finding.rule == "lost-structure"] == []


def test_a_marking_above_the_title_is_edited_in_its_place(tmp_path, word):
    source = "（讨论稿）\n\n# 在全县组织工作会议上的讲话\n\n同志们：\n\n一段。\n"
    draft = tmp_path / "speech.md"
    draft.write_text(source, "utf-8")
    revise_file(draft, word(source, ("讨论稿", "送审稿")))
    assert draft.read_text("utf-8") == source.replace("讨论稿", "送审稿")
