"""Telephone numbers, addresses and document numbers: they are always the old unit's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.drafts.renewal.meeting import NewMeeting, OldIdentity
from draftkit.drafts.renewal.rule import Hit

_CONTACT = re.compile(
    r"[A-Za-z0-9._-]+@[A-Za-z0-9-]+(?:\.[A-Za-z]{2,})+"
    r"|(?:https?://|www\.)[A-Za-z0-9./_?=&%-]+"
    r"|(?<![\d.])(?:1[3-9]\d{9}|0\d{2,3}[-－—]?\d{7,8}|[48]00[-－—]?\d{3,4}[-－—]?\d{3,4})(?![\d.])"
)


_LEADS = "执行|落实|按照|根据|依据|印发|转发|贯彻"
_DOCUMENT = re.compile(
    rf"(?:(?<![一-龥])(?!{_LEADS})|(?<={_LEADS}))[一-龥]{{1,6}}[〔\[（(](?:19|20)\d\d[〕\]）)]\d{{1,4}}号"
)


def find_contacts(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """Every address, telephone number and document number of ``text``."""
    for match in _DOCUMENT.finditer(text):
        yield Hit(match.start(), match.end(), "【文号】")
    for match in _CONTACT.finditer(text):
        yield Hit(match.start(), match.end(), "【联系方式】")
