"""What a source blacked out (XX, **, 某县) becomes a slot that says what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.drafts.renewal.meeting import NewMeeting, OldIdentity
from draftkit.drafts.renewal.rule import Hit

_BLACK = r"(?:[*＊]+|[XxＸｘ×○]{1,6}|#{2,}|_{2,}|某某|某(?=[省市县区旗镇乡村局厂校]|单位|公司|同志))"
_REDACTED = re.compile(
    rf"(?P<year>(?:19|20){_BLACK}(?=年))"
    rf"|(?<![A-Za-z\d]){_BLACK}(?:(?P<percent>[%％])|(?P<place>[省市县区旗镇乡村](?![场民容面值域别分间]))|(?P<person>(?=同志|书记|[省市县区旗镇乡]长)))?(?![A-Za-z])"
)
_SLOTS = {"year": "年份", "percent": "比例", "place": "地名", "person": "姓名"}


def find_redactions(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """Every stretch a source blacked out."""
    for match in _REDACTED.finditer(text):
        if match.group():
            slot = _SLOTS.get(match.lastgroup or "", "待补")
            yield Hit(match.start(), match.end(), f"【{slot}】")
