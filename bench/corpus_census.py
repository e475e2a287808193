"""Count what cleaning did to the seed corpus: annotations, brackets, shifted bytes, quotes, commas.

usage: python bench/corpus_census.py SEEDS_FOLDER [OUT.json]
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from draftkit.corpus.decoding import decode
from draftkit.corpus.reading import read_speeches
from draftkit.model import Speech

HAN = "\u4e00-\u9fff"
ANNOTATION = re.compile(r"[（(][a-zāáǎàōóǒòēéěèīíǐìūúǔùüǖǘǚǜ]{1,6}[)）]")
# What stood at each damaged spot (notes on the corpus); 对机关 is what the sentence says (…对机关…进行抽查).
SPOTS = (
    "体系。县委", "规定。县财政", "加强。县委", "队伍。县委", "会议。县委", "工作。县直", "建设。”这几年",
    "建设。基本思路是，抓住重点", "滑坡抢险救灾", "开展营造良好", "我们在落实制度", "严重损害了",
    "时候对机关",
)  # fmt: skip


def census(folder: Path) -> dict[str, object]:
    """The counts over all files of the folder."""
    raw = {path.name: decode(path.read_bytes()).text for path in sorted(folder.glob("*.txt"))}
    speeches = {path.name: read_speeches(path) for path in sorted(folder.glob("*.txt"))}
    text = {name: body(each) for name, each in speeches.items()}
    annotated = sum(len(ANNOTATION.findall(each)) for each in raw.values())
    left = sum(len(ANNOTATION.findall(each)) for each in text.values())
    genuine = sum(each.count("(") for each in raw.values()) - annotated
    kept = sum(each.count("（") for each in text.values())
    everything = "".join(text.values())
    quotes = "".join(each for each in raw.values())
    return {
        "annotations_found": annotated,
        "annotations_left": left,
        "genuine_brackets": genuine,
        "brackets_kept": kept,
        "shifted_spots_restored": sum(spot in everything for spot in SPOTS),
        "shifted_spots": len(SPOTS),
        "low_quotes_found": len(re.findall("[‚‛]", quotes)),
        "low_quotes_left": len(re.findall("[‚‛]", everything)),
        "half_width_commas_between_han": len(re.findall(f"[{HAN}],[{HAN}]", everything)),
        "half_width_commas_left": everything.count(","),
        "speeches": sum(len(each) for each in speeches.values()),
        "spun_documents": [
            name for name, each in speeches.items() if any(one.report.get("spun") for one in each)
        ],
    }


def body(speeches: tuple[Speech, ...]) -> str:
    """The clean text of all speeches of a file, dropped lines left out."""
    return "".join(block.text for speech in speeches for block in speech.blocks)


if __name__ == "__main__":
    counts = census(Path(sys.argv[1]))
    print(json.dumps(counts, ensure_ascii=False, indent=1))
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(
            json.dumps(counts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
