"""Export: time and size of a 10,000-character speech, byte identity, and what other readers give back.

    python bench/export.py

Peer in the same run: python-docx making paragraphs of the same text, nothing laid out. Readers that are not
installed are reported as not asked. Writes bench/results/export.json.
"""

from __future__ import annotations

import io
import json
import random
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from draftkit.drafts.markdown import parse
from draftkit.export.composing import compose
from draftkit.export.docx import render_manuscript
from draftkit.export.layouts import load_layout

HERE = Path(__file__).resolve().parent
WORDS = HERE / "bank_words.txt"
SAMPLE = HERE.parent / "tests" / "export" / "samples" / "speech.md"
LENGTH = 10_000
ROUNDS = 15


def speech(length: int = LENGTH) -> str:
    """Markdown of a speech of about ``length`` characters, headings and run-in headings in it."""
    chance = random.Random(11)
    words = WORDS.read_text(encoding="utf-8").split()
    parts = ["# 在全县组织工作会议上的讲话", "同志们："]
    written = 0
    while written < length:
        clauses = ["".join(chance.choices(words, k=4)) for _ in range(12)]
        body = "，".join(clauses[:6]) + "；“" + "”，“".join(clauses[6:]) + f"”，增长{chance.randrange(90)}%。"
        opening = f"**{len(parts)}. {clauses[0]}。**" if chance.random() < 0.4 else ""
        parts.append(opening + body)
        written += len(opening + body)
    return "\n\n".join(parts) + "\n"


def milliseconds(work: Callable[[], object]) -> float:
    """Median of ``ROUNDS`` runs."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def bare_python_docx(paragraphs: list[str]) -> bytes:
    """The peer: the text as paragraphs, saved."""
    import docx

    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def squeezed(text: str) -> str:
    """Text without white space: readers differ in how they part paragraphs."""
    return re.sub(r"\s+", "", text)


def readers() -> dict[str, Callable[[Path], str]]:
    """Five readers that have nothing to do with draftkit."""

    def by_python_docx(path: Path) -> str:
        import docx

        return "\n".join(p.text for p in docx.Document(str(path)).paragraphs)

    def by_docx2python(path: Path) -> str:
        from docx2python import docx2python

        with docx2python(str(path)) as read:
            return "\n".join(
                "".join(cell_paragraph)
                for table in read.body
                for row in table
                for cell in row
                for cell_paragraph in cell
            )

    def by_mammoth(path: Path) -> str:
        import mammoth

        return str(mammoth.extract_raw_text(io.BytesIO(path.read_bytes())).value)

    def by_markitdown(path: Path) -> str:
        from markitdown import MarkItDown

        markdown = MarkItDown().convert(str(path)).text_content
        return re.sub(r"^#+ |\*\*|\\(?=[!-/:-@\[-`{-~])", "", markdown, flags=re.M)

    def by_pandoc(path: Path) -> str:
        pandoc = shutil.which("pandoc")
        if pandoc is None:
            raise ImportError("pandoc")
        command = [pandoc, "-f", "docx", "-s", "-t", "plain", "--wrap=none", str(path)]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()

    return {
        "python-docx": by_python_docx,
        "docx2python": by_docx2python,
        "mammoth": by_mammoth,
        "markitdown": by_markitdown,
        "pandoc": by_pandoc,
    }


def ask_readers(document: bytes, wanted: str) -> dict[str, str]:
    """Whether each reader gives back exactly the text."""
    said = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speech.docx"
        path.write_bytes(document)
        for name, read in readers().items():
            try:
                said[name] = "same text" if squeezed(read(path)) == squeezed(wanted) else "OTHER TEXT"
            except ImportError:
                said[name] = "not asked: not installed"
    return said


def main() -> None:
    """Measure and print."""
    layout = load_layout()
    long = compose(parse(speech()))
    document = render_manuscript(long, layout)
    ours = milliseconds(lambda: render_manuscript(long, layout))
    whole = milliseconds(lambda: render_manuscript(compose(parse(speech())), layout))
    peer = milliseconds(lambda: bare_python_docx([p.text for p in long.passages]))
    sample = compose(parse(SAMPLE.read_text(encoding="utf-8")))
    result = {
        "characters": len(long.text),
        "render_ms": round(ours, 1),
        "parse_and_render_ms": round(whole, 1),
        "python_docx_ms": round(peer, 1),
        "ratio_to_python_docx": round(ours / peer, 2),
        "bytes": len(document),
        "python_docx_bytes": len(bare_python_docx([p.text for p in long.passages])),
        "byte_identical": document == render_manuscript(compose(parse(speech())), load_layout()),
        "readers_sample": ask_readers(render_manuscript(sample, layout), sample.text),
        "readers_long": ask_readers(document, long.text),
    }
    print(json.dumps(result, ensure_ascii=False, indent=1))
    target = HERE / "results" / "export.json"
    target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
