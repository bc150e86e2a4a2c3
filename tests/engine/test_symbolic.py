from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from quizapp.engine import lazy_sympy, symbolic
from quizapp.engine.graph import build
from quizapp.engine.numbers import Log, exact

GRAPH = build(
    {"x": 2},
    [("a", "square", "x"), ("b", "scale", "x", 3), ("c", "mul", "a", "b"), ("L", "sub", "c", "x")],
)


def test_a_rational_does_not_become_a_float() -> None:
    half = symbolic.to_sympy(exact("1/2"))
    assert half.is_Rational
    assert (half.p, half.q) == (1, 2)
    assert symbolic.to_sympy(Log(exact(3))) == lazy_sympy.load().log(3)


def test_the_derivative_by_an_input_and_by_an_inner_node() -> None:
    assert symbolic.derivative(GRAPH, GRAPH.place("x")) == "35"
    assert symbolic.derivative(GRAPH, GRAPH.place("a")) == "6"
    assert symbolic.derivative(GRAPH, GRAPH.place("L")) == "1"


def test_one_use_alone_is_one_contribution() -> None:
    x = GRAPH.place("x")
    alone = [symbolic.derivative(GRAPH, x, [edge]) for edge in GRAPH.uses[x]]
    assert alone == ["24", "12", "-1"]


def test_a_relu_under_a_quotient_under_a_relu_is_differentiated() -> None:
    graph = build({"x": 3}, [("a", "relu", "x"), ("b", "recip", "a"), ("L", "relu", "b")])
    assert symbolic.derivative(graph, graph.place("x")) == "-1/9"


def test_at_its_kink_a_relu_has_the_slope_of_its_convention() -> None:
    graph = build({"x": 0}, [("L", "relu", "x")])
    assert symbolic.derivative(graph, graph.place("x")) == "0"


def test_values_are_rationals_or_logarithms_of_them() -> None:
    graph = build(
        {"x": Log(exact("2/3")), "y": Log(exact(6))},
        [("a", "add", "x", "y"), ("b", "sigmoid", "a"), ("L", "log", "b")],
    )
    assert symbolic.values(GRAPH) == ["2", "4", "6", "24", "22"]
    assert symbolic.values(graph) == ["log(2/3)", "log(6)", "log(4)", "4/5", "log(4/5)"]


def test_the_second_opinion_does_not_calculate_with_flint() -> None:
    code = (
        "from quizapp.engine import lazy_sympy\n"
        "lazy_sympy.load()\n"
        "from sympy.external.gmpy import GROUND_TYPES\n"
        "print(GROUND_TYPES)"
    )
    root = Path(lazy_sympy.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout.strip() == "python"
