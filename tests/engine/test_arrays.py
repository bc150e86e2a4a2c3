from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import sympy
from flint import fmpq

from quizapp.engine import lazy_sympy
from quizapp.engine.arrays import ARRAY_OPS, Pull, array, each, floats, softmax, unbroadcast
from quizapp.engine.backprop import RIGHT, Rules, Trace, backward, exactly, forward, gradients
from quizapp.engine.graph import INPUT, Graph, build
from quizapp.engine.numbers import Log, exact, text, to_float
from quizapp.engine.sampling import Draw

if TYPE_CHECKING:
    from collections.abc import Iterator

X = [[1, 2], [0, -1], [3, 1]]
W = [[2, -1], [1, 3]]
B = [["1/2", -2]]
WEIGHTS = [[1, -2], [3, 5], [-4, 7]]


def through(*gates: tuple[Any, ...], **inputs: Any) -> Graph:
    """A graph whose last gate is summed with a weight of its own for every entry.

    So no two entries of a gradient may be exchanged unnoticed.
    """
    arrays = {name: array(value) for name, value in inputs.items()}
    last = gates[-1][0]
    out = forward(build(arrays, gates, ARRAY_OPS), floats)[-1]
    weights = array(WEIGHTS)[: np.shape(out)[0], : np.shape(out)[1]]
    return build(
        {**arrays, "weights": weights},
        [*gates, ("weighted", "mul", last, "weights"), ("L", "total", "weighted")],
        ARRAY_OPS,
    )


LOGS = array([[Log(exact(2)), Log(exact("1/3"))], [Log(exact(5)), Log(exact("3/2"))]])

# Each operation of its own making, and each elementwise one with and without broadcasting.
CASES = {
    "matmul": through(("y", "matmul", "x", "w"), x=X, w=W),
    "transpose": through(("y", "transpose", "w"), w=W),
    "total": build({"w": array(W)}, [("y", "total", "w"), ("L", "square", "y")], ARRAY_OPS),
    "average": build({"x": array(X)}, [("y", "average", "x"), ("L", "square", "y")], ARRAY_OPS),
    "sum": through(("y", "sum", "x", 0), x=X),
    "mean": through(("y", "mean", "x", 1), x=X),
    "add": through(("y", "add", "x", "b"), x=X, b=B),
    "sub": through(("y", "sub", "x", "b"), x=X, b=B),
    "mul": through(("y", "mul", "x", "b"), x=X, b=B),
    "div": through(("y", "div", "x", "b"), x=X, b=B),
    "max": through(("y", "max", "x", "b"), x=X, b=B),
    "min": through(("y", "min", "x", "b"), x=X, b=B),
    "neg": through(("y", "neg", "x"), x=X),
    "square": through(("y", "square", "x"), x=X),
    "power": through(("y", "power", "x", 3), x=X),
    "scale": through(("y", "scale", "x", "-2/3"), x=X),
    "recip": through(("y", "recip", "w"), w=W),
    "relu": through(("y", "relu", "w"), w=W),
    "leaky-relu": through(("y", "leaky-relu", "w", "1/4"), w=W),
    "abs": through(("y", "abs", "w"), w=W),
    "sqrt": through(("y", "sqrt", "x"), x=[[4, "9/4"], [1, "1/9"]]),
    "sin": through(("y", "sin", "w"), w=W),
    "cos": through(("y", "cos", "w"), w=W),
    "exp": through(("y", "exp", "z"), z=LOGS),
    "sigmoid": through(("y", "sigmoid", "z"), z=LOGS),
    "tanh": through(("y", "tanh", "z"), z=LOGS),
    "log": through(("p", "exp", "z"), ("q", "log", "p"), ("y", "exp", "q"), z=LOGS),
    "softplus": through(("q", "softplus", "z"), ("y", "exp", "q"), z=LOGS),
    "softmax": through(("y", "softmax", "z"), z=LOGS),
    "cross_entropy": build({"z": LOGS}, [("L", "cross_entropy", "z", [[0, 1], [1, 0]])], ARRAY_OPS),
}
for_every_operation = pytest.mark.parametrize("op", ARRAY_OPS)


def float_gradient(graph: Graph, place: int) -> Any:
    """Centred differences of the output by every entry of one input, over floats."""
    start = forward(graph, floats)[place]
    slopes = np.zeros(np.shape(start))
    for index in np.ndindex(np.shape(start)):
        sides = []
        for nudge in (1e-5, -1e-5):
            moved = np.array(start, dtype=float)
            moved[index] += nudge
            inputs = {place: moved.astype(object)}
            sides.append(_value(graph, inputs))
        slopes[index] = (sides[0] - sides[1]) / 2e-5
    return slopes


