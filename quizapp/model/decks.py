"""The nouns of decks: files, what is in them, what was found in them, what loading them did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike
    from pathlib import Path

    from quizapp.model.cards import Card


@dataclass(frozen=True, slots=True)
class DeckFile:
    """A deck on disk, by what a `stat` tells.

    Attributes:
        location: what the store knows it by: `shipped:sgd.md`, `user:week1/notes.md`, or a path.
        name: what people call it: the file's name without `.md`, with its folder below the root.
        where: its path, which is made a `Path` only for the few that are read.
        size: bytes.
        mtime_ns: modification time in nanoseconds.
    """

    location: str
    name: str
    where: str | PathLike[str]
    size: int
    mtime_ns: int

    @property
    def path(self) -> Path:
        """Its path."""
        from pathlib import Path

        return Path(self.where)


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck that was read. `digest` is the SHA-256 of its bytes, in hexadecimal."""

    file: DeckFile
    digest: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """An edit so large that only the author knows whether it is the same card.

    Attributes:
        key: of the stored card, which has `reviews` answers that would be kept.
        before: its question; `after` is the one that may be the same card.
        place: where that one stands, `FILE:LINE`.
    """

    key: str
    before: str
    after: str
    place: str
    reviews: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What a load did, each card as (key, prompt).

    Attributes:
        doubts: the resemblances that were not taken for edits: the stored card is retired, the
            other one added.
        emptied: names of the decks that lose more than half of their cards.
        reviews: how many answers the cards keep that were edited, moved, retired or brought back,
            by their keys; those without any are left out.
    """

    added: tuple[tuple[str, str], ...] = ()
    edited: tuple[tuple[str, str], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    retired: tuple[tuple[str, str], ...] = ()
    unchanged: int = 0
    doubts: tuple[Doubt, ...] = ()
    emptied: tuple[str, ...] = ()
    reviews: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_sure(self) -> bool:
        """Whether nobody is to be asked first: no resemblance in doubt, no deck emptied."""
        return not self.doubts and not self.emptied

    @property
    def by_word(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """The cards by what happened to them, in the word that people are told."""
        words = {
            "added": self.added,
            "changed": self.edited,
            "moved": self.moved,
            "retired": self.retired,
        }
        return {word: cards for word, cards in words.items() if cards}

    @property
    def counts(self) -> str:
        """How many cards were added, changed, moved and retired, in words."""
        said = [f"{len(cards)} {word}" for word, cards in self.by_word.items()]
        return ", ".join(said) or "nothing changed"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a deck; lines and columns (characters, not bytes) count from 1, ends are past."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a deck: `text` instead of what stands at `span`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding in a deck.

    Attributes:
        code: stable, such as "Q103"; what `explain` and `--output json` speak of.
        severity: "error" (the load is refused) or "warning".
        help: what to do about it; may be empty.
        fix: the edit that mends it, where it is sure; see `decks.fixing`.
    """

    file: str
    span: Span
    code: str
    severity: str
    message: str
    help: str = ""
    fix: Edit | None = None
