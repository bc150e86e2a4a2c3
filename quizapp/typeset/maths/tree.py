"""What LaTeX maths says, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a symbol does in its row; it decides the spaces around it."""

    ORDINARY = auto()
    BINARY = auto()
    RELATION = auto()
    PUNCTUATION = auto()
    FUNCTION = auto()
    BIG = auto()
    SPACE = auto()


@dataclass(frozen=True, slots=True)
class Symbol:
    """A letter, number, sign or name.

    Attributes:
        plain: its form where only ASCII may be written.
    """

    text: str
    kind: Kind = Kind.ORDINARY
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Text, or the source of a macro that is not known."""

    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """What stands beside each other."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fraction:
    """One thing over another."""

    over: Node
    under: Node


@dataclass(frozen=True, slots=True)
class Root:
    """A root; `index` is None for the square root."""

    body: Node
    index: Node | None = None


@dataclass(frozen=True, slots=True)
class Scripts:
    """A base with what stands below and above it."""

    base: Node
    sub: Node | None = None
    sup: Node | None = None


@dataclass(frozen=True, slots=True)
class Accent:
    """A body with a mark above it: `mark` is a combining character, `name` its name."""

    body: Node
    mark: str
    name: str


@dataclass(frozen=True, slots=True)
class Fence:
    """A body between two brackets, which grow with it; either may be empty."""

    left: str
    body: Node
    right: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix, the cases of a definition, or lines aligned at their relation.

    Attributes:
        left: the bracket on the left, if any.
        right: the bracket on the right, if any.
        aligned: whether the columns are the two sides of relations.
    """

    rows: tuple[tuple[Node, ...], ...]
    left: str
    right: str
    aligned: bool = False


# The letters that are taken for functions where brackets follow.
FUNCTION_LETTERS = frozenset("fghpqFGJLPEHDNσϕφψℒ𝔼")

Node = Symbol | Words | Row | Fraction | Root | Scripts | Accent | Fence | Grid


def parts(node: Node) -> tuple[Node, ...]:
    """Returns what `node` is made of."""
    match node:
        case Row(items):
            found: tuple[Node | None, ...] = items
        case Fraction(over, under):
            found = (over, under)
        case Scripts(base, sub, sup):
            found = (base, sub, sup)
        case Root(body, index):
            found = (body, index)
        case Accent(body=body) | Fence(body=body):
            found = (body,)
        case Grid(rows=rows):
            found = tuple(cell for row in rows for cell in row)
        case _:
            found = ()
    return tuple(part for part in found if part is not None)
