"""Pages as LibreOffice prints them: rows and characters a page, row ends, splits, the dash under the page.

    python bench/export_pages.py

The stand-in faces of tests/export/fonts are used unless FONTCONFIG_FILE names others.

Three pages of nothing but Han characters, then prose that pushes quotes, numbers, —— and …… through every
column. Without LibreOffice or poppler it says so and exits with 3. Writes bench/results/export_pages.json.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from draftkit.drafts.markdown import parse
from draftkit.export.composing import compose
from draftkit.export.docx import render_manuscript
from draftkit.export.layout import Layout
from draftkit.export.layouts import load_layout
from draftkit.export.office_suite import find_office, to_pdf
from draftkit.export.page_facts import measure

HERE = Path(__file__).resolve().parent
COMMON = [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFA)]
PROSE = (
    "“三会一课”要抓，2026年1,350个支部、98.6%的党员都要到；问题——不多——但要改……"
    "《条例》（试行）怎么学？一要“学原文”，二要3次以上，占63%～68%。"
)
DOTS = 300
FONTS = HERE.parent / "tests" / "export" / "fonts" / "fonts.conf"


def sample() -> str:
    """The Markdown that is printed."""
    han = "".join(COMMON[n * 37 % len(COMMON)] for n in range(28 * 22 * 3))
    shifted = "\n\n".join("国" * n + PROSE for n in range(28))
    return f"# 在全县组织工作会议上的讲话\n\n{han}\n\n{shifted}\n"


def dash_distance(pdf: bytes, layout: Layout) -> float:
    """Millimetres from the type area of page 1 to the middle of the left dash, by its ink."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "page.pdf").write_bytes(pdf)
        command = ["pdftoppm", "-r", str(DOTS), "-gray", "-l", "1", "-singlefile", "page.pdf", "page"]
        subprocess.run(command, cwd=folder, check=True)
        _, size, _, pixels = Path(folder, "page.pgm").read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    type_area = (layout.page.height - layout.page.bottom) / 1440 * DOTS
    inked = [
        (row, column)
        for row in range(round(type_area) + 12, height)
        for column, shade in enumerate(pixels[row * width : (row + 1) * width])
        if shade < 128
    ]
    leftmost = min(column for _, column in inked)
    rows = [row for row, column in inked if column < leftmost + 30]
    return ((min(rows) + max(rows)) / 2 - type_area) / DOTS * 25.4


def main() -> int:
    """Measure each print layout and say so."""
    if find_office() is None or shutil.which("pdftoppm") is None:
        print("LibreOffice or poppler is missing: no page was measured", file=sys.stderr)
        return 3
    os.environ.setdefault("FONTCONFIG_FILE", str(FONTS))
    result = {}
    for name in ("office", "gbt33476", "folk28"):
        layout = load_layout(name)
        pdf = to_pdf(render_manuscript(compose(parse(sample())), layout))
        if pdf is None:
            print("LibreOffice did not answer", file=sys.stderr)
            return 3
        facts = measure(pdf, layout)
        result[name] = {
            "rows_on_page_2": len(facts.pages[1]),
            "characters_a_row_on_page_2": sorted({len(row.text) for row in facts.pages[1]}),
            "most_rows": facts.most_rows,
            "rows_looked_at": sum(map(len, facts.pages)),
            "wrong_row_ends": len(facts.wrong_ends),
            "split_numbers": len(facts.split_numbers),
            "split_dashes_or_ellipses": len(facts.split_marks),
            "dash_below_type_area_mm": round(dash_distance(pdf, layout), 2),
        }
    print(json.dumps(result, ensure_ascii=False, indent=1))
    target = HERE / "results" / "export_pages.json"
    target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
