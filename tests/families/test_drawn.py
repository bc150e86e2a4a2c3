"""The graphs that families draw: what stands above the wires is what the gates make of it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from quizapp import families
from quizapp.calculator.picture import shown_trace
from quizapp.engine.graph import INPUT
from quizapp.engine.symbolic import to_sympy

if TYPE_CHECKING:
    from quizapp.engine.numbers import Number

DRAWN = [
    (family, level)
    for family, level in product(families.names(), families.LEVELS)
    if families.may_have_graph(family, level)
]


def about(value: Number) -> float:
    return float(to_sympy(value))


@pytest.mark.parametrize(("family", "level"), DRAWN)
def test_each_gate_has_the_value_that_its_inputs_make(family: str, level: int) -> None:
    trace = families.worked_graph(families.problem(family, level, seed=7))
    if trace is None:
        pytest.skip("this instance is about no graph")
    graph, values = trace.graph, list(map(about, trace.values))
    for place, node in enumerate(graph.nodes):
        if node.op != INPUT:
            constants = [] if node.constant is None else [about(node.constant)]
            read = [values[source] for source in node.inputs]
            made = graph.ops[node.op].value(*read, *constants)
            assert made == pytest.approx(values[place]), node.name


@pytest.mark.parametrize("level", families.LEVELS)
def test_a_bias_of_a_sigmoid_neuron_stands_there_as_the_prompt_gives_it(level: int) -> None:
    problem = families.problem("sigmoid-neuron-backprop", level, seed=2)
    trace = families.worked_graph(problem)
    assert trace is not None
    shown = shown_trace(trace)
    biases = [place for place, value in enumerate(shown.values) if "log" in value.exact]
    assert any(shown.graph.nodes[place].op == INPUT for place in biases)
