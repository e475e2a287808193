"""First drafts: what every one of them must be, whatever the type, the rank and the place."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from draftkit.bank.store import load_bank
from draftkit.drafts.markdown import parse, write
from draftkit.drafts.provenance import provenance_key
from draftkit.lexicon.dated_wording import dated_terms
from draftkit.lexicon.place_words import find_level_words, place_words
from draftkit.model import (
    Facts,
    Phrase,
    PhraseKind,
    PhraseStats,
    PlaceLevel,
    Rank,
    SectionPlan,
    SpeechType,
    Step,
)
from draftkit.outlines.catalogue import load_outline
from draftkit.outlines.filling import fill
from draftkit.outlines.plan import make_plan
from draftkit.outlines.rendering import render, require_complete
from draftkit.session.drafting import Request, new_draft
from draftkit.text.counts import plain
from draftkit.text.numerals import from_chinese

FACTS = Facts(
    {
        "地名": "望川县",
        "层级": "县",
        "会议名称": "全县组织工作会议",
        "会议日期": "2026-03-12",
        "讲话人": "周启明",
        "职务": "县委书记",
        "上级": "市委、市政府",
        "工作": "组织工作",
        "议程": ("通报情况", "表态发言", "县委书记讲话"),
    }
)
RANKS = list(Rank)


def draft_of(kind: SpeechType, rank: Rank = Rank.PRINCIPAL, facts: Facts = FACTS, seed: int = 0):
    return new_draft(Request(kind.value, facts, rank=rank, fill=True, seed=seed))


def body_of(text: str) -> str:
    return text.split("\n---\n", 1)[1]


@pytest.fixture(scope="module")
def drafts():
    """One draft of every type, the ranks in turn."""
    return {kind: draft_of(kind, RANKS[number % 4]) for number, kind in enumerate(SpeechType)}


@pytest.mark.parametrize("kind", SpeechType)
def test_half_of_every_section_is_written(drafts, kind):
    draft = drafts[kind]
    if draft.plan.minutes > 25:
        pytest.skip("beyond 25 minutes the rest is prompts")
    for section in draft.plan.sections:
        assert draft.written[section.key] >= 0.5 * section.characters, section.key


@pytest.mark.parametrize("kind", SpeechType)
def test_nothing_is_said_twice(drafts, kind):
    sentences = re.split(r"[。！？\n]", plain(body_of(drafts[kind].text)))
    count = Counter(each for each in sentences if len(each) >= 12 and "【" not in each and "议程" not in each)
    assert [each for each, times in count.items() if times > 1] == []


@pytest.mark.parametrize("kind", SpeechType)
def test_the_draft_reads_back_as_it_was_written(drafts, kind):
    text = drafts[kind].text
    draft = parse(text)
    assert write(draft) == text
    assert draft.type is kind
    assert draft.minutes == drafts[kind].plan.minutes
    assert draft.title


@pytest.mark.parametrize("kind", SpeechType)
def test_promised_points_are_kept(drafts, kind):
    body = body_of(drafts[kind].text)
    promise = re.search(
        r"([一二三四五六七八九两])(?:点|个方面)(?:具体)?(?:意见|的意见|的问题|的体会|说明|报告)", body
    )
    if promise:
        headings = len(re.findall(r"^## ", body, re.M)) or len(re.findall(r"^\*\*第", body, re.M))
        assert from_chinese(promise.group(1)) == headings


@pytest.mark.parametrize("kind", SpeechType)
def test_no_dated_wording(drafts, kind):
    body = body_of(drafts[kind].text)
    dated = [term.text for term in dated_terms() if term.text in body and not term.current_in("2026-03-12")]
    assert dated == []


@pytest.mark.parametrize(
    ("place", "level"), [("望川县", "县"), ("乌兰塔拉旗", "旗"), ("临江开发区", "开发区")]
)
@pytest.mark.parametrize("kind", [SpeechType.ANNUAL, SpeechType.UNION, SpeechType.CEREMONY])
def test_no_word_of_another_level(place, level, kind):
    facts = FACTS.with_values(
        {"地名": place, "层级": level, "会议名称": "组织工作会议", "上级": "上级党组织"}
    )
    body = body_of(draft_of(kind, facts=facts.with_values({"职务": "负责同志"})).text)
    own = set(place_words(PlaceLevel(level)).values())
    foreign = [
        word.word
        for word in find_level_words(body)
        if PlaceLevel(level) not in word.levels and word.word not in own
    ]
    assert foreign == []


def test_same_call_same_bytes_and_another_seed_another_draft():
    assert draft_of(SpeechType.PROGRESS).text == draft_of(SpeechType.PROGRESS).text
    assert draft_of(SpeechType.PROGRESS).text != draft_of(SpeechType.PROGRESS, seed=1).text


def test_an_inaugural_demands_nothing_of_others():
    for rank in Rank:
        for seed in range(4):
            body = plain(body_of(draft_of(SpeechType.INAUGURAL, rank, seed=seed).text))
            assert not re.search(
                r"(?:各级|各部门|各单位|大家|全县上下|你们)(?:都|一定)?(?:要|必须|务必)", body
            )


def test_a_host_script_counts_its_agenda():
    body = body_of(draft_of(SpeechType.HOST_SCRIPT).text)
    assert "共有三项议程" in body
    assert "第一项，通报情况；第二项，表态发言；第三项，县委书记讲话。" in body
    assert body.count("（进行完毕后）") == 3


def test_a_host_script_without_an_agenda_shows_the_slot():
    facts = Facts({name: value for name, value in FACTS.values.items() if name != "议程"})
    body = body_of(draft_of(SpeechType.HOST_SCRIPT, facts=facts).text)
    assert "【议程】" in body
    assert "【议程数】项议程" in body


def test_measures_say_what_who_and_ask_for_the_local_fact():
    body = body_of(draft_of(SpeechType.ANNUAL).text)
    tasks = body[body.index("<!-- tasks.measure -->") : body.index("<!-- leadership")]
    for point in tasks.split("\n### ")[1:]:
        assert "牵头" in point or "负责" in point
        assert "【" in point


def test_without_fill_every_step_has_a_prompt_and_no_text():
    outline = load_outline("annual")
    plan = make_plan(outline, minutes=20)
    body = body_of(render(outline, plan, FACTS))
    assert body.count("<!-- 提示：") >= len(plan.sections)
    assert "### （一）【举措】" in body


def test_missing_facts_are_slots_until_the_final_export():
    text = draft_of(SpeechType.ANNUAL, facts=Facts()).text
    assert "【会议名称】" in text
    with pytest.raises(Exception, match="“会议名称”还没有填"):
        require_complete(text, "x.md")


def test_phrases_from_one_speech_only_stay_out():
    text = "刚才几位同志讲得好，办法很实在。"
    phrase = Phrase("p1", text, step=Step.CALL, kind=PhraseKind.FRAME)
    outline = load_outline("annual")
    plan = make_plan(outline, changes={"closing": SectionPlan(characters=300)})
    alone = fill(outline, plan, FACTS, [phrase], stats={"p1": PhraseStats("p1", "h", speeches=1)})
    shared = fill(outline, plan, FACTS, [phrase], stats={"p1": PhraseStats("p1", "h", speeches=3)})
    assert phrase.text not in alone.text
    assert phrase.text in shared.text


def test_an_empty_bank_still_gives_a_draft():
    outline = load_outline("annual")
    filled = fill(outline, make_plan(outline), FACTS, [])
    assert sum(filled.written.values()) > 2000


@pytest.mark.parametrize("kind", SpeechType)
def test_the_longest_draft_has_a_heading_for_every_point(kind):
    longest = load_outline(kind.value).minutes[1]
    draft = new_draft(Request(kind.value, FACTS, minutes=longest, fill=True))
    assert not re.search(r"^#{2,5} (?:（.*?）|.*?、)?【", draft.text, re.M)


@pytest.mark.parametrize("kind", SpeechType)
def test_bank_phrases_are_noted_where_the_desk_looks_for_them(kind):
    """The key of every phrase is that of the paragraph it stands in, as drafts count their points."""
    draft = parse(draft_of(kind).text)
    texts = {phrase.id: phrase.text for phrase in load_bank().phrases}
    for key, ids in draft.phrases.items():
        for each in ids:
            stretch = max(re.split("【.*?】", texts[each]), key=len)
            places = [place for place, paragraph in enumerate(draft.paragraphs) if stretch in paragraph.text]
            assert key in {provenance_key(draft, place) for place in places}, (key, each)


def test_a_single_point_gets_no_number():
    for kind in SpeechType:
        for minutes in load_outline(kind.value).minutes:
            body = body_of(new_draft(Request(kind.value, FACTS, minutes=minutes, fill=True)).text)
            for section in re.split(r"^## ", body, flags=re.M)[1:]:
                assert len(re.findall(r"^### ", section, re.M)) != 1, (kind, minutes)


@pytest.mark.parametrize(
    ("rank", "behind"),
    [(Rank.PRINCIPAL, "县委、县政府"), (Rank.SUPERIOR, "市委、市政府"), (Rank.DEPARTMENT, "【牵头单位】")],
)
def test_a_speaker_thanks_in_the_name_of_his_own(rank, behind):
    body = body_of(draft_of(SpeechType.COMMENDATION, rank).text)
    assert f"代表{behind}" in body
    assert len(set(re.findall(r"代表([^，]{3,9}?)，向", body))) == 1


def test_a_line_of_work_reads_as_a_noun():
    for given, said in (("防汛", "防汛工作"), ("组织工作", "组织工作"), ("百日攻坚行动", "百日攻坚行动")):
        body = body_of(draft_of(SpeechType.MOBILIZATION, facts=FACTS.with_values({"工作": given})).text)
        assert f"讲清{said}为什么干" in body
        assert "工作工作" not in body


@pytest.mark.parametrize(
    ("level", "place", "people"), [("企业", "望川水务集团", "职工"), ("学校", "望川师范学校", "师生")]
)
def test_a_company_and_a_school_serve_their_own_people(level, place, people):
    facts = FACTS.with_values({"地名": place, "层级": level, "工作": "节能工作"})
    bodies = [body_of(draft_of(SpeechType.ANNUAL, facts=facts, seed=seed).text) for seed in range(6)]
    assert any(f"服务{people}" in body or f"{people}身边" in body for body in bodies)
    assert not any(
        "服务群众" in line for body in bodies for line in body.splitlines() if line.startswith("#")
    )


def test_a_speaker_from_above_does_not_thank_himself():
    for seed in range(6):
        body = body_of(draft_of(SpeechType.ANNUAL, Rank.SUPERIOR, seed=seed).text)
        assert not re.search(
            "在市委、市政府的(?:正确|坚强)领导下|市委、市政府正确领导|市委、市政府的有力指导", body
        )


def test_what_was_achieved_is_left_to_the_writer():
    """A sentence of the bank never claims an achievement: each has a slot for the fact."""
    for kind in (SpeechType.ANNUAL, SpeechType.UNION, SpeechType.COMMENDATION):
        outline = load_outline(kind.value)
        claim = Phrase(
            "p1", "重点任务成绩喜人，攻坚成效有目共睹。", step=Step.ACHIEVEMENT, kind=PhraseKind.FRAME
        )
        assert claim.text not in fill(outline, make_plan(outline), FACTS, [claim]).text


def test_the_order_of_sections_is_kept_in_the_front_matter():
    text = new_draft(Request("annual", FACTS, order=("opening", "tasks"))).text
    assert parse(text).order == ("opening", "tasks")
    assert text.index("<!-- tasks") < text.index("<!-- review")
