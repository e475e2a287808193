"""Lines of work: whose paragraphs a draft gets, and what every shipped line of work must have."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from draftkit.cli.main import main
from draftkit.errors import BadFileError
from draftkit.files import strict_yaml
from draftkit.files.resources import templates_dir
from draftkit.model import Facts, Rank, SpeechType, Step
from draftkit.outlines.joint_works import line_of, town_wording
from draftkit.outlines.parallel import score_set
from draftkit.outlines.patterns import load_patterns
from draftkit.outlines.works import load_works, read_work, work_for
from draftkit.session.drafting import Request, new_draft
from draftkit.text.slots import find_slots

HERE = Path(__file__).parent
CASES = strict_yaml.load(HERE / "lines_of_work.yaml")
VAGUE = {str(name) for name in strict_yaml.load(HERE / "vague_slots.yaml")}
WORKS = load_works()
FACTS = Facts(
    {
        "地名": "望川县",
        "层级": "县",
        "会议名称": "工作会议",
        "会议日期": "2026-03-12",
        "上级": "市委、市政府",
        "前面发言": ("青石镇",),
    }
)


def body_of(work: str, kind: str = "annual", **asked):
    facts = FACTS.with_values({"工作": work, **asked.pop("facts", {})})
    return new_draft(Request(kind, facts, fill=True, **asked)).text.split("\n---\n", 1)[1]


def points(work, step):
    return [pattern for pattern in work.patterns if pattern.step is step]


def sentences(pattern):
    return [wording.text for part in pattern.parts for wording in part.wordings]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['said']}-{case['work']}" for case in CASES])
def test_which_line_of_work_a_fact_names(case):
    kind = SpeechType(str(case.get("type", "annual")))
    assert work_for(str(case["said"]), kind, WORKS).name == case["work"]


def test_there_are_twenty_lines_of_work():
    assert len(WORKS) >= 20
    assert max(Counter((name, work.levels) for work in WORKS for name in work.names).values()) == 1


@pytest.mark.parametrize("work", WORKS, ids=[work.name for work in WORKS])
class TestEveryLine:
    def test_it_has_enough_to_write_with(self, work):
        assert len(points(work, Step.MEASURE)) >= 8
        assert len(points(work, Step.ACHIEVEMENT)) >= 3
        assert "三是" in "".join(sentences(points(work, Step.PROBLEM)[0]))

    def test_a_measure_says_who_and_asks_for_a_local_fact(self, work):
        for pattern in points(work, Step.MEASURE):
            said = "".join(
                wording.text for part in pattern.parts if part.required for wording in part.wordings
            )
            assert "牵头" in said or "负责" in said, pattern.headings
            asked = {slot.name for slot in find_slots(said)} - {"牵头单位", "今年", "下级", "我地"}
            assert asked, pattern.headings
            assert len(asked) <= 2, pattern.headings

    def test_an_achievement_asks_for_a_figure_or_a_fact(self, work):
        for pattern in points(work, Step.ACHIEVEMENT):
            assert any(True for text in sentences(pattern) for _ in find_slots(text)), pattern.headings

    @pytest.mark.parametrize("style", [0, 1])
    def test_headings_are_parallel(self, work, style):
        for step in (Step.MEASURE, Step.ACHIEVEMENT):
            assert score_set([each.headings[style] for each in points(work, step)]).breaks == ()

    def test_nothing_stands_in_it_twice(self, work):
        said = [text for pattern in work.patterns for text in sentences(pattern)]
        said += [wording.text for ways in work.sentences.values() for wording in ways]
        assert [text for text, times in Counter(said).items() if times > 1] == []


def test_no_shipped_slot_leaves_open_what_to_write():
    patterns = [*load_patterns(), *(pattern for work in WORKS for pattern in work.patterns)]
    vague = {
        (pattern.name, slot.name)
        for pattern in patterns
        for text in sentences(pattern)
        for slot in find_slots(text)
        if slot.name in VAGUE
    }
    assert vague == set()


def test_a_draft_speaks_of_its_work():
    safety, petitions = body_of("安全生产"), body_of("信访工作")
    assert "隐患" in safety
    assert "隐患" not in petitions
    assert "初信初访" in petitions or "积案" in petitions


def test_two_lines_of_work_share_no_measure():
    def measures(text):
        tasks = text[text.index("<!-- tasks.measure -->") : text.index("<!-- leadership")]
        return {each for each in re.split(r"[。\n]", tasks) if len(each) >= 12 and "<!--" not in each}

    assert measures(body_of("安全生产")) & measures(body_of("招商引资")) == set()


def test_an_unknown_line_of_work_makes_do_with_the_general_measures():
    text = body_of("档案工作")
    assert text.count("档案工作") > 5
    assert len(re.findall(r"^### ", text, re.M)) >= 8


def test_a_filled_draft_of_five_thousand_asks_for_thirty_facts_at_most():
    for work in ("安全生产", "教育", "招商引资", "政法工作"):
        open_slots = {slot.name for slot in find_slots(body_of(work, minutes=25))}
        assert len(open_slots) <= 30, (work, sorted(open_slots))


def test_the_leading_body_is_answered_once():
    assert "由县委组织部" in body_of("基层党建")
    assert "由县发展改革局" in body_of("项目建设", facts={"牵头单位": "县发展改革局"})
    town = {"地名": "石桥镇", "层级": "镇"}
    assert "【牵头单位】" in body_of("安全生产", facts=town)
    text = body_of("信访工作", "mobilization", rank=Rank.DEPARTMENT, facts={"职务": "县信访局局长"})
    assert "由县信访局" in text
    assert "【牵头单位】" not in text


def test_a_school_and_a_company_have_works_of_their_own():
    school = {"地名": "望川县第一中学", "层级": "学校"}
    company = {"地名": "恒源机械公司", "层级": "企业"}
    at_school = body_of("安全生产", facts=school)
    assert "宿舍" in at_school
    assert "企业是安全生产的第一道关口" not in at_school
    assert "支部" in body_of("党建工作", facts=school)
    assert "由教务部门负责" in body_of("教学质量", facts=school)
    assert "作业票" in body_of("安全生产", facts=company)
    assert "降本" in body_of("提质增效", facts=company)
    assert "降本" not in body_of("提质增效")


def test_two_works_of_one_meeting_both_have_their_say():
    text = body_of("安全生产和信访维稳", minutes=30)
    heads = re.findall(r"^### .*", text[text.index("<!-- tasks") : text.index("<!-- leadership")], re.M)
    own = {work.name: {h for each in points(work, Step.MEASURE) for h in each.headings} for work in WORKS}
    told = [
        next(name for name in ("安全生产", "信访") if head.split("）", 1)[1] in own[name]) for head in heads
    ]
    assert told == sorted(told, key=["安全生产", "信访"].index)
    assert min(Counter(told).values()) >= 3
    assert "应急管理部门" in text
    assert "信访部门" in text


def test_one_work_with_and_in_its_name_stays_one():
    assert line_of("综治和平安建设", SpeechType.ANNUAL, WORKS, None, 0).name == "政法"
    assert line_of("文化和旅游工作", SpeechType.ANNUAL, WORKS, None, 0).name == "文化旅游"


def test_problems_come_in_another_order_with_another_seed():
    told = {
        tuple(re.findall("[一二三四五]是([^，；。]+)", body_of("安全生产", seed=seed, minutes=30)))[:2]
        for seed in range(5)
    }
    assert len(told) > 1


@pytest.mark.parametrize(
    ("county", "town"),
    [
        ("由住建、市场监管等部门分头负责，抓好", "由各站所按职责分头负责，抓好"),
        ("由【牵头单位】会同公安、市场监管等部门负责", "由【牵头单位】会同有关站所负责"),
        ("由水利部门负责", "由【牵头单位】负责"),
        ("各行业主管部门要各负其责", "各有关站所要各负其责"),
        ("部门之间要多商量", "部门之间要多商量"),
    ],
)
def test_a_town_has_stations_where_a_county_has_departments(county, town):
    assert town_wording(county) == town


def test_a_school_does_not_call_upon_society():
    school = {"地名": "望川县第一中学", "层级": "学校"}
    for seed in range(3):
        text = body_of("档案工作", facts=school, seed=seed, minutes=40)
        assert "社会各" not in text
        assert "全社会" not in text
        assert "院系" not in text
    assert "各年级组" in text


def test_a_goal_is_set_once():
    for work in ("防汛抗旱", "招商引资"):
        assert len(re.findall("目标是：", body_of(work, "mobilization", minutes=20))) == 1


def test_at_the_end_of_a_year_the_tasks_are_next_years():
    late = body_of("招商引资", minutes=45, facts={"会议日期": "2026-12-20"})
    early = body_of("招商引资", minutes=45)
    assert "明年签约" in late
    assert "今年签约" in early
    assert "今年签约" in body_of("招商引资", "mobilization", facts={"会议日期": "2026-12-20"})


def test_a_writer_adds_a_line_of_work(tmp_path):
    (tmp_path / "works").mkdir()
    own = """work: 档案工作
