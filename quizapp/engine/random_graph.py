"""Random scalar graphs after recipes.

Gates are counted before they are drawn, so that the wiring always comes out even: with b gates of
two inputs and s uses beyond each node's first there are b + 1 − s inputs. A gate is drawn until it
is not awkward, and an input gets its value from the first gate that reads it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quizapp.engine.graph import Graph
from quizapp.engine.growing import Growing
from quizapp.engine.numbers import Log
from quizapp.engine.ops import OPS
from quizapp.engine.recipes import Plan

if TYPE_CHECKING:
    from quizapp.engine.numbers import Number
    from quizapp.engine.recipes import Recipe
    from quizapp.engine.sampling import Draw

_FEWEST_INPUTS, _MOST_INPUTS = 2, 5


def largest(level: int) -> tuple[int, int]:
    """Returns the largest numerator and denominator that a problem of `level` may show."""
    return 999, {1: 12, 2: 12, 3: 60}.get(level, 240)


def within(value: Number, bounds: tuple[int, int]) -> bool:
    """Returns whether `value` is no larger than `bounds` for numerator and denominator."""
    rational, (numerator, denominator) = value.of if isinstance(value, Log) else value, bounds
    # Most numbers are so short that their length decides, which is asked three times as fast.
    if rational.height_bits() < min(numerator, denominator).bit_length():
        return True
    return bool(abs(rational.p) <= numerator and rational.q <= denominator)


def score(graph: Graph) -> int:
    """Returns how hard a graph is: gates, sharing, products of gates, branches, divisions."""
    ops = [graph.nodes[gate].op for gate in graph.gates]
    gates = set(graph.gates)
    deep_products = sum(node.op == "mul" and gates.issuperset(node.inputs) for node in graph.nodes)
    branches = ops.count("max") + ops.count("relu")
    divisions = ops.count("div") + ops.count("recip")
    return len(ops) + 2 * sharing(graph) + deep_products + branches + 2 * divisions


def sharing(graph: Graph) -> int:
    """Returns the number of uses beyond each node's first."""
    return sum([len(uses) - 1 for uses in graph.uses if uses])


def random_graph(draw: Draw, recipe: Recipe, bounds: tuple[int, int]) -> Graph | None:
    """Returns a graph after `recipe`, or None where this draw came to nothing.

    The values of all its nodes are exact, no larger than `bounds`, and far from every kink.
    """
    small = (min(bounds[0], recipe.values[0]), min(bounds[1], recipe.values[1]))
    nodes = Growing(draw, recipe, _plan(draw, recipe), partial(within, bounds=small)).grow()
    graph = Graph(tuple(nodes)) if nodes else None
    return graph if graph and score(graph) >= recipe.score else None


def _plan(draw: Draw, recipe: Recipe) -> Plan:
    fewest, most = recipe.gates
    # Room for a gate that makes a rational of a logarithm.
    gates = draw.integer(fewest, most - bool(recipe.logs))
    ops = [draw.choice(recipe.needs), *(draw.choice(recipe.ops) for _ in range(gates - 1))]
    pairs = sum(OPS[op].arity == 2 for op in ops)
    least, most = recipe.sharing
    pairs = max(least + _FEWEST_INPUTS - 1, min(pairs, most + _MOST_INPUTS - 1))
    shares = draw.integer(
        max(least, pairs + 1 - _MOST_INPUTS), min(most, pairs + 1 - _FEWEST_INPUTS)
    )
    return Plan(inputs=pairs + 1 - shares, pairs=pairs, singles=gates - pairs, shares=shares)
