"""Expressions as trees: what the reader makes, and all that is known of the operators."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, TypeVar

from quizapp.answers.reader.problem import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MAX_NODES = 600
MAX_DEPTH = 60

# How strongly operators bind: looser ones have lower numbers.
BINDING = {"+": 1, "-": 1, "*": 2, "/": 2, "@": 2, "neg": 3, "^": 4, "%": 5, ".T": 5}
POSTFIX = {"%", ".T"}

# Of arrays, over all entries or over an axis: read only where arrays are.
REDUCTIONS = {"sum", "mean"}
# Beyond the closed list, for who computes with them: a relu with a slope, the signs of arrays.
LEAKY = {"leaky": "leaky", "leaky_relu": "leaky"}
ARRAYS = LEAKY | {name: name for name in (*REDUCTIONS, "@", ".T")}


@dataclass(frozen=True, slots=True)
class Number:
    """A literal: `digits` times ten to the `exponent`, so that 0.330 keeps its last zero."""

    op: ClassVar = "number"
    args: ClassVar[tuple[()]] = ()

    digits: int
    exponent: int = 0
    place: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A variable."""

    op: ClassVar = "name"
    args: ClassVar[tuple[()]] = ()

    name: str
    place: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Constant:
    """The number e or pi."""

    op: ClassVar = "constant"
    args: ClassVar[tuple[()]] = ()

    name: str
    place: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Apply:
    """An operator of `BINDING` or a function of `names.FUNCTIONS`, applied to its arguments."""

    op: str
    args: tuple[Node, ...]
    place: int = field(default=0, compare=False)


Node = Number | Name | Constant | Apply

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """An expression whose parts are listed, for all that is asked of them one after another.

    It is equal to itself alone: what is kept of it is found without a look at its parts.

    Attributes:
        node: the whole.
        parts: the whole and all that it is made of, `inside_out`.
        names: of its variables.
    """

    node: Node
    parts: Sequence[Node]
    names: frozenset[str]


def listed(node: Node) -> Listed:
    """Returns `node` with its parts and names listed."""
    parts = inside_out(node)
    return Listed(node, parts, frozenset([part.name for part in parts if isinstance(part, Name)]))


def is_same(one: Node, other: Node) -> bool:
    """Returns whether two trees are equal; it does not call itself, see `fold`."""
    ours, theirs = [one], [other]
    for mine, its in zip(ours, theirs, strict=False):
        if mine.op != its.op or len(mine.args) != len(its.args):
            return False
        if not mine.args and mine != its:
            return False
        ours += mine.args
        theirs += its.args
    return True


def nodes(node: Node) -> list[Node]:
    """Returns `node` and all that it is made of, each before its own arguments."""
    found = [node]
    for parent in found:
        found += parent.args
    return found


def inside_out(node: Node) -> list[Node]:
    """Returns `node` and all that it is made of, each behind its own arguments."""
    found = [node]
    for parent in found:
        found += parent.args[::-1]
    return found[::-1]


def fold_up(node: Node, visit: Callable[[Node, list[T]], T]) -> T:
    """Returns what `visit` makes of `node`, given what it made of the arguments of `node`."""
    return fold(inside_out(node), visit)


def fold(parts: Sequence[Node], visit: Callable[[Node, list[T]], T]) -> T:
    """Returns what `fold_up` does, of what is `inside_out` already.

    It does not call itself, because a sum of hundreds of terms is a tree as deep.
    """
    done: list[T] = []
    used = 0
    for part in parts:
        first, used = used, used + len(part.args)
        done.append(visit(part, done[first:used]))
    return done[-1]


def check_size(trees: Iterable[Node]) -> None:
    """Refuses trees that have more than `MAX_NODES` numbers, names and operations together.

    Raises:
        ReadError: they have; the place is that of the first node too many.
    """
    found = [node for tree in trees for node in nodes(tree)]
    if len(found) > MAX_NODES:
        problem = f"this has more than {MAX_NODES} numbers, names and signs"
        raise ReadError(problem, found[MAX_NODES].place)


def variables(node: Node) -> frozenset[str]:
    """Returns the names of the variables in `node`."""
    return frozenset(part.name for part in nodes(node) if isinstance(part, Name))
