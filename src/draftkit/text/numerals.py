"""Chinese numerals in headings and counts."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)} | {"〇": 0, "两": 2}


def to_chinese(number: int) -> str:
    """0..9999 in the form used in headings: 十一, 二十, 一百零五."""
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} is outside 0..9999")
    if number < 10:
        return _DIGITS[number]
    out = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("" if unit == 10 and digit == 1 and not out else _DIGITS[digit]) + name
        elif out and number and not out.endswith("零"):
            out += "零"
    return out + (_DIGITS[number] if number else "")


def from_chinese(numeral: str) -> int | None:
    """The value of a Chinese or Arabic numeral below 10000, or None where it is not one."""
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    if not numeral or any(c not in _VALUES and c not in "十百千" for c in numeral):
        return None
    if not any(c in "十百千" for c in numeral):
        return int("".join(str(_VALUES[c]) for c in numeral))
    total, digit = 0, 0
    for c in numeral:
        if c in _VALUES:
            digit = _VALUES[c]
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            digit = 0
    return total + digit
