"""What changed is shown whole and readable; what two people changed is put together or asked about."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.cli.main import main
from draftkit.drafts.diff import Change, diff_paragraphs, diff_texts
from draftkit.drafts.merge import merge
from draftkit.drafts.revisions import RevisionStore, revisions_path
from draftkit.errors import UsageError
from draftkit.files.atomic import write_text

WORDS = st.lists(
    st.sampled_from(
        ["同", "志", "们", "抓", "落", "实", "，", "。", "2026", "年", "【数量】", "GDP", "50%", "要"]
    ),
    max_size=25,
).map("".join)
SENTENCES = ["认识要提高。", "行动要跟上。", "责任要落实。", "措施要有力。", "考核要从严。", "氛围要浓厚。"]


def marked(old, new):
    sign = {Change.SAME: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "[+{}+]"}
    return "".join(sign[span.change].format(span.text) for span in diff_texts(old, new))


@given(WORDS, WORDS)
def test_a_comparison_holds_both_texts(old, new):
    spans = diff_texts(old, new)
    assert "".join(s.text for s in spans if s.change is not Change.ADDED) == old
    assert "".join(s.text for s in spans if s.change is not Change.REMOVED) == new


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_every_paragraph_is_in_the_comparison_once(old, new):
    diffs = diff_paragraphs(old, new)
    assert sum(d.change is Change.MOVED for d in diffs) % 2 == 0
    assert sorted({d.old for d in diffs if d.old is not None}) == list(range(len(old)))
    assert sorted({d.new for d in diffs if d.new is not None}) == list(range(len(new)))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("完成投资1250万元。", "完成投资1350万元。", "完成投资[-1250-][+1350+]万元。"),
        ("抓好【数量】个", "抓好12个", "抓好[-【数量】-][+12+]个"),
        ("统一思想，提高认识", "统一思想，深化认识", "统一思想，[-提高-][+深化+]认识"),
        ("甲的乙", "丙的丁", "[-甲的乙-][+丙的丁+]"),
        ("全县上下", "全县上下", "全县上下"),
    ],
)
def test_marks_are_readable(old, new, shown):
    assert marked(old, new) == shown


def test_a_paragraph_moved_is_not_shown_as_deleted_and_added():
    diffs = diff_paragraphs(
        ["甲一二三。", "乙四五六。", "丙七八九。"], ["丙七八九。", "甲一二三。", "乙四五六。"]
    )
    assert [d.change.value for d in diffs] == ["moved", "same", "same", "moved"]


def test_a_rewritten_paragraph_is_paired_with_its_old_self():
    old = ["要强化责任担当，层层传导压力。", "要加强督查考核，确保落到实处。"]
    new = ["新加的一段，说的是别的事情。", "要加强督查考核，务求落地见效。"]
    assert [(d.change.value, d.old, d.new) for d in diff_paragraphs(old, new)] == [
        ("removed", 0, None), ("added", None, 0), ("changed", 1, 1),
    ]  # fmt: skip


def draft_of(paragraphs):
    return "---\ndraftkit: 1\n---\n\n" + "\n\n".join("".join(p) for p in paragraphs) + "\n"


BASE = [[s, s.replace("要", "更要")] for s in SENTENCES]


def changed(paragraphs, places, word):
    out = [list(p) for p in paragraphs]
    for i, j in places:
        out[i][j] = out[i][j].replace("。", f"{word}。")
    return draft_of(out)


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 1))), st.data())
def test_changes_in_different_sentences_come_together(all_places, data):
    mine = data.draw(st.sets(st.sampled_from(sorted(all_places)))) if all_places else set()
    theirs = all_places - mine
    merged = merge(draft_of(BASE), changed(BASE, mine, "甲"), changed(BASE, theirs, "乙"))
    both = [list(p) for p in BASE]
    for places, word in ((mine, "甲"), (theirs, "乙")):
        for i, j in places:
            both[i][j] = both[i][j].replace("。", f"{word}。")
    assert merged.conflicts == ()
    assert merged.text == draft_of(both)


@given(WORDS, WORDS)
def test_one_side_alone_wins(a, b):
    assert merge(a, a, b).text == b
    assert merge(a, b, a).text == b
    assert merge(a, b, b).text == b


def test_both_changed_one_sentence():
    base, mine, theirs = (draft_of([[f"责任要{word}。"], ["结束。"]]) for word in ("落实", "压实", "夯实"))
    merged = merge(base, mine, theirs)
    assert merged.text == mine
    assert [(c.mine, c.theirs) for c in merged.conflicts] == [("责任要压实。", "责任要夯实。")]


def test_both_changed_the_front_matter_in_different_lines():
    base = "---\ndraftkit: 1\nminutes: 20\n---\n\n正文。\n"
    merged = merge(
        base, base.replace("minutes: 20", "minutes: 25"), base.replace("---\n\n", "locks: [ab12]\n---\n\n")
    )
    assert merged.text == "---\ndraftkit: 1\nminutes: 25\nlocks: [ab12]\n---\n\n正文。\n"


def test_revisions_come_back_whole_and_share_their_paragraphs(tmp_path):
    path = tmp_path / "稿.md"
    store = RevisionStore(path)
    chance = random.Random(3)
    paragraphs = [[s] * 40 for s in SENTENCES]
    texts = []
    for number in range(12):
        paragraphs[chance.randrange(6)][0] = f"改了{number}。"
        texts.append(draft_of(paragraphs))
        store.keep(texts[-1], f"第{number}次")
    assert store.keep(texts[-1]) == store.revisions[-1]
    again = RevisionStore(path)
    assert [again.source(revision) for revision in again.revisions] == texts
    assert again.find("第3次").number == 4
    assert again.find("-1").number == 12
    with pytest.raises(UsageError, match="现有第 1 到第 12 稿"):
        again.find("13")
    assert revisions_path(path).stat().st_size < sum(len(text.encode()) for text in texts) / 2


def test_a_damaged_store_says_which_revision_is_lost(tmp_path):
    path = tmp_path / "稿.md"
    store = RevisionStore(path)
    store.keep(draft_of([["甲。"]]))
    store.keep(draft_of([["甲。"], ["乙。"]]))
    file = revisions_path(path)
    file.write_text(file.read_text("utf-8").replace("乙。", "丙。"), "utf-8")
    again = RevisionStore(path)
    assert again.source(again.revisions[0]) == draft_of([["甲。"]])
    with pytest.raises(UsageError, match="第 2 稿的记录损坏了"):
        again.source(again.revisions[1])


def run(capsys, *argv):
    code = main(["log", *argv], lambda path: 0)
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_log_as_a_writer_sees_it(tmp_path, capsys):
    path = tmp_path / "稿.md"
    write_text(path, "# 讲话\n\n责任要落实。\n\n不变的一段。\n")
    assert "还没有存过稿次" in run(capsys, str(path))[1]
    assert run(capsys, str(path), "--keep", "初稿")[0] == 0
    write_text(path, "# 讲话\n\n责任要压实。\n\n不变的一段。\n")
    code, out, _ = run(capsys, str(path), "--diff", "初稿")
    assert code == 0
    assert out.splitlines() == [
        "第 1 稿“初稿” → 现在的文件：删 1 字，增 1 字",
        "    …… 1 段未改",
        "改  责任要［-落-］［+压+］实。",
        "    …… 1 段未改",
    ]
    data = json.loads(run(capsys, str(path), "--json")[1])
    assert [r["name"] for r in data["revisions"]] == ["初稿"]
    assert data["now"]["kept"] is False
    assert run(capsys, str(path), "--diff", "7")[0] == 2
    assert run(capsys, str(tmp_path / "无.md"))[0] == 2


def test_words_are_replaced_and_not_characters():
    old = "要进一步加强组织领导，明确责任分工，增长6.5%。"
    new = "要切实强化组织保障，明确责任清单，增长7.2%。"
    marks = {Change.SAME: "{}", Change.REMOVED: "［-{}-］", Change.ADDED: "［+{}+］"}
    shown = "".join(marks[span.change].format(span.text) for span in diff_texts(old, new))
    assert shown == (
        "要［-进一步加强组织领导-］［+切实强化组织保障+］，"
        "明确责任［-分工-］［+清单+］，增长［-6.5%-］［+7.2%+］。"
    )
