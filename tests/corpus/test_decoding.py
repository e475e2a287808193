"""Bytes to text: every codec in use, cut characters, bad bytes, and what is no text at all."""

from __future__ import annotations

import random

import pytest

from draftkit.corpus.decoding import decode
from draftkit.errors import UnreadableError

SIMPLE = (
    "同志们：今天召开全县工作会议，主要任务是总结成绩、分析形势、安排工作。去年以来，我们坚持以发展为中心，"
    "各项工作都取得了新的进步，人民生活水平有了明显提高。下面，我讲三点意见，请大家认真抓好落实。\n"
) * 4
SCRIPT = (
    "同志們：今天召開全縣工作會議，主要任務是總結成績、分析形勢、安排工作。去年以來，我們堅持以發展為中心，"
    "各項工作都取得了新的進步，人民生活水平有了明顯提高。下面，我講三點意見，請大家認真抓好落實。\n"
) * 4
CODECS = [
    ("utf-8", SIMPLE), ("utf-8-sig", SIMPLE), ("gb18030", SIMPLE), ("gbk", SIMPLE), ("big5", SCRIPT),
    ("utf-16", SIMPLE), ("utf-16-le", SIMPLE), ("utf-16-be", SIMPLE),
]  # fmt: skip


@pytest.mark.parametrize(("codec", "text"), CODECS)
def test_codec_is_found(codec: str, text: str) -> None:
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert decoded.lost == ()


@pytest.mark.parametrize(("codec", "text"), [("gb18030", SIMPLE), ("utf-8", SIMPLE), ("big5", SCRIPT)])
@pytest.mark.parametrize("seed", range(12))
def test_one_bad_byte_costs_two_characters_at_most(codec: str, text: str, seed: int) -> None:
    data = bytearray(text.encode(codec))
    place = random.Random(seed).randrange(len(data))
    while data[place] < 0x80:
        place += 1
    data[place] = 0xFF
    decoded = decode(bytes(data))
    wrong = sum(line != sound for line, sound in zip(decoded.text.split("\n"), text.split("\n"), strict=True))
    assert wrong == 1
    assert abs(len(decoded.text) - len(text)) <= 2
    kept = sum(one == other for one, other in zip(decoded.text, text, strict=False))
    kept = max(kept, sum(one == other for one, other in zip(decoded.text[::-1], text[::-1], strict=False)))
    assert decoded.lost
    assert all(decoded.text[at] == "\ufffd" for at in decoded.lost)


def test_a_lost_byte_does_not_shift_the_rest() -> None:
    data = SIMPLE.encode("gb18030")
    assert decode(data[1:]).text.lstrip("\ufffd") == SIMPLE[1:]


def test_line_ends_become_one_kind() -> None:
    assert decode("一\r\n二\r三\u2028四".encode()).text == "一\n二\n三\n四"


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + bytes(range(200, 256)) * 50])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="二进制"):
        decode(data)
