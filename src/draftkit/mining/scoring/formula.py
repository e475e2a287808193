"""The scoring formula people edit (``mining-scoring.yaml``), and the parts it weighs.

    score = Σ weight × part ÷ Σ weight          every part lies in 0..1

The parts are columns of their own in the sidecar; the score only orders.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from draftkit.errors import BadFileError, Problem
from draftkit.files.resources import lexicon_dir
from draftkit.files.strict_yaml import YamlList, YamlMap, YamlText, load
from draftkit.model.phrase import PhraseKind

SCORING_FILE = "mining-scoring.yaml"

PARTS: Mapping[str, str] = {
    "attestation": "有多少篇独立讲话用过",
    "dispersion": "分布在多少年、多少个来源",
    "fixedness": "固定文字互相搭配得多紧（logDice）",
    "slots": "槽里换过多少不同内容",
    "anchors": "固定文字里有多少实词",
    "readability": "长短合适、首尾完整",
    "lift": "比通用语料常用多少",
    "edge": "有多少次用在句首",
    "genericity": "固定文字占多大比例",
    "parallelism": "各句有多整齐",
}


@dataclass(frozen=True, slots=True)
class Formula:
    """Weights by kind and part, floors by kind, and where each measure counts as full."""

    saturation: Mapping[str, float]
    ideal_length: Mapping[str, tuple[float, float]]
    weights: Mapping[str, Mapping[str, float]]
    floor: Mapping[str, float]

    def score(self, kind: PhraseKind, parts: Mapping[str, float]) -> float:
        """The weighted mean of the parts of that kind, rounded to four places."""
        weights = self.weights[kind.value]
        total = sum(weights.values())
        return round(sum(weight * parts.get(part, 0.0) for part, weight in weights.items()) / total, 4)

    def full(self, measure: str, value: float) -> float:
        """``value`` as a share of what counts as full, on a logarithmic scale, at most 1."""
        return min(1.0, math.log2(1 + max(0.0, value)) / math.log2(1 + self.saturation[measure]))

    def share(self, measure: str, value: float) -> float:
        """``value`` as a plain share of what counts as full, within 0..1."""
        return min(1.0, max(0.0, value / self.saturation[measure]))

    def length_fit(self, kind: PhraseKind, length: int) -> float:
        """1 inside the ideal length, falling towards 0 outside."""
        low, high = self.ideal_length[kind.value]
        if length < low:
            return max(0.0, length / low)
        return 1.0 if length <= high else max(0.0, 1 - (length - high) / high)


@lru_cache(maxsize=4)
def formula(path: Path | None = None) -> Formula:
    """The formula of a file (the shipped one by default).

    Raises:
        BadFileError: with every missing section, unknown part and bad number.
    """
    path = path or lexicon_dir() / SCORING_FILE
    value = load(path)
    problems: list[Problem] = []
    sections = {str(key): each for key, each in value.items()} if isinstance(value, YamlMap) else {}
    reader = _Reader(str(path), problems)
    weights = {kind: reader.numbers(each, PARTS) for kind, each in reader.maps(sections, "weights").items()}
    result = Formula(
        saturation=reader.numbers(sections.get("saturation")),
        ideal_length={
            kind: reader.pair(each) for kind, each in reader.maps(sections, "ideal_length").items()
        },
        weights=weights,
        floor=reader.numbers(sections.get("floor")),
    )
    for kind in PhraseKind:
        if not sum(weights.get(kind.value, {}).values()):
            problems.append(Problem(str(path), 1, 1, f"weights 里缺少 {kind.value}，或权重全是 0"))
        if kind.value not in result.ideal_length or kind.value not in result.floor:
            problems.append(Problem(str(path), 1, 1, f"ideal_length 或 floor 里缺少 {kind.value}"))
    if problems:
        raise BadFileError(problems)
    return result


@dataclass(frozen=True, slots=True)
class _Reader:
    path: str
    problems: list[Problem]

    def maps(self, sections: Mapping[str, object], name: str) -> dict[str, object]:
        value = sections.get(name)
        if isinstance(value, YamlMap):
            return {str(key): each for key, each in value.items()}
        self.problems.append(Problem(self.path, 1, 1, f"缺少“{name}”", "请恢复自带的打分公式"))
        return {}

    def numbers(self, value: object, allowed: Mapping[str, str] | None = None) -> dict[str, float]:
        """A mapping of names to numbers; names outside ``allowed`` are problems."""
        found: dict[str, float] = {}
        if not isinstance(value, YamlMap):
            self.problems.append(Problem(self.path, 1, 1, "这里应当是“名称: 数字”", ""))
            return found
        for key, each in value.items():
            if allowed is not None and key not in allowed:
                hint = "可用的有：" + "、".join(allowed)
                self.problems.append(Problem(self.path, key.line, key.col, f"没有“{key}”这一项", hint))
            found[str(key)] = self.number(each)
        return found

    def pair(self, value: object) -> tuple[float, float]:
        if isinstance(value, YamlList) and len(value) == 2:
            return self.number(value[0]), self.number(value[1])
        self.problems.append(Problem(self.path, 1, 1, "长度要写成 [下限, 上限]", ""))
        return 0.0, 1.0

    def number(self, value: object) -> float:
        """One number of at least 0; anything else is a problem and reads as 0."""
        place = (value.line, value.col) if isinstance(value, YamlText) else (1, 1)
        try:
            number = float(str(value))
        except ValueError:
            number = -1.0
        if not 0 <= number < 1e6:
            self.problems.append(Problem(self.path, *place, f"“{value}”不是不小于 0 的数字"))
            return 0.0
        return number
