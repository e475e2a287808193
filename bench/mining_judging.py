"""Files for judging mined candidates blind, and the figures once they are judged.

    python bench/mining_judging.py sample PATH... -o DIR [--seed N]     sheets without scores, shuffled
    python bench/mining_judging.py score DIR                            precision by kind, agreement

A sheet is TSV: item number, wording. A judge adds the labels in DIR/labels-NAME.tsv (number TAB 2|1|0):
2 = a writer would paste it, or fill its slots, and use it under another topic; 1 = after editing;
0 = topic noun, fragment, name, stale, spun.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path

from draftkit.corpus.reading import walk
from draftkit.mining.pipeline import mine
from draftkit.model import Phrase, PhraseKind

BEST = 100
RANDOM = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("sample", "score"))
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    if args.what == "sample":
        sample(args.paths, args.output or Path("judging"), args.seed)
    else:
        score(args.paths[0])


def sample(paths: list[Path], folder: Path, seed: int) -> None:
    """Write ``sheet.tsv`` (shuffled, no kinds' order, no scores) and ``key.tsv`` (number, kind, part)."""
    mined = mine(speech for outcome in walk(paths) for speech in outcome.speeches)
    chance = random.Random(seed)
    parts: dict[int, set[str]] = defaultdict(set)
    for kind in PhraseKind:
        best = [n for n, phrase in enumerate(mined.phrases) if phrase.kind is kind][:BEST]
        for number in best:
            parts[number].add(f"best:{kind.value}")
    for number in chance.sample(range(len(mined.phrases)), min(RANDOM, len(mined.phrases))):
        parts[number].add("random")
    numbers = sorted(parts)
    chance.shuffle(numbers)
    folder.mkdir(parents=True, exist_ok=True)
    sheet = [f"{item}\t{wording(mined.phrases[number])}" for item, number in enumerate(numbers, 1)]
    key = [f"{item}\t{','.join(sorted(parts[number]))}" for item, number in enumerate(numbers, 1)]
    (folder / "sheet.tsv").write_text("\n".join(sheet) + "\n", encoding="utf-8")
    (folder / "key.tsv").write_text("\n".join(key) + "\n", encoding="utf-8")
    print(f"{len(numbers)} items of {len(mined.phrases)} candidates in {folder}")


def wording(phrase: Phrase) -> str:
    """A candidate as a judge sees it."""
    if phrase.collocates:
        relation = phrase.relation.value if phrase.relation else ""
        return f"{phrase.head}（{relation}）：{' '.join(phrase.collocates)}"
    return " / ".join(phrase.set) if phrase.set else phrase.text


def score(folder: Path) -> None:
    """Precision (share of 2) by part and judge, and the judges' agreement (Cohen's kappa on 2 or not)."""
    key = {int(n): parts.split(",") for n, parts in _rows(folder / "key.tsv")}
    judges = {path.stem.removeprefix("labels-"): path for path in sorted(folder.glob("labels-*.tsv"))}
    labels = {name: {int(n): int(value) for n, value in _rows(path)} for name, path in judges.items()}
    results: dict[str, object] = {}
    for name, given in labels.items():
        by_part: dict[str, list[int]] = defaultdict(list)
        for number, value in given.items():
            for part in key[number]:
                by_part[part].append(value)
        results[name] = {
            part: {"n": len(values), "precision": round(sum(v == 2 for v in values) / len(values), 3)}
            for part, values in sorted(by_part.items())
        }
    if len(labels) == 2:
        results["kappa"] = kappa(*labels.values())
    (folder / "figures.json").write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n")
    print(json.dumps(results, ensure_ascii=False, indent=1))


def kappa(one: dict[int, int], other: dict[int, int]) -> float:
    """Agreement beyond chance on whether an item is a 2."""
    both = sorted(one.keys() & other.keys())
    a, b = [one[n] == 2 for n in both], [other[n] == 2 for n in both]
    agree = sum(x == y for x, y in zip(a, b, strict=True)) / len(both)
    pa, pb = sum(a) / len(a), sum(b) / len(b)
    chance = pa * pb + (1 - pa) * (1 - pb)
    return round((agree - chance) / (1 - chance), 3) if chance < 1 else 1.0


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t")[:2] for line in path.read_text(encoding="utf-8").splitlines() if line]


if __name__ == "__main__":
    main()
