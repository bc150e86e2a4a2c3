"""The same gradients by other libraries, over their scalars; those that are not there are None."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from quizapp.engine.graph import INPUT
from quizapp.engine.numbers import to_float
from quizapp.engine.ops import OPS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from quizapp.engine.graph import Graph

_MODULES = {"autograd": ("autograd", "autograd.numpy"), "torch": ("torch", "torch")}


def gradients_by(library: str) -> Callable[[Graph], object] | None:
    """Returns what computes value and input gradients of a graph by `library`, if it is there."""
    try:
        module, functions = map(import_module, _MODULES[library])
    except ImportError:
        return None
    values = {
        "exp": functions.exp,
        "log": functions.log,
        "tanh": functions.tanh,
        "sigmoid": lambda u: 1 / (1 + functions.exp(-u)),
        "softplus": lambda u: functions.log(1 + functions.exp(u)),
    }
    solve = _by_autograd if library == "autograd" else _by_torch
    return lambda graph: solve(module, graph, values)


def _by_autograd(autograd: Any, graph: Graph, values: Mapping[str, Any]) -> object:
    def output(inputs: Sequence[float]) -> Any:
        return _output(graph, inputs, values)

    return autograd.value_and_grad(output)(_inputs(graph))


def _by_torch(torch: Any, graph: Graph, values: Mapping[str, Any]) -> object:
    inputs = [
        torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in _inputs(graph)
    ]
    output = _output(graph, inputs, values)
    output.backward()
    return output.item(), [leaf.grad for leaf in inputs]


def _inputs(graph: Graph) -> list[float]:
    return [to_float(graph.nodes[leaf].constant) for leaf in graph.leaves]


def _output(graph: Graph, inputs: Sequence[Any], values: Mapping[str, Any]) -> Any:
    given = iter(inputs)
    found: list[Any] = []
    for node in graph.nodes:
        if node.op == INPUT:
            found.append(next(given))
            continue
        read = [found[source] for source in node.inputs]
        constants = [] if node.constant is None else [to_float(node.constant)]
        found.append(values.get(node.op, OPS[node.op].value)(*read, *constants))
    return found[-1]
