"""Quality of mining: counts, gold recall, leave-one-speech-out coverage with its control, leaks, stability.

    python bench/mining.py PATH... [--only counts,gold,coverage,leaks,stability] [--names FILE]

PATH are documents or folders (a corpus of your own). ``--names`` is a file of names, one a line, that must
not appear in any candidate. Writes bench/results/mining.json.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from draftkit.corpus.reading import walk
from draftkit.mining.pipeline import Mined, mine_prepared, segmenter
from draftkit.mining.preparing.groups import group_of
from draftkit.mining.preparing.prepared import PreparedSpeech
from draftkit.mining.preparing.shelf import brief_of
from draftkit.mining.preparing.speech import prepare
from draftkit.mining.segment import dictionary
from draftkit.mining.settings import MiningSettings
from draftkit.mining.words import Classifier, word_table
from draftkit.model import Phrase, PhraseKind, Speech

HERE = Path(__file__).parent
SLOT = re.compile(r"【[^】]*】")
CLAUSE = re.compile(r"[^，。；：！？,;:!?\n]+")
SENTENCE = re.compile(r"[^。！？!?\n]+")
SETTINGS = MiningSettings()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--only", default="counts,gold,coverage,leaks,stability")
    parser.add_argument("--names", type=Path)
    args = parser.parse_args()
    speeches = [speech for outcome in walk(args.paths) for speech in outcome.speeches]
    cut = segmenter(word_table(), SETTINGS)
    classifier = Classifier(word_table(), dictionary()[0])
    prepared = [prepare(speech, cut, classifier) for speech in speeches]
    mined = mined_of(prepared)
    wanted = args.only.split(",")
    results: dict[str, object] = {}
    if "counts" in wanted:
        results["counts"] = counts(mined)
    if "gold" in wanted:
        results["gold"] = gold_recall(mined.phrases)
    if "leaks" in wanted:
        results["leaks"] = leaks(mined.phrases, args.names)
    if "stability" in wanted:
        results["stability"] = stability(prepared, mined)
    if "coverage" in wanted:
        results["coverage"] = coverage(prepared, speeches, mined)
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "mining.json").write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n")
    print(json.dumps(results, ensure_ascii=False, indent=1))


def mined_of(prepared: Iterable[PreparedSpeech]) -> Mined:
    """One run over prepared speeches."""
    return mine_prepared([brief_of(each, lambda each=each: each) for each in prepared], SETTINGS)


def counts(mined: Mined) -> dict[str, object]:
    """Candidates by kind, and distinct families among the best hundred of all kinds with text."""
    frames = [(p, s) for p, s in zip(mined.phrases, mined.stats, strict=True)]
    best = sorted(frames, key=lambda pair: (-pair[1].scores["score"], pair[0].text))[:100]
    top_frames = [p for p in mined.phrases if p.kind is PhraseKind.FRAME][:100]
    return {
        "candidates": len(mined.phrases),
        "kinds": dict(mined.report.kinds),
        "single_speech": mined.report.single,
        "refused": dict(mined.report.refused),
        "families_in_top_100": len({family(p) for p, _ in best}),
        "families_in_top_100_frames": len({family(p) for p in top_frames}),
    }


def family(phrase: Phrase) -> str:
    """A strict reading of family: the first two and the last two fixed characters."""
    fixed = SLOT.sub("", phrase.head or "".join(phrase.set) or phrase.text)
    return fixed[:2] + fixed[-2:]


# ---- gold


def gold_recall(phrases: Sequence[Phrase]) -> dict[str, object]:
    """Share of the gold items found, by kind, and what was missed."""
    wordings = [[SLOT.sub("＿", each) for each in wordings_of(phrase)] for phrase in phrases]
    flat = [each for group in wordings for each in group]
    sets = [[SLOT.sub("＿", each) for each in (*p.set, *p.units)] for p in phrases if p.set or p.units]
    cards = {(p.head, each) for p in phrases for each in p.collocates}
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    missed: list[str] = []
    for line in (HERE / "data" / "mining_gold.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, pattern = line.split("\t")
        total[kind] += 1
        if _found(kind, pattern, flat, sets, cards):
            found[kind] += 1
        else:
            missed.append(line)
    recall = sum(found.values()) / sum(total.values())
    kinds = {kind: f"{found[kind]}/{total[kind]}" for kind in total}
    return {"items": sum(total.values()), "recall": round(recall, 4), "kinds": kinds, "missed": missed}


def wordings_of(phrase: Phrase) -> list[str]:
    """Every wording a candidate offers."""
    return [phrase.text, *phrase.variants, *phrase.set, *phrase.units]


def _found(
    kind: str, pattern: str, flat: list[str], sets: list[list[str]], cards: set[tuple[str, str]]
) -> bool:
    if kind == "collocation":
        first, second = pattern.split(" ")
        pair = re.compile(f"{first}[^，。]*{second}|{second}[^，。]*{first}")
        return (first, second) in cards or (second, first) in cards or any(map(pair.search, flat))
    if kind in ("set", "parallel"):
        members = [_pattern(each) for each in pattern.split("|")]
        return any(all(any(m.search(each) for each in group) for m in members) for group in sets)
    return any(map(_pattern(pattern).search, flat))


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in pattern.split("＿")))


# ---- leave one speech out


class Matcher:
    """Which clauses a set of frames covers: fixed parts at both ends of the clause, slots between."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_pair: defaultdict[str, list[re.Pattern[str]]] = defaultdict(list)
        for phrase in phrases:
            if phrase.kind in (PhraseKind.FRAME, PhraseKind.TRANSITION) and "，" not in phrase.text:
                self._add(phrase.text)

    def _add(self, text: str) -> None:
        parts = SLOT.split(text)
        longest = max(parts, key=len)
        if len(longest) >= 2:
            body = ".{1,24}?".join(map(re.escape, parts))
            self._by_pair[longest[:2]].append(re.compile(f"^.{{0,4}}?{body}$"))

    def covers(self, clause: str) -> bool:
        """Whether one frame matches the whole clause, up to four characters of lead-in."""
        clause = clause.strip()
        pairs = {clause[place : place + 2] for place in range(len(clause) - 1)}
        return any(pattern.match(clause) for pair in pairs for pattern in self._by_pair.get(pair, ()))


