"""What of a draft stands on the page, and as what."""

import pytest

from draftkit.errors import BadFileError
from draftkit.export.composing import require_final
from draftkit.export.manuscript import Part


def test_parts_of_the_sample(manuscript, sample_text):
    parts = [passage.kind for passage in manuscript(sample_text).passages]
    assert parts == [
        "title", "byline", "byline", "salutation", "body", "heading1", "heading2", "body", "body",
        "heading3", "heading4", "body", "heading1", "body", "attachment-note", "attachment-note",
        "signature", "sign-date", "attachment", "attachment-title", "body",
    ]  # fmt: skip


def test_comments_and_front_matter_are_not_on_the_page(manuscript, sample_text):
    text = manuscript(sample_text).text
    assert "组织部的数字" not in text
    assert "draftkit" not in text
    assert "**" not in text
    assert "##" not in text


def test_only_the_run_in_heading_takes_its_face(manuscript):
    (passage,) = manuscript("**（二）队伍过硬。**后面是正文，有**重点**两个字。\n").passages
    assert [(s.text, s.heading, s.bold) for s in passage.spans] == [
        ("（二）队伍过硬。", 2, False),
        ("后面是正文，有", None, False),
        ("重点", None, True),
        ("两个字。", None, False),
    ]


def test_a_run_in_heading_without_bold_marks_is_one_too(manuscript):
    (passage,) = manuscript("（二）队伍过硬。后面是正文，还有很多很多字。\n").passages
    assert passage.spans[0].heading == 2
    assert passage.spans[0].text == "（二）队伍过硬。"


def test_a_salutation_inside_the_speech_is_an_ordinary_paragraph(manuscript):
    passages = manuscript("# 讲话\n\n同志们：\n\n一段话。\n\n同志们！\n").passages
    assert [p.part for p in passages[1:]] == [Part.SALUTATION, Part.BODY, Part.BODY]


def test_a_dash_line_under_the_title_is_the_subtitle(manuscript):
    passages = manuscript("# 奋力谱写新篇章\n\n——在全县教育工作会议上的讲话\n\n同志们：\n").passages
    assert [p.part for p in passages] == [Part.TITLE, Part.SUBTITLE, Part.SALUTATION]


def test_the_classification_comes_from_the_facts(manuscript):
    first = manuscript("---\ndraftkit: 1\nfacts: {密级: 秘密★1年}\n---\n\n# 讲话\n").passages[0]
    assert (first.part, first.text) == (Part.CLASSIFICATION, "秘密★1年")


def test_wrapped_lines_are_joined_and_asked_breaks_kept(manuscript):
    passages = manuscript("抓住重点\n不放松，use open\nsource\n\n第一行\\\n第二行\n").passages
    assert [p.text for p in passages] == ["抓住重点不放松，use open source", "第一行\n第二行"]


def test_control_characters_are_dropped_and_told(manuscript):
    made = manuscript("# 讲\x07话\n\n一段\x0b话。\n")
    assert made.text == "讲话\n一段话。"
    assert "2 个" in made.notes[0]


def test_lists_and_tables_are_set_as_paragraphs_and_told(manuscript):
    made = manuscript("# 讲话\n\n- 甲\n- 乙\n\n---\n\n一段。\n\n* * *\n\n> 引文。\n")
    assert made.text == "讲话\n甲\n乙\n一段。\n引文。"
    assert "第 3、4、12 行" in made.notes[0]


def test_a_table_is_set_row_by_row_without_its_lines(manuscript):
    made = manuscript("一段。\n\n| 单位 | 姓名 |\n| :-- | --- |\n| 县委办 | 甲\\|乙 |\n| 组织部 |  |\n")
    assert made.text == "一段。\n单位　　姓名\n县委办　　甲|乙\n组织部"


