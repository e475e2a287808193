"""Old formats through tools that may be installed: each is asked in turn, and named when none is there."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from draftkit.corpus.formats import plain
from draftkit.corpus.source import SourceText
from draftkit.errors import SurroundingsError, UnreadableError
from draftkit.files.reading import read_bytes

_SECONDS = 90
_TEXT_TOOLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "doc": (("antiword", "-m", "UTF-8.txt", "-w", "0"), ("catdoc", "-d", "utf-8", "-w")),
    "rtf": (("pandoc", "-f", "rtf", "-t", "plain", "--wrap=none"),),
}
_NAMES = {"doc": "旧版 Word（.doc、.wps）", "rtf": "RTF"}


def read(path: Path, kind: str) -> SourceText:
    """The text of a ``doc`` or ``rtf`` file.

    Raises:
        SurroundingsError: no tool for it is installed.
        UnreadableError: the tools that are could not read it.
    """
    tried = False
    for tool, *options in _TEXT_TOOLS[kind]:
        program = shutil.which(tool)
        if program is None or path.suffix.lower() == ".wps":
            continue
        tried = True
        text = _run([program, *options, str(path.resolve())])
        if text and text.strip():
            source = plain.read(text)
            return SourceText(source.text, notes={**source.notes, "tool": tool}, has_lines=False)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office:
        return _through_office(path, office)
    if tried:
        raise UnreadableError("文档不完整或已损坏", remedy="请重新取得这个文件，或另存为 .docx")
    wanted = "、".join(tool for tool, *_ in _TEXT_TOOLS[kind])
    raise SurroundingsError(
        f"读{_NAMES[kind]}要借助外部工具，本机没有", remedy=f"请装上 {wanted} 或 LibreOffice，或另存为 .docx"
    )


def _through_office(path: Path, office: str) -> SourceText:
    from draftkit.corpus.formats import word

    with tempfile.TemporaryDirectory(prefix="draftkit-") as folder:
        profile = Path(folder, "profile").as_uri()
        _run(
            [
                office,
                f"-env:UserInstallation={profile}",
                "--headless",
                "--convert-to",
                "docx",
                "--outdir",
                folder,
                str(path.resolve()),
            ]
        )
        made = Path(folder, path.stem + ".docx")
        if not made.exists():
            raise UnreadableError("文档不完整或已损坏", remedy="请重新取得这个文件，或另存为 .docx")
        source = word.read(read_bytes(made))
    return SourceText(source.text, source.hints, {**source.notes, "tool": "soffice"}, has_lines=False)


def _run(command: list[str]) -> bytes | None:
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
