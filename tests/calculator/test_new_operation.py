"""What it takes to add an operation: one entry of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.calculator.picture import shown_trace, vertices
from quizapp.calculator.steps import backward_steps
from quizapp.calculator.worked_graph import work
from quizapp.engine import lazy_sympy, symbolic
from quizapp.engine.backprop import backward, forward, gradients
from quizapp.engine.graph import build
from quizapp.engine.numbers import Log, exact, exp
from quizapp.engine.op import Op
from quizapp.engine.ops import OPS
from quizapp.engine.tangents import tangents

if TYPE_CHECKING:
    import pytest


def test_adding_an_operation_is_adding_one_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    """What graphs, both passes, pictures, steps and the calculator know of it stands in it."""
    entry = Op(
        value=lambda u: (exp(u) - 1 / exp(u)) / 2,
        local=lambda _y, u: ((exp(u) + 1 / exp(u)) / 2,),
        rules=("cosh({u})",),
        symbolic=lambda u: (lazy_sympy.load().exp(u) - lazy_sympy.load().exp(-u)) / 2,
        form="sinh({u})",
        sign="sh",
    )
    monkeypatch.setitem(OPS, "sinh", entry)
    worked = work("x*sinh(x)", ["x=log(2)"])
    gate = worked.trace.graph.place("a")
    assert worked.trace.graph.formulas[gate] == "sinh(x)"
    assert worked.trace.graph.nodes[gate].op == "sinh"
    assert worked.trace.values[gate].exact == "3/4"
    assert vertices(worked.trace)[gate].sign == "sh"
    told = list(backward_steps(worked.trace, worked.variables))
    assert "a → x: local derivative cosh(x) = 5/4; upstream × local = log(2)·(5/4)" in told[-2]
    graph = build({"x": Log(exact(2))}, [("L", "sinh", "x")])
    assert symbolic.derivative(graph, 0) == "5/4"
    assert gradients(graph, forward(graph))[0] == exact("5/4")
    assert tangents(graph, forward(graph), [exact(1)])[-1] == exact("5/4")


def test_a_leaky_relu_is_drawn_and_told() -> None:
    graph = build({"x": -3}, [("L", "leaky-relu", "x", "1/10")])
    trace = shown_trace(backward(graph, forward(graph)))
    told, rule = list(backward_steps(trace, [0])), "1 where x > 0, else 1/10"
    assert told[-2:] == [
        f"L → x: local derivative {rule} = 1/10; upstream × local = 1·(1/10) = 1/10",
        "∂L/∂x = 1/10",
    ]
    assert [vertex.formula for vertex in vertices(trace)] == ["x", "L = leaky(x, (1/10))"]
