"""Build the data tables of the corpus room from development-time sources; run by hand, never at run time.

usage: python bench/corpus_tables.py JIEBA_DICT_TXT

Needs `opencc` (Apache-2.0) and `pypinyin` (MIT) in the environment; the two-character words come from
jieba's dict.txt (MIT). Licences and derivations: src/draftkit/corpus/data/README.md.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import opencc
from pypinyin import Style, pinyin

DATA = Path(__file__).resolve().parent.parent / "src" / "draftkit" / "corpus" / "data"
WORD_MIN = 60
FREQUENT = 800
COMMON = 700


def gbk_han() -> Iterator[str]:
    """Every Han character that GBK can write."""
    for code in range(0x4E00, 0x9FA6):
        character = chr(code)
        try:
            character.encode("gbk")
        except UnicodeEncodeError:
            continue
        yield character


def write_readings() -> None:
    """`pinyin.txt`: one line a reading, then all characters that have it."""
    readings: dict[str, list[str]] = defaultdict(list)
    for character in gbk_han():
        for reading in pinyin(character, style=Style.TONE, heteronym=True)[0]:
            if reading != character:
                readings[reading].append(character)
    lines = [f"{reading}\t{''.join(readings[reading])}" for reading in sorted(readings)]
    (DATA / "pinyin.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_traditional() -> None:
    """`traditional.txt`: pairs of a traditional character and its simplified form, two characters each."""
    convert = opencc.OpenCC("t2s").convert
    pairs = []
    for code in (*range(0x4E00, 0x9FFF), *range(0x3400, 0x4DBF)):
        plain = convert(chr(code))
        if len(plain) == 1 and plain != chr(code) and "\u3400" <= plain <= "\u9fff":
            pairs.append(chr(code) + plain)
    (DATA / "traditional.txt").write_text("\n".join(pairs) + "\n", encoding="utf-8")


def write_words(dictionary: Path) -> None:
    """`words.txt`: a first character, then the second ones of common words; `common.txt`: characters."""
    seconds: dict[str, dict[str, int]] = defaultdict(dict)
    frequency: Counter[str] = Counter()
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, count, tag = (*line.split(" "), "")[:3]
        frequency.update({character: int(count) for character in word})
        is_name = tag in ("nr", "nrt", "nrfg", "ns", "nt")
        if len(word) == 2 and int(count) >= WORD_MIN and not is_name:
            seconds[word[0]][word[1]] = int(count)
    lines = []
    for first, row in sorted(seconds.items()):
        by_count = sorted(row, key=lambda second: -row[second])
        frequent = sum(row[second] >= FREQUENT for second in by_count)
        lines.append(first + "".join(by_count[:frequent]) + "|" + "".join(by_count[frequent:]))
    (DATA / "words.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    common = "".join(character for character, _ in frequency.most_common(COMMON))
    (DATA / "common.txt").write_text(common + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_readings()
    write_traditional()
    write_words(Path(sys.argv[1]))
