"""An outline out of an old speech: its sections, steps, shares and headings, its own words left behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from draftkit.files.yaml_map_edit import flow
from draftkit.lexicon.place_words import find_level_words
from draftkit.model.move import Move, Step
from draftkit.model.speech import Block, BlockKind, Speech
from draftkit.model.speech_type import SpeechType
from draftkit.outlines.inference import work_of
from draftkit.text.counts import DEFAULT_RATE, word_count
from draftkit.text.markers import read_marker

_LONGEST_HEADING = 60
_FEWEST_MINUTES, _MOST_MINUTES = 2, 120
_BODY = '{% extends "base/speech.md.j2" %}\n'


@dataclass(slots=True)
class _Part:
    """One section of the old speech as it is gathered."""

    heading: str = ""
    blocks: list[Block] = field(default_factory=list)
    points: list[str] = field(default_factory=list)

    @property
    def characters(self) -> int:
        return sum(word_count(block.text) for block in self.blocks) or 1

    @property
    def move(self) -> Move | None:
        weight: Counter[Move] = Counter()
        for block in self.blocks:
            if block.move is not None:
                weight[block.move] += len(block.text)
        return weight.most_common(1)[0][0] if weight else None

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(dict.fromkeys(block.step for block in self.blocks if block.step is not None))


@dataclass(frozen=True, slots=True)
class Lifted:
    """The text of an outline file and what the writer should look at."""

    text: str
    notes: tuple[str, ...]


def lift(speech: Speech, name: str, kind: SpeechType) -> Lifted:
    """The outline of an old speech. Its headings become frames with 【我地】 and 【工作】 for its own words.

    ``name`` is what the note names as its source (a file name).
    """
    work = _work(speech.title or "")
    parts = list(_parts(speech.blocks))
    total = sum(part.characters for part in parts) or 1
    minutes = max(3, round(total / DEFAULT_RATE))
    sections = "".join(_section(part, total, work, key) for key, part in _keyed(parts))
    text = (
        "---\n"
        f"type: {kind.value}\n"
        f"title: 在【会议名称】上的讲话\n"
        f"note: {flow(f'从“{name}”提取，共 {total} 字')}\n"
        f"minutes: {max(_FEWEST_MINUTES, minutes // 2)}-{min(_MOST_MINUTES, minutes * 2)}\n"
        f"usual: {minutes}\n"
        "facts: [会议名称, 会议日期, 地名, 层级, 讲话人, 职务, 身份, 上级, 工作]\n"
        f"{'' if any(part.heading for part in parts) else 'headings: 否' + chr(10)}"
        f"sections:\n{sections}"
        "---\n" + _BODY
    )
    notes = [f"共 {len(parts)} 个部分、{total} 字，约 {minutes} 分钟"]
    notes.append("标题里的人名、单位和专有名称请逐个看一遍，换成【】")
    return Lifted(text, tuple(notes))


def _work(title: str) -> str:
    """The line of work in a title such as 在全市组织工作会议上的讲话."""
    return work_of(title.partition("在")[2].partition("上的")[0])


def _parts(blocks: Sequence[Block]) -> Iterator[_Part]:
    """Sections by level-1 headings; a closing that follows the last of them is a part of its own."""
    part = _Part()
    for block in blocks:
        if block.kind in (BlockKind.TITLE, BlockKind.SPEAKER, BlockKind.DATE):
            continue
        top = block.kind is BlockKind.HEADING and block.level == 1
        ends = block.move is Move.CLOSING and part.heading and block.kind is BlockKind.PARAGRAPH
        if top or ends:
            if part.blocks:
                yield part
            part = _Part(heading=_bare(block) if top else "")
        elif block.kind is BlockKind.HEADING and block.level == 2:
            part.points.append(_bare(block))
        part.blocks.append(block)
    if part.blocks:
        yield part


def _bare(block: Block) -> str:
    """A heading without its number and its closing mark."""
    found = read_marker(block.text)
    text = block.text[len(found.text) :] if found else block.text
    return text.strip("。，：；:, 　")


def _keyed(parts: Sequence[_Part]) -> Iterator[tuple[str, _Part]]:
    seen: Counter[str] = Counter()
    for index, part in enumerate(parts):
        move = part.move or (Move.OPENING if index == 0 else Move.TASKS)
        seen[move.value] += 1
        yield (move.value if seen[move.value] == 1 else f"{move.value}{seen[move.value]}"), part


def _section(part: _Part, total: int, work: str, key: str) -> str:
    move = part.move or Move(key.rstrip("0123456789"))
    points = len(part.points)
    own = [step for step in part.steps if step.move is move]
    steps = list(part.steps) or list(move.steps[:3])
    point_step = _point_step(own, steps, points)
    lines = [
        f"  - key: {key}",
        f"    move: {move.value}",
        f"    steps: {flow([step.value for step in steps])}",
        f"    share: {max(1.0, round(100 * part.characters / total, 1)):g}",
    ]
    if part.heading:
        lines.append(f"    heading: {flow(_frame(part.heading, work))}")
    if points > 1:
        size = max(40, part.characters // points)
        lines.append(f"    points: {max(2, points - 1)}-{min(12, points + 2)}")
        lines.append(f"    point_step: {point_step.value}")
        lines.append(f"    point_size: {min(5000, size)}")
        lines.append(f"    frames: {flow([_frame(each, work) for each in part.points])}")
    return "\n".join(lines) + "\n"


def _point_step(own: Sequence[Step], steps: Sequence[Step], points: int) -> Step:
    """The step the points belong to: the main one of the section, not its opening words."""
    for wanted in (Step.MEASURE, Step.ACHIEVEMENT, Step.RESPONSIBILITY, Step.SIGNIFICANCE, Step.AWARENESS):
        if wanted in steps:
            return wanted
    return (own or steps)[-1]


def _frame(heading: str, work: str) -> str:
    """A heading with the words that tell its place and line of work turned into slots."""
    out, last = [], 0
    for word in find_level_words(heading):
        out.append(heading[last : word.start] + f"【{word.slot}】")
        last = word.end
    text = "".join(out) + heading[last:]
    return (text.replace(work, "【工作】") if work else text)[:_LONGEST_HEADING]
