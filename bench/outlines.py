"""Every type × rank × length: does the plan meet the budget, and does the first draft stand?

    python bench/outlines.py [--seeds N] [--json bench/results/outlines.json]

Prints one line per failing draft and a table of totals. What is counted:

- plan: sections sum to minutes × rate within 5 %;
- half: up to 25 minutes, every section has text for at least half of its budget;
- twice: a sentence of twelve or more characters that stands in the draft more than once;
- errors: error-level findings of ``draftkit check`` other than open slots;
- level: words of another level of place, for facts of 县, 旗 and 开发区;
- parallel: sub-heading sets that do not score as parallel;
- same: the same call gives the same bytes, another seed other ones.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from draftkit.lexicon.place_words import find_level_words, place_words
from draftkit.model import Facts, FindingLevel, PlaceLevel, Rank, SpeechType
from draftkit.outlines.catalogue import load_outline
from draftkit.outlines.parallel import score_set
from draftkit.session.checking import check_text
from draftkit.session.drafting import NewDraft, Request, new_draft
from draftkit.text.counts import plain

PLACES = (("望川县", "县"), ("乌兰塔拉旗", "旗"), ("临江经济开发区", "开发区"))
WORKS = ("项目建设工作", "安全生产", "基层党建", "档案工作", "乡村振兴", "优化营商环境", "教育")
"""Lines of work in turn; one of them nobody has written down."""
HALF_UNTIL = 25


@dataclass
class Tally:
    """What went wrong, by kind, with the drafts it went wrong in."""

    drafts: int = 0
    failures: dict[str, list[str]] = field(default_factory=dict)
    written: list[float] = field(default_factory=list)
    open_slots: list[int] = field(default_factory=list)

    def fail(self, kind: str, where: str) -> None:
        """Note a failure."""
        self.failures.setdefault(kind, []).append(where)


def facts_for(place: str, level: str, work: str = WORKS[0]) -> Facts:
    """The facts of one invented meeting."""
    return Facts(
        {
            "地名": place,
            "层级": level,
            "会议名称": "年度重点工作会议",
            "会议日期": "2026-03-12",
            "会议地点": "会议中心",
            "讲话人": "周启明",
            "职务": "主要负责同志",
            "上级": "上级党委、政府",
            "主持人": "林海青",
            "工作": work,
            "前面发言": ("发展改革部门", "云岭片"),
            "与会单位": ("有关单位",),
            "议程": ("通报进展情况", "作表态发言", "周启明同志讲话"),
            "年度": 2025,
        }
    )


def lengths(kind: SpeechType) -> tuple[int, ...]:
    """The shortest, usual and longest minutes of a type."""
    outline = load_outline(kind.value)
    return tuple(sorted({outline.minutes[0], outline.usual_minutes, outline.minutes[1]}))


def cases() -> Iterator[tuple[SpeechType, Rank, int]]:
    """Fourteen types, four ranks, three lengths."""
    for kind in SpeechType:
        for rank in Rank:
            for minutes in lengths(kind):
                yield kind, rank, minutes


def examine(tally: Tally, request: Request, draft: NewDraft, name: str, level: PlaceLevel) -> None:
    """Look at one draft."""
    plan = draft.plan
    tally.drafts += 1
    budget = plan.minutes * plan.rate
    if abs(plan.characters - budget) > 0.05 * budget:
        tally.fail("plan", f"{name}: {plan.characters} of {budget}")
    for section in plan.sections:
        part = draft.written[section.key] / section.characters
        if plan.minutes <= HALF_UNTIL and part < 0.5:
            tally.fail("half", f"{name} {section.key}: {part:.2f} of {section.characters}")
        if part > 1.15 and section.characters > 100:
            tally.fail("over", f"{name} {section.key}: {part:.2f} of {section.characters}")
    tally.written.append(sum(draft.written.values()) / plan.characters)
    tally.open_slots.append(len(draft.open_slots))
    body = draft.text.split("\n---\n", 1)[1]
    sentences = Counter(
        each for each in re.split(r"[。！？\n]", plain(body)) if len(each) >= 12 and "【" not in each
    )
    for sentence, times in sentences.items():
        if times > 1 and "议程" not in sentence:
            tally.fail("twice", f"{name}: {sentence}")
    for finding in check_text(draft.text):
        if finding.level is FindingLevel.ERROR and "slot" not in finding.rule:
            tally.fail("errors", f"{name}: {finding.rule} {finding.line} {finding.text} {finding.message}")
    own = place_words(level)
    for word in find_level_words(body):
        if level not in word.levels and word.word not in own.values():
            tally.fail("level", f"{name}: {word.word}")
    for headings in sub_heading_sets(body):
        scored = score_set(headings)
        if scored.breaks:
            tally.fail("parallel", f"{name}: {scored.breaks} in {headings}")


def sub_heading_sets(body: str) -> Iterator[list[str]]:
    """Sibling level-2 headings, without their marks; open slots are left out."""
    group: list[str] = []
    for line in [*body.splitlines(), "## "]:
        if line.startswith("### "):
            group.append(re.sub(r"^### （.*?）", "", line))
        elif line.startswith("## "):
            kept = [each for each in group if not each.startswith("【")]
            if len(kept) > 1:
                yield kept
            group = []


def main() -> int:
    """Run all cases and print what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    tally = Tally()
    for number, (kind, rank, minutes) in enumerate(cases()):
        place, level = PLACES[number % len(PLACES)]
        facts = facts_for(place, level, WORKS[number % len(WORKS)])
        for seed in range(args.seeds):
            name = f"{kind} {rank} {minutes} {level} {facts.text('工作')} seed {seed}"
            request = Request(kind.value, facts, rank=rank, minutes=minutes, fill=True, seed=seed)
            draft = new_draft(request)
            examine(tally, request, draft, name, PlaceLevel(level))
            if seed == 0 and minutes == lengths(kind)[0]:
                if new_draft(request).text != draft.text:
                    tally.fail("same", name)
                other = Request(
                    kind.value, request.facts, rank=rank, minutes=minutes, fill=True, seed=seed + 1
                )
                if new_draft(other).text == draft.text:
                    tally.fail("seed", name)
    for kind_of_failure, places in tally.failures.items():
        for each in places[:400]:
            print(f"{kind_of_failure}: {each}")
    summary = {
        "drafts": tally.drafts,
        "failures": {kind: len(places) for kind, places in tally.failures.items()},
        "written_mean": round(sum(tally.written) / len(tally.written), 3),
        "open_slots_mean": round(sum(tally.open_slots) / len(tally.open_slots), 1),
    }
    print(json.dumps(summary, ensure_ascii=False))
    if args.json:
        args.json.write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
