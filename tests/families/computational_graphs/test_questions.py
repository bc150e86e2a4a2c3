"""What is asked of who made a mistake, on one graph with all of them."""

from __future__ import annotations

import pytest

from quizapp.engine.backprop import backward, forward
from quizapp.engine.graph import build
from quizapp.engine.mistakes import MISTAKES
from quizapp.families.computational_graphs._questions import question, way_to

# With a = b = 6, c = 4, d = g = −2 and f = 0; d is read twice, and L = 4.
GRAPH = build(
    {"x": 2, "y": 3, "z": -1},
    [
        ("a", "mul", "x", "y"),
        ("b", "max", "a", "z"),
        ("c", "square", "x"),
        ("d", "sub", "c", "b"),
        ("f", "relu", "z"),
        ("g", "add", "d", "f"),
        ("L", "mul", "g", "d"),
    ],
)
PATHS, SENDING = (
    "how the paths combine at d",
    "how upstream and local derivative combine at each gate",
)


@pytest.mark.parametrize(
    ("tag", "asked", "feedback", "check"),
    [
        ("overwrite", "x", "−2 is only what g sends to d; what does L add?", PATHS),
        ("first-path-only", "x", "−2 is only what L sends to d; what does g add?", PATHS),
        (
            "product-of-paths",
            "x",
            "(−2)·(−2) multiplies what several paths send to d; do they multiply?",
            PATHS,
        ),
        (
            "local-only",
            "x",
            "4 is only the local derivative ∂c/∂x; which upstream gradient reaches c?",
            SENDING,
        ),
        (
            "upstream-only",
            "x",
            "At c = x² the gradient 2 went on as it came; by what is it multiplied, what is ∂c/∂x?",
            SENDING,
        ),
        (
            "mul-no-swap",
            "y",
            "3 is the value of y itself; what is ∂a/∂y of a = x·y?",
            "the local derivatives of a = x·y",
        ),
        (
            "max-to-both",
            "z",
            "At b = max(a, z) a gradient went to z = −1 too; does b move with it?",
            "the local derivatives of b = max(a, z)",
        ),
        (
            "relu-ignored",
            "z",
            "At f = relu(z) the gradient went through; does f move where z = −1?",
            "the local derivatives of f = relu(z)",
        ),
        (
            "sub-as-add",
            "y",
            "At d = c − b, b got −4 as in a sum; does d rise when b does?",
            "the sign of ∂d/∂b",
        ),
        (
            "square-no-two",
            "x",
            "At c = x² the slope was taken for x = 2; what is ∂c/∂x?",
            "the local derivatives of c = x²",
        ),
        (
            "add-splits",
            "x",
            "At g = d + f each input got half of the gradient, −1; what is ∂g/∂d?",
            "the local derivatives of g = d + f",
        ),
    ],
)
def test_what_is_asked(tag: str, asked: str, feedback: str, check: str) -> None:
    trace = backward(GRAPH, forward(GRAPH))
    wrong, way = MISTAKES[tag].run(trace), way_to(trace, [GRAPH.place(asked)])
    assert question(trace, wrong, way, tag) == (feedback, check)


def test_two_uses_by_one_gate_are_two_uses() -> None:
    graph = build({"x": 3}, [("a", "mul", "x", "x"), ("L", "scale", "a", 5)])
    trace = backward(graph, forward(graph))
    wrong = MISTAKES["overwrite"].run(trace)
    feedback, check = question(trace, wrong, way_to(trace, [0]), "overwrite")
    assert feedback == "15 is only one use of x in a; what do all uses send?"
    assert check == "how the paths combine at x"
