"""What one rule for a line that is not part of the speech consists of."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChromeRule:
    """``pattern`` and ``anywhere`` are searched in lines of at most ``longest`` characters.

    What may stand anywhere in the line is kept apart: patterns whose every branch begins with a letter are
    searched many times faster than those with an anchored branch.
    """

    name: str
    zh: str
    pattern: re.Pattern[str]
    longest: int = 120
    anywhere: tuple[re.Pattern[str], ...] = ()

    def fits(self, text: str) -> bool:
        """Whether ``text``, which is not too long, is a line of this kind."""
        if self.pattern.search(text):
            return True
        return bool(self.anywhere) and any(each.search(text) for each in self.anywhere)
