"""Random scalar graphs, by recipes from easy to hard; awkward ones are refused while they grow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.engine.graph import INPUT, Graph, Node
from quizapp.engine.numbers import Log, Number, exact
from quizapp.engine.ops import OPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.engine.sampling import Draw

_INPUT_NAMES = "xyzwv"
# Never e, which is Euler's number, nor a letter that is easily misread.
_GATE_NAMES = "abcdfghk"
_OUTPUT_NAME = "L"

_LOG_ODDS = [exact(text) for text in ("2", "3", "4", "1/2", "1/3", "2/3", "3/2", "4/3")]
_ARITHMETIC = ("add", "mul", "sub")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a random graph is made of.

    Attributes:
        gates: fewest and most gates.
        ops: ops to draw from; one that stands there twice is twice as likely.
        needs: at least one gate has one of these ops.
        sharing: fewest and most uses of a node beyond its first, added up over all nodes.
        open_chance: how often an operand is one that has no use yet; otherwise any earlier node.
        twice: whether a node may be both factors of a product.
        fractions: whether inputs may be halves and thirds.
        logs: how often an input is the logarithm of a small ratio.
        score: the least `score` of the graph.
    """

    gates: tuple[int, int]
    ops: tuple[str, ...]
    needs: tuple[str, ...]
    sharing: tuple[int, int] = (0, 0)
    open_chance: float = 1
    twice: bool = False
    fractions: bool = False
    logs: float = 0
    score: int = 0


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
        open_chance=0.7,
        score=7,
    ),
    4: Recipe(
        (6, 8),
        (*_ARITHMETIC, "mul", "square", "max", "relu", "neg", "div", "recip"),
        needs=("div", "recip"),
        sharing=(2, 4),
        open_chance=0.6,
        twice=True,
        fractions=True,
        score=12,
    ),
    5: Recipe(
        (7, 9),
        (*_ARITHMETIC, *_ARITHMETIC, "mul", "sigmoid", "exp", "log", "tanh", "square"),
        needs=("sigmoid", "exp", "log", "tanh"),
        sharing=(1, 4),
        open_chance=0.6,
        twice=True,
        fractions=True,
        logs=0.5,
        score=10,
    ),
}


def largest(level: int) -> tuple[int, int]:
    """Returns the largest numerator and denominator that a problem of `level` may show."""
    return 999, {1: 12, 2: 12, 3: 60}.get(level, 240)


def within(value: Number, bounds: tuple[int, int]) -> bool:
    """Returns whether `value` is no larger than `bounds` for numerator and denominator."""
    rational = value.of if isinstance(value, Log) else value
    return bool(abs(rational.p) <= bounds[0] and rational.q <= bounds[1])


def score(graph: Graph) -> int:
    """Returns how hard a graph is: gates, sharing, products of gates, branches, divisions."""
    ops = [graph.nodes[gate].op for gate in graph.gates]
    deep_products = sum(
        all(graph.nodes[source].op != INPUT for source in graph.nodes[gate].inputs)
        for gate in graph.gates
        if graph.nodes[gate].op == "mul"
    )
    branches = ops.count("max") + ops.count("relu")
    divisions = ops.count("div") + ops.count("recip")
    return len(ops) + 2 * sharing(graph) + deep_products + branches + 2 * divisions


def sharing(graph: Graph) -> int:
    """Returns the number of uses beyond each node's first."""
    return sum(max(0, len(uses) - 1) for uses in graph.uses)


def random_graph(draw: Draw, recipe: Recipe, bounds: tuple[int, int]) -> Graph | None:
    """Returns a graph after `recipe`, or None where this draw came to nothing.

    The values of all its nodes are exact, no larger than `bounds`, and far from every kink.
    """
    gates = draw.integer(*recipe.gates)
    # A tree of gates with two inputs each has one leaf more than gates.
    is_tree = recipe.sharing[1] == 0 and all(OPS[op].arity == 2 for op in recipe.ops)
    most = min(len(_INPUT_NAMES), gates + 1)
    growing = _Growing(draw, recipe, bounds)
    if not growing.grow(most if is_tree else draw.integer(2, most), gates):
        return None
    graph = Graph(tuple(growing.nodes))
    ops = {node.op for node in graph.nodes}
    least, most = recipe.sharing
    fits = least <= sharing(graph) <= most and score(graph) >= recipe.score
    return graph if fits and not ops.isdisjoint(recipe.needs) else None


