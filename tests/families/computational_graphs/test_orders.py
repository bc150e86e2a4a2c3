"""Orders of the backward pass, on the graph of the golden instances: L reads c and d, c a and b."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from quizapp.engine.sampling import Draw
from quizapp.families.computational_graphs import _orders
from quizapp.families.computational_graphs._graphs import EXAMPLE

if TYPE_CHECKING:
    from quizapp.engine.graph import Graph


def names(order: list[int] | tuple[int, ...]) -> str:
    return "".join(EXAMPLE.nodes[gate].name for gate in order)


def places(order: str) -> list[int]:
    return [EXAMPLE.place(name) for name in order]


def test_the_orders_of_a_tree_by_hand() -> None:
    # L first; then c before a and b, and d anywhere.
    assert set(map(names, _orders.orders(EXAMPLE))) == {
        *("Lcabd", "Lcadb", "Lcbad", "Lcbda"),
        *("Lcdab", "Lcdba", "Ldcab", "Ldcba"),
    }


@pytest.mark.parametrize(
    ("order", "legal"), [("Lcdab", True), ("Ldcba", True), ("abcdL", False), ("Lacdb", False)]
)
def test_what_is_legal(order: str, legal: bool) -> None:
    assert _orders.is_legal(EXAMPLE, places(order)) == legal


def test_the_first_that_is_ready_comes_next() -> None:
    assert names(_orders.legal_order(EXAMPLE, places("cdaLb"))) == "Lcdab"


def test_breadth_first_goes_by_distance() -> None:
    assert names(_orders.breadth_first(EXAMPLE)) == "Lcdab"


def random(gates: int, shared: int, *, chain: bool = False) -> list[Graph]:
    drawn = (
        _orders.random_order_graph(Draw("orders", seed), gates, shared, chain=chain)
        for seed in range(100)
    )
    return [graph for graph in drawn if graph]


def test_random_graphs_share_as_many_gates_as_they_should() -> None:
    for shared in (0, 1, 2):
        graphs = random(5, shared)
        assert len(graphs) > 10
        for graph in graphs:
            counts = [len(_orders.users(graph, gate)) for gate in graph.gates]
            assert (counts.count(0), counts.count(2)) == (1, shared)


def test_a_chain_has_one_order_and_any_graph_those_that_trying_finds() -> None:
    assert all(len(list(_orders.orders(graph))) == 1 for graph in random(5, 0, chain=True))
    for graph in random(5, 1):
        legal = {order for order in permutations(graph.gates) if _orders.is_legal(graph, order)}
        assert set(_orders.orders(graph)) == legal