def share(matcher: Matcher, text: str) -> tuple[int, int]:
    """Sentences with a covered clause, and sentences of at least six characters."""
    sentences = [s for s in SENTENCE.findall(text) if len(s.strip()) >= 6]
    return sum(any(map(matcher.covers, CLAUSE.findall(s))) for s in sentences), len(sentences)


def coverage(prepared: list[PreparedSpeech], speeches: list[Speech], mined: Mined) -> dict[str, object]:
    """Leave each local speech out in turn; the control is prose that is not official."""
    groups = Counter(group_of(speech.source) for speech in speeches)
    held_out = [n for n, speech in enumerate(speeches) if groups[group_of(speech.source)] < 10]
    covered = total = 0
    each_speech = {}
    for number in held_out:
        matcher = Matcher(mined_of(p for n, p in enumerate(prepared) if n != number).phrases)
        text = "\n".join(block.text for block in speeches[number].blocks)
        hit, sentences = share(matcher, text)
        each_speech[prepared[number].key.rsplit("/", 1)[-1]] = round(hit / max(1, sentences), 3)
        covered, total = covered + hit, total + sentences
    control = share(Matcher(mined.phrases), (HERE / "data" / "control_prose.txt").read_text(encoding="utf-8"))
    return {
        "sentences": total,
        "covered": round(covered / max(1, total), 4),
        "by_speech": each_speech,
        "control_sentences": control[1],
        "control_covered": round(control[0] / control[1], 4),
    }


# ---- leaks and stability


def leaks(phrases: Sequence[Phrase], names: Path | None) -> dict[str, object]:
    """Candidates that hold a name of the list, a redaction, a digit or a Latin letter."""
    known = names.read_text(encoding="utf-8").split() if names else []
    redaction = re.compile(r"[*＊×○□]|[A-Za-zＡ-Ｚａ-ｚ0-9０-９]|\?\?")
    held: list[str] = []
    redacted: list[str] = []
    for phrase in phrases:
        text = "|".join((*wordings_of(phrase), phrase.head, *phrase.collocates, phrase.source))
        held.extend(f"{name}：{text}" for name in known if name in text)
        if redaction.search(text):
            redacted.append(text)
    return {"names_looked_for": len(known), "names": held, "redactions": redacted}


def stability(prepared: list[PreparedSpeech], mined: Mined) -> dict[str, object]:
    """Overlap of the best 500 when every tenth document is taken out, and whether a rerun is the same."""
    again = mined_of(reversed(prepared))
    same = again.phrases == mined.phrases and again.stats == mined.stats
    overlaps = []
    whole = top(mined)
    for offset in range(3):
        fewer = mined_of(each for number, each in enumerate(prepared) if number % 10 != offset)
        overlaps.append(len(whole & top(fewer)) / len(whole))
    return {"identical_rerun": same, "top_500_overlap": [round(each, 3) for each in overlaps]}


def top(mined: Mined) -> set[str]:
    """The best 500 frames and transitions by wording."""
    chosen = [p.text for p in mined.phrases if p.kind in (PhraseKind.FRAME, PhraseKind.TRANSITION)]
    return set(chosen[:500])


if __name__ == "__main__":
    main()
