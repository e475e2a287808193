"""What search finds: exactly what a plain look through the bank finds, in a sensible order, with reasons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draftkit.bank.entries import Layer
from draftkit.bank.layers import Root
from draftkit.bank.search import PhraseIndex, Query
from draftkit.bank.store import load_bank
from draftkit.model.move import Move, Step
from draftkit.model.phrase import PhraseKind
from draftkit.model.speech_type import Rank, SpeechType
from draftkit.text.folding import fold
from draftkit.text.initials import initials_both_ways

OpenBank = Callable[..., PhraseIndex]
MANY = 10_000
BANK = """\
defaults: {move: review, step: achievement}
entries:
  - 过去一年，【工作】取得明显成效。
  - 各项任务圆满完成，成效好于预期。
  - text: 党的建设全面加强。
    step: overall
  - {text: 深入学习科学发展观, id: old}
  - {text: 开局之年起好步, since: 2021, until: 2021}
  - {text: 我们要层层压实责任, step: responsibility, tags: [党建], rank: [主要领导]}
  - {text: 县委书记抓落实, step: responsibility, types: [annual], rank: [主要领导]}
  - {kind: collocation, head: 基础, relation: object-verb, collocates: [夯实, 打牢]}
  - {kind: idiom, text: 攻坚克难, variants: [克难攻坚]}
