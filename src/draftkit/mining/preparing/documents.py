"""Documents → prepared speeches, once per content: what was prepared before is read from the cache.

The cache is content-addressed (document bytes, tables, segmenter, version), so a renamed or copied file
is not segmented again and an edited one is. A run that was stopped goes on where it stopped: every
document is stored as soon as it is done.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from draftkit import __version__
from draftkit.corpus.reading import read_speeches
from draftkit.errors import DraftkitError
from draftkit.files.atomic import write_text
from draftkit.files.locations import cache_dir
from draftkit.files.reading import read_bytes
from draftkit.files.resources import lexicon_dir
from draftkit.mining.preparing.groups import group_of
from draftkit.mining.preparing.prepared import PreparedSpeech, from_json, to_json
from draftkit.mining.preparing.shelf import Brief, brief_of
from draftkit.mining.preparing.speech import prepare
from draftkit.mining.preparing.splitting import SplittingCut
from draftkit.mining.segment import dictionary, fast_available, load_segmenter
from draftkit.mining.settings import VERSION, MiningSettings
from draftkit.mining.words import WORDS_FILE, Classifier, word_table

Advance = Callable[[int, int], None]
"""Documents done, documents in all."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document by its path and the key of what would be prepared from it."""

    path: Path
    key: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """What became of the documents: briefs of their speeches, and errors of those that gave none."""

    briefs: tuple[Brief, ...]
    errors: tuple[DraftkitError, ...]
    fresh: int


def documents_of(
    paths: Iterable[Path], settings: MiningSettings
) -> tuple[list[Document], list[DraftkitError]]:
    """The documents with their cache keys; unreadable ones as errors."""
    base = preparation_key(settings)
    found: list[Document] = []
    errors: list[DraftkitError] = []
    for path in paths:
        try:
            digest = blake2b(base.encode() + read_bytes(path), digest_size=16).hexdigest()
            found.append(Document(path, digest))
        except DraftkitError as error:
            errors.append(error)
    return found, errors


def preparation_key(settings: MiningSettings) -> str:
    """Names everything but the document that preparation depends on."""
    fast = fast_available() if settings.fast is None else settings.fast
    tables = [settings.words or lexicon_dir() / WORDS_FILE]
    tables += [lexicon_dir() / name for name in ("place-words.yaml", "dated-wording.yaml")]
    digests = [blake2b(read_bytes(table), digest_size=8).hexdigest() for table in tables]
    return "|".join((__version__, VERSION, "rjieba" if fast else "jieba", *digests))


def prepare_documents(
    documents: Sequence[Document], settings: MiningSettings, jobs: int = 1, advance: Advance | None = None
) -> Prepared:
    """Prepare what the cache does not hold, in ``jobs`` processes, and give the briefs of all."""
    fresh = list({d.key: d for d in documents if not _cached(d.key).exists()}.values())
    errors: dict[str, DraftkitError] = {}
    done = len(documents) - len(fresh)
    for key, error in _outcomes(fresh, settings, jobs):
        done += 1
        if error is not None:
            errors[key] = error
        if advance:
            advance(done, len(documents))
    briefs = [brief for d in documents if d.key not in errors for brief in _briefs(d)]
    failed = [errors[d.key] for d in documents if d.key in errors]
    return Prepared(tuple(briefs), tuple(failed), len(fresh))


def _outcomes(
    fresh: Sequence[Document], settings: MiningSettings, jobs: int
) -> Iterator[tuple[str, DraftkitError | None]]:
    if jobs <= 1 or len(fresh) <= 1:
        for document in fresh:
            yield document.key, _prepare_one(document, settings)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        waiting: dict[Future[DraftkitError | None], str] = {
            pool.submit(_prepare_one, document, settings): document.key for document in fresh
        }
        try:
            for future in as_completed(waiting):
                yield waiting[future], future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _prepare_one(document: Document, settings: MiningSettings) -> DraftkitError | None:
    """Prepare one document and store it; top-level, so that any executor can run it."""
    table = word_table(settings.words)
    cut = SplittingCut(load_segmenter(table.phrases, fast=settings.fast), table)
    try:
        speeches = read_speeches(document.path)
    except DraftkitError as error:
        return error
    classifier = Classifier(table, dictionary()[0])
    prepared = [to_json(prepare(speech, cut, classifier)) for speech in speeches]
    target = _cached(document.key)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_text(target, json.dumps(prepared, ensure_ascii=False, separators=(",", ":")))
    return None


def _cached(key: str) -> Path:
    return cache_dir() / "mining" / key[:2] / f"{key}.json"


def _briefs(document: Document) -> Iterator[Brief]:
    for place, speech in enumerate(_load(document)):
        yield brief_of(speech, _Fetch(document, place))


@dataclass(frozen=True, slots=True)
class _Fetch:
    """Reads one speech back from the cache: memory holds one document at a time."""

    document: Document
    place: int

    def __call__(self) -> PreparedSpeech:
        return _load(self.document)[self.place]


def _load(document: Document) -> list[PreparedSpeech]:
    source = str(document.path)
    loaded = [from_json(each) for each in json.loads(read_bytes(_cached(document.key)))]
    return [
        replace(speech, key=f"{source}#{place}", source=source, group=group_of(source))
        for place, speech in enumerate(loaded, 1)
    ]
