"""Each rule that is told is the rule that was used: its words, worked out, are its number."""

from __future__ import annotations

from typing import Any

import pytest

from quizapp.answers import reader
from quizapp.answers.equality.balls import ball, precision
from quizapp.calculator.steps import backward_steps, forward_steps, local_rule
from quizapp.calculator.worked_graph import work
from quizapp.engine.backprop import backward, forward
from quizapp.engine.graph import build
from quizapp.engine.ops import OPS

EXPRESSIONS = {
    "add": "x + y",
    "sub": "x - y",
    "mul": "x*y",
    "div": "x/y",
    "neg": "-x",
    "square": "x^2",
    "power": "x^3",
    "scale": "x*5/3",
    "recip": "1/x",
    "exp": "exp(x)",
    "log": "log(x)",
    "sqrt": "sqrt(x)",
    "sin": "sin(x)",
    "cos": "cos(x)",
    "sigmoid": "sigmoid(x)",
    "tanh": "tanh(x)",
    "softplus": "softplus(x)",
}
# Of two inputs alike, a rule that takes one for the other would be as good.
POINT = {"x": "7/4", "y": "5/3"}
BRANCHES = {
    "max": ("max(x, y)", ["1 where x ≥ y, else 0", "1 where y > x, else 0"]),
    "min": ("min(x, y)", ["1 where x ≤ y, else 0", "1 where y < x, else 0"]),
    "relu": ("relu(x)", ["1 where x > 0, else 0"]),
    "abs": ("abs(x)", ["the sign of x"]),
}


def test_every_operation_is_here() -> None:
    # A leaky relu is no function of the reader's: see the tests of the table.
    assert {*EXPRESSIONS, *BRANCHES, "leaky-relu"} == set(OPS)


@pytest.mark.parametrize("op", EXPRESSIONS)
def test_a_told_rule_is_the_local_derivative(op: str) -> None:
    expression = EXPRESSIONS[op]
    worked = work(expression, [f"{name}={POINT[name]}" for name in reader.names(expression)])
    assert worked.trace.graph.nodes[-1].op == op
    for sent in worked.trace.contributions:
        rule = reader.read(local_rule(worked.trace, sent.gate, sent.slot))
        with precision(80):
            value = ball(reader.read(str(worked.trace.values[-1])), {})
            point: Any = {name: ball(reader.read(at), {}) for name, at in POINT.items()}
            point["L"] = value
            assert ball(rule, point).overlaps(ball(reader.read(str(sent.local)), {}))
            assert not ball(rule, point).overlaps(ball(reader.read(f"{sent.local} + 1/99"), {}))


@pytest.mark.parametrize("op", BRANCHES)
def test_a_told_branch(op: str) -> None:
    expression, rules = BRANCHES[op]
    worked = work(expression, [f"{name}=2" for name in reader.names(expression)])
    sent = worked.trace.contributions
    assert [local_rule(worked.trace, s.gate, s.slot) for s in sent] == rules


def test_both_passes_of_a_shared_node() -> None:
    worked = work("x*y + 2x", ["x=-3,y=1/2"])
    assert forward_steps(worked.trace) == [
        "a = x·y = (−3)·(1/2) = −3/2",
        "b = 2·x = 2·(−3) = −6",
        "L = a + b = −3/2 + (−6) = −15/2",
    ]
    assert list(backward_steps(worked.trace, worked.variables)) == [
        "∂L/∂L = 1",
        "L → a: local derivative 1; upstream × local = 1·1 = 1",
        "L → b: local derivative 1; upstream × local = 1·1 = 1",
        "b → x: local derivative 2; upstream × local = 1·2 = 2",
        "a → x: local derivative y = 1/2; upstream × local = 1·(1/2) = 1/2",
        "a → y: local derivative x = −3; upstream × local = 1·(−3) = −3",
        "∂L/∂x = 2 + 1/2 = 5/2",
        "∂L/∂y = −3",
    ]


def test_a_shared_gate_is_summed_before_it_sends() -> None:
    gates = [("a", "scale", "x", 3), ("b", "square", "a"), ("L", "add", "a", "b")]
    graph = build({"x": 2}, gates)
    told = list(backward_steps(backward(graph, forward(graph)), [0]))
    assert told[-3:] == [
        "∂L/∂a = 1 + 12 = 13",
        "a → x: local derivative 3; upstream × local = 13·3 = 39",
        "∂L/∂x = 39",
    ]


def test_nobody_wants_the_gradient_of_a_number() -> None:
    worked = work("1 - x", ["x=2"])
    assert any("→ 1:" in step for step in backward_steps(worked.trace, ()))
    assert not any("→ 1:" in step for step in backward_steps(worked.trace, (), worked.constants))


def test_the_rules_of_matrices_are_told_with_the_upstream_gradient() -> None:
    point = ["X=[[1,2],[3,4]]", "W=[[1],[-1]]"]
    worked = work("sum(mean(X @ W, 0)) + mean(sum(X.T, 1))", point)
    told = " ".join(backward_steps(worked.trace, ()))
    for rule in ("G·Wᵀ", "Xᵀ·G", "Gᵀ", "G in every entry", "G/n", "copied along axis 1"):
        assert rule in told


def test_a_step_says_nothing_twice_and_brackets_only_what_needs_it() -> None:
    worked = work("log(1 + exp(-x)) - (x - 2)", ["x=1/2"])
    assert forward_steps(worked.trace) == [
        "a = −x = −1/2",
        "b = exp(a) = exp(−1/2)",
        "c = 1 + b = 1 + exp(−1/2)",
        "d = log(c) = log(1 + exp(−1/2))",
        "f = x − 2 = 1/2 − 2 = −3/2",
        "L = d − f = log(1 + exp(−1/2)) − (−3/2) = 3/2 + log(1 + exp(−1/2))",
    ]
