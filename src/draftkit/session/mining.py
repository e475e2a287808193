"""Use case: mine documents into a candidate file, without doing again what was done before.

A run over unchanged documents with unchanged tables gives the stored result back, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from hashlib import blake2b
from pathlib import Path

from draftkit.bank.sidecar import read_stats, sidecar_path
from draftkit.bank.store import load_bank, write_candidates
from draftkit.corpus.library.store import Library
from draftkit.corpus.reading import check_exist, files_under
from draftkit.errors import DraftkitError, MissingFileError, UsageError
from draftkit.files.atomic import write_bytes, write_text
from draftkit.files.locations import cache_dir, data_dir
from draftkit.files.reading import read_bytes
from draftkit.files.resources import lexicon_dir
from draftkit.mining.naming import SLOTS_FILE
from draftkit.mining.pipeline import Progress, mine_prepared
from draftkit.mining.preparing.documents import Document, documents_of, preparation_key, prepare_documents
from draftkit.mining.report import MiningReport
from draftkit.mining.scoring.formula import PARTS, SCORING_FILE, formula
from draftkit.mining.scoring.steps import STEPS_FILE
from draftkit.mining.settings import MiningSettings
from draftkit.model.phrase import PhraseStats
from draftkit.session.phrasing import in_list

PREPARING = "读稿切词"


@dataclass(frozen=True, slots=True)
class MiningResult:
    """What a run gave. ``errors``: documents left out; ``fresh``: documents that had to be segmented;
    ``stored``: nothing had changed and the stored result was given back."""

    output: Path
    report: MiningReport
    errors: tuple[DraftkitError, ...]
    fresh: int
    stored: bool


def mine_files(
    paths: Sequence[Path],
    output: Path,
    settings: MiningSettings | None = None,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
) -> MiningResult:
    """Mine documents and folders into ``output`` (YAML) and its sidecar.

    Raises:
        MissingFileError: a path, or the folder of ``output``, does not exist.
        UsageError: there is no document, or none could be read.
        BadFileError: a table of the miner is wrong.
    """
    settings = settings or MiningSettings()
    say = progress or (lambda *_: None)
    check_exist(paths)
    if not output.parent.is_dir():
        raise MissingFileError("文件夹不存在", where=output.parent, remedy="请先建好文件夹，或换一个位置")
    documents, errors = documents_of(files_under(paths), settings)
    if not documents:
        raise errors[0] if errors else UsageError("没有找到可以读的文稿", where=paths[0] if paths else "")
    key = _result_key(documents, settings)
    stored = _stored(key, output) if not errors else None
    if stored is not None:
        return MiningResult(output, stored, (), 0, True)
    prepared = prepare_documents(documents, settings, jobs, lambda done, total: say(PREPARING, done, total))
    if not prepared.briefs:
        raise prepared.errors[0] if prepared.errors else UsageError("文稿里没有可以挖掘的内容")
    mined = mine_prepared(prepared.briefs, settings, progress)
    write_candidates(output, mined.phrases, mined.stats)
    errors.extend(prepared.errors)
    if not errors:
        _store(key, output, mined.report)
    return MiningResult(output, mined.report, tuple(errors), prepared.fresh, False)


def _result_key(documents: Sequence[Document], settings: MiningSettings) -> str:
    tables = [settings.scoring or lexicon_dir() / SCORING_FILE]
    tables += [lexicon_dir() / name for name in (STEPS_FILE, SLOTS_FILE)]
    parts = [preparation_key(settings), str(replace(settings, scoring=None, words=None))]
    parts += [blake2b(read_bytes(table), digest_size=8).hexdigest() for table in tables]
    parts += sorted(f"{document.path}:{document.key}" for document in documents)
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


def _store(key: str, output: Path, report: MiningReport) -> None:
    folder = cache_dir() / "mining" / "results"
    folder.mkdir(parents=True, exist_ok=True)
    write_bytes(folder / f"{key}.stats.jsonl", read_bytes(sidecar_path(output)))
    write_text(folder / f"{key}.report.json", json.dumps(asdict(report), ensure_ascii=False))
    write_bytes(folder / f"{key}.yaml", read_bytes(output))  # last: its presence means all is there


def _stored(key: str, output: Path) -> MiningReport | None:
    folder = cache_dir() / "mining" / "results"
    if not (folder / f"{key}.yaml").exists():
        return None
    fields = json.loads(read_bytes(folder / f"{key}.report.json"))
    write_bytes(sidecar_path(output), read_bytes(folder / f"{key}.stats.jsonl"))
    write_bytes(output, read_bytes(folder / f"{key}.yaml"))
    fields["copies"] = tuple((copy, first) for copy, first in fields["copies"])
    fields["untrusted"] = tuple(fields["untrusted"])
    return MiningReport(**fields)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a candidate scores what it does: ``parts`` are (name, value, weight, meaning)."""

    text: str
    stats: PhraseStats
    parts: tuple[tuple[str, float, float, str], ...]


def explain(identity: str, output: Path, scoring: Path | None = None) -> Explanation:
    """The parts of one candidate's score, from a candidate file and its sidecar.

    Raises:
        MissingFileError: the file is not there.
        UsageError: the file knows no such id.
    """
    read_bytes(output)
    known, _ = read_stats(sidecar_path(output))
    phrases = {phrase.id: phrase for phrase in load_bank([output]).phrases}
    stats, phrase = known.get(identity), phrases.get(identity)
    if stats is None or phrase is None:
        near = get_close_matches(identity, known, n=3)
        hint = f"相近的有：{'、'.join(near)}" if near else "请核对编号"
        raise UsageError(f"候选里没有 {identity}", where=output, remedy=hint)
    weights = formula(scoring).weights[phrase.kind.value]
    parts = tuple(
        (name, value, weights.get(name, 0.0), PARTS.get(name, ""))
        for name, value in stats.scores.items()
        if name != "score"
    )
    return Explanation(in_list(phrase.text, phrase), stats, parts)


def library_paths() -> list[Path]:
    """The documents of the library, as they lie on disk.

    Raises:
        UsageError: the library is empty, or none of its documents is where it was.
    """
    if not (data_dir() / "library.sqlite").exists():
        raise UsageError("库里还没有文稿", remedy="请写上文稿或文件夹，或先用 draftkit corpus add 入库")
    with Library() as library:
        paths = dict.fromkeys(Path(entry.path) for entry in library.entries() if entry.path)
    there = [path for path in paths if path.is_file()]
    if not there:
        raise UsageError("库里的文稿都不在原来的位置", remedy="请写上文稿现在所在的文件夹")
    return there
