"""The keys of a session: `:h` always works, a bare `h` where it cannot be an answer."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from quizapp.model.questions import Answer

_Keys = TypeVar("_Keys", bound=StrEnum)


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
    FLAG = "f"
    EDIT = "e"
    SUSPEND = "x"
    QUIT = "q"
    HELP = "?"


# Kinds whose answers never are a lone letter, but for those that are an answer all the same.
_BARE = {"choice", "ordering", "matching", "number", "vector", "matrix", "recall", "true-false"}
_ANSWERS = {
    "true-false": frozenset(("t", "f", "right")),
    "number": frozenset("e"),
    "vector": frozenset("e"),
    "matrix": frozenset("e"),
}

# What else a key is called; of each pair a session and an exam know one.
_ALSO = {"EXIT": "QUIT", "NEXT": "SKIP", "SKIP": "NEXT"}
# Shorter words may be names or numbers.
_SHORTEST_WORD = 4

# No compiled pattern: it would be compiled on the way to the first question.
# A semicolon is what a Chinese keyboard writes for a colon without the shift key.
_COMMAND = r"[:;][\s:;]*([^\W\d_]*|\?)\W*"


def letters(answer: Answer) -> frozenset[str]:
    """Returns the letters and words that are, or may be, an answer: an option may be called `n`."""
    options = answer.view().get("choices", ())
    short = {half_width(option).lower() for option in options if len(option) == 1}
    words = {option.lower() for option in options if option.isascii() and option.isalpha()}
    # Who is used to lettered options means the third one, and is told its number.
    habit = {"c"} if options else set()
    return _ANSWERS.get(answer.kind, frozenset()) | short | words | habit


def is_bare(kind: str, letter: str = "", taken: frozenset[str] = frozenset()) -> bool:
    """Returns whether a bare letter or word (that one) is a command at a question of this kind.

    Args:
        taken: the letters and words that are answers at this very question, see `letters`.
    """
    return kind in _BARE and letter not in (_ANSWERS.get(kind, frozenset()) | taken)


def half_width(typed: str) -> str:
    """Returns what was typed, full-width digits, letters and punctuation as their plain forms."""
    if typed.isascii():
        return typed.strip()
    import unicodedata

    return unicodedata.normalize("NFKC", typed).strip()


def pressed(typed: str, kind: str, taken: frozenset[str] = frozenset()) -> Key | None:
    """Returns the command that was typed at a question of `kind`, or None for an answer."""
    word = half_width(typed).lower()
    if note(typed):
        return Key.FLAG
    if command := re.fullmatch(_COMMAND, word):
        # An unknown command is a slip, never an answer: it is met with the list of commands.
        return named(command[1], Key) or Key.HELP
    if set(word) == {Key.HELP}:
        return Key.HELP
    return bare(word, Key) if is_bare(kind, word, taken) else None


def key_without_colon(typed: str, kind: str) -> Key | None:
    """Returns the key that was typed without the colon that it needs at a question of `kind`."""
    return bare(half_width(typed).lower(), Key) if kind not in _BARE else None


def is_habit(typed: str, answer: Answer, keys: type[_Keys]) -> bool:
    """Returns whether a key's lone letter was typed where words are wanted: `q` is no term."""
    is_letter = answer.kind in {"text", "cloze"} and half_width(typed).lower() in set(keys)
    return is_letter and len(answer.text()) > 1 and not answer.grade(typed).verdict.is_right


def bare(word: str, keys: type[_Keys]) -> _Keys | None:
    """Returns the key that `q` or `quit` names without a colon; None for any other word."""
    is_letter = word in set(keys)
    return named(word, keys) if is_letter or len(word) >= _SHORTEST_WORD else None


def named(word: str, keys: type[_Keys]) -> _Keys | None:
    """Returns the key that `q`, `quit` or `exit` names; None for any other word."""
    names = keys.__members__
    called = word.upper()
    return keys(word) if word in set(keys) else names.get(called, names.get(_ALSO.get(called, "")))


def note(typed: str) -> str:
    """Returns what is said with a flag: `:f which loss?`; empty for everything else."""
    command, *words = typed.split(maxsplit=1) or [""]
    found = re.fullmatch(_COMMAND, half_width(command).lower())
    return "".join(words).strip() if found and found[1] and named(found[1], Key) is Key.FLAG else ""


def label(key: Key, kind: str, words: str, taken: frozenset[str] = frozenset()) -> str:
    """Returns a footer's entry in the form that works at this kind of question."""
    return f"{'' if is_bare(kind, key, taken) else ':'}{key} {words}"
