from __future__ import annotations

from quizapp.engine.backprop import backward, forward
from quizapp.engine.graph import build
from quizapp.engine.trace import steps

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

TO_X = """\
gate       value  upstream  to  local  sends
L = c·d      −10         1  c       2      2
                            d      −5     −5
d = x − z      2        −5  x       1     −5
c = a + b     −5         2  a       1      2
a = x·y       −6         2  x      −2     −4

∂L/∂x = −5 + (−4) = −9"""


def test_the_worked_way_to_one_gradient_leaves_out_what_is_not_on_it() -> None:
    trace = backward(GRAPH, forward(GRAPH))
    assert "\n".join(steps(trace, [GRAPH.place("x")])) == TO_X


def test_all_gradients_end_in_a_line_each() -> None:
    trace = backward(GRAPH, forward(GRAPH))
    assert steps(trace, GRAPH.leaves)[-4:] == (
        "∂L/∂x = −5 + (−4) = −9",
        "∂L/∂y = 6",
        "∂L/∂z = 5 + 2 = 7",
        "∂L/∂w = 0",
    )
