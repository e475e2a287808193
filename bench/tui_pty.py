"""A program in a pseudo-terminal, timed from outside: what a person waits for, nothing else."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence


class Terminal:
    """A child in a pseudo-terminal of ``columns`` × ``rows``; everything it writes is read and kept."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], columns: int = 120, rows: int = 36
    ) -> None:
        self.began = time.perf_counter()
        self.child, self.descriptor = pty.fork()
        if self.child == 0:
            os.execvpe(command[0], list(command), {**os.environ, **env})
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, size)
        self.output = b""

    def read(self, seconds: float) -> bytes:
        """What comes within ``seconds``; returns at the first piece."""
        ready, _, _ = select.select([self.descriptor], [], [], seconds)
        if not ready:
            return b""
        try:
            piece = os.read(self.descriptor, 1 << 16)
        except OSError:
            return b""
        self.output += piece
        if b"\x1b[6n" in piece:  # the program asks where the cursor is; answer as a terminal would
            os.write(self.descriptor, b"\x1b[1;2R")
        return piece

    def wait_for(self, text: str, seconds: float = 30.0) -> float:
        """Seconds from the start of the program until ``text`` was written."""
        wanted = text.encode()
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self.read(0.05)
            if wanted in self.output:
                return time.perf_counter() - self.began
        raise TimeoutError(f"{text!r} never came")

    def settle(self, quiet: float = 0.4) -> None:
        """Read until nothing comes for ``quiet`` seconds."""
        while self.read(quiet):
            pass

    def key_to_paint(self, key: str, gap: float = 0.025) -> float:
        """Seconds from a key until the frame it caused is out: the last byte before ``gap`` of silence."""
        began = time.perf_counter()
        os.write(self.descriptor, key.encode())
        if not self.read(2.0):
            raise TimeoutError("the key painted nothing")
        last = time.perf_counter()
        while self.read(gap):
            last = time.perf_counter()
        return last - began

    def close(self) -> None:
        """End the program."""
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.descriptor)
