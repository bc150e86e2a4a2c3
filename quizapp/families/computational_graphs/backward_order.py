"""Orders that are legal for the backward pass: a gate comes after all gates that use it.

Levels: 1 a chain · 2 a tree · 3 one shared gate · 4 two shared gates, and breadth first goes
wrong · 5 how many legal orders there are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, permutations
from math import factorial
from typing import TYPE_CHECKING

from quizapp.answers import number, ordering
from quizapp.engine.numbers import exact
from quizapp.families.computational_graphs import _graphs, _orders
from quizapp.families.computational_graphs._graphs import EXAMPLE
from quizapp.families.computational_graphs._orders import users
from quizapp.families.generate import Draft
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.engine.graph import Graph
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer

TITLE = "Orders of the backward pass"
KIND = "ordering"
VERSION = 2
SUMMARY = "an order in which gates can be worked through backwards; how many there are"


@dataclass(frozen=True, slots=True)
class Order:
    """A graph whose gates are to be put in order.

    Attributes:
        shown: places of the gates in the order shown; none where only their orders are counted.
    """

    graph: Graph
    shown: tuple[int, ...]


GOLDEN = (3, Order(EXAMPLE, (6, 7, 4, 8, 5)))

_RULE = "A gate can be worked through once all gates that use its value have been."
# Gates, fewest and most, and how many of them are shared.
_SIZES = {1: (4, 5, 0), 2: (4, 6, 0), 3: (4, 6, 1), 4: (5, 6, 2), 5: (5, 6, 1)}


def draw(draw: Draw, level: int) -> Order | None:
    """Returns a graph of the level's kind, and its gates in an order that is not legal yet."""
    least, most, shared = _SIZES[level]
    gates = draw.integer(least, most)
    graph = _orders.random_order_graph(draw, gates, shared, chain=level == 1)
    if graph is None or (level == 4 and _orders.is_legal(graph, _orders.breadth_first(graph))):
        return None
    if level == 5:
        return Order(graph, ()) if 3 <= len(list(_orders.orders(graph))) <= 12 else None
    shown = tuple(draw.sample(graph.gates, gates))
    is_free = level == 1 or len(list(_orders.orders(graph))) > 1
    return Order(graph, shown) if is_free and not _orders.is_legal(graph, shown) else None


def pose(asked: Order) -> Draft:
    """Returns the question about an order, or about the number of orders."""
    graph = asked.graph
    read = [graph.nodes[leaf].name for leaf in graph.leaves if graph.uses[leaf]]
    gates = [f"  {_graphs.assignment(graph, gate)}" for gate in graph.gates]
    question = (
        "Put the gates into an order that is legal for the backward pass."
        if asked.shown
        else "How many orders of all its gates are legal for the backward pass?"
    )
    return Draft(
        prompt="\n".join(
            [f"The graph of L, over the inputs {', '.join(read)}:", *gates, _RULE, question]
        ),
        answer=_answer(asked),
        values=() if asked.shown else (exact(_count(asked)),),
        hints=_hints(asked),
        steps=_steps(asked),
        parameters={graph.nodes[gate].name: graph.formulas[gate] for gate in graph.gates},
        shown=(),
    )


def _count(asked: Order) -> int:
    return len(list(_orders.orders(asked.graph)))


def _names(graph: Graph, places: Iterable[int], last: str = " and ") -> str:
    """Returns names in a sentence: `a, b and c`."""
    *others, name = (graph.nodes[place].name for place in places)
    return f"{', '.join(others)}{last}{name}" if others else name


def _hints(asked: Order) -> tuple[str, str, str]:
    graph = asked.graph
    output = len(graph.nodes) - 1
    after_output = [gate for gate in graph.gates if users(graph, gate) == [output]]
    busiest = max(graph.gates[:-1], key=lambda gate: len(users(graph, gate)))
    ready = f"{'is' if len(after_output) == 1 else 'are'} ready"
    return (
        "A gate's gradient is complete when all its users have sent their share, not before.",
        "L has no users: it is first. After each gate, see who has no user left to wait for."
        if asked.shown
        else f"L is first; then {_names(graph, after_output)} {ready}. Follow every choice.",
        f"{graph.nodes[busiest].name} is used by {_names(graph, users(graph, busiest))}.",
    )


