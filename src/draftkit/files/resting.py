"""Work that makes a great many small objects, none of them in cycles: a large YAML file, a compiled bank."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting_collector() -> Iterator[None]:
    """The cyclic garbage collector pauses inside; walking over the young objects would double the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
