"""One phrase file from disk: YAML, validation, statistics. A bad file gives problems, never an exception."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from draftkit.bank.entries import BankFile, Layer
from draftkit.bank.identity import identity_text, text_hash
from draftkit.bank.sidecar import read_stats, sidecar_path
from draftkit.errors import DraftkitError, Problem
from draftkit.model.phrase import PhraseStats

FILE_LIMIT = 128 << 20


def read_bank_file(path: Path, layer: Layer) -> BankFile:
    """The good entries of ``path`` and everything wrong with it."""
    from draftkit.files.reading import read_text

    try:
        text = read_text(path, limit=FILE_LIMIT)
    except DraftkitError as error:
        return BankFile(str(path), layer, problems=(Problem(str(path), 0, 0, error.what, error.remedy),))
    return read_bank_text(text, path, layer)


def read_bank_text(text: str, path: Path, layer: Layer) -> BankFile:
    """As ``read_bank_file``, for text already read; the sidecar still comes from disk."""
    # deferred: yaml costs 40 ms, and a fresh index never gets here
    from draftkit.bank.validation import validate
    from draftkit.files.yaml_recovery import parse_recovering

    value, problems = parse_recovering(text, str(path))
    stats, more = read_stats(sidecar_path(path))
    file = validate(value, str(path), layer, [*problems, *more])
    if stats:
        _relink(stats, file)
    return BankFile(file.path, layer, file.defaults, file.entries, stats, file.problems)


def _relink(stats: dict[str, PhraseStats], file: BankFile) -> None:
    """Statistics of entries whose id changed (a plain string was given one) are found by the text's hash."""
    unknown = [entry for entry in file.entries if entry.id not in stats]
    if not unknown:
        return
    by_hash = {one.text_hash: one for one in stats.values()}
    for entry in unknown:
        one = by_hash.get(text_hash(identity_text({**file.defaults, **entry.fields})))
        if one is not None:
            stats[entry.id] = replace(one, id=entry.id)
