"""CPU seconds of mining after parsing, against a bare ``jieba.cut`` over the same text, dictionaries loaded.

    python bench/mining_cost.py PATH... [--megabytes 5] [--jieba]

The corpus is repeated, with every copy's sentences shuffled so that copies are not near-duplicates of one
another, until it holds so much text. Writes bench/results/mining-cost.json.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from draftkit.corpus.reading import walk
from draftkit.mining.pipeline import collector_paused, mine_prepared, segmenter
from draftkit.mining.preparing import prepare
from draftkit.mining.segment import dictionary
from draftkit.mining.settings import MiningSettings
from draftkit.mining.shelf import brief_of
from draftkit.mining.words import Classifier, word_table
from draftkit.model import Speech
from draftkit.session.mining import mine_files


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--megabytes", type=float, default=5.0)
    parser.add_argument("--jieba", action="store_true", help="mine with jieba instead of rjieba")
    args = parser.parse_args()
    speeches = enlarged([s for o in walk(args.paths) for s in o.speeches], args.megabytes)
    text = ["\n".join(block.text for block in speech.blocks) for speech in speeches]
    megabytes = sum(len(each.encode()) for each in text) / 1e6
    settings = MiningSettings(fast=not args.jieba)
    cut = segmenter(word_table(), settings)
    cut("预热")
    classifier = Classifier(word_table(), dictionary()[0])
    bare = bare_jieba(text)
    start = time.process_time()
    with collector_paused():
        prepared = [prepare(speech, cut, classifier) for speech in speeches]
    preparing = time.process_time() - start
    mine_prepared([brief_of(each, lambda each=each: each) for each in prepared], settings)
    whole = time.process_time() - start
    results = {
        "segmenter": "jieba" if args.jieba else "rjieba",
        "megabytes": round(megabytes, 2),
        "bare_jieba_cut_cpu_s": round(bare, 2),
        "prepare_cpu_s": round(preparing, 2),
        "whole_cpu_s": round(whole, 2),
        "ratio": round(whole / bare, 3),
        "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "second_run_share": second_run(args.paths, settings),
    }
    target = Path(__file__).parent / "results" / f"mining-cost-{results['segmenter']}.json"
    target.write_text(json.dumps(results, indent=1) + "\n")
    print(json.dumps(results, indent=1))


def enlarged(speeches: list[Speech], megabytes: float) -> list[Speech]:
    """The corpus repeated to a size, sentences of every copy in another order and some left out."""
    chance = random.Random(3)
    result = list(speeches)
    size = sum(len(b.text) * 3 for s in speeches for b in s.blocks) / 1e6
    copies = max(0, round(megabytes / size) - 1)
    for copy in range(copies):
        for speech in speeches:
            blocks = tuple(replace(b, text=shuffled(b.text, chance), spans=()) for b in speech.blocks)
            result.append(replace(speech, source=f"{speech.source}-{copy}", blocks=blocks))
    return result


def shuffled(text: str, chance: random.Random) -> str:
    """The sentences of a block in another order."""
    sentences = re.findall(r"[^。]+。?", text)
    chance.shuffle(sentences)
    return "".join(sentences)


def bare_jieba(text: list[str]) -> float:
    """CPU seconds of jieba.cut alone."""
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    start = time.process_time()
    for each in text:
        for _ in jieba.cut(each):
            pass
    return time.process_time() - start


def second_run(paths: list[Path], settings: MiningSettings) -> float:
    """Wall time of a run over unchanged files as a share of the first run's."""
    import os

    with tempfile.TemporaryDirectory() as folder:
        os.environ["DRAFTKIT_HOME"] = folder
        times = []
        for _ in range(2):
            start = time.perf_counter()
            mine_files(paths, Path(folder) / "candidates.yaml", settings)
            times.append(time.perf_counter() - start)
    return round(times[1] / times[0], 4)


if __name__ == "__main__":
    main()
