"""Each entry of the table against sympy and against finite differences; what it says in words."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.engine import symbolic
from quizapp.engine.arrays import ARRAY_OPS
from quizapp.engine.backprop import forward, gradients
from quizapp.engine.graph import build
from quizapp.engine.numbers import Log, exact, text, to_float
from quizapp.engine.ops import OPS
from quizapp.engine.symbolic import to_sympy

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.engine.graph import Graph
    from quizapp.engine.op import Op

_LOG = Log(exact("2/3"))
_CONSTANTS = {"power": (3, -2, 1, 0), "scale": ("-1/2", 3), "leaky-relu": ("1/10", "1/4")}

# For each op where its value is exact: inputs (and constant), and a gate behind it that makes the
# value matter. Both sides of a branch are here.
EXAMPLES: list[tuple[str, tuple[Any, ...], str]] = [
    ("add", (3, -2), "square"),
    ("sub", (3, -2), "square"),
    ("mul", (3, -2), "square"),
    ("div", (3, -2), "square"),
    ("max", (3, -2), "square"),
    ("max", (-2, 3), "square"),
    ("min", (3, -2), "square"),
    ("min", (-2, 3), "square"),
    ("neg", (3,), "square"),
    ("square", (3,), "square"),
    ("power", (3, 4), "square"),
    ("power", (3, -1), "square"),
    ("scale", (3, "-1/2"), "square"),
    ("recip", (3,), "square"),
    ("relu", (3,), "square"),
    ("leaky-relu", (3, "1/4"), "square"),
    ("leaky-relu", (-3, "1/4"), "square"),
    ("abs", (-3,), "square"),
    ("abs", (3,), "square"),
    ("exp", (_LOG,), "square"),
    ("log", (3,), "exp"),
    ("sqrt", ("9/4",), "square"),
    ("sigmoid", (_LOG,), "square"),
    ("tanh", (_LOG,), "square"),
    ("softplus", (_LOG,), "exp"),
    # Rational at 0 alone.
    ("sin", (0,), "square"),
    ("cos", (0,), "square"),
]


def example(op: str, operands: tuple[Any, ...], behind: str) -> Graph:
    inputs = dict(zip("xy", operands[: OPS[op].arity], strict=False))
    constants = operands[OPS[op].arity :]
    return build(inputs, [("a", op, *inputs, *constants), ("L", behind, "a")])


def test_no_operation_reads_more_than_the_tape_has_room_for() -> None:
    for rule in (OPS | ARRAY_OPS).values():
        assert rule.arity == 1 or (rule.arity == 2 and not rule.constant)


def test_every_operation_has_an_example() -> None:
    assert {op for op, _, _ in EXAMPLES} == OPS.keys()


@pytest.mark.parametrize(("op", "operands", "behind"), EXAMPLES)
def test_exact_gradients_are_those_of_sympy(
    op: str, operands: tuple[Any, ...], behind: str
) -> None:
    graph = example(op, operands, behind)
    ours = gradients(graph, forward(graph))
    for place in graph.leaves:
        assert symbolic.derivative(graph, place) == text(ours[place])


def points(op: str) -> list[tuple[Any, ...]]:
    """Sympy's numbers (and constants) at which the op has a value and a slope."""
    places = [sp.Rational(n, 3) for n in (1, 5, -2, -7)]
    if op in {"log", "sqrt"}:
        places = places[:2]
    inputs = [p for p in product(places, repeat=OPS[op].arity) if len(set(p)) == len(p)]
    return [(*p, *map(to_sympy, c)) for p in inputs for c in constants(op)]


def constants(op: str) -> list[tuple[Any, ...]]:
    """The op's constants to try, each alone; where it has none, nothing once."""
    make = OPS[op].constant
    return [(make(given),) for given in _CONSTANTS[op]] if make else [()]


def agree(ours: Any, theirs: Any) -> bool:
    return bool(abs(sp.N(sp.sympify(ours) - theirs, 30)) < sp.Float("1e-25"))


