"""The shipped bank on its own: no office or personal layer of the machine the tests run on."""

from __future__ import annotations

from pathlib import Path

import pytest

from draftkit.bank.store import Bank, load_bank
from draftkit.model.phrase import Phrase

Said = list[tuple[Phrase, str]]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """What a person has after installing, before adding anything."""
    home: Path = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRAFTKIT_HOME", str(home))
        return load_bank()


@pytest.fixture(scope="session")
def said(shipped: Bank) -> Said:
    """Every text that can end up in a speech, beside its phrase."""
    return [
        (each, text)
        for each in shipped.phrases
        for text in dict.fromkeys((each.text, *each.set, *each.units, *each.variants, *each.collocates))
    ]
