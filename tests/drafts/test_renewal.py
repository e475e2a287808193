"""An old speech made new: nothing of the old identity survives unseen, and nothing else is touched."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import MappingProxyType

import pytest

from draftkit.cli.main import main
from draftkit.drafts.markdown import parse
from draftkit.drafts.renewal.meeting import NewMeeting, OldIdentity
from draftkit.drafts.renewal.rules import rewrite
from draftkit.drafts.sections import flat_sections
from draftkit.files.strict_yaml import load
from draftkit.model import Facts, PlaceLevel, SpeechType
from draftkit.outlines.vocabulary import answers
from draftkit.session.renewal import renew_file

OLD = Path(__file__).parent / "old"
IDENTITIES = load(OLD / "identities.yaml")
MEETINGS = {
    "县": {
        "地名": "望川县",
        "层级": "县",
        "会议名称": "全县重点工作推进会",
        "会议日期": "2026-04-12",
        "讲话人": "周启明",
        "职务": "县委书记",
    },
    "市": {"地名": "东屏市", "层级": "市", "会议日期": "2026-05-06"},
    "区": {"地名": "长桥区", "层级": "区"},
    "开发区": {"地名": "北辰湖开发区", "层级": "开发区", "会议日期": "2025-09-01"},
    "无": {},
}


def renewed(file, values):
    return renew_file(OLD / file, Facts(MappingProxyType(dict(values))))


@pytest.mark.parametrize("meeting", MEETINGS)
@pytest.mark.parametrize("case", IDENTITIES, ids=[str(case["file"]) for case in IDENTITIES])
def test_nothing_of_the_old_identity_survives_unseen(case, meeting):
    values = MEETINGS[meeting]
    result = renewed(str(case["file"]), values)
    body = "\n".join(p.text for p in parse(result.source).paragraphs)
    own = "".join(values.values())
    told = "\n".join(note.was for note in result.report.kept)
    level = values.get("层级", "")
    left = [
        word
        for word in map(str, case["gone"])
        if word in body and word not in told and word not in own and not _ours_too(word, level)
    ]
    assert left == []
    assert [word for word in map(str, case["kept"]) if word not in body] == []


def _ours_too(word, level):
    """A word of the old level that is the new place's own as well (我区 for a district and for a zone)."""
    shared = {
        "区": "我区 全区 区行政审批局",
        "开发区": "我区 全区 区党工委 管委会 区行政审批局",
        "市": "我市 全市",
    }
    return word in shared.get(level, "").split()


def test_every_change_is_told_with_its_line():
    result = renewed("岚溪县.txt", MEETINGS["县"])
    lines = result.source.splitlines()
    for note in result.report.changes:
        if note.now and note.kind != "标题":
            assert note.now in lines[note.line - 1]
    old = result.report.old
    assert (old.place, str(old.level), old.meeting, old.year) == ("岚溪县", "县", "全县农村工作会议", 2023)
    assert old.people >= {"沈克勤", "周立群"}


def test_facts_come_in_and_the_structure_stays():
    result = renewed("岚溪县.txt", MEETINGS["县"])
    draft = parse(result.source)
    assert draft.title == "在全县重点工作推进会上的讲话"
    assert draft.type is SpeechType.ANNUAL
    assert draft.facts.text("讲话人") == "周启明"
    assert "县委书记　周启明" in result.source
    assert [s.title for s in flat_sections(draft) if s.level == 1] == [
        "一、肯定成绩，坚定信心", "二、认清形势，明确任务", "三、加强领导，狠抓落实",
    ]  # fmt: skip
    assert "总结2025年工作，安排部署2026年任务" in result.source


def test_a_banner_speech_for_a_county_says_county():
    body = renewed("乌兰塔旗.md", MEETINGS["县"]).source
    assert "我代表县委、县政府讲几点意见" in body
    assert "县应急管理局局长【姓名】同志" in body
    assert "县直各部门、各乡镇（街道）要对照《望川县安全生产责任清单》" in body


def test_a_county_speech_for_a_city_lifts_its_superiors():
    body = renewed("岚溪县.txt", MEETINGS["市"]).source
    assert "市委、市政府召开" in body
    assert "在省委、省政府的坚强领导下" in body
    assert "富裕美丽新东屏" in body


def test_dated_wording_and_copied_text_are_told():
    report = renewed("江陵市总工会.txt", MEETINGS["县"]).report
    assert {note.text for note in report.dated} >= {"十九届六中全会"}
    assert 0.1 < report.copied_share < 1
    assert all(run.length >= 13 for run in report.copied)


def test_without_facts_every_place_is_an_open_slot():
    source = renewed("乌兰塔旗.md", {}).source
    assert "【我地】发生各类事故【数量】起" in source
    assert "我代表【党委政府】讲几点意见" in source


def test_what_the_writer_reads_and_what_a_script_reads(tmp_path, capsys):
    facts = tmp_path / "facts.yaml"
    facts.write_text("".join(f"{k}: {v}\n" for k, v in MEETINGS["县"].items()), "utf-8")
    out = tmp_path / "新.md"
    argv = ["new", "--from", str(OLD / "岚溪县.txt"), "-o", str(out), "--facts", str(facts)]
    assert main(argv, lambda path: 0) == 0
    told = capsys.readouterr().out
    assert re.search(r"地名  岚溪县? → 望川县?  第 \d+", told)
    assert "照抄：" in told
    assert "待填" in told
    assert main([*argv, "--force", "--json"], lambda path: 0) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["old"]["place"] == "岚溪县"
    assert {change["kind"] for change in data["changes"]} >= {
        "地名",
        "人名",
        "数字",
        "时间",
        "单位",
    }


SENTENCES = load(Path(__file__).parent / "cases" / "renewal.yaml")


@pytest.mark.parametrize("case", SENTENCES, ids=[str(case["旧"])[:16] for case in SENTENCES])
def test_a_sentence_of_an_old_speech_becomes_this(case):
    old = OldIdentity(level=PlaceLevel(str(case["层级"])), year=2024)
    facts = Facts(MappingProxyType({"地名": "望川县", "层级": "县", "会议日期": "2026-04-12"}))
    assert rewrite(str(case["旧"]), old, NewMeeting(facts, answers(facts)))[0] == str(case["新"])
