"""The gradients of every graph that a family makes, in floats, against central differences.

Neither the exact numbers nor sympy have a part in it: the same graph runs over numpy's floats, and
its gradients are what moving each number of each input a little does to the output.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from quizapp import families
from quizapp.engine.arrays import floats
from quizapp.engine.backprop import backward, forward, operands
from quizapp.engine.graph import Graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

SEEDS = range(5)
# Of those that a family draws and throws away most are like those that it keeps.
MOST = 4

# Where a family makes no graph on some level: it asks for counts, shapes or verdicts there.
ELSEWHERE = {
    "bias-broadcast-grad": (1, 2, 3, 4),
    "linear-collapse": (1, 2, 3, 4),
    "grad-check-rel-error": (5,),
}
ON_ALL_LEVELS = [
    "linear-backprop-dw",
    "linear-backprop-dx",
    "mlp-backprop-full",
    "mlp-sgd-step",
    "sigmoid-neuron-backprop",
    "dag-forward-values",
    "dag-grad-all",
    "dag-grad-one",
    "dag-multipath",
    "dag-upstream-local",
    "gate-patterns",
    "softmax-ce-grad",
    "activation-derivative",
    "activation-value",
    "mlp-forward",
    "num-grad-centred",
    "num-grad-error",
    "num-grad-forward",
    "sgd-k-steps",
]
SKILLS = [
    *product(ON_ALL_LEVELS, families.LEVELS),
    *((name, level) for name, levels in ELSEWHERE.items() for level in levels),
]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Graph]:
    """All graphs made from now on, in the order in which they are."""
    graphs: list[Graph] = []
    make = Graph.__init__

    def made_and_kept(graph: Graph, *args: Any, **named: Any) -> None:
        make(graph, *args, **named)
        graphs.append(graph)

    monkeypatch.setattr(Graph, "__init__", made_and_kept)
    return graphs


@pytest.mark.parametrize(("name", "level"), SKILLS)
def test_gradients_are_what_moving_an_input_does(name: str, level: int, made: list[Graph]) -> None:
    compared = 0
    for seed in SEEDS:
        made.clear()
        families.problem(name, level, seed)
        for graph in made[-MOST:]:
            if has_slopes(graph):
                compare(graph)
                compared += 1
    assert compared


def compare(graph: Graph) -> None:
    """Asserts that the float gradients of the inputs are the central differences."""
    values = forward(graph, number)
    weights = np.cos(np.arange(np.size(values[-1]))).reshape(np.shape(values[-1]))
    seed = weights.astype(object) if weights.ndim else float(weights)
    found = backward(graph, values, number=number, seed=seed).gradients
    for leaf in graph.leaves:
        secants = [
            np.sum(weights * (output(graph, leaf, above) - output(graph, leaf, below))) / step
            for above, below, step in moves(values[leaf])
        ]
        slopes = np.ravel(found[leaf]).astype(float)
        assert slopes == pytest.approx(np.array(secants, dtype=float), rel=1e-4, abs=1e-5)


def moves(value: Any) -> Iterator[tuple[Any, Any, float]]:
    """Yields, for each number of an input, it a little above and below, and the step between."""
    for place in np.ndindex(np.shape(value)):
        step = 1e-5 * max(1.0, abs(value[place] if place else value))
        by = np.zeros(np.shape(value), dtype=object) + 0.0
        if place:
            by[place] = step
        else:
            by = step
        yield value + by, value - by, 2 * step


def output(graph: Graph, leaf: int, value: Any) -> Any:
    """Returns the value of the graph's output with another value of the input at `leaf`."""
    nodes = list(graph.nodes)
    nodes[leaf] = nodes[leaf]._replace(constant=value)
    return forward(replace(graph, nodes=tuple(nodes)), number)[-1]


def number(value: Any) -> Any:
    """Returns exact numbers as floats, and floats as they are."""
    is_float = isinstance(value, float) or (np.ndim(value) and isinstance(value.flat[0], float))
    return value if is_float else floats(value)


def has_slopes(graph: Graph) -> bool:
    """Whether all gates have a value and a derivative; if not, the graph was thrown away."""
    try:
        values = forward(graph, number)
    except ZeroDivisionError:
        return False
    return not any(
        np.isclose(left, right).any()
        for node in graph.nodes
        if (kink := graph.ops[node.op].kink if node.inputs else None)
        for left, right in [map(plain, kink.sides(*operands(node, values, number)))]
    )


def plain(value: Any) -> NDArray[np.float64]:
    return np.asarray(value, dtype=float)