def _float(value: Any) -> float:
    return to_float(value) if isinstance(value, fmpq | Log) else float(value)


def _value(graph: Graph, inputs: dict[int, Any]) -> float:
    values: list[Any] = []
    for place, node in enumerate(graph.nodes):
        if node.op == INPUT:
            values.append(inputs.get(place, floats(node.constant)))
        else:
            extra = [] if node.constant is None else [node.constant]
            extra = [e if isinstance(e, int) else floats(e) for e in extra]
            values.append(ARRAY_OPS[node.op].value(*(values[s] for s in node.inputs), *extra))
    return float(values[-1])


# Sines are rational at 0 alone: these run over expressions of sympy's.
IRRATIONAL = {"sin", "cos"}


def trace_of(graph: Graph, rules: Rules = RIGHT) -> Trace:
    is_irrational = any(node.op in IRRATIONAL for node in graph.nodes)
    number = each(_rational) if is_irrational else exactly
    return backward(graph, forward(graph, number), rules, number)


def agrees(graph: Graph, rules: Rules = RIGHT) -> bool:
    """Whether all input gradients are what float differences say."""
    try:
        found = trace_of(graph, rules).gradients
    except (TypeError, ValueError):
        return False
    for place in graph.leaves:
        if graph.nodes[place].name == "weights":
            continue
        slopes = float_gradient(graph, place)
        ours = np.vectorize(_float)(found[place])
        if np.shape(ours) != slopes.shape:
            return False
        if not np.allclose(np.array(ours, dtype=float), slopes, rtol=1e-6, atol=1e-6):
            return False
    return True


def test_every_operation_has_a_case() -> None:
    assert CASES.keys() == ARRAY_OPS.keys()


@for_every_operation
def test_what_an_operation_sends_back_agrees_with_float_differences(op: str) -> None:
    assert agrees(CASES[op])


def _mutants(op: str) -> Iterator[Rules]:
    """The operation's rule with one input's gradient doubled, turned, or missing."""
    right = ARRAY_OPS[op].local
    for slot in range(ARRAY_OPS[op].arity):
        for change in (lambda s: s + s, lambda s: -s, lambda s: s[::-1, ::-1]):

            def local(*arguments: Any, slot: int = slot, change: Any = change) -> tuple[Pull, ...]:
                pulls = list(right(*arguments))
                send = pulls[slot].send
                pulls[slot] = Pull(lambda upstream: change(send(upstream)))
                return tuple(pulls)

            yield Rules(local={op: local})


@for_every_operation
def test_a_changed_rule_of_an_operation_is_noticed(op: str) -> None:
    noticed = [not agrees(CASES[op], mutant) for mutant in _mutants(op)]
    # What sends the same to all entries may be turned about.
    assert noticed.count(False) <= (op in {"total", "average"})
    assert len(noticed) == 3 * ARRAY_OPS[op].arity


def sympy_gradient(graph: Graph, place: int) -> list[str]:
    """The gradient by every entry of an input as sympy finds it."""
    start = graph.nodes[place].constant
    names = np.array(sympy.symbols(f"t:{start.size}", real=True), dtype=object).reshape(start.shape)
    expressions: list[Any] = []
    for at, node in enumerate(graph.nodes):
        operands = [expressions[source] for source in node.inputs]
        extra = [] if node.constant is None else [node.constant]
        extra = [e if isinstance(e, int) else each(_rational)(e) for e in extra]
        if node.op == INPUT:
            expressions.append(names if at == place else each(_rational)(node.constant))
        else:
            expressions.append(ARRAY_OPS[node.op].symbolic(*operands, *extra))
    at_start = dict(zip(names.ravel(), each(_rational)(start).ravel(), strict=True))
    slopes = (expressions[-1].diff(n).subs(at_start) for n in names.ravel())
    return [str(sympy.nsimplify(slope) if slope.is_Rational else slope) for slope in slopes]


def _rational(value: Any) -> Any:
    if isinstance(value, Log):
        return sympy.log(lazy_sympy.rational(value.of))
    return lazy_sympy.rational(value)


@for_every_operation
def test_what_an_operation_sends_back_agrees_with_sympy(op: str) -> None:
    graph = CASES[op]
    found = trace_of(graph).gradients
    for place in graph.leaves:
        if graph.nodes[place].name != "weights":
            assert list(map(text, np.ravel(found[place]))) == sympy_gradient(graph, place)


