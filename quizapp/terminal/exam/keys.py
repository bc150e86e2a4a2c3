"""The keys of an exam: there is no hint and no solution, but one may go back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from quizapp.terminal.keys import bare, half_width, is_bare, named

_COLON = re.compile(r"[:;]\s*([a-z]+|\?)\s*(\d{1,3})?\W*")


class Key(StrEnum):
    """What one can ask for instead of answering."""

    BACK = "b"
    NEXT = "n"
    DONE = "d"
    TRANSLATE = "t"
    OPEN = "o"
    QUIT = "q"
    HELP = "?"


HELP = {
    Key.BACK: "back to the question before; `:b 3` goes to question 3",
    Key.NEXT: "on, this question as it is; from one that you went back to, to where you were",
    Key.DONE: "all answers at a glance, and from there: hand in",
    Key.TRANSLATE: "the question in its other language",
    Key.OPEN: "open the picture of this question",
    Key.QUIT: "leave; the clock stands, and `quizapp exam --resume` goes on",
    Key.HELP: "this list",
}


@dataclass(frozen=True, slots=True)
class Pressed:
    """A command; `number` is the question that it names, 0 where it names none."""

    key: Key
    number: int = 0


def pressed(typed: str, kind: str) -> Pressed | None:
    """Returns the command that was typed at a question of `kind`, or None for an answer.

    What begins with a colon and is no command, `:h` for a hint say, is met with the list of them.
    """
    word = half_width(typed).lower()
    if word.startswith((":", ";")):
        match = _COLON.fullmatch(word)
        key = named(match[1], Key) if match else None
        return Pressed(key, int(match[2] or 0)) if match and key else Pressed(Key.HELP)
    key = bare(word, Key) if word == Key.HELP or is_bare(kind, word) else None
    return Pressed(key) if key else None
