"""Phrase search at scale: a bank of synthetic clauses in YAML, compiled, then typed into key by key.

    python bench/bank_search.py [--phrases 1000000] [--keep FOLDER]

The clauses are recombined from words written below, with the skew of real text; each step of the genre is
one file. Peer in the same run: a plain scan (``text in clause``) over the same clauses in memory.
Writes bench/results/bank_search.json.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
WORDS = HERE / "bank_words.txt"
"""Verbs in the first paragraph, nouns in the second, the commonest first."""
VERBS, NOUNS = (part.split() for part in WORDS.read_text(encoding="utf-8").split("\n\n"))
LINKS = ["着力", "切实", "持续", "不断", "全面", "扎实", "进一步", "以", "把", "在", "为", "从", "让", "使"]
TAILS = ["取得明显成效", "落到实处", "走深走实", "见行见效", "抓紧抓好", "提质增效", "行稳致远", "开创新局面"]


def clauses(count: int, seed: int = 7) -> Iterator[str]:
    """``count`` different clauses of 8 to 20 characters."""
    chance = random.Random(seed)
    verb_weights, noun_weights = ([1 / (rank + 5) for rank in range(len(words))] for words in (VERBS, NOUNS))
    seen: set[int] = set()
    while len(seen) < count:
        noun = chance.choices(NOUNS, noun_weights, k=3)
        verb = chance.choices(VERBS, verb_weights, k=2)
        parts = [chance.choice(LINKS), verb[0], noun[0], noun[1]]
        if chance.random() < 0.8:
            parts += [verb[1], noun[2]]
        if chance.random() < 0.3:
            parts.append(chance.choice(TAILS))
        text = "".join(parts)
        key = hash(text)
        if key not in seen:
            seen.add(key)
            yield text


def write_bank(folder: Path, count: int) -> None:
    """One YAML file a step, plain strings under shared defaults."""
    from draftkit.model.move import Step

    steps = list(Step)
    size = -(-count // len(steps))
    source = clauses(count)
    for step in steps:
        lines = [f"defaults: {{move: {step.move.value}, step: {step.value}}}", "entries:"]
        lines += [f"- {text}" for _, text in zip(range(size), source, strict=False)]
        (folder / f"{step.value}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def timed(work: Callable[[], Any], repeat: int = 1) -> list[float]:
    """Milliseconds of each run."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return times


def spread(times: list[float]) -> dict[str, float]:
    """Median, 99th percentile and worst, in milliseconds."""
    ordered = sorted(times)
    at = min(len(ordered) - 1, round(len(ordered) * 0.99))
    return {
        "p50": round(statistics.median(ordered), 3),
        "p99": round(ordered[at], 3),
        "max": round(ordered[-1], 3),
        "n": len(ordered),
    }


def searched(index: Any, queries: Iterable[Any]) -> dict[str, float]:
    """The spread over searches, and the 99th percentile in CPU time: what a busy machine cannot falsify."""
    wall, cpu = [], []
    for query in queries:
        before = time.process_time()
        wall += timed(lambda query=query: index.search(query))
        cpu.append((time.process_time() - before) * 1000)
    return spread(wall) | {"cpu_p99": spread(cpu)["p99"]}


def scan_ms(texts: list[str], wanted: str) -> float:
    """Milliseconds of looking through every clause, the peer."""
    return timed(lambda: [text for text in texts if wanted in text])[0]


def measure(folder: Path, count: int) -> dict[str, Any]:
    """Compile, open and search the bank of ``folder``."""
    from draftkit.bank.entries import Layer
    from draftkit.bank.layers import Root
    from draftkit.bank.search import PhraseIndex, Query
    from draftkit.model.move import Step
    from draftkit.text.initials import initials

    roots = [Root(folder, Layer.PERSONAL)]
    kept = any(Path(os.environ["DRAFTKIT_HOME"]).rglob("*.db"))
    start = time.perf_counter()
    index = PhraseIndex(roots)
    seconds = None if kept else round(time.perf_counter() - start, 1)
    result: dict[str, Any] = {"phrases": len(index), "compile_s": seconds}
    assert len(index) == count, (len(index), count)
    index.close()
    size = sum(each.stat().st_size for each in Path(os.environ["DRAFTKIT_HOME"]).rglob("*.db"))
    result["disk_mb"] = round(size / 1e6, 1)
    result["open_ms"] = spread(timed(lambda: PhraseIndex(roots).close(), 20))
    index = PhraseIndex(roots)
    texts = list(clauses(count))
    steps = list(Step)
    share = -(-count // len(steps))

    def placed(length: int) -> list[tuple[str, Step]]:
        """What a person types while writing a step, and that step: it is there to be found."""
        found = []
        while len(found) < 200:
            at = chance.randrange(count)
            text = texts[at]
            start = chance.randrange(len(text) - length + 1)
            found.append((text[start : start + length], steps[at // share]))
        return found

    def both() -> list[tuple[str, Step]]:
        """Two words of one clause."""
        return [
            (f"{texts[n][:2]} {texts[n][-2:]}", steps[n // share])
            for n in (chance.randrange(count) for _ in range(200))
        ]

    chance = random.Random(11)
    classes = {f"{n} 字": placed(n) for n in (1, 2, 3, 4, 6)}
    classes["两词"] = both()
    for n in (1, 2, 4, 6):
        classes[f"首字母 {n}"] = [(initials(text), step) for text, step in placed(n)]
    for name, queries in classes.items():
        result[name] = {
            "step": searched(index, (Query(q, step=s) for q, s in queries)),
            "move": searched(index, (Query(q, move=s.move) for q, s in queries)),
            "no filter": searched(index, (Query(q) for q, _ in queries)),
        }
    wrong = []
    for text, _ in placed(6):
        at = chance.randrange(6)
        wrong.append(text[:at] + "鑫" + text[at + 1 :])
    found = [bool(index.search(Query(text))) for text in wrong]
    result["wrong character"] = searched(index, (Query(text) for text in wrong))
    result["wrong character"]["found"] = sum(found) / len(found)
    result["peer: plain scan, 4 字"] = spread([scan_ms(texts, q) for q, _ in classes["4 字"][:10]])
    return result


_MEMORY = """
import os, sys
def resident():
    with open("/proc/self/statm") as stream:
        return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
base = resident()
from pathlib import Path
from draftkit.bank.entries import Layer
from draftkit.bank.layers import Root
from draftkit.bank.search import PhraseIndex, Query
index = PhraseIndex([Root(Path(sys.argv[1]), Layer.PERSONAL)])
opened = resident()
for text in ("党", "责任", "落到实处", "zdmb"):
    index.search(Query(text))
print(opened - base, resident() - base)
"""
"""Resident megabytes over the bare interpreter after opening and after four searches (Linux)."""


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phrases", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="keep bank and index here and use them again")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = args.keep or Path(scratch)
        os.environ["DRAFTKIT_HOME"] = str(home / "home")
        bank = home / "bank"
        if not bank.is_dir():
            bank.mkdir(parents=True)
            write_bank(bank, args.phrases)
        result = measure(bank, args.phrases)
        memory = subprocess.run(
            [sys.executable, "-c", _MEMORY, str(bank)], capture_output=True, text=True, check=True
        )
        opened, searched = map(float, memory.stdout.split())
        result["rss_mb_over_interpreter"] = {"open": round(opened, 1), "searched": round(searched, 1)}
        result["peak_rss_mb_of_compile"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    (HERE / "results").mkdir(exist_ok=True)
    target = HERE / "results" / "bank_search.json"
    target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, ensure_ascii=False, indent=None).replace('}, "', '},\n"'))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
