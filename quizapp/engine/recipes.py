"""What random graphs are made of: a recipe a level, and the plan of one graph after it."""

from __future__ import annotations

from dataclasses import dataclass

_ARITHMETIC = ("add", "mul", "sub")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a random graph is made of.

    Attributes:
        gates: fewest and most gates.
        ops: ops to draw from; one that stands there twice is twice as likely.
        needs: at least one gate has one of these ops.
        sharing: fewest and most uses of a node beyond its first, added up over all nodes.
        shares: what is used again: "any" node, an "input" or a "gate".
        together: how often another use goes to a node that has several uses already.
        twice: how often a product, while uses are left to share, is one with itself: x·x.
        fractions: whether inputs may be halves and thirds.
        logs: how often an input is the logarithm of a small ratio.
        values: largest numerator and denominator of a gate's value. Where there are fractions
            these are smaller than what a problem may show, which its gradients have to fit too.
        score: the least `score` of the graph.
    """

    gates: tuple[int, int]
    ops: tuple[str, ...]
    needs: tuple[str, ...]
    sharing: tuple[int, int] = (0, 0)
    shares: str = "any"
    together: float = 0
    twice: float = 0
    fractions: bool = False
    logs: float = 0
    values: tuple[int, int] = (500, 12)
    score: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """How many of what a graph has.

    Attributes:
        pairs: gates with two inputs.
        singles: gates with one.
        shares: uses of a node beyond its first, added up over all nodes.
    """

    inputs: int
    pairs: int
    singles: int
    shares: int


RECIPES = {
    1: Recipe((2, 3), _ARITHMETIC, needs=("mul",), score=2),
    2: Recipe(
        (4, 5),
        (*_ARITHMETIC, "mul", "square", "max", "relu", "scale"),
        needs=("square", "max", "relu"),
        score=5,
    ),
    3: Recipe(
        (4, 6),
        (*_ARITHMETIC, "mul", "square", "max", "relu", "scale"),
        needs=("mul",),
        sharing=(1, 2),
        score=7,
    ),
    4: Recipe(
        (6, 8),
        (*_ARITHMETIC, "mul", "square", "max", "relu", "neg", "div", "recip"),
        needs=("div", "recip"),
        sharing=(2, 4),
        twice=0.1,
        fractions=True,
        values=(200, 36),
        score=12,
    ),
    5: Recipe(
        (7, 9),
        (*_ARITHMETIC, *_ARITHMETIC, "mul", "sigmoid", "exp", "log", "tanh", "square"),
        needs=("sigmoid", "exp", "log", "tanh"),
        sharing=(1, 4),
        twice=0.1,
        fractions=True,
        logs=0.5,
        values=(100, 16),
        score=10,
    ),
}
