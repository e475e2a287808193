"""An old speech made ready for a new meeting: the draft's source and the report that goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from draftkit.drafts.front_matter import set_in_front
from draftkit.drafts.history import common_prefix
from draftkit.drafts.renewal.kinds import guess_type
from draftkit.drafts.renewal.meeting import NewMeeting, OldIdentity, identify
from draftkit.drafts.renewal.names import people_in
from draftkit.drafts.renewal.page import Piece, lay_out
from draftkit.drafts.renewal.report import ChangeNote, CopiedRun, DatedNote, RenewalReport
from draftkit.drafts.renewal.rules import rewrite
from draftkit.drafts.renewal.words import word_set
from draftkit.lexicon.dated_wording import find_dated
from draftkit.model import BlockKind, Facts, Speech, SpeechType
from draftkit.text.slots import find_slots

MIN_RUN = 13
"""Copied text is counted from runs of this many characters: shorter ones are the genre's common formulas."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """The Markdown source of the new draft, and what was done to get it."""

    source: str
    report: RenewalReport


def renew(speech: Speech, new: NewMeeting, type: SpeechType | None = None) -> Renewed:
    """Make ``speech`` ready for ``new``. What the facts do not answer becomes an open slot."""
    people = people_in("\n".join(block.text for block in speech.blocks)) | _speaker(speech)
    old = identify(speech, people)
    guess = guess_type(speech)
    front = _front(type or guess.type, new.facts)
    pieces = list(lay_out(speech, old, new))
    lines = list(_lines(pieces, front.count("\n") + 1))
    source = front + "\n\n".join(piece.source for piece in pieces) + "\n"
    notes = [*_notes(pieces, lines)]
    leftovers = [*_leftovers(pieces, lines, old, new)]
    report = RenewalReport(
        source=speech.source,
        old=old,
        type=guess,
        changes=tuple(note for note in notes if note.now is not None),
        kept=(*(note for note in notes if note.now is None), *leftovers),
        dated=tuple(_dated(pieces, lines, new.facts.text("会议日期"))),
        copied=tuple(_copied(pieces, lines)),
        characters=sum(len(piece.source) for piece in pieces if piece.old),
        slots=tuple(slot.name for slot in find_slots(source)),
        moves=tuple(piece.source[5:-4] for piece in pieces if _SECTION.fullmatch(piece.source)),
    )
    return Renewed(source, report)


def _speaker(speech: Speech) -> frozenset[str]:
    """The name at the end of the byline, whatever its surname."""
    bylines = [block.text for block in speech.blocks if block.kind is BlockKind.SPEAKER]
    return frozenset(match.group(1) for text in bylines if (match := _NAMED_LAST.search(text)))


_NAMED_LAST = re.compile(r"[\s　]([一-龥]{2,4})$")
_SECTION = re.compile(r"<!-- [a-z-]+ -->")


def _front(type: SpeechType, facts: Facts) -> str:
    front = set_in_front("", ["type"], type.value)
    for name, value in facts.values.items():
        front = set_in_front(front, ["facts", name], list(value) if isinstance(value, tuple) else value)
    minutes = facts.get("时长")
    return set_in_front(front, ["minutes"], minutes) if isinstance(minutes, int) else front


def _lines(pieces: list[Piece], first: int) -> Iterator[int]:
    for piece in pieces:
        yield first
        first += piece.source.count("\n") + 2


def _notes(pieces: list[Piece], lines: list[int]) -> Iterator[ChangeNote]:
    for piece, line in zip(pieces, lines, strict=True):
        if piece.old and not piece.replaced and piece.source.startswith("# "):
            now = piece.source[2:]
            if now != piece.old:
                yield ChangeNote("标题", piece.old, now, line)
        for each in piece.replaced:
            yield ChangeNote(each.rule.zh, each.was, each.now, line, each.note)


_TITLE_OR_NAME = re.compile(
    r"《[^《》\n]{2,40}》|“[^“”，。！？；\n]{2,12}”"
    r"|[一二两三四五六七八九十][园区带轴廊核圈片极环翼谷港][一二两三四五六七八九十]{1,2}[一-龥]{1,2}"
    r"|[省市州县]委?第[一二三四五六七八九十]{1,3}(?:巡视|巡察|督导|督察|督查)组"
    r"|[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云滇黔陕甘青宁新蒙藏]{2}(?=协作|合作|对口|劳务)"
)
"""Titles, and what an office calls its own programmes: in quotes, or by numbers (一园十基地)."""


def _leftovers(
    pieces: list[Piece], lines: list[int], old: OldIdentity, new: NewMeeting
) -> Iterator[ChangeNote]:
    """What is still in the new text and may be the old one's: seen once more with fresh eyes."""
    own = "".join(new.facts.text(name) for name in new.facts.values)
    for piece, line in zip(pieces, lines, strict=True):
        if not piece.old:
            continue
        text = re.sub(
            r"【[^【】\n]*】", lambda m: "　" * len(m.group()), piece.source.replace("**", "").lstrip("# ")
        )
        for match in _TITLE_OR_NAME.finditer(text):
            if "　　" in match.group() or match.group().strip("“”") in word_set("common_sayings"):
                continue
            kind = "文件" if match.group()[0] == "《" else "叫法"
            yield ChangeNote(kind, match.group(), None, line, "是不是本地的、今年的")
        for each in rewrite(text, old, new)[1]:
            given = each.rule.name in ("date", "level") or each.was in own
            if each.now is not None and not given and each.now != each.was:
                yield ChangeNote(each.rule.zh, each.was, None, line, "像是旧稿的，请核")
        for name in _own_names(old):
            if name in text and name not in own:
                yield ChangeNote("旧名", name, None, line, "和旧稿的名字同字，请核")


def _own_names(old: OldIdentity) -> list[str]:
    """What the old place and its people are called; the first two characters of a longer name as well."""
    short = {name[:2] for name in (old.place, old.stem) if len(re.sub("[省市县区旗镇乡]$", "", name)) > 2}
    return sorted({old.place, old.stem, *short, *old.people} - {""})


def _dated(pieces: list[Piece], lines: list[int], date: str) -> Iterator[DatedNote]:
    if not date:
        return
    for piece, line in zip(pieces, lines, strict=True):
        for span in find_dated(piece.source) if piece.old else ():
            term = span.term
            if term.current_in(date):
                continue
            early = bool(term.first) and date[:7] < term.first
            why = f"{term.first[:4]}年才有" if early else f"用到{term.last[:4]}年为止"
            yield DatedNote(term.text, line, why, term.now)


def _copied(pieces: list[Piece], lines: list[int]) -> Iterator[CopiedRun]:
    """Stretches between the replaced ones are word for word the old text."""
    for piece, line in zip(pieces, lines, strict=True):
        text, old = piece.source.lstrip("#").replace("**", ""), piece.old
        position = 0
        while old and position < len(text):
            length = _longest_at(text, position, old)
            if length >= MIN_RUN:
                yield CopiedRun(line, length, text[position : position + 20])
            position += max(length, 1)


def _longest_at(text: str, position: int, old: str) -> int:
    """How many characters of ``text`` from ``position`` on stand in ``old`` one after the other."""
    probe = text[position : position + MIN_RUN]
    at = old.find(probe)
    best = 0
    while at >= 0 and len(probe) == MIN_RUN:
        best = max(best, common_prefix(text[position:], old[at:]))
        at = old.find(probe, at + 1)
    return best
