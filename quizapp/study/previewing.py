"""Cards as they stand in a deck on disk, before anything of it is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp import decks, families
from quizapp.decks import source
from quizapp.errors import UsageError
from quizapp.model.cards import StoredCard
from quizapp.resources import content_dir

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from quizapp.model.cards import Card
    from quizapp.model.decks import DeckFile, Diagnostic


@dataclass(frozen=True, slots=True)
class Preview:
    """What decks hold now: their cards, and all that `check` finds."""

    cards: tuple[StoredCard, ...]
    found: tuple[Diagnostic, ...]

    def at(self, line: int) -> tuple[StoredCard, ...]:
        """Returns the cards of the tag at or above a line; of the first tag above all of them."""
        tags = sorted({one.card.line for one in self.cards})
        tag = max((each for each in tags if each <= line), default=tags[0] if tags else 0)
        return tuple(one for one in self.cards if one.card.line == tag)

    def new_since(self, before: Collection[StoredCard]) -> tuple[StoredCard, ...]:
        """Returns the cards that were not there, or read otherwise, wherever they stood."""
        known = [_anywhere(one.card) for one in before]
        return tuple(one for one in self.cards if _anywhere(one.card) not in known)


def _anywhere(card: Card) -> Card:
    return card._replace(line=0)


def files(path: Path, user_decks: Path) -> list[DeckFile]:
    """Returns the decks at a path.

    Raises:
        BadInputError: there is no such path.
    """
    return source.named([path], shipped_dir=Path(content_dir()), user_dir=user_decks)


def read(found: Sequence[DeckFile], elsewhere: Collection[str]) -> Preview:
    """Reads decks for a preview.

    Args:
        found: the decks.
        elsewhere: ids in other decks, which their cards may need.

    Raises:
        BadInputError: a deck cannot be read.
    """
    read_decks, said = decks.load(found, families.names(), thorough=True, elsewhere=elsewhere)
    cards = [
        StoredCard(card.id or f"line-{card.line}", deck.file.name, card)
        for deck in read_decks
        for card in deck.cards
    ]
    return Preview(tuple(cards), tuple(said))


def spot(words: str) -> tuple[Path, int | None]:
    """Returns the path and the line in `PATH`, `PATH:LINE` or `PATH:LINE:COLUMN`.

    Raises:
        UsageError: the line is none.
    """
    path = Path(words)
    numbers: list[int] = []
    while not path.exists() and len(numbers) < 2:
        before, colon, last = str(path).rpartition(":")
        if not (colon and last.isascii() and last.isdecimal()):
            break
        path, numbers = Path(before), [int(last[:9]), *numbers]
    if numbers and numbers[0] < 1:
        raise UsageError(f"{words}: lines count from 1")
    return path, numbers[0] if numbers else None
