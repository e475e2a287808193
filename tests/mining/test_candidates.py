"""What comes out of a few speeches: frames with slots, counted by independent speeches."""

from __future__ import annotations

import random

import pytest

from draftkit.mining.pipeline import mine
from draftkit.mining.segment import fast_available
from draftkit.mining.settings import MiningSettings
from draftkit.model import Mark, PhraseKind, Step


@pytest.fixture(scope="module")
def mined(speeches):
    return mine(speeches)


def texts(mined, *kinds):
    return {phrase.text for phrase in mined.phrases if not kinds or phrase.kind in kinds}


@pytest.mark.parametrize(
    "wanted",
    [
        "切实增强做好【工作】的责任感和紧迫感",
        "建立健全【哪方面】机制",
        "为【事业】营造良好环境",
        "形成【什么样】的工作格局",
    ],
)
def test_frames_have_named_slots(mined, wanted):
    assert wanted in texts(mined, PhraseKind.FRAME)


def test_every_wording_of_a_frame_is_kept(mined):
    offered = {text for phrase in mined.phrases for text in (phrase.text, *phrase.variants)}
    assert any(text.startswith("进一步加强") and text.endswith("队伍建设") for text in offered)


def test_transition_and_step(mined):
    phrase = next(p for p in mined.phrases if p.text.startswith("在肯定成绩的同时"))
    assert phrase.kind is PhraseKind.TRANSITION
    assert phrase.step is Step.PROBLEM_LEAD


def test_statistics_count_speeches_and_say_where(mined, speeches):
    stats = next(
        s for p, s in zip(mined.phrases, mined.stats, strict=True) if p.text == "建立健全【哪方面】机制"
    )
    assert stats.speeches == 3
    for where in stats.attestations:
        holder = next(s for s in speeches if f"{s.source}#{s.index}" == where.speech)
        assert "建立健全" in holder.blocks[where.block].text[where.start : where.end]
        assert holder.blocks[where.block].line_start == where.line


def test_maxim_and_run_come_from_one_speech_and_say_so(mined):
    by_text = {phrase.text: phrase for phrase in mined.phrases}
    assert by_text["基础不牢，地动山摇"].kind is PhraseKind.MAXIM
    run = by_text["团结好班子，团结好干部，团结好群众"]
    assert run.kind is PhraseKind.PARALLEL
    assert run.tags == ("单篇",)


def test_a_copy_counts_once(speech):
    body = (
        "要建立健全信访化解机制，形成齐抓共管的工作格局。我们要统筹安排好今年的各项重点工作和民生实事。" * 3
    )
    other = body.replace("信访化解", "森林防火").replace("齐抓共管", "上下联动")
    copies = mine([speech(body, "a/1.txt"), speech(body, "b/2.txt")])
    assert all("单篇" in p.tags for p in copies.phrases if p.kind is PhraseKind.FRAME)
    assert copies.report.copies
    assert (
        mine([speech(body, "a/1.txt"), speech(other + "新的一段话" * 40, "b/2.txt")]).report.independent == 2
    )


def test_spun_repaired_and_lost_text_is_refused(speech):
    line = "要建立健全群众效劳机制。要加强基层党组织建设。"
    spans = {1: (Mark("spun", 8, 10, "服务"),)}
    result = mine([speech(line, f"{n}/x.txt", spans=spans) for n in "ab"], MiningSettings(min_speeches=1))
    assert all("效劳" not in text for text in texts(result))
    assert result.report.refused == {"spun": 2}


def test_names_never_come_out(speech):
    chance = random.Random(4)
    names = [
        "魏盛斌",
        "木竹坪村",
        "西尔根砖厂",
        "巴东县",
        "神农溪高中",
        "123人才工程",
        "晋东明珠",
        "龙腾集团",
    ]
    lines = []
    for number in range(6):
        chance.shuffle(names)
        lines.append(
            f"要充分发挥{names[0]}的作用，加强{names[1]}建设。{names[2]}取得了明显成效。"
            f"要大力支持{names[3]}发展，为{names[4]}营造良好环境。一是抓好{names[5]}。二是建好{names[6]}。三是办好{names[7]}。"
            + f"第{number}段说的是另外的事情。"
            * 3
        )
    result = mine([speech(line, f"{number}/s.txt") for number, line in enumerate(lines)])
    assert result.phrases
    printed = "\n".join(
        "|".join((p.text, *p.variants, *p.set, *p.units, p.head, *p.collocates, p.source))
        for p in result.phrases
    )
    for name in names:
        assert name not in printed


def test_no_digits_letters_or_redactions(mined):
    for phrase in mined.phrases:
        printed = "".join((phrase.text, *phrase.variants, *phrase.set, *phrase.units))
        assert not any(char.isascii() or char in "×＊" for char in printed), printed


def test_order_of_documents_does_not_matter(speeches, mined):
    again = mine(list(reversed(speeches)))
    assert again.phrases == mined.phrases
    assert again.stats == mined.stats


@pytest.mark.skipif(not fast_available(), reason="rjieba (the fast extra) is not installed")
def test_both_segmenters_give_the_same_candidates(speeches):
    fast = mine(speeches, MiningSettings(fast=True))
    plain = mine(speeches, MiningSettings(fast=False))
    assert fast.phrases == plain.phrases
    assert fast.stats == plain.stats


def test_more_speeches_asked_for_gives_fewer_frames(speeches):
    few = mine(speeches, MiningSettings(min_speeches=3))
    frames = [s for p, s in zip(few.phrases, few.stats, strict=True) if p.kind is PhraseKind.FRAME]
    assert frames
    assert all(stats.speeches >= 3 for stats in frames)


def test_dated_slogans_become_slots(speech):
    lines = ["要深入贯彻落实科学发展观，加强学校建设。", "要深入贯彻落实科学发展观，加强机关建设。"]
    result = mine([speech(line, f"{n}/d.txt") for n, line in enumerate(lines)])
    assert all("科学发展观" not in text for text in texts(result))
