"""A colleague's edits made in the draft's own Markdown: structure, comments and front matter stay.

Each paragraph of the Word file is paired with one of the draft. Edited paragraphs are edited in their
source; new ones are written with the marks their style asks for; what cannot be carried over is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from draftkit.export.comparison import Fate, PassagePair
from draftkit.export.manuscript import Manuscript, Part, Passage
from draftkit.export.plain_places import edited
from draftkit.export.returned import ReturnedParagraph
from draftkit.model import Draft


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the writer should look at, at a 1-based paragraph of the Word file."""

    rule: str
    paragraph: int
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Paragraph sources of the new revision in order, and what to look at."""

    raws: tuple[str, ...]
    remarks: tuple[Remark, ...]


def take_back(
    draft: Draft,
    old: Manuscript,
    new: Sequence[Passage],
    returned: Sequence[ReturnedParagraph],
    pairs: Sequence[PassagePair],
) -> TakenBack:
    """The draft's paragraphs after the edits.

    ``old`` is the manuscript of ``draft``; ``new`` and ``returned`` are the Word file's paragraphs, index
    by index; ``pairs`` compares the two.
    """
    taker = _Taker(draft, old, new, returned)
    following = 0  # the first paragraph of the draft not yet written
    for pair in pairs:
        home = taker.home_of(pair.old)
        if home is not None:
            taker.raws.extend(paragraph.raw for paragraph in draft.paragraphs[following:home])
            following = home + 1
        taker.take(pair)
    taker.raws.extend(paragraph.raw for paragraph in draft.paragraphs[following:])
    return TakenBack(tuple(taker.raws), tuple(taker.remarks))


class _Taker:
    """Writes one pair after the other: kept, edited, gone, moved here or new."""

    def __init__(
        self, draft: Draft, old: Manuscript, new: Sequence[Passage], returned: Sequence[ReturnedParagraph]
    ) -> None:
        self.raws: list[str] = []
        self.remarks: list[Remark] = []
        self._draft = draft
        self._old = old.passages
        self._new = new
        self._returned = returned
        self._has_headings = any(passage.part is Part.HEADING for passage in new)
        self._homes = {paragraph.line: index for index, paragraph in enumerate(draft.paragraphs)}

    def home_of(self, old: int | None) -> int | None:
        """The draft's paragraph of an old passage; None for the classification, which is a fact."""
        return None if old is None else self._homes.get(self._old[old].line)

    def take(self, pair: PassagePair) -> None:
        """Write what became of one passage."""
        home = self.home_of(pair.old)
        if pair.old is not None and home is None:
            self._classification(self._old[pair.old], pair.new)
        elif pair.new is not None:
            self._comments(pair.new)
            if pair.old is not None and home is not None:
                self.raws.append(self._edited(pair, home, self._old[pair.old], pair.new))
            elif (origin := self.home_of(pair.moved_from)) is not None:
                self.raws.append(self._draft.paragraphs[origin].raw)
            else:
                self.raws.append(written(self._new[pair.new]))

    def _edited(self, pair: PassagePair, home: int, was: Passage, index: int) -> str:
        """The paragraph's source with the edits in it.

        A heading that became body text is believed only of a file that has headings left: pasting into
        another document takes all styles away, and nobody meant that.
        """
        now, raw = self._new[index], self._draft.paragraphs[home].raw
        relevelled = was.part is not now.part or was.level != now.level
        if relevelled and Part.HEADING in (was.part, now.part) and self._has_headings:
            self._remark("层级有改动", index, "Word 里改了标题层级，已照改，请核对序号")
            return written(now)
        if all(stretch.fate is Fate.KEPT for stretch in pair.stretches):
            return raw
        made = edited(raw, was.wording, pair.stretches)
        if made is None:
            self._remark("排版没有带回", index, "这一段整段重写，稿子里原来的换行没有保留")
        return written(now) if made is None else made

    def _comments(self, index: int) -> None:
        """Word comments as Markdown comments above their paragraph."""
        for comment in filter(None, self._returned[index].comments):
            text = comment.replace("--", "——").replace("\n", " ")
            self._remark("批注", index, text)
            self.raws.append(f"<!-- 批注　{text} -->\n\n")

    def _classification(self, was: Passage, new: int | None) -> None:
        now = "" if new is None else self._new[new].text
        if was.text != now:
            message = f"Word 里的密级成了“{now}”，稿子开头的密级没有动，请自己改"
            self.remarks.append(Remark("密级有改动", 1, now, message))

    def _remark(self, rule: str, index: int, message: str) -> None:
        self.remarks.append(Remark(rule, index + 1, self._new[index].text[:_SHOWN], message))


_SHOWN = 20
"""Characters of a paragraph that a remark quotes."""


def written(passage: Passage) -> str:
    """The Markdown source of a passage that the draft did not have."""
    if passage.part is Part.TITLE:
        return f"# {passage.wording}\n\n"
    if passage.part is Part.HEADING:
        return f"{'#' * ((passage.level or 1) + 1)} {passage.text}\n\n"
    text = "".join(
        f"**{span.text}**" if span.bold or span.heading is not None else span.text for span in passage.spans
    )
    role = _ROLE_COMMENTS.get(passage.part, "")
    return f"{role}{text}".replace("****", "").replace("\n", "\\\n") + "\n\n"


_ROLE_COMMENTS = {
    Part.SUBTITLE: "<!-- 副标题 --> ",
    Part.BYLINE: "<!-- 讲话人 --> ",
    Part.SIGNATURE: "<!-- 署名 --> ",
    Part.SIGN_DATE: "<!-- 落款日期 --> ",
    Part.ATTACHMENT_NOTE: "<!-- 附件说明 --> ",
    Part.ATTACHMENT: "<!-- 附件 --> ",
    Part.ATTACHMENT_TITLE: "<!-- 附件标题 --> ",
}