@dataclass
class _Growing:
    """A graph while it grows: its nodes, their values, and which have no use yet."""

    draw: Draw
    recipe: Recipe
    bounds: tuple[int, int]
    nodes: list[Node] = field(default_factory=list)
    values: list[Number] = field(default_factory=list)
    open: list[int] = field(default_factory=list)

    def _input(self) -> Number:
        if self.draw.chance(self.recipe.logs):
            return Log(self.draw.choice(_LOG_ODDS))
        whole = self.draw.nonzero(5)
        divides = self.recipe.fractions and self.draw.chance(0.25)
        return whole / self.draw.choice((2, 3)) if divides else whole

    def grow(self, inputs: int, gates: int) -> bool:
        """Adds inputs and gates until the last gate alone has no use; False if that fails."""
        for name in _INPUT_NAMES[:inputs]:
            self._add(Node(name, INPUT, constant=self._input()))
        needed = self.draw.integer(0, gates - 1)
        for _ in range(5 * gates):
            gate = len(self.nodes) - inputs
            if gate == gates:
                return len(self.open) == 1
            # From here on every gate has to join two open ends.
            joining = gates - gate < len(self.open)
            ops = self.recipe.needs if gate == needed and not joining else self.recipe.ops
            name = _OUTPUT_NAME if gate == gates - 1 else _GATE_NAMES[gate]
            self._try_gate(name, self.draw.choice(ops), joining=joining)
        return False

    def _try_gate(self, name: str, op: str, *, joining: bool) -> None:
        arity = OPS[op].arity
        if joining and arity < 2:
            return
        operands = self._operands(arity, joining=joining)
        if self._is_idle(op, operands):
            return
        constant = exact(self.draw.choice((-3, -2, 2, 3))) if OPS[op].constant else None
        self._add_unless_awkward(Node(name, op, tuple(operands), constant))

    def _operands(self, arity: int, *, joining: bool) -> list[int]:
        if joining:
            return self.draw.sample(self.open, arity)
        return [self._operand() for _ in range(arity)]

    def _operand(self) -> int:
        fresh = self.draw.chance(self.recipe.open_chance)
        return self.draw.choice(self.open if fresh else range(len(self.nodes)))

    def _is_idle(self, op: str, operands: list[int]) -> bool:
        """Teaching nothing: x + x, x − x, max(x, x), and the same op twice in a row."""
        if len(operands) == 1:
            return self.nodes[operands[0]].op == op
        same = operands[0] == operands[1]
        return same and not (self.recipe.twice and op == "mul")

    def _add_unless_awkward(self, node: Node) -> None:
        arguments = [self.values[source] for source in node.inputs]
        # The one product that may have equal factors is the one that shows them: x·x.
        twice = len(set(node.inputs)) < len(node.inputs)
        if not twice and _is_awkward(node.op, arguments):
            return
        constants = [] if node.constant is None else [node.constant]
        try:
            value = OPS[node.op].value(*arguments, *constants)
        except (TypeError, ValueError):
            # Beyond what has an exact form: a product with a logarithm, log of a negative number.
            return
        if within(value, self.bounds) and not _is_huge(value):
            self._add(node, value)

    def _add(self, node: Node, value: Number = None) -> None:
        self.open = [place for place in self.open if place not in node.inputs]
        self.open.append(len(self.nodes))
        self.nodes.append(node)
        self.values.append(node.constant if value is None else value)


def _is_huge(value: Number) -> bool:
    return not isinstance(value, Log) and bool(abs(value) > 500)


# At or near a kink, or such that a known mistake would be invisible.
_AWKWARD: dict[str, Callable[..., bool]] = {
    "max": lambda u, v: abs(u - v) < 1,
    "relu": lambda u: abs(u) < exact("1/2"),
    "recip": lambda v: abs(v) in (0, 1),
    "div": lambda _u, v: abs(v) in (0, 1),
    "mul": lambda u, v: abs(u) == abs(v),
}


def _is_awkward(op: str, arguments: list[Number]) -> bool:
    if op not in _AWKWARD or any(isinstance(argument, Log) for argument in arguments):
        return False
    return _AWKWARD[op](*arguments)
