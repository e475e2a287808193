"""The house rules that a machine can hold: sizes, names, doors, and no word to the network."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
FILE_CAP, FUNCTION_CAP = 400, 60


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_files_and_functions_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_CAP
    for function in functions(path):
        assert (function.end_lineno or 0) - function.lineno < FUNCTION_CAP, function.name


def test_names_say_what_a_file_holds() -> None:
    vague = re.compile(r"(utils?|helpers?|manager|misc|common|stuff)\.py$")
    assert not [str(path) for path in SOURCES if vague.search(path.name)]


def public_functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Functions of the module and methods of its classes; what is nested in a function is its own affair."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for holder in (tree, *(node for node in tree.body if isinstance(node, ast.ClassDef))):
        yield from (node for node in holder.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_public_functions_say_what_they_mean() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}"
        for path in SOURCES
        for function in public_functions(path)
        if not function.name.startswith("_")
        and not ast.get_docstring(function)
        and (function.end_lineno or 0) - function.lineno > 5
        and not any(isinstance(each, ast.Name) and each.id == "overload" for each in function.decorator_list)
    ]
    assert not bare


def test_no_module_reaches_for_the_network() -> None:
    banned = re.compile(
        r"^\s*(?:import|from) (?:socket|urllib\.request|http\.client|requests|httpx|aiohttp)\b", re.M
    )
    assert not [str(path) for path in SOURCES if banned.search(path.read_text(encoding="utf-8"))]


BLOCK_NETWORK = """
import socket
def refuse(*arguments, **options):
    raise RuntimeError("network call")
socket.socket.connect = refuse
socket.socket.connect_ex = refuse
socket.getaddrinfo = refuse
socket.create_connection = refuse
"""


def test_the_whole_path_runs_without_a_network(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(BLOCK_NETWORK, encoding="utf-8")
    environment = {
        **os.environ,
        "DRAFTKIT_HOME": str(tmp_path / "home"),
        "PYTHONPATH": str(tmp_path),
        "PYTHONUTF8": "1",
    }
    result = subprocess.run(
        [sys.executable, "-m", "draftkit", "demo", "out"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert result.returncode == 0, result.stderr
    assert "network call" not in result.stderr
    assert (tmp_path / "out" / "speech.docx").is_file()
