"""What every command promises: exit codes, one clear line for bad input, nothing overwritten."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

GOOD = "# 讲话\n\n同志们：\n\n我们要抓好落实。\n"


def one_clear_line(result: subprocess.CompletedProcess[str], *fragments: str) -> None:
    assert "Traceback" not in result.stderr
    assert result.returncode == 2
    lines = [line for line in result.stderr.splitlines() if line.startswith("draftkit：")]
    assert len(lines) == 1, result.stderr
    for fragment in fragments:
        assert fragment in lines[0]


def test_version_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom draftkit.start import main\n"
        "try: main(['--version'])\nexcept SystemExit: pass\n"
        "heavy = {'textual', 'rich', 'jieba', 'docx', 'lxml', 'jinja2', 'yaml'} & set(sys.modules)\n"
        "sys.exit(','.join(sorted(heavy)) or 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chek"], "是不是“check”"),
        (["check"], "缺少 FILE"),
        (["rules", "shw"], "是不是“show”"),
        (["rules", "show", "没有这条"], "rules ls"),
    ],
)
def test_usage_errors_are_one_line_with_the_way_out(draftkit: Run, arguments: list[str], says: str) -> None:
    one_clear_line(draftkit(*arguments), says)


@pytest.mark.parametrize("verb", [["check"], ["render", "-o", "out.docx"]])
def test_a_missing_file_is_named(draftkit: Run, verb: list[str]) -> None:
    one_clear_line(draftkit(verb[0], "没有.md", *verb[1:]), "没有.md", "找不到文件")


@pytest.mark.parametrize("verb", [["check"], ["render", "-o", "out.docx"]])
def test_a_binary_is_refused(draftkit: Run, tmp_path: Path, verb: list[str]) -> None:
    (tmp_path / "图.md").write_bytes(b"\x89PNG\0\0\0")
    one_clear_line(draftkit(verb[0], "图.md", *verb[1:]), "图.md", "二进制")


def test_check_exits_1_on_findings_and_0_without(draftkit: Run, tmp_path: Path) -> None:
    (tmp_path / "好.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "坏.md").write_text(GOOD + "\n完成【数量】项,很好。\n", encoding="utf-8")
    assert draftkit("check", "好.md").returncode == 0
    bad = draftkit("check", "坏.md")
    assert bad.returncode == 1
    assert "坏.md:7:3: 要改 【数量】还没有填（open-slot）" in bad.stdout


def test_check_json_has_the_fields_of_the_contract(draftkit: Run, tmp_path: Path) -> None:
    (tmp_path / "坏.md").write_text("完成【数量】项,很好。\n", encoding="utf-8")
    findings = json.loads(draftkit("check", "坏.md", "--format", "json").stdout)
    assert [finding["rule"] for finding in findings] == ["open-slot", "half-width"]
    fields = "rule level path line col end_line end_col start end text message why source fix key"
    assert " ".join(findings[0]) == fields
    assert findings[1]["fix"] == [{"start": 7, "end": 8, "text": "，"}]


def test_check_fix_mends_what_is_certain_and_keeps_the_rest(draftkit: Run, tmp_path: Path) -> None:
    path = tmp_path / "坏.md"
    path.write_text("完成【数量】项,很好!\n", encoding="utf-8")
    result = draftkit("check", "坏.md", "--fix")
    assert path.read_text(encoding="utf-8") == "完成【数量】项，很好！\n"
    assert "改好 2 处" in result.stderr
    assert result.returncode == 1


def test_one_bad_file_does_not_stop_the_others(draftkit: Run, tmp_path: Path) -> None:
    (tmp_path / "好.md").write_text(GOOD, encoding="utf-8")
    result = draftkit("check", "没有.md", "好.md")
    assert result.returncode == 1
    assert "没有.md" in result.stderr


def test_check_sarif_is_a_log_of_one_run(draftkit: Run, tmp_path: Path) -> None:
    (tmp_path / "坏.md").write_text("完成【数量】项。\n", encoding="utf-8")
    log = json.loads(draftkit("check", "坏.md", "--format", "sarif").stdout)
    (result,) = log["runs"][0]["results"]
    assert result["ruleId"] == "open-slot"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 1
