"""A deck on standard input: `-` instead of paths, for editors and pipes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import BadInputError, UsageError
from quizapp.model.decks import DeckFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.cli import Context
    from quizapp.model.cards import Card
    from quizapp.model.decks import Diagnostic

_DASH = Path("-")
FILE = DeckFile("-", "-", _DASH, 0, 0)


def is_meant(paths: Sequence[Path]) -> bool:
    """Whether the deck is on standard input.

    Raises:
        UsageError: so is only one of several decks.
    """
    if _DASH in paths and len(paths) > 1:
        raise UsageError("`-` is standard input and stands alone; leave the other paths out")
    return _DASH in paths


def text() -> str:
    """Returns the deck on standard input.

    Raises:
        BadInputError: it is no text, not UTF-8, or too large.
    """
    from quizapp.decks import source

    raw = sys.stdin.buffer.read(source.LIMIT + 1)
    if len(raw) > source.LIMIT:
        raise BadInputError(f"-: larger than {source.LIMIT >> 20} MB; split it into several decks")
    return source.decode(FILE, raw)


def parse(
    deck: str, context: Context, *, thorough: bool = False
) -> tuple[list[Card], list[Diagnostic]]:
    """Returns the cards of a deck on standard input, and what is found in it."""
    from quizapp import decks, families
    from quizapp.cli._other_decks import ids_of_others

    elsewhere = ids_of_others([], context) if thorough else ()
    return decks.parse(FILE, deck, families.names(), thorough=thorough, elsewhere=elsewhere)