def _steps(asked: Order) -> tuple[str, ...]:
    graph = asked.graph
    if not asked.shown:
        return tuple(_names(graph, order, ", ") for order in _orders.orders(graph))
    order = _orders.legal_order(graph, asked.shown)
    waits = [
        f"{graph.nodes[gate].name}: used by {_names(graph, users(graph, gate))}, done before"
        for gate in order[1:]
    ]
    return ("L: the output, used by no gate", *waits, _names(graph, order, ", "))


def _answer(asked: Order) -> Answer:
    if not asked.shown:
        return number.Count(exact=str(_count(asked)))
    graph = asked.graph
    return _ordering(asked, [(user, gate) for gate in graph.gates for user in users(graph, gate)])


def _ordering(asked: Order, pairs: Iterable[tuple[int, int]]) -> ordering.Answer:
    """Returns the answer that keeps `pairs` of places: the first comes before the second."""
    shown = asked.shown
    return ordering.Answer(
        items=tuple(asked.graph.nodes[gate].name for gate in shown),
        before=tuple(sorted((shown.index(first), shown.index(then)) for first, then in pairs)),
    )


def mistakes(asked: Order) -> tuple[Misconception, ...]:
    """Returns the illegal orders, or the wrong counts, that known mistakes lead to."""
    if not asked.shown:
        return tuple(
            Misconception(tag, number.Answer(exact=str(count)), question, _WAITING)
            for tag, count, question in _wrong_counts(asked.graph)
        )
    return tuple(
        Misconception(tag, _ordering(asked, pairwise(order)), question, _WAITING)
        for tag, order, question in _wrong_orders(asked)
    )


_WAITING = "which gates each gate has to wait for"


def _wrong_orders(asked: Order) -> Iterator[tuple[str, Sequence[int], str]]:
    graph = asked.graph
    first, *others = legal = _orders.legal_order(graph, asked.shown)
    yield "forward-order", graph.gates, "That begins at the inputs; where does the backward pass?"
    inner = next((gate for gate in others if users(graph, gate) != [first]), None)
    if inner is not None:
        late = [first, inner, *(gate for gate in others if gate != inner)]
        yield "user-late", late, f"{_too_early(graph, late)} is its gradient complete?"
    leaf = next(gate for gate in legal if set(graph.nodes[gate].inputs) <= set(graph.leaves))
    early = [leaf, *(gate for gate in legal if gate != leaf)]
    yield "leaf-first", early, f"{_too_early(graph, early)} what would it send on?"
    breadth = _orders.breadth_first(graph)
    if not _orders.is_legal(graph, breadth):
        yield (
            "breadth-first-from-L",
            breadth,
            f"{_too_early(graph, breadth)} is one short way to L enough?",
        )


def _too_early(graph: Graph, order: Sequence[int]) -> str:
    """Says of an illegal order which gate comes too early, and before whom."""
    gate, late = next(
        (gate, late)
        for index, gate in enumerate(order)
        for late in [[user for user in users(graph, gate) if user not in order[:index]]]
        if late
    )
    use = "uses" if len(late) == 1 else "use"
    return f"{graph.nodes[gate].name} comes before {_names(graph, late)}, which {use} it;"


def _wrong_counts(graph: Graph) -> Iterator[tuple[str, int, str]]:
    gates = len(graph.gates)
    every, after_output = factorial(gates), factorial(gates - 1)
    yield "all-orders", every, f"{every} is {gates}!, all orders there are; do all keep the rule?"
    yield (
        "only-L-first",
        after_output,
        f"{after_output} orders begin with L; which other gates have to wait?",
    )
    shared = [gate for gate in graph.gates if len(users(graph, gate)) > 1]
    if shared:
        yield (
            "waits-for-one",
            len(list(_orders.orders(graph, any))),
            f"Several gates use {_names(graph, shared)}; is it enough that one of them is done?",
        )


def independent(asked: Order) -> Answer:
    """Returns the answer from the formulas as printed; orders are counted by trying them all."""
    graph = asked.graph
    names = {graph.nodes[gate].name: gate for gate in graph.gates}
    pairs = [
        (user, names[word])
        for user in graph.gates
        for word in set(re.findall("[A-Za-z]+", graph.formulas[user]))
        if word in names
    ]
    if asked.shown:
        return _ordering(asked, pairs)
    legal = sum(
        all(order.index(user) < order.index(gate) for user, gate in pairs)
        for order in permutations(graph.gates)
    )
    return number.Answer(exact=str(legal))
