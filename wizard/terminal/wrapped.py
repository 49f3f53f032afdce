"""Texts that break between words at the edge of the window, whenever they are formatted: it can be resized."""

from __future__ import annotations

from wizard.interview.wrapping import wrapped
from wizard.terminal.screen import edge


class Message(str):
    """The words of a question. questionary formats them whenever it draws: they break between words at the edge."""

    __slots__ = ("_hint",)
    _hint: str

    @classmethod
    def before(cls, hint: str, words: str) -> Message:
        """The `words`, which the `hint` follows."""
        message = cls(words)
        message._hint = hint
        return message

    def __format__(self, _: str) -> str:
        # The hint stands for itself as one word, so that it comes on a line of its own when it does not fit.
        words = "\n".join(wrapped(f"? {self!s} {'_' * len(self._hint)}", edge()))
        return words.removesuffix("_" * len(self._hint)).rstrip(" ")[2:]


class ChoiceWords(str):
    """The words of a choice, broken in the same way and indented behind what questionary puts before them."""

    __slots__ = ("_indent",)
    _indent: int

    @classmethod
    def behind(cls, indent: int, words: str) -> ChoiceWords:
        """The `words`, which begin at the column `indent`."""
        choice = cls(words)
        choice._indent = indent
        return choice

    def __format__(self, _: str) -> str:
        words = "\n".join(wrapped(" " * self._indent + str(self), edge(), self._indent))
        return words[self._indent :]
