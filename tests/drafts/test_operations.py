"""Editing operations keep the writer's text: nothing lost, nothing doubled, nothing run together."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.drafts import locks, operations
from draftkit.drafts.markdown import parse, write
from draftkit.drafts.numbering import renumber
from draftkit.drafts.promises import keep_promises, promises
from draftkit.drafts.sections import count_draft, counts_by_key, flat_sections, open_slots, point_count
from draftkit.errors import UsageError

SOURCE = """---
draftkit: 1
facts: {地名: 望川县}   # 本县
---
# 讲话

<!-- opening -->
同志们：

下面，我讲三点意见。

<!-- review -->
## 一、肯定成绩

### （一）班子强了

过去一年成绩很大。

### （二）队伍好了

队伍面貌一新。

<!-- tasks -->
## 二、突出重点

主要抓好两项工作。

### （一）抓班子

班子【数量】个。

### （二）抓队伍

队伍要强。

<!-- leadership -->
## 三、加强领导

要落实责任。"""

POINT = st.sampled_from(
    ["### （一）甲乙", "正文一段。", "一是丙。", "<!-- tasks.measure -->", "## 一、丁", "没有句号的一行"]
)
SOURCES = st.lists(POINT, min_size=1, max_size=12).flatmap(
    lambda pieces: st.sampled_from(["\n\n", "\n"]).map(lambda gap: "## 一、开头\n\n" + gap.join(pieces))
)


def section(draft, title):
    return next(s for s in flat_sections(draft) if title in s.title)


def pieces(draft):
    return Counter(p.raw.strip() for p in draft.paragraphs)


@given(SOURCES, st.data())
def test_moving_a_section_keeps_every_paragraph(source, data):
    draft = parse(source)
    chosen = data.draw(st.sampled_from(flat_sections(draft)))
    places = [*range(chosen.start + 1), *range(chosen.end, len(draft.paragraphs) + 1)]
    moved = operations.move_section(draft, chosen, data.draw(st.sampled_from(places)))
    assert pieces(moved) == pieces(draft)
    assert parse(write(moved)).paragraphs == tuple(
        p.__class__(**{**{f: getattr(p, f) for f in p.__slots__}, "id": f"p{i}"})
        for i, p in enumerate(moved.paragraphs, 1)
    )


def test_a_section_moves_with_its_headings_and_comment():
    draft = parse(SOURCE)
    moved = renumber(operations.move_up(draft, section(draft, "加强领导")))
    titles = [s.title for s in flat_sections(moved)]
    assert "｜".join(titles) == (
        "一、肯定成绩｜（一）班子强了｜（二）队伍好了｜二、加强领导｜三、突出重点｜（一）抓班子｜（二）抓队伍"
    )
    assert section(moved, "加强领导").key == "leadership"
    assert "要落实责任。\n\n<!-- tasks -->" in write(moved)


def test_a_section_cannot_move_into_itself():
    draft = parse(SOURCE)
    tasks = section(draft, "突出重点")
    with pytest.raises(UsageError):
        operations.move_section(draft, tasks, tasks.heading + 1)


def test_a_point_added_gets_its_number_and_the_promise_follows_on_request():
    draft = parse(SOURCE)
    more = renumber(operations.add_point(draft, section(draft, "突出重点"), "抓制度", 0))
    assert [s.title for s in section(more, "突出重点").children] == [
        "（一）抓制度",
        "（二）抓班子",
        "（三）抓队伍",
    ]
    assert point_count(more, section(more, "突出重点")) == 3
    assert "主要抓好两项工作。" in write(more)
    assert "主要抓好三项工作。" in write(keep_promises(more))


def test_a_point_taken_out():
    draft = parse(SOURCE)
    less = renumber(operations.remove_section(draft, section(draft, "突出重点")))
    kept = keep_promises(less)
    assert "下面，我讲两点意见。" in write(kept)
    assert "队伍要强" not in write(kept)


def test_promises_are_told_with_what_follows():
    found = promises(parse(SOURCE))
    assert [(p.text, p.said, p.kept) for p in found] == [("讲三点意见", 3, 3), ("抓好两项工作", 2, 2)]


def test_promises_about_something_else_are_left_alone():
    said = "会议讲了“讲三点意见”，出台《做好五项工作的意见》。我讲几点意见。"
    source = f"## 一、形势\n\n{said}\n\n### （一）甲\n\n### （二）乙\n"
    assert write(keep_promises(parse(source))) == source


def test_an_inline_series_is_what_was_promised():
    draft = parse("主要有四个方面：一是甲；二是乙；三是丙。\n")
    assert write(keep_promises(draft)) == "主要有三个方面：一是甲；二是乙；三是丙。\n"


def test_an_inserted_phrase_leaves_its_origin_and_nothing_else_changes():
    draft = parse(SOURCE)
    at = SOURCE.index("队伍要强")
    inserted = operations.insert_phrase(draft, at, "要从严管理，", "tk-measure-007")
    assert "要从严管理，队伍要强。" in write(inserted)
    assert inserted.phrases == {"tasks/2": ("tk-measure-007",)}
    assert "facts: {地名: 望川县}   # 本县\n" in inserted.front
    again = operations.insert_phrase(inserted, len(write(inserted)), "结尾", "cl-001")
    assert again.phrases["leadership"] == ("cl-001",)


def test_the_origin_of_a_phrase_moves_with_its_point():
    draft = operations.insert_phrase(parse(SOURCE), SOURCE.index("队伍要强"), "要从严管理，", "tk-1")
    draft = operations.insert_phrase(draft, write(draft).index("班子【数量】"), "抓班子，", "tk-2")
    assert draft.phrases == {"tasks/2": ("tk-1",), "tasks/1": ("tk-2",)}
    moved = renumber(operations.move_up(draft, section(draft, "抓队伍")))
    assert moved.phrases == {"tasks/1": ("tk-1",), "tasks/2": ("tk-2",)}
    added = operations.add_point(moved, section(moved, "突出重点"), "抓制度", 0)
    assert added.phrases == {"tasks/2": ("tk-1",), "tasks/3": ("tk-2",)}
    gone = operations.remove_section(added, section(added, "抓队伍"))
    assert gone.phrases == {"tasks/2": ("tk-2",)}


def test_facts_set_in_the_front_matter_touch_only_their_key():
    draft = operations.set_facts(parse(SOURCE), {"会议名称": "全县工作会议", "与会单位": ("甲局", "乙局")})
    assert "facts: {地名: 望川县, 会议名称: 全县工作会议, 与会单位: [甲局, 乙局]}   # 本县" in draft.front
    assert write(operations.set_facts(draft, {"会议名称": None, "与会单位": None})) == SOURCE


def test_counts_and_slots():
    draft = parse(SOURCE)
    (slot,) = open_slots(draft)
    assert SOURCE[slot.start : slot.end] == "【数量】"
    by_key = counts_by_key(draft)
    assert list(by_key) == ["opening", "review", "tasks", "leadership"]
    total = count_draft(draft)
    assert total.words == sum(count.words for count in by_key.values())
    assert total.slots == 1


def test_a_locked_sentence_survives_moves_and_reports_a_changed_word():
    draft = locks.lock(parse(SOURCE), "队伍要强。")
    assert len(draft.locks) == 1
    moved = renumber(operations.move_up(draft, section(draft, "突出重点")))
    assert locks.lock_state(moved).orphans == ()
    changed = operations.splice(moved, *_place(moved, "队伍要强"), "队伍要硬")
    (broken,) = locks.broken_locks(moved, changed)
    assert broken.text == "队伍要强。"
    assert locks.lock_state(changed).orphans == draft.locks
    assert write(locks.unlock(draft, "队伍要强。")) == SOURCE
    assert locks.drop_orphans(changed).locks == ()


def test_a_lock_does_not_care_for_width_spaces_and_bold():
    assert locks.sentence_hash("**一要，抓 实。**") == locks.sentence_hash("一要,抓实。")
    assert locks.sentence_hash("一要抓实。") != locks.sentence_hash("二要抓实。")


def _place(draft, text):
    start = write(draft).index(text)
    return start, start + len(text)
