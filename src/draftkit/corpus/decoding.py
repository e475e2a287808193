"""Bytes of a text file to text, tolerant and accountable: which codec, how sure, where bytes were bad.

Trial decoding is no use: GB18030 accepts nearly all Big5 bytes. Every candidate codec is scored by how much
of its text is common Chinese, punctuation or ASCII (method and measurements: docs/decisions/0010).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

from draftkit.corpus.resync import resynchronised
from draftkit.corpus.tables import common_characters
from draftkit.errors import UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_DOUBLE_BYTE = ("gb18030", "big5hkscs")
_SAMPLE = 4096
_LONGEST_LINE = 200_000
_SHIFTED = 0.6
_LEAST = 0.35
"""Below this share of plausible characters the bytes are no text of ours; dense GB18030 prose has 0.6."""

_BAD = re.compile(
    "[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u0400-\u04ff\u3040-\u30ff\uac00-\ud7af]"
)
_PLAIN = re.compile("[\t\n\r -~\u2014-\u2026\u3000-\u301f\uff01-\uff5e]")
_LINE_END = re.compile("\r\n?|[\u2028\u2029\x85]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with LF line ends; ``lost`` are the offsets of U+FFFD that stand for bytes nobody can read."""

    text: str
    codec: str
    score: float
    lost: tuple[int, ...]


def decode(data: bytes) -> Decoded:
    """The text of ``data``.

    Raises:
        UnreadableError: the bytes are not text in any codec we know.
    """
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _finish(data[len(bom) :].decode(codec, "replace"), codec, 1.0)
    if b"\0" not in data[:_SAMPLE]:
        try:
            return _finish(data.decode("utf-8"), "utf-8", 1.0)
        except UnicodeDecodeError:
            pass
    codec, score = _best(data)
    if score < _LEAST:
        raise UnreadableError(
            "这是二进制文件，不是文本", remedy="请核对文件类型，或用原来的软件另存为 .txt 或 .docx"
        )
    text = _in_step(data, codec) if codec in _DOUBLE_BYTE else data.decode(codec, "replace")
    return _finish(text, codec, round(score, 3))


def _in_step(data: bytes, codec: str) -> str:
    """The text line by line; a line that fails, or has a run of rare characters, is resynchronised."""
    lines: list[str] = []
    for line in data.split(b"\n"):
        text = line.decode(codec, "replace")
        suspicious = "\ufffd" in text or _rare_run().search(text) is not None
        if suspicious and len(line) < _LONGEST_LINE:
            again = resynchronised(line, codec)
            text = again if score_text(again) > score_text(text) else text
        lines.append(text)
    return "\n".join(lines)


@cache
def _rare_run() -> re.Pattern[str]:
    """Three characters in a row that prose hardly uses: the look of pairs out of step."""
    return re.compile(
        "[^" + "".join(sorted(common_characters())) + "\\x00-\\x7f\u2010-\u2026\u3000-\u301f\uff01-\uff5e]{3}"
    )


def _best(data: bytes) -> tuple[str, float]:
    middle = max(0, (len(data) - _SAMPLE) // 2) & ~3  # UTF-16 units stay whole
    samples = (data[:_SAMPLE], data[middle : middle + _SAMPLE]) if middle else (data[:_SAMPLE],)
    scored = {
        codec: sum(score_text(sample.decode(codec, "replace")) for sample in samples) / len(samples)
        for codec in _CANDIDATES
    }
    codec = max(scored, key=lambda name: scored[name])
    if scored[codec] < _SHIFTED:  # garbage, or good text out of step
        for name in _DOUBLE_BYTE:
            stepped = [score_text(resynchronised(sample, name)) for sample in samples]
            scored[name] = max(scored[name], sum(stepped) / len(stepped))
        codec = max(scored, key=lambda name: scored[name])
    return codec, scored[codec]


def score_text(text: str) -> float:
    """How plausible ``text`` is as Chinese prose: 1 for common characters only, below 0 for garbage."""
    if not text:
        return 0.0
    common = common_characters()
    good = len(_PLAIN.findall(text)) + sum(character in common for character in text)
    return (good - 2 * len(_BAD.findall(text))) / len(text)


def _finish(text: str, codec: str, score: float) -> Decoded:
    text = _LINE_END.sub("\n", text) if _LINE_END.search(text) else text
    lost = tuple(match.start() for match in re.finditer("\ufffd+", text))
    return Decoded(text, codec, score, lost)
