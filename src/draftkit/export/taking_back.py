"""A colleague's edits made in the draft's own Markdown: structure, comments and front matter stay.

Each paragraph of the Word file is paired with one of the draft. Edited paragraphs are edited in their
source; new ones are written with the marks their style asks for; what cannot be carried over is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from draftkit.export.comparison import Fate, PassagePair
from draftkit.export.manuscript import Manuscript, Part, Passage
from draftkit.export.plain_places import edited
from draftkit.export.returned import ReturnedParagraph
from draftkit.model import Draft, DraftParagraph


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the writer should look at, at a 1-based paragraph of the Word file."""

    rule: str
    paragraph: int
    text: str
    message: str


@dataclass(slots=True)
class TakenBack:
    """Paragraph sources of the new revision in order, and what to look at."""

    raws: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


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
    sources = {paragraph.line: index for index, paragraph in enumerate(draft.paragraphs)}
    taken = TakenBack()
    following = 0  # the first paragraph of the draft not yet written
    for pair in pairs:
        source = None if pair.old is None else sources.get(old.passages[pair.old].line)
        if source is not None:
            taken.raws.extend(paragraph.raw for paragraph in draft.paragraphs[following:source])
            following = source + 1
        _take(pair, draft, source, old, new, returned, sources, taken)
    taken.raws.extend(paragraph.raw for paragraph in draft.paragraphs[following:])
    return taken


def _take(
    pair: PassagePair,
    draft: Draft,
    source: int | None,
    old: Manuscript,
    new: Sequence[Passage],
    returned: Sequence[ReturnedParagraph],
    sources: Mapping[int, int],
    taken: TakenBack,
) -> None:
    """Write one pair: kept, edited, gone, moved here or new."""
    if pair.new is None:
        if source is None and pair.old is not None:
            _classification(old.passages[pair.old], "", taken)
        return
    passage = new[pair.new]
    taken.raws.extend(_comments(returned[pair.new], pair.new + 1, taken))
    if pair.old is not None and source is None:
        _classification(old.passages[pair.old], passage.text, taken)
    elif source is not None and pair.old is not None:
        paragraph = draft.paragraphs[source]
        taken.raws.append(_edited(pair, paragraph, old.passages[pair.old], passage, taken))
    elif (
        pair.moved_from is not None and (home := sources.get(old.passages[pair.moved_from].line)) is not None
    ):
        taken.raws.append(draft.paragraphs[home].raw)
    else:
        taken.raws.append(written(passage))


def _edited(
    pair: PassagePair, paragraph: DraftParagraph, was: Passage, now: Passage, taken: TakenBack
) -> str:
    relevelled = was.part is not now.part or was.level != now.level
    if relevelled and Part.HEADING in (was.part, now.part):
        taken.remarks.append(
            Remark(
                "层级有改动", (pair.new or 0) + 1, now.text[:20], "Word 里改了标题层级，已照改，请核对序号"
            )
        )
        return written(now)
    if all(stretch.fate is Fate.KEPT for stretch in pair.stretches):
        return paragraph.raw
    made = edited(paragraph.raw, was.text, pair.stretches)
    if made is not None:
        return made
    taken.remarks.append(
        Remark("排版没有带回", (pair.new or 0) + 1, now.text[:20], "这一段整段重写，稿子里原来的换行没有保留")
    )
    return written(now)


def written(passage: Passage) -> str:
    """The Markdown source of a passage that the draft did not have."""
    if passage.part is Part.TITLE:
        return f"# {passage.text}\n\n"
    if passage.part is Part.HEADING:
        return f"{'#' * ((passage.level or 1) + 1)} {passage.text}\n\n"
    text = "".join(
        f"**{span.text}**" if span.bold or span.heading is not None else span.text for span in passage.spans
    )
    role = _ROLE_COMMENTS.get(passage.part, "")
    return f"{role}{text}\n\n".replace("****", "")


_ROLE_COMMENTS = {
    Part.SUBTITLE: "<!-- 副标题 --> ",
    Part.BYLINE: "<!-- 讲话人 --> ",
    Part.SIGNATURE: "<!-- 署名 --> ",
    Part.SIGN_DATE: "<!-- 落款日期 --> ",
    Part.ATTACHMENT_NOTE: "<!-- 附件说明 --> ",
    Part.ATTACHMENT: "<!-- 附件 --> ",
    Part.ATTACHMENT_TITLE: "<!-- 附件标题 --> ",
}


def _comments(paragraph: ReturnedParagraph, number: int, taken: TakenBack) -> list[str]:
    """Word comments as Markdown comments above their paragraph."""
    found = []
    for comment in filter(None, paragraph.comments):
        text = comment.replace("--", "——").replace("\n", " ")
        taken.remarks.append(Remark("批注", number, paragraph.text[:20], text))
        found.append(f"<!-- 批注　{text} -->\n\n")
    return found


def _classification(passage: Passage, now: str, taken: TakenBack) -> None:
    if passage.text != now:
        taken.remarks.append(
            Remark("密级有改动", 1, now, f"Word 里的密级成了“{now}”，稿子开头的密级没有动，请自己改")
        )
