"""The keys of a session: `:h` always works, a bare `h` where it cannot be an answer."""

from __future__ import annotations

import unicodedata
from enum import StrEnum


class Key(StrEnum):
    """What a learner can ask for instead of answering."""

    HINT = "h"
    SOLUTION = "s"
    GRAPH = "g"
    CHECK = "c"
    TRANSLATE = "t"
    OPEN = "o"
    UNDO = "u"
    RIGHT = "r"
    SKIP = "n"
    QUIT = "q"
    HELP = "?"


HELP = {
    Key.HINT: "a hint; the second caps the rating at hard, the third at again",
    Key.SOLUTION: "give up and see the solution",
    Key.GRAPH: "the graph of this problem as a picture; its numbers show after the answer",
    Key.CHECK: "after the answer, check a derivative by finite differences",
    Key.TRANSLATE: "the question in its other language; answers in either are right",
    Key.OPEN: "open the picture of this question",
    Key.UNDO: "take the last answer back",
    Key.RIGHT: "I was right: count the last answer as correct (both are logged)",
    Key.SKIP: "next question, this one unanswered",
    Key.QUIT: "leave; everything answered is saved",
    Key.HELP: "this list",
}

# Kinds whose answers never are a lone letter.
_BARE = {"choice", "ordering", "matching", "number", "vector", "matrix", "recall", "true-false"}


# Letters that are an answer all the same.
_ANSWERS = {"true-false": {"t", "f"}}


def is_bare(kind: str, letter: str = "") -> bool:
    """Returns whether a bare letter (that one) is a command at a question of this kind."""
    return kind in _BARE and letter not in _ANSWERS.get(kind, ())


def half_width(typed: str) -> str:
    """Returns what was typed, full-width digits, letters and punctuation as their plain forms."""
    return unicodedata.normalize("NFKC", typed).strip()


def pressed(typed: str, kind: str) -> Key | None:
    """Returns the command that was typed at a question of `kind`, or None for an answer."""
    word = half_width(typed).lower()
    if word.startswith(":"):
        # An unknown command is a slip, never an answer: it is met with the list of commands.
        word = word[1:] if word[1:] in set(Key) else Key.HELP if len(word) <= 2 else word
    elif word != Key.HELP and not is_bare(kind, word):
        return None
    return Key(word) if word in set(Key) else None


def label(key: Key, kind: str, words: str) -> str:
    """Returns a footer's entry in the form that works at this kind of question."""
    return f"{'' if is_bare(kind, key) else ':'}{key} {words}"
