from __future__ import annotations

import pytest

from quizapp.engine.backprop import backward, forward
from quizapp.engine.graph import build
from quizapp.engine.numbers import exact
from quizapp.engine.trace import steps, table

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
node  operation  value  upstream  to  local  product
L     c·d          −10         1  c       2        2
                                  d      −5       −5
d     x − z          2        −5  x       1       −5
c     a + b         −5         2  a       1        2
a     x·y           −6         2  x      −2       −4

x → d → L: 1·(−5) = −5
x → a → c → L: (−2)·1·2 = −4
∂L/∂x = −5 + (−4) = −9"""


def test_the_worked_way_to_one_gradient_leaves_out_what_is_not_on_it() -> None:
    trace = backward(GRAPH, forward(GRAPH))
    assert "\n".join(steps(trace, [GRAPH.place("x")])) == TO_X


def test_all_gradients_end_in_a_line_each() -> None:
    trace = backward(GRAPH, forward(GRAPH))
    sums = [line for line in steps(trace, GRAPH.leaves) if line.startswith("∂")]
    assert sums == ["∂L/∂x = −5 + (−4) = −9", "∂L/∂y = 6", "∂L/∂z = 5 + 2 = 7", "∂L/∂w = 0"]


# x → a, which two gates read, each twice: 4 paths; and b is shared on the way.
SQUARES = build(
    {"x": 3},
    [("a", "scale", "x", 2), ("b", "mul", "a", "a"), ("c", "mul", "b", "b"), ("L", "neg", "c")],
)


def test_every_path_to_a_shared_node_is_told_and_each_shared_node_on_the_way_adds_up() -> None:
    trace = backward(SQUARES, forward(SQUARES))
    assert steps(trace, [0])[-7:] == (
        "∂L/∂b = −36 + (−36) = −72",
        "∂L/∂a = −432 + (−432) = −864",
        "x → a → b → c → L: 2·6·36·(−1) = −432",
        "x → a → b → c → L: 2·6·36·(−1) = −432",
        "x → a → b → c → L: 2·6·36·(−1) = −432",
        "x → a → b → c → L: 2·6·36·(−1) = −432",
        "∂L/∂x = −432 + (−432) + (−432) + (−432) = −1728",
    )


def test_too_many_paths_are_not_told_one_by_one() -> None:
    graph = build(
        {"x": 1}, [(name, "mul", one, one) for name, one in zip("abcL", "xabc", strict=True)]
    )
    trace = backward(graph, forward(graph))
    assert not any("→" in line for line in steps(trace, [0]))
    assert steps(trace, [0])[-1] == "∂L/∂x = 8 + 8 = 16"


def test_six_paths_are_told_and_seven_are_not() -> None:
    gates = [("a", "mul", "x", "x"), ("b", "add", "a", "x")]
    six = build({"x": 1}, [*gates, ("L", "mul", "b", "b")])
    seven = build({"x": 1}, [*gates, ("c", "mul", "b", "b"), ("L", "add", "c", "x")])
    for graph, told in ((six, 6), (seven, 0)):
        lines = steps(backward(graph, forward(graph)), [0])
        assert sum("→" in line for line in lines) == told


@pytest.mark.parametrize(
    ("first", "others", "told"),
    [
        # Along the paths 2·3 and (−1)·3: 6 is nowhere else, where the sum 1 goes on.
        ("3", ("2", "-1"), 0),
        # Along them 1/2·1/3: sixths are nowhere else.
        ("1/3", ("1/2", "1/2"), 0),
        ("1/3", ("2", "1"), 2),
    ],
)
def test_paths_whose_products_are_larger_than_what_the_table_shows_are_not_told(
    first: str, others: tuple[str, str], told: int
) -> None:
    a, b = map(exact, others)
    gates = [("y", "scale", "x", exact(first)), ("a", "scale", "y", a), ("b", "scale", "y", b)]
    graph = build({"x": 1}, [*gates, ("L", "add", "a", "b")])
    lines = steps(backward(graph, forward(graph)), [0])
    assert sum("→" in line for line in lines) == told


def test_a_table_ends_in_the_sums_on_the_way_to_what_is_asked() -> None:
    trace = backward(SQUARES, forward(SQUARES))
    *rows, empty, to_b, to_a = table(trace, [0])
    assert rows[0].startswith("node  operation")
    assert empty == ""
    assert to_b == "∂L/∂b = −36 + (−36) = −72"
    assert to_a == "∂L/∂a = −432 + (−432) = −864"
