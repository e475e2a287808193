"""Readers that have nothing to do with draftkit give back the text, each one that is installed."""

import importlib.util
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "export.py"
SPEC = importlib.util.spec_from_file_location("export_bench", BENCH)
bench = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(bench)


@pytest.mark.parametrize("name", bench.readers())
@pytest.mark.parametrize("layout", ["office", "gbt33476"])
def test_another_reader_gives_back_the_text(name, layout, document, manuscript, sample_text, tmp_path):
    path = tmp_path / "speech.docx"
    path.write_bytes(document(sample_text, layout))
    try:
        text = bench.readers()[name](path)
    except ImportError:
        pytest.skip(f"{name} is not installed: not asked")
    assert bench.squeezed(text) == bench.squeezed(manuscript(sample_text).text)
