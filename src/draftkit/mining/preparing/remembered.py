"""Answers about words, asked a million times for some ten thousand words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

MAX_REMEMBERED = 500_000
"""So many words are remembered (a month of newspapers has 70,000); then memory starts anew."""


class Remembered(dict[str, str]):
    """A function of a word, remembered: ``of`` runs no Python code for the words it has met."""

    __slots__ = ("_answer",)

    def __init__(self, answer: Callable[[str], str]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, word: str) -> str:
        if len(self) >= MAX_REMEMBERED:
            self.clear()
        found = self[word] = self._answer(word)
        return found

    def of(self, words: Iterable[str]) -> Iterator[str]:
        """The answers for ``words``, in order."""
        return map(self.__getitem__, words)
