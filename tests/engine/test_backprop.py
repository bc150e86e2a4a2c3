from __future__ import annotations

import pytest
from flint import fmpq
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.engine import symbolic
from quizapp.engine.backprop import Rules, backward, forward, gradients, rerun
from quizapp.engine.graph import INPUT, Graph, Node, build
from quizapp.engine.mistakes import MISTAKES
from quizapp.engine.numbers import Log, exact, text, to_float
from quizapp.engine.random_graph import largest, random_graph
from quizapp.engine.recipes import RECIPES
from quizapp.engine.sampling import Draw

GRAPH = build(
    {"x": 3, "y": -2, "z": 1, "w": -1},
    [
        ("a", "mul", "x", "y"),
        ("b", "max", "z", "w"),
        ("c", "add", "a", "b"),
        ("d", "sub", "x", "z"),
        ("L", "mul", "c", "d"),
    ],
)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Random graphs of all levels."""
    level = draw(st.sampled_from(sorted(RECIPES)))
    stream = Draw("test", level, draw(st.integers(0, 10**6)))
    drawn = (random_graph(stream, RECIPES[level], largest(level)) for _ in range(200))
    return next(graph for graph in drawn if graph)


def test_values_and_gradients_of_a_graph_by_hand() -> None:
    values = forward(GRAPH)
    assert values == [3, -2, 1, -1, -6, 1, -5, 2, -10]
    assert gradients(GRAPH, values) == [-9, 6, 7, 0, 2, 2, 2, -5, 1]


def test_the_first_gate_sends_to_a_lone_input() -> None:
    graph = build({"x": 3}, [("a", "square", "x"), ("b", "scale", "a", 2), ("L", "add", "b", "a")])
    assert gradients(graph, forward(graph)) == [18, 3, 1, 1]


def test_what_nothing_leads_on_from_has_the_gradient_0() -> None:
    graph = build({"x": 3, "y": 2}, [("a", "mul", "x", "y"), ("L", "neg", "x")])
    found = gradients(graph, forward(graph))
    assert found == [-1, 0, 0, 1]
    assert all(isinstance(gradient, fmpq) for gradient in found)


def test_a_gate_that_leads_nowhere_does_not_stop_the_pass() -> None:
    graph = build({"x": 3}, [("a", "square", "x"), ("b", "neg", "a"), ("L", "neg", "a")])
    assert gradients(graph, forward(graph)) == [-6, -1, 0, 1]


def test_every_edge_tells_what_it_carries_and_in_which_order() -> None:
    trace = backward(GRAPH, forward(GRAPH))
    arrived = trace.reaching(GRAPH.place("x"))
    assert [(GRAPH.nodes[s.gate].name, s.upstream, s.local, s.product) for s in arrived] == [
        ("d", -5, 1, -5),
        ("a", 2, -2, -4),
    ]


@given(graphs())
@settings(max_examples=40, deadline=None)
def test_the_engine_agrees_with_sympy(graph: Graph) -> None:
    ours = gradients(graph, forward(graph))
    for place in range(len(graph.nodes)):
        assert symbolic.derivative(graph, place) == text(ours[place])


@given(graphs())
@settings(max_examples=40, deadline=None)
def test_each_contribution_agrees_with_sympy(graph: Graph) -> None:
    trace = backward(graph, forward(graph))
    for sent in trace.contributions:
        alone = [edge for edge in graph.uses[sent.to] if edge == (sent.gate, sent.slot)]
        assert symbolic.derivative(graph, sent.to, alone) == text(sent.product)


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_exact_numbers_stay_exact(graph: Graph) -> None:
    values = forward(graph)
    trace = backward(graph, values)
    assert list(trace.gradients) == gradients(graph, values)
    sent = trace.contributions
    numbers = [*trace.gradients, *(s.local for s in sent), *(s.product for s in sent)]
    assert {type(number) for number in numbers} == {fmpq}
    assert {type(value) for value in values} <= {fmpq, Log}


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_the_same_tape_over_floats_agrees_with_finite_differences(graph: Graph) -> None:
    slopes = gradients(graph, forward(graph, to_float), to_float)
    trace = backward(graph, forward(graph, to_float), number=to_float)
    assert list(trace.gradients) == slopes
    assert slopes == pytest.approx([to_float(g) for g in gradients(graph, forward(graph))])
    for leaf in graph.leaves:
        assert slopes[leaf] == pytest.approx(_centred_difference(graph, leaf), rel=1e-4, abs=1e-4)


def _centred_difference(graph: Graph, leaf: int) -> float:
    """The slope of the output along one input, from two evaluations close by."""
    h = 1e-5
    sides: list[float] = []
    for nudge in (h, -h):
        nodes = [
            Node(node.name, INPUT, constant=to_float(node.constant) + nudge * (place == leaf))
            if node.op == INPUT
            else node
            for place, node in enumerate(graph.nodes)
        ]
        kept = forward(Graph(tuple(nodes)), lambda v: v if isinstance(v, float) else to_float(v))
        sides.append(kept[-1])
    return (sides[0] - sides[1]) / (2 * h)


def test_a_chain_of_100_000_gates() -> None:
    """a(k+1) = x − a(k): the derivative by x alternates between 1 and 0."""
    count = 100_000
    nodes = [Node("x", INPUT, constant=exact(3))]
    nodes += [Node(f"a{k}", "sub", (0, k)) for k in range(count)]
    graph = Graph(tuple(nodes))
    values = forward(graph)
    assert values[-1] == 3
    assert gradients(graph, values)[0] == 1
    assert backward(graph, values).gradients[0] == 1


def test_the_output_alone_has_gradient_1() -> None:
    graph = build({"x": 5}, [])
    assert gradients(graph, forward(graph)) == [1]


def test_division_by_zero_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        forward(build({"x": 1, "y": 0}, [("L", "div", "x", "y")]))


@given(graphs(), st.sampled_from(sorted(MISTAKES)))
@settings(max_examples=60, deadline=None)
def test_a_rerun_comes_to_what_a_backward_pass_by_the_same_rules_does(
    graph: Graph, tag: str
) -> None:
    trace = backward(graph, forward(graph))
    for rules in (Rules(), MISTAKES[tag].rules):
        whole, lean = backward(graph, trace.values, rules), rerun(trace, rules)
        assert lean.gradients == whole.gradients
        for place in range(len(graph.nodes) - 1):
            assert lean.arrived[place] == [sent.product for sent in whole.reaching(place)]


def test_a_rerun_begins_with_the_same_upstream_gradient() -> None:
    graph = build({"x": 2, "y": 3}, [("L", "mul", "x", "y")])
    trace = backward(graph, forward(graph), seed=exact(7))
    assert rerun(trace, Rules()).gradients == [21, 14, 7]


def test_sympy_knows_the_slope_of_a_relu_that_it_knows_to_be_closed() -> None:
    graph = build(
        {"x": exact("1/2")},
        [("a", "square", "x"), ("b", "recip", "a"), ("c", "neg", "b"), ("d", "relu", "c"),
         ("e", "square", "d"), ("L", "add", "x", "e")],
    )  # fmt: skip
    assert symbolic.derivative(graph, 0) == text(gradients(graph, forward(graph))[0]) == "1"
