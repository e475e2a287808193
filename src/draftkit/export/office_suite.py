"""LibreOffice as a second pair of eyes: DOCX → PDF, away from the person's own profile and windows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_PATIENCE = 120
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)


def find_office() -> Path | None:
    """The LibreOffice program, or None."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((Path(place) for place in _PLACES if Path(place).is_file()), None)


def to_pdf(document: bytes) -> bytes | None:
    """The document as LibreOffice prints it, or None when it is not there or does not answer.

    Starting it takes some seconds; it runs without network access being asked for, in a profile of its own.
    """
    office = find_office()
    if office is None:
        return None
    with tempfile.TemporaryDirectory(prefix="draftkit-") as folder:
        source = Path(folder) / "page.docx"
        source.write_bytes(document)
        command = [
            str(office),
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        return _run(command, Path(folder) / "page.pdf")


def _run(command: list[str], target: Path) -> bytes | None:
    options = {} if sys.platform == "win32" else {"start_new_session": True}
    try:
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **options,  # type: ignore[call-overload]
        )
    except OSError:
        return None
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        _end(process)
        return None
    return target.read_bytes() if target.is_file() else None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and the children it started, and nothing else."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, 9)
    process.wait()