names: [档案]
measures:
  - headings: [抓好档案归集，做到应收尽收]
    say: [由档案部门负责，【今年要归集的档案】按时进馆。]
problems: [归档不及时, 库房不达标, 利用不方便]
"""
    (tmp_path / "works" / "archives.yaml").write_text(own, encoding="utf-8")
    outline = tmp_path / "annual.md.j2"
    shipped = templates_dir() / "annual.md.j2"
    outline.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    text = new_draft(Request(str(outline), FACTS.with_values({"工作": "档案工作"}), fill=True)).text
    assert "抓好档案归集，做到应收尽收" in text
    assert "一是归档不及时；二是库房不达标；三是利用不方便。" in text


def test_every_problem_of_a_file_is_told(tmp_path):
    path = tmp_path / "wrong.yaml"
    path.write_text("work: 档案\nmeasure: []\nmeasures:\n  - {headings: [甲]}\n", encoding="utf-8")
    problems: list = []
    read_work(path, problems)
    told = "".join(str(problem) for problem in problems)
    assert "measures" in told
    assert "缺少 say" in told


def test_a_broken_personal_file_is_said_not_guessed(tmp_path):
    (tmp_path / "works").mkdir()
    (tmp_path / "works" / "x.yaml").write_text("names: [档案]\n", encoding="utf-8")
    with pytest.raises(BadFileError, match="缺少 work"):
        load_works(tmp_path)


def test_the_example_in_the_readme_can_be_copied(tmp_path):
    text = (templates_dir() / "README.md").read_text(encoding="utf-8")
    example = text[text.index("## 一项工作一个文件") :].split("```yaml\n")[1].split("```")[0]
    path = tmp_path / "archives.yaml"
    path.write_text(example, encoding="utf-8")
    problems: list = []
    work = read_work(path, problems)
    assert problems == []
    assert work is not None
    assert work.name == "档案工作"
    assert work.words == {"牵头单位": "【党委】办公室"}


def test_a_line_of_work_is_checked_like_an_outline(tmp_path, capsys):
    good = templates_dir() / "works" / "education.yaml"
    bad = tmp_path / "archives.yaml"
    bad.write_text("work: 档案工作\nproblem: [归档不及时]\n", encoding="utf-8")
    assert main(["outline", "check", str(good)], lambda path: 0) == 0
    assert main(["outline", "check", str(bad)], lambda path: 0) != 0
    told = capsys.readouterr()
    assert "problems" in told.out + told.err
