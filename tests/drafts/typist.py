"""A process that types without a pause until it is killed; run by ``test_kill`` and ``bench/drafts_kill``.

Each character that the session took is told on stdout before the next is typed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from draftkit.session.editing import WritingSession


def main() -> None:
    path = Path(sys.argv[1])
    session = WritingSession.open(path)
    if session.recovery is not None:
        session.recover(accept=True)
    count = session.source.count("字")
    while True:
        at = len(session.source) - 1
        session.edit(at, at, "字")
        count += 1
        sys.stdout.write(f"{count}\n")
        sys.stdout.flush()
        if count % 7 == 0:
            session.save()
        session.tick()


if __name__ == "__main__":
    main()
