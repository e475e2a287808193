"""CPU seconds of mining after parsing, against a bare ``jieba.cut`` over the same text, dictionaries loaded.

    python bench/mining_cost.py PATH... [--megabytes 5] [--jieba]

A corpus that is too small is repeated with variation. Repeated as it stands it would flatter a miner that
remembers clauses: of 1.6 MB of reports 87 % of the clauses (names masked) stand once, and of 5 MB by the same
growth about 82 %. So in every copy the sentences change places and most clauses swap one of their words for
another of the corpus, as long as it is. The share of distinct clauses is printed beside the times; it should
be about .8, as it is in a corpus of that size that repeats nothing. Writes bench/results/mining-cost-*.json.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import tempfile
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from draftkit.corpus.reading import walk
from draftkit.mining.pipeline import collector_paused, mine_prepared, segmenter
from draftkit.mining.preparing.prepared import PreparedSpeech
from draftkit.mining.preparing.shelf import brief_of
from draftkit.mining.preparing.speech import prepare
from draftkit.mining.segment import dictionary
from draftkit.mining.settings import MiningSettings
from draftkit.mining.words import Classifier, word_table
from draftkit.model import Speech
from draftkit.session.mining import mine_files

SWAPPED = 0.8
"""Share of the clauses of a copy that get another word."""


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
    mined = mine_prepared([brief_of(each, lambda each=each: each) for each in prepared], settings)
    whole = time.process_time() - start
    results = {
        "segmenter": "jieba" if args.jieba else "rjieba",
        "megabytes": round(megabytes, 2),
        **repetition(prepared),
        "candidates": len(mined.phrases),
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


def repetition(prepared: list[PreparedSpeech]) -> dict[str, float]:
    """How many clauses there are, and what share of them (names masked) and of skeletons is distinct."""
    clauses = [clause for speech in prepared for clause in speech.clauses]
    return {
        "clauses": len(clauses),
        "distinct_clauses": round(len({clause.text for clause in clauses}) / len(clauses), 3),
        "distinct_skeletons": round(len({clause.fixed for clause in clauses}) / len(clauses), 3),
    }


def enlarged(speeches: list[Speech], megabytes: float) -> list[Speech]:
    """The corpus, and copies of it with variation until it holds so much text."""
    chance = random.Random(3)
    result = list(speeches)
    size = sum(len(b.text) * 3 for s in speeches for b in s.blocks) / 1e6
    pool = words_by_length(speeches)
    for copy in range(max(0, round(megabytes / size) - 1)):
        for speech in speeches:
            blocks = tuple(
                replace(b, text=varied(shuffled(b.text, chance), pool, chance), spans=())
                for b in speech.blocks
            )
            result.append(replace(speech, source=f"{speech.source}-{copy}", blocks=blocks))
    return result


def words_by_length(speeches: list[Speech]) -> dict[int, list[str]]:
    """Every word of the corpus as often as it stands there, by length."""
    import jieba

    jieba.setLogLevel(60)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for speech in speeches:
        for block in speech.blocks:
            for word in jieba.lcut(block.text):
                if re.fullmatch("[一-龥]+", word):
                    found[len(word)].append(word)
    return dict(found)


def shuffled(text: str, chance: random.Random) -> str:
    """The sentences of a block in another order."""
    sentences = re.findall(r"[^。]+。?", text)
    chance.shuffle(sentences)
    return "".join(sentences)


def varied(text: str, pool: dict[int, list[str]], chance: random.Random) -> str:
    """The text with a word of most clauses swapped for another as long."""
    import jieba

    clauses = re.split("([，。；：！？])", text)
    for place, clause in enumerate(clauses):
        words = jieba.lcut(clause)
        free = [
            n
            for n, word in enumerate(words)
            if len(word) > 1 and len(word) in pool and "一" <= word[0] <= "龥"
        ]
        if free and chance.random() < SWAPPED:
            chosen = chance.choice(free)
            words[chosen] = chance.choice(pool[len(words[chosen])])
            clauses[place] = "".join(words)
    return "".join(clauses)


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
