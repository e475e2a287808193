"""Which type faces this machine has: asked of fontconfig, or of the Windows registry."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from draftkit.export.faces import face_named

_PATIENCE = 20


@dataclass(frozen=True, slots=True)
class FacePresence:
    """A face a document asks for. ``found`` is None where the machine cannot be asked."""

    name: str
    found: bool | None
    substitute: str = ""

    @property
    def line(self) -> str:
        """One line for a person."""
        if self.found is None:
            return f"{self.name}：本机字体查不到，没有核对"
        if self.found:
            return f"{self.name}：已安装"
        stand_in = f"，本机用 {self.substitute} 顶替" if self.substitute else "，也没有相近的字体"
        return f"{self.name}：未安装{stand_in}"


def presence(names: Sequence[str]) -> tuple[FacePresence, ...]:
    """Each face with the substitute that would be used here."""
    families = installed_families()
    if families is None:
        return tuple(FacePresence(name, None) for name in names)
    return tuple(
        FacePresence(
            name,
            name in families,
            next((other for other in face_named(name).substitutes if other in families), ""),
        )
        for name in names
    )


def installed_families() -> frozenset[str] | None:
    """The family names of all installed faces, or None where there is no way to ask."""
    if sys.platform == "win32":
        return _windows_families()
    lister = shutil.which("fc-list")
    if lister is None:
        return None
    try:
        listed = subprocess.run(
            [lister, ":", "family"], capture_output=True, timeout=_PATIENCE, check=True
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        return None
    return frozenset(name.strip() for line in listed.splitlines() for name in line.split(","))


def _windows_families() -> frozenset[str] | None:  # pragma: no cover - Windows only
    if sys.platform != "win32":
        return None
    import winreg

    names: set[str] = set()
    try:
        with winreg.OpenKey(
            winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
        ) as key:
            for index in range(winreg.QueryInfoKey(key)[1]):
                entry = str(winreg.EnumValue(key, index)[0]).split(" (")[0]
                names.update(part.strip() for part in entry.split("&"))
    except OSError:
        return None
    return frozenset(names)
