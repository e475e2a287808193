"""Characters a second of cleaning and parsing, without and with moves, and memory as the corpus grows.

usage: python bench/corpus_throughput.py FOLDER [OUT.json]

The named peer in the same run is ``unicodedata.normalize`` + ``str.splitlines`` over the same text: the least
any reader does. Memory is the peak of Python's own allocations over one pass and over four.
"""

from __future__ import annotations

import json
import sys
import time
import tracemalloc
import unicodedata
from collections.abc import Callable
from pathlib import Path

from draftkit.corpus.formats.table import read_source
from draftkit.corpus.parsing import parse
from draftkit.corpus.settings import ReadSettings
from draftkit.corpus.source import SourceText

ROUNDS = 3


def rate(work: Callable[[SourceText], object], sources: list[SourceText]) -> float:
    """Characters a CPU second, the best of the rounds."""
    size = sum(len(source.text) for source in sources)
    best = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        for source in sources:
            work(source)
        best = max(best, size / (time.process_time() - start))
    return best


def peak(files: list[Path], passes: int) -> int:
    """Peak bytes allocated while the files are read one after the other."""
    tracemalloc.start()
    for _ in range(passes):
        for file in files:
            parse(read_source(file), str(file))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def main() -> None:
    """Print the figures, and write them where asked."""
    files = sorted(Path(sys.argv[1]).rglob("*.txt"))
    sources = [read_source(file) for file in files]
    parse(sources[0])  # tables loaded
    plain = rate(lambda source: parse(source, settings=ReadSettings(moves=False)), sources)
    moves = rate(parse, sources)
    peer = rate(lambda source: unicodedata.normalize("NFKC", source.text).splitlines(), sources)
    once, often = peak(files, 1), peak(files, 4)
    out = {
        "files": len(files),
        "characters": sum(len(source.text) for source in sources),
        "characters_per_second": round(plain),
        "characters_per_second_with_moves": round(moves),
        "peer_nfkc_splitlines_per_second": round(peer),
        "peak_bytes_one_pass": once,
        "peak_bytes_four_passes": often,
        "peak_growth": round(often / once, 3),
    }
    print(json.dumps(out, indent=1))
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
