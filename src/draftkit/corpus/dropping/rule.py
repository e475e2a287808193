"""What one rule for a line that is not part of the speech consists of."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChromeRule:
    """``pattern`` is searched in lines of at most ``longest`` characters."""

    name: str
    zh: str
    pattern: re.Pattern[str]
    longest: int = 120
