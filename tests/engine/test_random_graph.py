from __future__ import annotations

from dataclasses import replace
from functools import cache
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.backprop import forward, gradients
from quizapp.engine.graph import INPUT, Graph, build
from quizapp.engine.numbers import Log, exact
from quizapp.engine.random_graph import largest, random_graph, score, sharing, within
from quizapp.engine.recipes import RECIPES
from quizapp.engine.sampling import Draw


@cache
def graphs(level: int) -> list[Graph]:
    drawn = (
        random_graph(Draw("test", level, seed), RECIPES[level], largest(level))
        for seed in range(400)
    )
    return [graph for graph in drawn if graph]


@pytest.mark.parametrize("level", RECIPES)
def test_a_graph_keeps_to_its_recipe(level: int) -> None:
    recipe = RECIPES[level]
    for graph in graphs(level):
        assert recipe.gates[0] <= len(graph.gates) <= recipe.gates[1]
        assert recipe.sharing[0] <= sharing(graph) <= recipe.sharing[1]
        assert score(graph) >= recipe.score
        assert {graph.nodes[gate].op for gate in graph.gates} & set(recipe.needs)


@pytest.mark.parametrize("level", RECIPES)
def test_all_leads_to_the_output_and_names_are_clear(level: int) -> None:
    for graph in graphs(level):
        output = len(graph.nodes) - 1
        assert all(output in graph.beyond(place) for place in range(output))
        names = [node.name for node in graph.nodes]
        assert names[-1] == "L"
        assert len(set(names)) == len(names)
        assert "e" not in names


@pytest.mark.parametrize("level", RECIPES)
def test_values_are_small_and_far_from_kinks(level: int) -> None:
    for graph in graphs(level):
        values = forward(graph)
        assert all(within(value, largest(level)) for value in values)
        assert all(within(values[gate], RECIPES[level].values) for gate in graph.gates)
        for gate in graph.gates:
            arguments = [values[source] for source in graph.nodes[gate].inputs]
            match graph.nodes[gate].op, arguments:
                case "max", [u, v]:
                    assert abs(u - v) >= 1
                case "relu", [u]:
                    assert abs(u) >= exact("1/2")
                case ("div", [_, u]) | ("recip", [u]):
                    assert abs(u) not in (0, 1)
                case "mul", [u, v] if len(set(graph.nodes[gate].inputs)) == 2:
                    assert abs(u) != abs(v)


def test_what_a_problem_may_show_bounds_values_beside_the_recipe() -> None:
    drawn = [random_graph(Draw("few", seed), RECIPES[4], (40, 6)) for seed in range(200)]
    values = [value for graph in drawn if graph for value in forward(graph)]
    assert values
    assert all(within(value, (40, 6)) for value in values)


@pytest.mark.parametrize("level", RECIPES)
def test_something_always_comes_back_from_the_output(level: int) -> None:
    for graph in graphs(level):
        values = forward(graph)
        zeros = {graph.nodes[gate].op for gate in graph.gates if values[gate] == 0}
        assert not zeros & {"mul", "square"}
        assert any(gradients(graph, values)[:-1])


def test_levels_differ_in_kind() -> None:
    scores = [mean(map(score, graphs(level))) for level in (1, 2, 3, 4)]
    assert scores == sorted(scores)
    assert not any(map(sharing, graphs(1) + graphs(2)))
    assert all(map(sharing, graphs(3) + graphs(4) + graphs(5)))
    inputs = {
        level: [n.constant for g in graphs(level) for n in g.nodes if n.op == INPUT]
        for level in RECIPES
    }
    assert all(value.q == 1 for level in (1, 2, 3) for value in inputs[level])
    assert any(value.q > 1 for value in inputs[4])
    assert any(isinstance(value, Log) for value in inputs[5])


@pytest.mark.parametrize("level", RECIPES)
def test_drafts_are_accepted_often_and_differ(level: int) -> None:
    # Logarithms and rationals do not always come together in the end.
    assert len(graphs(level)) > 400 * (0.4 if level == 5 else 0.9)
    assert len(set(graphs(level))) > 0.9 * len(graphs(level))


@pytest.mark.parametrize("level", RECIPES)
def test_all_that_a_recipe_allows_occurs(level: int) -> None:
    recipe = RECIPES[level]
    nodes = [node for graph in graphs(level) for node in graph.nodes]
    assert {node.op for node in nodes} == {INPUT, *recipe.ops, *recipe.needs}
    assert {len(graph.gates) for graph in graphs(level)} == set(
        range(recipe.gates[0], recipe.gates[1] + 1)
    )
    assert set(map(sharing, graphs(level))) == set(range(recipe.sharing[0], recipe.sharing[1] + 1))
    assert any(len(set(node.inputs)) < len(node.inputs) for node in nodes) == (recipe.twice > 0)
    inputs = {len(graph.leaves) for graph in graphs(level)}
    assert len(inputs) >= 2
    assert inputs <= {2, 3, 4, 5}


@pytest.mark.parametrize(("shares", "is_input"), [("input", True), ("gate", False)])
def test_a_recipe_says_what_is_shared(shares: str, is_input: bool) -> None:
    recipe = replace(RECIPES[3], shares=shares)
    drawn = (random_graph(Draw(shares, seed), recipe, largest(3)) for seed in range(200))
    shared = [
        graph.nodes[place].op == INPUT
        for graph in drawn
        if graph
        for place, uses in enumerate(graph.uses)
        if len(uses) > 1
    ]
    assert shared.count(is_input) > 0.8 * len(shared)


def test_uses_come_together_where_a_recipe_says_so() -> None:
    def most_used(together: float) -> float:
        recipe = replace(RECIPES[3], sharing=(2, 2), shares="input", together=together)
        drawn = (random_graph(Draw("together", seed), recipe, largest(3)) for seed in range(200))
        return mean(max(map(len, graph.uses)) for graph in drawn if graph)

    assert most_used(1) > 2.9
    assert most_used(0) < 2.7


@pytest.mark.parametrize(("level", "denominator"), [(1, 12), (2, 12), (3, 60), (4, 240), (5, 240)])
def test_a_level_bounds_what_a_problem_shows(level: int, denominator: int) -> None:
    assert largest(level) == (999, denominator)


@given(st.integers(-1100, 1100), st.integers(1, 300), st.integers(1, 999), st.integers(1, 250))
def test_small_numbers_are_within_their_bounds(p: int, q: int, most: int, below: int) -> None:
    value = exact(p) / q
    fits = abs(value.p) <= most and value.q <= below
    assert within(value, (most, below)) == fits
    if p > 0:
        assert within(Log(value), (most, below)) == fits


def test_score_counts_what_makes_a_graph_hard() -> None:
    graph = build(
        {"x": 3, "y": 2},
        [
            ("a", "max", "x", "y"),
            ("b", "recip", "y"),
            ("L", "mul", "a", "b"),
        ],
    )
    # Three gates, y shared once, a product of two gates, one max, one division.
    assert score(graph) == 3 + 2 + 1 + 1 + 2
