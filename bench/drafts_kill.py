"""SIGKILL at random moments of typing and saving: torn files and lost characters over many kills.

usage: python bench/drafts_kill.py [KILLS]     writes bench/results/drafts_kill.json

A process types one character after the other, says each that the session took, and saves every seventh.
After each kill the file must be whole and recovery must offer every character that was confirmed.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START = "---\ndraftkit: 1\n---\n\n# 讲话\n\n开头。\n"


def killed_typist(path: Path, seconds: float) -> int:
    """Type for a while, be killed; the last confirmed count of characters."""
    command = [sys.executable, str(ROOT / "tests" / "drafts" / "typist.py"), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        rest = process.stdout.read()
    lines = (first + rest).rpartition("\n")[0].split("\n")
    return int(lines[-1]) if lines[-1] else 0


def main() -> int:
    """Run the loop and print."""
    from draftkit.session.editing import WritingSession

    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chance = random.Random(11)
    torn = lost = offered = left = typed = 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DRAFTKIT_HOME"] = str(Path(folder) / "home")
        for number in range(kills):
            path = Path(folder) / f"稿{number // 20}.md"  # a fresh draft now and then keeps texts small
            if not path.exists():
                path.write_text(START, encoding="utf-8")
            confirmed = killed_typist(path, chance.uniform(0.0, 0.12))
            text = path.read_text(encoding="utf-8")
            torn += text != START[:-1] + "字" * text.count("字") + "\n"
            left += sum(each.name.startswith(".draftkit-") for each in Path(folder).iterdir())
            session = WritingSession.open(path)
            whole = session.recovery.text if session.recovery else session.source
            offered += session.recovery is not None
            lost += max(0, confirmed - whole.count("字"))
            typed = max(typed, whole.count("字"))
            session.close()
    result = {
        "kills": kills,
        "torn_files": torn,
        "confirmed_characters_lost": lost,
        "recoveries_offered": offered,
        "temporary_files_left_by_kills": left,
        "longest_draft_characters": typed,
    }
    target = Path(__file__).parent / "results" / "drafts_kill.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, ensure_ascii=False, indent=1))
    return 1 if torn or lost else 0


if __name__ == "__main__":
    sys.exit(main())
