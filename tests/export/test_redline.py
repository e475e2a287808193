"""A redline accepts to the new text and rejects to the old one, in Word's own marks."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from draftkit.drafts.markdown import parse
from draftkit.export.composing import compose
from draftkit.export.layouts import load_layout
from draftkit.export.redline import render_redline
from draftkit.export.returned import read_returned
from draftkit.session.comparing import compare_passages

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def redline(old, new):
    before, after = compose(parse(old)), compose(parse(new))
    pairs = compare_passages([p.text for p in before.passages], [p.text for p in after.passages])
    return render_redline(before, after, pairs, load_layout(), author="张三")


def resolved(data, keep, drop):
    """The paragraphs with the ``keep`` marks accepted as text and the ``drop`` marks left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    found = []
    for paragraph in root.iter(f"{W}p"):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{drop}") is not None:
            continue
        text = ""
        for node in paragraph.iter(f"{W}t", f"{W}delText"):
            if not any(parent.tag == f"{W}{drop}" for parent in node.iterancestors()):
                text += node.text or ""
        found.append(text)
    return found


def texts(markdown):
    return [passage.text.replace("\n", "") for passage in compose(parse(markdown)).passages]


OLD = (
    "# 讲话\n\n同志们：\n\n## 一、加强领导\n\n**（一）压实责任。**各级要重视，要落实。\n\n"
    "今年完成300件。\n\n最后一段。\n"
)
CASES = {
    "words": OLD.replace("加强领导", "强化组织领导"),
    "number": OLD.replace("300件", "1,350件"),
    "paragraph added at the end": OLD + "\n再加一段。\n",
    "paragraph added in front": OLD.replace("今年", "新的一段在前面。\n\n今年"),
    "paragraph removed": OLD.replace("今年完成300件。\n\n", ""),
    "paragraph moved": OLD.replace("今年完成300件。\n\n", "") + "\n今年完成300件。\n",
    "everything new": "# 另一个题目完全不同\n\n各位代表：\n\n一段新话。\n",
    "run-in heading": OLD.replace("压实责任", "层层压实责任"),
    "nothing": OLD,
}


@pytest.mark.parametrize("name", CASES)
def test_accepting_gives_the_new_text_and_rejecting_the_old(name):
    data = redline(OLD, CASES[name])
    assert resolved(data, "ins", "del") == texts(CASES[name])
    assert resolved(data, "del", "ins") == texts(OLD)


PARAGRAPHS = st.lists(st.text("各级要落实责任。，甲乙丙12", min_size=1, max_size=30), min_size=1, max_size=6)


@settings(deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_any_two_texts(old, new):
    before, after = "\n\n".join(old) + "\n", "\n\n".join(new) + "\n"
    data = redline(before, after)
    assert resolved(data, "ins", "del") == texts(after)
    assert resolved(data, "del", "ins") == texts(before)


def test_unchanged_text_carries_no_mark_and_changes_name_their_author():
    with zipfile.ZipFile(io.BytesIO(redline(OLD, OLD))) as archive:
        assert b"w:ins" not in archive.read("word/document.xml")
        assert b"<w:trackRevisions/>" in archive.read("word/settings.xml")
    with zipfile.ZipFile(io.BytesIO(redline(OLD, CASES["words"]))) as archive:
        body = archive.read("word/document.xml").decode()
    assert body.count('w:author="张三"') == body.count("<w:ins ") + body.count("<w:del ")
    assert "w:date" not in body


def test_a_word_is_marked_as_a_word():
    data = redline(OLD, CASES["number"])
    assert b"300" in read_part(data)
    changed = [s.text for p in read_returned(data, "").paragraphs for s in p.spans if s.come or s.gone]
    assert changed == ["300", "1,350"]


def test_a_changed_level_is_tracked_as_a_change_of_style():
    data = redline(OLD, OLD.replace("## 一、", "### 一、"))
    assert b"<w:pPrChange " in read_part(data)


def read_part(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml")
