"""Whole sections moved, taken out and added: prompts stay with their paragraph, closing words stay last."""

from __future__ import annotations

import pytest

from draftkit.cli.main import main
from draftkit.drafts import operations
from draftkit.drafts.markdown import parse, write
from draftkit.drafts.promises import keep_promises, promises
from draftkit.drafts.sections import flat_sections

WRITTEN = """# 在全县冬修水利工作会议上的讲话

<!-- opening -->
同志们：

<!-- review.overall -->
## 一、看清成绩

<!-- review.achievement -->
### （一）渠道通了

清了三十里渠。

<!-- 提示：渠道再写一句。 -->

### （二）堤坝稳了

加固两座坝。

<!-- 老李：坝的数字再核一遍 -->

<!-- review.problem -->
主要有四个问题。

**一是人手少。**缺二十人。

**二是进度慢。**慢了半月。

<!-- tasks.measure -->
## 二、抓紧施工

腊月前完工。

<!-- closing.call -->
散会后就动手。
"""


@pytest.fixture(params=["skeleton", "filled", "written"])
def source(request, tmp_path):
    if request.param == "written":
        return WRITTEN
    path = tmp_path / "draft.md"
    fill = ["--fill", "--seed", "3"] if request.param == "filled" else []
    assert main(["new", "annual", *fill, "-o", str(path)], lambda path: 0) == 0
    return path.read_text(encoding="utf-8")


def titled(draft, title):
    return next(each for each in flat_sections(draft) if each.title == title)


def at_heading(draft, raw):
    return next(each for each in flat_sections(draft) if draft.paragraphs[each.heading].raw == raw)


def source_of(draft, section):
    return "".join(each.raw for each in draft.paragraphs[section.start : section.end])


def test_down_and_up_again_gives_the_same_bytes(source):
    draft = parse(source)
    moves = 0
    for order, section in enumerate(flat_sections(draft)):
        raw = draft.paragraphs[section.heading].raw
        if [p.raw for p in draft.paragraphs].count(raw) > 1:
            continue
        down = operations.move_down(draft, section)
        if down is not draft:
            moves += 1
            assert write(down) != source, order
            back = operations.move_up(down, at_heading(down, raw))
            assert write(back)[len(back.front) :] == source[len(draft.front) :], order
            assert dict(back.phrases) == dict(draft.phrases)
            assert sorted(back.front.splitlines()) == sorted(draft.front.splitlines())
    assert moves >= 3


def test_prompts_and_words_stay_under_their_heading(source):
    draft = parse(source)
    for section in flat_sections(draft):
        raw = draft.paragraphs[section.heading].raw
        body = [each.raw for each in draft.paragraphs[section.heading : section.end]]
        for moved in (operations.move_down(draft, section), operations.move_up(draft, section)):
            raws = [each.raw for each in moved.paragraphs]
            assert any(raws[at : at + len(body)] == body for at in range(len(raws)) if raws[at] == raw)


def test_closing_words_stay_last_and_stand_in_no_section(source):
    draft = parse(source)
    closing = source[source.index("<!-- closing") :]
    for section in flat_sections(draft):
        assert "<!-- closing" not in source_of(draft, section)
        for changed in (
            operations.move_down(draft, section),
            operations.move_up(draft, section),
            operations.remove_section(draft, section),
            operations.add_point(draft, section, "新添的一点"),
        ):
            assert write(changed).endswith(closing)


def test_taking_a_section_out_leaves_the_prompt_before_it():
    draft = parse(WRITTEN)
    less = write(operations.remove_section(draft, titled(draft, "（二）堤坝稳了")))
    assert "<!-- 提示：渠道再写一句。 -->\n\n<!-- review.problem -->" in less
    assert "加固两座坝" not in less
    assert "老李" not in less


def test_taking_the_first_point_out_leaves_the_step_to_the_next():
    draft = parse(WRITTEN)
    less = write(operations.remove_section(draft, titled(draft, "（一）渠道通了")))
    assert "<!-- review.achievement -->\n### （二）堤坝稳了" in less
    assert "提示" not in less


@pytest.mark.parametrize(
    ("place", "before", "behind"),
    [
        (0, "<!-- review.achievement -->\n", "### （一）渠道通了"),
        (1, "<!-- 提示：渠道再写一句。 -->\n\n", "### （二）堤坝稳了"),
        (None, "<!-- 老李：坝的数字再核一遍 -->\n\n", "<!-- review.problem -->"),
    ],
)
def test_a_point_added_stands_among_the_points(place, before, behind):
    draft = parse(WRITTEN)
    more = write(operations.add_point(draft, titled(draft, "一、看清成绩"), "沟坡绿了", place))
    start = more.index("### ", more.index(before) + len(before))
    assert more[:start].endswith(before)
    assert "沟坡绿了" in more[start:].splitlines()[0]
    assert more[start:].split("\n\n", 1)[1].startswith(behind)


def test_a_promise_behind_the_points_counts_what_follows_it():
    (promise,) = promises(parse(WRITTEN))
    assert (promise.text, promise.said, promise.kept) == ("有四个问题", 4, 2)
    assert "主要有两个问题。" in write(keep_promises(parse(WRITTEN)))
    plain = WRITTEN.replace("**", "")
    assert [each.kept for each in promises(parse(plain))] == [2]


def test_moving_keeps_the_origins_one_a_line():
    front = "---\ndraftkit: 1\nphrases:\n  tasks/1: [a-1]\n  tasks/2: [b-2]\n---\n\n"
    text = "# 题\n\n<!-- tasks -->\n## 一、干什么\n\n### （一）甲\n\n甲事。\n\n### （二）乙\n\n乙事。\n"
    draft = parse(front + text)
    moved = operations.move_down(draft, at_heading(draft, "### （一）甲\n\n"))
    assert moved.front == front.replace("[a-1]", "[x]").replace("[b-2]", "[a-1]").replace("[x]", "[b-2]")
