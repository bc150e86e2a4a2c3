"""The nouns of decks: files, what is in them, what was found in them, what loading them did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.model import Card


@dataclass(frozen=True, slots=True)
class DeckFile:
    """A deck on disk, by what a `stat` tells.

    Attributes:
        location: what the store knows it by: `shipped:sgd.md`, `user:week1/notes.md`, or a path.
        name: what people call it: the file's name without `.md`, with its folder below the root.
        size: bytes.
        mtime_ns: modification time in nanoseconds.
    """

    location: str
    name: str
    path: Path
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck that was read. `digest` is the SHA-256 of its bytes, in hexadecimal."""

    file: DeckFile
    digest: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a load did, each card as (key, prompt)."""

    added: tuple[tuple[str, str], ...] = ()
    edited: tuple[tuple[str, str], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    retired: tuple[tuple[str, str], ...] = ()
    unchanged: int = 0

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
class Diagnostic:
    """A finding in a deck.

    Attributes:
        code: stable, such as "Q103"; what `explain` and `--output json` speak of.
        severity: "error" (the load is refused) or "warning".
        help: what to do about it; may be empty.
    """

    file: str
    span: Span
    code: str
    severity: str
    message: str
    help: str = ""