"""


def texts(index: PhraseIndex, query: Query) -> list[str]:
    return [hit.phrase.text for hit in index.search(query)]


def test_by_text_by_initials_and_by_both(open_bank: OpenBank) -> None:
    index = open_bank(a=BANK)
    assert texts(index, Query("明显成效")) == ["过去一年，【工作】取得明显成效。"]
    assert texts(index, Query("mxcx")) == ["过去一年，【工作】取得明显成效。"]
    assert texts(index, Query("cx yq")) == ["各项任务圆满完成，成效好于预期。"]
    assert texts(index, Query("成效 mx")) == ["过去一年，【工作】取得明显成效。"]
    assert texts(index, Query("xwsj")) == ["县委书记抓落实"]


def test_marks_and_slot_brackets_are_no_obstacle(open_bank: OpenBank) -> None:
    index = open_bank(a=BANK)
    assert texts(index, Query("过去一年工作取得")) == ["过去一年，【工作】取得明显成效。"]
    assert texts(index, Query("，。")) == []


def test_one_character_is_enough(open_bank: OpenBank) -> None:
    assert texts(open_bank(a=BANK), Query("党")) == ["党的建设全面加强。"]


def test_variants_collocates_and_heads_are_searched(open_bank: OpenBank) -> None:
    index = open_bank(a=BANK)
    assert texts(index, Query("克难攻坚")) == ["攻坚克难"]
    assert texts(index, Query("夯实")) == ["基础"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (Query(move=Move.REVIEW), 7),
        (Query(step=Step.OVERALL), 1),
        (Query(move=Move.LEADERSHIP), 2),
        (Query(kind=PhraseKind.IDIOM), 1),
        (Query(tag="党建"), 1),
        (Query(rank=Rank.DEPUTY), 7),
        (Query(type=SpeechType.SYMPOSIUM), 8),
        (Query("成效", step=Step.OVERALL), 0),
    ],
)
def test_filters(open_bank: OpenBank, query: Query, count: int) -> None:
    assert len(open_bank(a=BANK).search(query)) == count


@pytest.mark.parametrize("kind", list(PhraseKind))
@pytest.mark.parametrize("text", ["", "抓", "zl"])
def test_every_kind_is_found_under_its_own_name_only(
    open_bank: OpenBank, kind: PhraseKind, text: str
) -> None:
    index = open_bank(
        a="entries:\n  - 抓落实好\n  - {kind: transition, text: 接着抓落实}\n"
        "  - {kind: heading, text: 狠抓落实}\n"
        "  - {kind: heading-set, set: [抓落实, 抓紧]}\n  - {kind: parallel, units: [抓落实, 抓早]}\n"
        "  - {kind: idiom, text: 真抓落实}\n  - {kind: maxim, text: 抓落实靠人, source: 俗语}\n"
        "  - {kind: collocation, head: 抓落实, collocates: [狠]}\n"
    )
    assert [hit.phrase.kind for hit in index.search(Query(text, kind=kind))] == [kind]


def test_wording_is_judged_by_the_year_of_the_speech(open_bank: OpenBank) -> None:
    index = open_bank(a=BANK)
    assert texts(index, Query("开局之年", date=2026)) == []
    assert index.count_left_out(Query("开局之年", date=2026)) == 1
    assert texts(index, Query("开局之年", date=2021)) == ["开局之年起好步"]
    # The file gives no years here; the table of dated wording does.
    assert texts(index, Query("科学发展观", date=2010)) == ["深入学习科学发展观"]
    assert texts(index, Query("科学发展观", date=2026)) == []
    assert any("2012" in why or "2017" in why for why in index.search(Query("科学发展观"))[0].why)


@pytest.mark.parametrize(
    "wrong", ["明现成效", "明显城效", "明显有成效", "圆完成", "层层实压责任", "圆满完咸"]
)
def test_a_wrong_character_is_forgiven_where_nothing_else_hits(open_bank: OpenBank, wrong: str) -> None:
    hits = open_bank(a=BANK).search(Query(wrong))
    assert hits
    assert "最像" in hits[0].why[0]


def test_a_wrong_character_is_not_guessed_at_where_something_hits(open_bank: OpenBank) -> None:
    index = open_bank(a="entries: [明显成效, 明现成效]\n")
    assert texts(index, Query("明现成效")) == ["明现成效"]


def test_a_hit_says_why_it_is_there_and_where_it_comes_from(open_bank: OpenBank) -> None:
    hit = open_bank(a=BANK).search(Query("mxcx", used={}))[0]
    assert hit.why[0] == "mxcx → 明显成效"
    assert any("分项成绩" in why for why in hit.why)
    assert any("a.yaml:3" in why for why in hit.why)


def test_the_step_being_written_and_own_use_come_first(open_bank: OpenBank) -> None:
    index = open_bank(
        a="entries:\n  - {text: 抓好落实, step: measure}\n  - {text: 狠抓落实, step: supervision}\n"
        "  - {id: mine, text: 真抓落实, step: call}\n"
    )
    assert texts(index, Query("抓", writing=Step.SUPERVISION))[0] == "狠抓落实"
    assert texts(index, Query("抓", used={"mine": 9}))[0] == "真抓落实"
    assert any("9 次" in why for why in index.search(Query("抓", used={"mine": 9}))[0].why)


def test_a_step_looked_through_offers_what_one_writes_with_first_in_the_order_of_the_file(
    open_bank: OpenBank, tmp_path: Path
) -> None:
    lines = (
        "{text: 狠抓落实, kind: heading}",
        "{text: 一要抓好这件又长又要紧的大事小事分内事分外事, id: long}",
        "{text: 二要抓好那件}",
        "{kind: heading-set, set: [抓紧, 抓实]}",
        "{text: 接下来说三件事, kind: transition}",
    )
    defaults = "defaults: {step: measure}\nentries:\n"
    index = open_bank(a=defaults + "".join(f"  - {line}\n" for line in lines))
    order = ["一要抓好这件又长又要紧的大事小事分内事分外事", "二要抓好那件", "接下来说三件事"]
    assert texts(index, Query(step=Step.MEASURE)) == [*order, "狠抓落实", "抓紧"]
    assert texts(index, Query(step=Step.MEASURE, limit=2)) == order[:2]
    assert texts(index, Query(step=Step.MEASURE, kind=PhraseKind.HEADING)) == ["狠抓落实"]
    moved = (lines[4], *lines[:4])
    (tmp_path / "bank" / "a.yaml").write_text(
        defaults + "".join(f"  - {line}\n" for line in moved), encoding="utf-8"
    )
    index.refresh()
    assert texts(index, Query(step=Step.MEASURE, limit=3)) == [order[2], *order[:2]]
    assert texts(index, Query(step=Step.MEASURE, limit=1, used={"long": 3})) == order[:1]


def test_browsing_puts_the_commonest_first_and_what_only_this_meeting_has_before_it(
    open_bank: OpenBank,
) -> None:
    lines = (
        "{text: 同志们}",
        "{text: 各位委员, types: [annual, inaugural]}",
        "{text: 班子全体同志, rank: [主要领导]}",
        "{text: 请各位入座, types: [annual]}",
    )
    index = open_bank(
        a="defaults: {step: salutation}\nentries:\n" + "".join(f"  - {line}\n" for line in lines)
    )
    query = Query(step=Step.SALUTATION, type=SpeechType.ANNUAL, rank=Rank.PRINCIPAL)
    assert texts(index, query) == ["请各位入座", "同志们", "各位委员", "班子全体同志"]


def test_attested_and_recent_phrases_come_before_others(open_bank: OpenBank, tmp_path: Path) -> None:
    lines = [
        '{"id": "often", "text_hash": "x", "speeches": 40, "groups": 9, "last_year": 2026}',
        '{"id": "once", "text_hash": "y", "speeches": 2, "groups": 2, "last_year": 1999}',
    ]
    (tmp_path / "bank" / "a.stats.jsonl").write_text("\n".join(lines), encoding="utf-8")
    index = open_bank(a="entries:\n  - {id: once, text: 抓好落实}\n  - {id: often, text: 狠抓落实}\n")
    hits = index.search(Query("抓"))
    assert [hit.phrase.id for hit in hits] == ["often", "once"]
    assert hits[0].stats is not None
    assert hits[0].stats.speeches == 40
    assert any("40 篇讲话用过，最近 2026 年" in why for why in hits[0].why)


def test_as_many_hits_as_asked_for(open_bank: OpenBank) -> None:
    lines = "".join(
        f"  - {{text: 第{number}件要抓好, step: {list(Step)[number % len(Step)]}}}\n" for number in range(900)
    )
    index = open_bank(a=f"entries:\n{lines}")
    assert len(index.search(Query("抓好"))) == 20
    assert len(index.search(Query("抓好", limit=700))) == 700
    assert len(index.search(Query("要抓好", limit=700))) == 700


_WORD = st.text(st.sampled_from("党建责任落实重长行2a"), min_size=1, max_size=5)
_STEP = st.sampled_from([None, Step.MEASURE, Step.GOAL, Step.CALL])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_WORD, _STEP), min_size=1, max_size=25), st.lists(_WORD, min_size=1, max_size=4))
def test_search_finds_what_a_look_through_every_phrase_finds(
    home: Path,
    tmp_path_factory: pytest.TempPathFactory,
    bank: list[tuple[str, Step | None]],
    asked: list[str],
) -> None:
    folder = tmp_path_factory.mktemp("bank")
    lines = [f"  - text: '{text}'" + (f"\n    step: {step}" if step else "") for text, step in bank]
    (folder / "a.yaml").write_text("entries:\n" + "\n".join(lines) + "\n", encoding="utf-8")
    held = {fold(text): (text, step) for text, step in reversed(bank)}
    with PhraseIndex([Root(folder, Layer.PERSONAL)]) as index:
        assert len(index) == len(held)
        for word in asked:
            for step in (None, Step.MEASURE):
                wanted = {
                    text for text, of in held.values() if _holds(text, word) and (step is None or of is step)
                }
                hits = index.search(Query(word, step=step, limit=MANY))
                found = {hit.phrase.text for hit in hits if "最像" not in hit.why[0]}
                assert found == wanted, word


def _holds(text: str, word: str) -> bool:
    if fold(word) in fold(text):
        return True
    spelled = fold(word)
    return (
        spelled.isascii() and spelled.isalpha() and any(spelled in s for s in initials_both_ways(fold(text)))
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.text(max_size=20))
def test_any_query_is_answered(home: Path, tmp_path_factory: pytest.TempPathFactory, asked: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "any-query"
    folder.mkdir(exist_ok=True)
    (folder / "a.yaml").write_text(BANK, encoding="utf-8")
    with PhraseIndex([Root(folder, Layer.PERSONAL)]) as index:
        assert isinstance(index.search(Query(asked, tag=asked[:3])), list)
        assert isinstance(index.search(Query(f"{asked} 成效", step=Step.ACHIEVEMENT)), list)


def test_every_shipped_phrase_is_found_by_its_own_text() -> None:
    bank = load_bank()
    with PhraseIndex([Root(Path(path).parent, Layer.BUILTIN) for path in {bank.phrases[0].path}]) as index:
        for phrase in bank.phrases[::25]:
            hits = index.search(Query(phrase.text[:30], limit=50))
            assert phrase.text in [hit.phrase.text for hit in hits]


SEASONS = """\
defaults: {move: opening, step: occasion}
entries:
  - 新年伊始，我们就召开这次会议，意义重大。
  - 年终岁尾，把大家请来，就是要盘点今年。
  - 今天，我们召开这次会议，主要是部署工作。
"""


@pytest.mark.parametrize(
    ("month", "last"),
    [(1, set()), (2, {"年终"}), (7, {"新年", "年终"}), (11, {"新年"}), (None, {"新年", "年终"})],
)
def test_what_tells_another_season_comes_last(open_bank: OpenBank, month: int | None, last: set[str]) -> None:
    index = open_bank(a=SEASONS)
    found = texts(index, Query(step=Step.OCCASION, by_season=True, month=month))
    assert len(found) == 3
    assert {text[:2] for text in found[3 - len(last) :]} == last


def test_where_no_season_is_asked_for_the_order_of_the_file_stands(open_bank: OpenBank) -> None:
    found = texts(open_bank(a=SEASONS), Query(step=Step.OCCASION))
    assert found[0].startswith("新年伊始")