def network(draw: Draw) -> Graph:
    """A network with a hidden layer, on a batch, with everything broadcast that can be."""

    def drawn(rows: int, columns: int) -> Any:
        return array([[draw.nonzero(4) for _ in range(columns)] for _ in range(rows)])

    return build(
        {
            "X": drawn(3, 2),
            "W": drawn(2, 4),
            "b": drawn(1, 4),
            "V": drawn(4, 2),
            "c": drawn(3, 1),
            "t": drawn(3, 2),
        },
        [
            ("p", "matmul", "X", "W"),
            ("z", "add", "p", "b"),
            ("h", "relu", "z"),
            ("q", "matmul", "h", "V"),
            ("s", "add", "q", "c"),
            ("d", "sub", "s", "t"),
            ("squares", "square", "d"),
            ("means", "mean", "squares", 0),
            ("L", "total", "means"),
        ],
        ARRAY_OPS,
    )


def networks() -> list[Graph]:
    """Networks away from the kink of relu, where a difference would be between two slopes."""
    drawn = (network(Draw("arrays", seed)) for seed in range(20))
    return [g for g in drawn if 0 not in forward(g)[g.place("z")]]


def test_a_network_agrees_with_float_differences() -> None:
    assert len(networks()) > 5
    assert all(map(agrees, networks()))


def test_gradients_with_and_without_a_record_are_the_same() -> None:
    for graph in networks():
        values = forward(graph)
        for fast, recorded in zip(
            gradients(graph, values), backward(graph, values).gradients, strict=True
        ):
            assert np.all(np.asarray(fast) == np.asarray(recorded))


def test_exact_numbers_stay_exact_and_shapes_stay_shapes() -> None:
    exact_cases = (case for op, case in CASES.items() if op not in IRRATIONAL)
    for graph in (*exact_cases, *networks()):
        values = forward(graph)
        trace = backward(graph, values)
        arrays = [*values, *trace.gradients, *(sent.product for sent in trace.contributions)]
        assert {type(entry) for one in arrays for entry in np.ravel(one)} <= {fmpq, Log}
        assert list(map(np.shape, values)) == list(map(np.shape, trace.gradients))


def test_a_seed_pulls_back_any_upstream_gradient() -> None:
    """Rows of dY·Wᵀ and Xᵀ·dY by hand."""
    graph = build({"X": array(X), "W": array(W)}, [("Y", "matmul", "X", "W")], ARRAY_OPS)
    upstream = array([[1, 0], [2, -1], [-1, 4]])
    dx, dw, dy = backward(graph, forward(graph), seed=upstream).gradients
    assert dx.tolist() == [[2, 1], [5, -1], [-6, 11]]
    assert dw.tolist() == [[-2, 12], [-1, 5]]
    assert dy is upstream


def test_a_rule_that_forgets_the_local_derivative() -> None:
    graph = build({"X": array(X), "W": array(W)}, [("Y", "matmul", "X", "W")], ARRAY_OPS)
    rules = Rules(send=lambda upstream, _local: upstream)
    assert backward(graph, forward(graph), rules, seed="dY").gradients == ["dY", "dY", "dY"]


def test_unbroadcast_adds_up_what_copies_send() -> None:
    upstream = array([[1, 2, 3], [10, 20, 30]])
    assert unbroadcast(upstream, (3,)).tolist() == [11, 22, 33]
    assert unbroadcast(upstream, (1, 3)).tolist() == [[11, 22, 33]]
    assert unbroadcast(upstream, (2, 1)).tolist() == [[6], [60]]
    assert unbroadcast(upstream, ()) == 66
    assert unbroadcast(upstream, (2, 3)).tolist() == upstream.tolist()
    # A column that was copied along a row, and the whole along a new first axis, of one and of two.
    once, twice = array([[[1, 2, 3], [4, 5, 6]]]), array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])
    assert unbroadcast(once, (2, 1)).tolist() == [[6], [15]]
    assert unbroadcast(twice, (2, 1)).tolist() == [[14], [22]]


def test_softmax_is_exact_at_logarithms() -> None:
    scores = array([[Log(exact(2)), Log(exact(3)), Log(exact(5))]])
    assert softmax(scores).tolist() == [[exact("1/5"), exact("3/10"), exact("1/2")]]
    loss = forward(build({"s": scores}, [("L", "cross_entropy", "s", [[0, 0, 1]])], ARRAY_OPS))[-1]
    assert loss == Log(exact(2))


def test_a_float_is_no_exact_entry() -> None:
    with pytest.raises(TypeError):
        array([[1, 0.5]])


def test_floats_are_the_nearest_ones() -> None:
    assert floats(array([["1/3", Log(exact(2))]])).tolist() == [
        [to_float(exact("1/3")), to_float(Log(exact(2)))]
    ]