def agrees_with_its_symbolic_form(op: Op, at: tuple[Any, ...]) -> bool:
    """Value against the symbolic form, local derivatives against its derivatives by sympy."""
    names = sp.symbols("u v", real=True)[: op.arity]
    inputs, constants = at[: op.arity], at[op.arity :]
    form = sp.sympify(op.symbolic(*names, *constants))
    put_in = dict(zip(names, inputs, strict=True))
    value = op.value(*at)
    local = op.local(value, *at)
    return agree(value, form.subs(put_in)) and all(
        agree(ours, form.diff(name).subs(put_in)) for ours, name in zip(local, names, strict=True)
    )


for_every_op = pytest.mark.parametrize("op", OPS)


@for_every_op
def test_an_entry_agrees_with_its_symbolic_form(op: str) -> None:
    assert all(agrees_with_its_symbolic_form(OPS[op], at) for at in points(op))


def _doubled(right: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *arguments: right(*arguments) + right(*arguments)


def _off_by_one(right: Callable[..., tuple[Any, ...]], slot: int) -> Callable[..., tuple[Any, ...]]:
    def wrong(*arguments: Any) -> tuple[Any, ...]:
        return tuple(local + int(n == slot) for n, local in enumerate(right(*arguments)))

    return wrong


@for_every_op
def test_a_wrong_entry_is_noticed(op: str) -> None:
    rules = OPS[op]
    wrong = [
        replace(rules, value=_doubled(rules.value)),
        replace(rules, symbolic=_doubled(rules.symbolic)),
        *(replace(rules, local=_off_by_one(rules.local, slot)) for slot in range(rules.arity)),
    ]
    for entry in wrong:
        assert not all(agrees_with_its_symbolic_form(entry, at) for at in points(op))


far_from_kinks = st.floats(0.1, 4).flatmap(lambda size: st.sampled_from([size, -size]))


@for_every_op
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_float_slopes_are_those_of_a_secant(op: str, data: st.DataObject) -> None:
    rules = OPS[op]
    inputs = [data.draw(far_from_kinks) for _ in range(rules.arity)]
    if op in {"log", "sqrt"}:
        inputs = [abs(value) for value in inputs]
    if len(inputs) == 2 and abs(inputs[0] - inputs[1]) < 0.01:
        inputs[1] = 2 * inputs[0]
    extra = list(map(float_of, data.draw(st.sampled_from(constants(op)))))
    local = rules.local(rules.value(*inputs, *extra), *inputs, *extra)
    for slot in range(rules.arity):
        assert local[slot] == pytest.approx(
            secant(rules, inputs, extra, slot, (-1e-6, 1e-6)), rel=1e-5, abs=1e-6
        )


def float_of(constant: Any) -> Any:
    return constant if isinstance(constant, int) else to_float(constant)


def secant(
    rules: Op, inputs: list[float], extra: list[Any], slot: int, steps: tuple[float, float]
) -> float:
    """The slope between the values at two steps of one input."""
    left, right = (
        rules.value(*(u + step * (n == slot) for n, u in enumerate(inputs)), *extra)
        for step in steps
    )
    return float((right - left) / (steps[1] - steps[0]))


@for_every_op
def test_a_kink_is_known_exactly_where_the_slopes_of_both_sides_differ(op: str) -> None:
    rules, h = OPS[op], 1e-6
    extra = list(map(float_of, constants(op)[0]))
    for inputs in map(list, product((-1.5, -0.5, 0.0, 1.5), repeat=rules.arity)):
        try:
            sides = [
                [secant(rules, inputs, extra, n, steps) for steps in ((-h, 0), (0, h))]
                for n in range(rules.arity)
            ]
            local = rules.local(rules.value(*inputs, *extra), *inputs, *extra)
        except (ValueError, ZeroDivisionError):
            continue
        is_kink = any(abs(left - right) > 0.01 for left, right in sides)
        assert is_kink == (
            rules.kink is not None and math.isclose(*rules.kink.sides(*inputs, *extra))
        )
        # What is used at a kink is the slope of one side, or lies between them.
        for slope, (left, right) in zip(local, sides, strict=True):
            assert min(left, right) - 1e-3 <= slope <= max(left, right) + 1e-3


@pytest.mark.parametrize(
    ("op", "inputs", "value", "local"),
    [
        ("relu", (-3,), 0, (0,)),
        ("relu", (3,), 3, (1,)),
        ("relu", (0,), 0, (0,)),
        ("leaky-relu", (-4, "1/4"), -1, ("1/4",)),
        ("leaky-relu", (4, "1/4"), 4, (1,)),
        ("leaky-relu", (0, "1/4"), 0, ("1/4",)),
        ("max", (-2, 3), 3, (0, 1)),
        ("max", (3, -2), 3, (1, 0)),
        ("max", (2, 2), 2, (1, 0)),
        ("min", (-2, 3), -2, (1, 0)),
        ("min", (3, -2), -2, (0, 1)),
        ("min", (2, 2), 2, (1, 0)),
        ("abs", (-3,), 3, (-1,)),
        ("abs", (3,), 3, (1,)),
        ("abs", (0,), 0, (0,)),
    ],
)
def test_branches_and_ties(op: str, inputs: Any, value: int, local: Any) -> None:
    arguments = list(map(exact, inputs))
    assert OPS[op].value(*arguments) == value
    assert isinstance(OPS[op].value(*arguments), type(exact(0)))
    assert OPS[op].local(exact(value), *arguments) == tuple(map(exact, local))


# How each is written, of x and y and the constant 3/2 (or 3), and what its gate shows.
WRITTEN = {
    "add": ("x + y", "+"),
    "sub": ("x − y", "−"),
    "mul": ("x·y", "×"),
    "div": ("x/y", "÷"),
    "max": ("max(x, y)", "max"),
    "min": ("min(x, y)", "min"),
    "neg": ("−x", "−u"),
    "square": ("x²", "u²"),
    "power": ("x^3", "u^3"),
    "scale": ("(3/2)·x", "3/2·u"),
    "recip": ("1/x", "1/u"),
    "relu": ("relu(x)", "relu"),
    "leaky-relu": ("leaky(x, (3/2))", "leaky"),
    "abs": ("|x|", "|u|"),
    "exp": ("exp(x)", "exp"),
    "log": ("log(x)", "log"),
    "sqrt": ("√(x)", "√u"),
    "sigmoid": ("σ(x)", "σ"),
    "tanh": ("tanh(x)", "tanh"),
    "softplus": ("softplus(x)", "softplus"),
    "sin": ("sin(x)", "sin"),
    "cos": ("cos(x)", "cos"),
}


# Those that leave their inputs without a bracket, so that a negative number needs one.
INFIX = {"add", "sub", "mul", "div", "neg", "square", "power", "scale", "recip"}

_FIRST = "all of the gradient goes to the first, x"
# Where there is a kink, and what is used there, of x and y and the constant 3/2.
KINKS = {
    "max": ("where x = y", _FIRST),
    "min": ("where x = y", _FIRST),
    "relu": ("at x = 0", "0, as most libraries do"),
    "leaky-relu": ("at x = 0", "3/2, as most libraries do"),
    "abs": ("at x = 0", "0, as most libraries do"),
}


@for_every_op
def test_what_is_told_of_a_kink(op: str) -> None:
    kink, names = OPS[op].kink, ["x", "y"][: OPS[op].arity]
    said = (kink.where, kink.used) if kink else ()
    assert tuple(OPS[op].told(s, "L", *names, exact("3/2")) for s in said) == KINKS.get(op, ())


@for_every_op
def test_how_an_operation_is_written(op: str) -> None:
    constant = {"power": 3, "scale": exact("3/2"), "leaky-relu": exact("3/2")}.get(op)
    names = ["x", "y"][: OPS[op].arity]
    sign = OPS[op].told(OPS[op].sign, "L", *names, constant)
    assert (OPS[op].text(*names, constant), sign) == WRITTEN[op]
    assert OPS[op].is_infix == (op in INFIX)
