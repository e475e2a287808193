"""``X.stats.jsonl`` beside ``X.yaml``: what the miner knows, one line per phrase, keyed by id.

Generated, never edited by hand. A line that cannot be read is left out with a problem; the phrases
themselves never depend on it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from draftkit.errors import DraftkitError, Problem
from draftkit.files.atomic import write_text
from draftkit.files.reading import DOCUMENT_LIMIT, read_text
from draftkit.model.phrase import Attestation, PhraseStats

SUFFIX = ".stats.jsonl"
_NUMBERS = ("speeches", "groups", "occurrences", "first_year", "last_year")
_KNOWN = frozenset(field.name for field in fields(PhraseStats))


def sidecar_path(bank_path: Path) -> Path:
    """Where the statistics of ``X.yaml`` lie."""
    return bank_path.with_name(bank_path.stem + SUFFIX)


def read_stats(path: Path) -> tuple[dict[str, PhraseStats], list[Problem]]:
    """All readable lines by id, and the problems of the others; empty where there is no file."""
    if not path.is_file():
        return {}, []
    try:
        text = read_text(path, limit=DOCUMENT_LIMIT * 4)
    except DraftkitError as error:
        return {}, [Problem(str(path), 0, 0, error.what, error.remedy)]
    stats: dict[str, PhraseStats] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            one = stats_of(json.loads(line))
        except (ValueError, TypeError, KeyError):
            problems.append(Problem(str(path), number, 1, "统计文件里这一行读不懂", "重新挖掘即可重建"))
            continue
        stats[one.id] = one
    return stats, problems


def stats_of(record: Mapping[str, Any]) -> PhraseStats:
    """One decoded line as ``PhraseStats``; names of later versions are left out.

    Raises:
        KeyError, TypeError, ValueError: the record is not of this shape.
    """
    if not isinstance(record, dict):
        raise TypeError("not an object")
    known: dict[str, Any] = {name: value for name, value in record.items() if name in _KNOWN}
    for name in _NUMBERS:
        if not isinstance(known.get(name, 0), int):
            raise TypeError(name)
    known["id"], known["text_hash"] = str(record["id"]), str(record.get("text_hash", ""))
    known["variants"] = tuple(known.get("variants", ()))
    known["attestations"] = tuple(Attestation(*place) for place in known.get("attestations", ()))
    return PhraseStats(**known)


def record_of(stats: PhraseStats) -> dict[str, Any]:
    """The JSON object of one line: only what differs from the default, attestations as short lists."""
    record = {name: value for name, value in asdict(stats).items() if value or name in ("id", "text_hash")}
    if stats.attestations:
        record["attestations"] = [
            [place.speech, place.block, place.start, place.end, place.line] for place in stats.attestations
        ]
    return record


def dump_stats(stats: Iterable[PhraseStats]) -> str:
    """The text of a sidecar, in order of id."""
    ordered = sorted(stats, key=lambda each: each.id)
    return "".join(json.dumps(record_of(each), ensure_ascii=False) + "\n" for each in ordered)


def add_stats(path: Path, more: Iterable[PhraseStats]) -> None:
    """Put statistics into a sidecar, in place of older ones of the same ids.

    Raises:
        SurroundingsError: disk full, permission.
    """
    added = {one.id: one for one in more}
    if added:
        stats, _ = read_stats(path)
        write_text(path, dump_stats({**stats, **added}.values()))
