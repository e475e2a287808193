"""Marked stretches of clean text that later rooms must treat with care: redactions, swapped words, repairs
that rest on a guess, and the torn edges of lost text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from draftkit.lexicon.spun import find_spun, is_spun
from draftkit.model import Block, BlockKind, Mark

_BLANKED = (
    r"(?:[*＊]{2,}|[×✕]+|#{2,}|(?<![A-Za-z0-9])[xX]{1,4}(?![A-Za-z0-9\-光射])"
    r"|某{2,}|_{2,}|[□■]{2,}|△{2,}|〇{2,}|○{2,})"
)
_LONE_STAR = r"(?<=[\u4e00-\u9fff])\*(?=[\u4e00-\u9fff])"
_REDACTION = re.compile(
    rf"(?:20|19)?(?:{_BLANKED}|\*)(?=年)|(?:20|19){_BLANKED}|第?(?:{_BLANKED}|{_LONE_STAR})|\$(?=[亿万])"
)
_SIGNS = re.compile("[*＊×✕#xX某_□■△〇○$]")
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("年份", re.compile("年")),
    ("百分比", re.compile("[%％]|个百分点")),
    ("会议", re.compile("(?:届|大(?![力家多])|中全会|全会|次(?:党代会|会议))")),
    ("金额", re.compile("[多余]?[万亿千百]?元")),
    (
        "数量",
        re.compile(
            "[多余]?[万亿千百]?(?:人|个|项|名|户|家|公里|亩|吨|次|件|张|条|所|处|座|位|场|期|篇|支|万|亿|倍|天|小时|平方)"
        ),
    ),
    ("地名", re.compile("(?:省|市|县|区|旗|镇|乡|村|州|盟|街道|社区|开发区)")),
    ("人名", re.compile("(?:同志|书记|主任|市长|县长|局长|部长|主席|先生|女士|老师)")),
    ("提法", re.compile("”?(?:重要思想|重要讲话|理论|精神)")),
)
_GUESSED = frozenset({"mojibake"})
_CLAUSE = re.compile("[，。；：！？]")


def mark(
    blocks: Sequence[Block], touched: Sequence[tuple[int, int, str]], starts: Sequence[int]
) -> tuple[Block, ...]:
    """The blocks with their marked stretches.

    ``touched`` are (start, end, rule) of the final text in order; ``starts`` tells where blocks begin there.
    """
    spun = is_spun("\n".join(block.text for block in blocks))
    firsts = [start for start, _, _ in touched]
    out: list[Block] = []
    for at, (block, start) in enumerate(zip(blocks, starts, strict=True)):
        torn = at + 1 < len(blocks) and blocks[at + 1].gap
        spans = [
            *_redactions(block.text),
            *_swapped(block, doubtful=spun),
            *_guesses(block, start, touched, firsts),
            *_torn(block, before_loss=torn),
        ]
        out.append(
            replace(block, spans=tuple(sorted(spans, key=lambda span: (span.start, span.end))))
            if spans
            else block
        )
    return tuple(out)


def _redactions(text: str) -> Iterator[Mark]:
    if _SIGNS.search(text) is None:
        return
    for match in _REDACTION.finditer(text):
        kind = next((name for name, pattern in _KINDS if pattern.match(text, match.end())), "名称")
        yield Mark("redaction", match.start(), match.end(), kind)


def _swapped(block: Block, *, doubtful: bool) -> Iterator[Mark]:
    for span in find_spun(block.text, doubtful=doubtful):
        yield Mark("spun", span.start, span.end, span.pair.meant)


def _guesses(
    block: Block, start: int, touched: Sequence[tuple[int, int, str]], firsts: Sequence[int]
) -> Iterator[Mark]:
    end = start + len(block.text)
    for at in range(bisect_left(firsts, start), len(touched)):
        first, last, rule = touched[at]
        if first >= end:
            break
        if rule in _GUESSED:
            yield Mark("repaired", first - start, min(last, end) - start, "乱码复原")
    for match in re.finditer("\ufffd+", block.text):
        yield Mark("gap", match.start(), match.end(), "读不出的字节")


def _torn(block: Block, *, before_loss: bool) -> Iterator[Mark]:
    """The clause that begins behind lost text, and the one that stops before it."""
    if block.kind is not BlockKind.PARAGRAPH:
        return
    text = block.text
    if block.gap:
        first = _CLAUSE.search(text)
        yield Mark("gap", 0, first.end() if first else len(text), "前文缺失")
    if before_loss:
        ends = [match.end() for match in _CLAUSE.finditer(text)]
        begin = ends[-1] if ends else 0
        if begin < len(text):
            yield Mark("gap", begin, len(text), "后文缺失")