def test_rows_of_names_are_not_run_together(manuscript):
    made = manuscript(
        "获奖名单\n\n张　三　李　四　王小明\n欧阳红　赵　钱\n\n各级各部门　要认真\n抓好落实。\n"
    )
    assert made.text.split("\n") == [
        "获奖名单", "张　三　李　四　王小明", "欧阳红　赵　钱", "各级各部门　要认真抓好落实。",
    ]  # fmt: skip


def test_bold_marks_without_a_partner_are_told(manuscript):
    assert "第 3 行的 ** 没有配对" in manuscript("# 讲话\n\n**没有闭合\n\n**好的。**一段。\n").notes[0]
    assert manuscript("# 讲话\n\n3\\*\\*4 不是粗体。\n").notes == ()


def test_a_line_above_the_title_leaves_it_the_title(manuscript):
    made = manuscript(
        "（讨论稿）\n\n# 讲话\n\n县长　王小明\n\n同志们：\n\n一段。\n\n# 重点任务清单\n\n第一项。\n"
    )
    assert [p.kind for p in made.passages] == [
        "classification", "title", "byline", "salutation", "body", "attachment-title", "body",
    ]  # fmt: skip


def test_a_slot_for_the_date_is_a_date(manuscript):
    front = "---\ndraftkit: 1\nfacts: {会议日期: 2026-03-12}\n---\n\n# 讲话\n\n"
    assert manuscript(front + "（【日期】）\n\n一段。\n").notes == ()
    assert "没有日期" in manuscript(front + "一段。\n").notes[0]


def test_a_final_copy_names_every_open_slot_with_its_line(manuscript):
    source = "# 在【会议名称】上的讲话\n\n<!-- 批注 -->\n完成【数量】件，\n剩下【数量】件。\n\n【【不是空。\n"
    with pytest.raises(BadFileError) as caught:
        require_final(manuscript(source), source)
    assert [(p.line, p.col, p.message) for p in caught.value.problems] == [
        (1, 4, "还有空没填：【会议名称】"),
        (4, 3, "还有空没填：【数量】"),
        (5, 3, "还有空没填：【数量】"),
    ]
    assert "剩下【数量】件" in caught.value.problems[2].hint
    filled = "# 讲话\n\n【【注】不是空。\n"
    require_final(manuscript(filled), filled)


def test_a_role_may_stand_on_its_line_or_on_the_line_above(manuscript):
    above = manuscript(
        "# 讲话\n\n<!-- 讲话人 -->\n周启明\n\n同志们：\n\n正文。\n\n"
        "<!-- 附件说明 -->\n附件：1. 任务清单\n2. 考核办法\n\n"
        "<!-- 署名 -->\n县委办公室\n\n<!-- 落款日期 -->\n<!-- 批注　请核对 -->\n2026年3月12日\n"
    )
    assert [passage.part.value for passage in above.passages] == [
        "title", "byline", "salutation", "body",
        "attachment-note", "attachment-note", "signature", "sign-date",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("front", "told"),
    [("", True), ("（2026年3月12日）\n\n", False), ("<!-- 讲话人 --> 周启明\n\n", True)],
)
def test_a_meeting_date_that_the_title_block_does_not_show_is_told(manuscript, front, told):
    made = manuscript(
        "---\ndraftkit: 1\nfacts: {会议日期: 2026-03-12, 密级: 秘密★1年}\n---\n\n"
        f"# 讲话\n\n{front}同志们：\n"
    )
    assert any("（2026年3月12日）" in note for note in made.notes) is told


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("张　三", "byline"),
        ("县委书记　周启明", "byline"),
        ("中共望川县委办公室", "byline"),
        ("今天开一个短会，讲三句话。", "body"),
        ("二〇二六年，", "body"),
    ],
)
def test_a_name_below_the_title_needs_no_comment(manuscript, line, part):
    made = manuscript(f"# 讲话\n\n（2026年3月12日）\n\n{line}\n\n同志们：\n\n散会\n")
    assert [passage.part.value for passage in made.passages][2] == part
    assert made.passages[-1].part.value == "body"
    if part == "byline":
        assert made.passages[3].part.value == "salutation"
