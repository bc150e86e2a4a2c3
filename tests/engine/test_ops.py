"""Each rule of the table against sympy, and whether that comparison notices a wrong rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from quizapp.engine import symbolic
from quizapp.engine.backprop import forward, gradients
from quizapp.engine.graph import build
from quizapp.engine.numbers import Log, exact, text
from quizapp.engine.ops import OPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.engine.graph import Graph

_LOG = Log(exact("2/3"))

# For each op: its inputs (and constant), and the gate behind it that makes its value matter.
EXAMPLES: dict[str, tuple[tuple[Any, ...], str]] = {
    "add": ((3, -2), "square"),
    "sub": ((3, -2), "square"),
    "mul": ((3, -2), "square"),
    "div": ((3, -2), "square"),
    "max": ((3, -2), "square"),
    "min": ((3, -2), "square"),
    "neg": ((3,), "square"),
    "square": ((3,), "square"),
    "power": ((3, 4), "square"),
    "scale": ((3, "-1/2"), "square"),
    "recip": ((3,), "square"),
    "relu": ((3,), "square"),
    "abs": ((-3,), "square"),
    "exp": ((_LOG,), "square"),
    "log": ((3,), "exp"),
    "sigmoid": ((_LOG,), "square"),
    "tanh": ((_LOG,), "square"),
    "softplus": ((_LOG,), "exp"),
}


def example(op: str) -> Graph:
    operands, behind = EXAMPLES[op]
    inputs = dict(zip("xy", operands[: OPS[op].arity], strict=False))
    constants = operands[OPS[op].arity :]
    return build(inputs, [("a", op, *inputs, *constants), ("L", behind, "a")])


def engine_agrees_with_sympy(graph: Graph) -> bool:
    ours = gradients(graph, forward(graph))
    return all(symbolic.derivative(graph, place) == text(ours[place]) for place in graph.leaves)


@pytest.mark.parametrize("op", OPS)
def test_every_rule_agrees_with_sympy(op: str) -> None:
    assert engine_agrees_with_sympy(example(op))


@pytest.mark.parametrize("op", OPS)
def test_a_wrong_value_is_noticed(op: str, monkeypatch: pytest.MonkeyPatch) -> None:
    right = OPS[op].value
    broken = replace(OPS[op], value=lambda *inputs: right(*inputs) + right(*inputs))
    monkeypatch.setitem(OPS, op, broken)
    assert not engine_agrees_with_sympy(example(op))


@pytest.mark.parametrize(("op", "slot"), [(op, n) for op in OPS for n in range(OPS[op].arity)])
def test_a_wrong_local_derivative_is_noticed(
    op: str, slot: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(OPS, op, replace(OPS[op], local=_off_by_one(OPS[op].local, slot)))
    assert not engine_agrees_with_sympy(example(op))


def _off_by_one(right: Callable[..., tuple[Any, ...]], slot: int) -> Callable[..., tuple[Any, ...]]:
    def wrong(*arguments: Any) -> tuple[Any, ...]:
        return tuple(local + (n == slot) for n, local in enumerate(right(*arguments)))

    return wrong


@pytest.mark.parametrize(
    ("op", "inputs", "value", "local"),
    [
        ("relu", (-3,), 0, (0,)),
        ("relu", (3,), 3, (1,)),
        ("max", (-2, 3), 3, (0, 1)),
        ("max", (3, -2), 3, (1, 0)),
        ("max", (2, 2), 2, (1, 0)),
        ("min", (-2, 3), -2, (1, 0)),
        ("abs", (-3,), 3, (-1,)),
        ("abs", (3,), 3, (1,)),
        ("relu", (0,), 0, (0,)),
        ("min", (2, 2), 2, (1, 0)),
        ("abs", (0,), 0, (0,)),
    ],
)
def test_branches_and_ties(op: str, inputs: Any, value: int, local: Any) -> None:
    arguments = list(map(exact, inputs))
    assert OPS[op].value(*arguments) == value
    assert isinstance(OPS[op].value(*arguments), type(exact(0)))
    assert OPS[op].local(exact(value), *arguments) == local
