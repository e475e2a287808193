"""What the export tests share: the sample speech, drafts from Markdown, and a reader independent of ours."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from draftkit.drafts.markdown import parse
from draftkit.export.composing import compose
from draftkit.export.docx import render_manuscript
from draftkit.export.layouts import load_layout

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def sample_text():
    return (HERE / "samples" / "speech.md").read_text("utf-8")


@pytest.fixture
def sample_file(tmp_path, sample_text):
    path = tmp_path / "speech.md"
    path.write_text(sample_text, "utf-8")
    return path


@pytest.fixture(scope="session")
def manuscript():
    """Manuscript of a Markdown text."""
    return lambda text: compose(parse(text, "稿子.md"))


@pytest.fixture(scope="session")
def document(manuscript):
    """DOCX bytes of a Markdown text."""
    return lambda text, layout="office": render_manuscript(manuscript(text), load_layout(layout))


@pytest.fixture(scope="session")
def part():
    """One part of a DOCX as text."""

    def read(data, name="word/document.xml"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read(name).decode("utf-8")

    return read
