"""Orders in which the gates of a graph can be worked through backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.graph import INPUT, Graph, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from quizapp.engine.sampling import Draw

_NAMES = "abcdfgh"
_INPUTS = "xyzw"
_PAIRS = ("add", "sub", "mul", "max")
_SINGLES = ("square", "neg")


def random_order_graph(draw: Draw, gates: int, shared: int, *, chain: bool = False) -> Graph | None:
    """Returns a graph without values, or None where this draw came to nothing.

    Args:
        gates: how many.
        shared: how many gates are read by two others; the rest by one.
        chain: whether each gate is read by the next one.
    """
    twice = draw.sample(range(gates - 2), shared)
    users = [
        [gate + 1] if chain else draw.sample(range(gate + 1, gates), 2 if gate in twice else 1)
        for gate in range(gates - 1)
    ]
    reads = [[i for i, reading in enumerate(users) if gate in reading] for gate in range(gates)]
    return _filled(draw, reads) if max(map(len, reads)) <= 2 else None


def _filled(draw: Draw, reads: Sequence[Sequence[int]]) -> Graph:
    """Returns the graph in which each gate reads those gates, and inputs where places are left."""
    nodes = [Node(name, INPUT) for name in _INPUTS]
    for gate, sources in enumerate(reads):
        operands = [len(_INPUTS) + source for source in sources]
        if len(operands) < 2 and (not operands or draw.chance(0.7)):
            operands += draw.sample(range(len(_INPUTS)), 2 - len(operands))
        op = draw.choice(_PAIRS if len(operands) == 2 else _SINGLES)
        name = "L" if gate == len(reads) - 1 else _NAMES[gate]
        nodes.append(Node(name, op, tuple(draw.sample(operands, len(operands)))))
    return Graph(tuple(nodes))


def users(graph: Graph, gate: int) -> list[int]:
    """Returns the gates that read `gate`, each once."""
    return list(dict.fromkeys(edge.gate for edge in graph.uses[gate]))


def is_legal(graph: Graph, order: Sequence[int]) -> bool:
    """Returns whether each gate comes after all gates that use it."""
    return all(
        order.index(user) < order.index(gate) for gate in order for user in users(graph, gate)
    )


def legal_order(graph: Graph, preferred: Iterable[int]) -> list[int]:
    """Returns a legal order: again and again the first of `preferred` that is ready."""
    waiting, order = list(preferred), list[int]()
    while waiting:
        order.append(next(gate for gate in waiting if set(users(graph, gate)) <= set(order)))
        waiting.remove(order[-1])
    return order


def orders(
    graph: Graph,
    enough: Callable[[Iterable[bool]], bool] = all,
    done: tuple[int, ...] = (),
) -> Iterator[tuple[int, ...]]:
    """Yields all legal orders that begin with `done`.

    Args:
        enough: whether it is enough for a gate that these of its users are done.
    """
    if len(done) == len(graph.gates):
        yield done
    for gate in reversed(graph.gates):
        if gate not in done and _is_ready(graph, gate, enough, done):
            yield from orders(graph, enough, (*done, gate))


def _is_ready(
    graph: Graph, gate: int, enough: Callable[[Iterable[bool]], bool], done: Collection[int]
) -> bool:
    reading = users(graph, gate)
    return not reading or enough(user in done for user in reading)


def breadth_first(graph: Graph) -> list[int]:
    """Returns the gates by their distance from the output, as a search from there meets them."""
    met = [len(graph.nodes) - 1]
    for gate in met:
        sources = graph.nodes[gate].inputs
        met += [s for s in dict.fromkeys(sources) if graph.nodes[s].op != INPUT and s not in met]
    return met
