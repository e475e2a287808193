"""What strict YAML gives: text, lists and maps that know their 1-based place in the file."""

from __future__ import annotations


class YamlText(str):
    """A scalar as typed, with its 1-based place."""

    __slots__ = ("col", "line")

    line: int
    col: int

    def __new__(cls, value: str, line: int = 0, col: int = 0) -> YamlText:
        text = str.__new__(cls, value)
        text.line = line
        text.col = col
        return text


class YamlList(list["YamlValue"]):
    """A sequence with its 1-based place."""

    line: int = 0
    col: int = 0


class YamlMap(dict[YamlText, "YamlValue"]):
    """A mapping with its 1-based place; its keys know theirs."""

    line: int = 0
    col: int = 0

    def key_place(self, key: str) -> tuple[int, int]:
        """The place of a key (the mapping's own place where the key is not there)."""
        for each in self:
            if each == key:
                return each.line, each.col
        return self.line, self.col


YamlValue = YamlText | YamlList | YamlMap
