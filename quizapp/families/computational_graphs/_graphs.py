"""What the families on random scalar graphs share: how a graph is asked, and what it teaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.engine import symbolic
from quizapp.engine.backprop import backward, forward
from quizapp.engine.graph import build
from quizapp.engine.mistakes import MISTAKES
from quizapp.engine.numbers import Log, pretty, text
from quizapp.engine.random_graph import largest, within
from quizapp.families.computational_graphs._questions import question, way_to
from quizapp.families.moved_graph import along_nodes
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quizapp.engine.backprop import Rerun, Trace
    from quizapp.engine.graph import Graph
    from quizapp.engine.numbers import Number
    from quizapp.model.questions import Answer

_DEFINITIONS = {
    "relu": "relu(u) = max(0, u)",
    "sigmoid": "σ(u) = 1/(1 + exp(−u))",
    "log": "log is the natural logarithm",
}


# The graph of the golden instances: a shared input, a max that loses, all arithmetic.
EXAMPLE = build(
    {"x": 3, "y": -2, "z": 1, "w": -1},
    [
        ("a", "mul", "x", "y"),
        ("b", "max", "z", "w"),
        ("c", "add", "a", "b"),
        ("d", "sub", "x", "z"),
        ("L", "mul", "c", "d"),
    ],
)


def trace_of(graph: Graph) -> Trace:
    """Returns the graph's exact forward and backward pass."""
    return backward(graph, forward(graph))


@dataclass(frozen=True, slots=True)
class Asked:
    """The backward pass of a graph, and the places of the nodes that are asked about."""

    trace: Trace
    places: tuple[int, ...]

    @property
    def graph(self) -> Graph:
        """The graph."""
        return self.trace.graph


def fits(trace: Trace, level: int) -> bool:
    """Returns whether all numbers of a backward pass are as small as the level wants them.

    Those of the forward pass are: `random_graph` has looked at them.
    """
    bounds = largest(level)
    return all(within(number, bounds) for number in _backwards(trace))


def telling(trace: Trace, places: Iterable[int], level: int) -> list[int]:
    """Returns those of `places` whose gradient is worth asking for.

    That is: it is not trivial, nor printed in the question or in the hint of `last_gate`; not all
    that is sent to the node comes with an upstream gradient of 1; and where several gates send,
    neither the first nor the last sends the whole.
    """
    told = sent_by(trace, len(trace.values) - 1)
    dull = [0, 1, -1, *printed(trace.graph), *told] if level > 1 else [0, *told]
    return [
        place
        for place in places
        if trace.gradients[place] not in dull and _takes_work(trace, place)
    ]


def _takes_work(trace: Trace, place: int) -> bool:
    return any(sent.upstream != 1 for sent in trace.reaching(place)) and adds_up(trace, place)


def adds_up(trace: Trace, place: int) -> bool:
    """Returns whether neither the first nor the last of several uses sends the whole gradient."""
    gradient, arrived = trace.gradients[place], trace.reaching(place)
    return len(arrived) == 1 or gradient not in (arrived[0].product, arrived[-1].product)


def printed(graph: Graph) -> list[Number]:
    """Returns the numbers of a graph's assignments: of its inputs, and gates' constants."""
    return [node.constant for node in graph.nodes if node.constant is not None]


def sent_by(trace: Trace, gate: int) -> list[Number]:
    """Returns what a gate sends to its inputs."""
    return [sent.product for sent in trace.contributions if sent.gate == gate]


def assignments(graph: Graph) -> str:
    """Returns the graph as the lines of a prompt, with the definitions that it relies on."""
    output = len(graph.nodes) - 1
    name = graph.nodes[output].name
    inputs = ", ".join(assignment(graph, place) for place in graph.leaves)
    gates = [f"  {assignment(graph, place)}" for place in graph.gates]
    return "\n".join([f"The graph of {name}:", f"  {inputs}", *gates, *_conventions(graph)])


def assignment(graph: Graph, place: int) -> str:
    """Returns a node as a line: `a = x·y`, `x = 3`."""
    return f"{graph.nodes[place].name} = {graph.formulas[place]}"


def _conventions(graph: Graph) -> list[str]:
    used = {node.op for node in graph.nodes}
    if any(isinstance(node.constant, Log) for node in graph.nodes):
        used.add("log")
    said = [line for op, line in _DEFINITIONS.items() if op in used]
    return [f"Here {', '.join(said)}."] if said else []


def shown(trace: Trace) -> tuple[Number, ...]:
    """Returns all numbers of a worked backward pass that may grow large."""
    return (*trace.values, *_backwards(trace))


def _backwards(trace: Trace) -> tuple[Number, ...]:
    sent = trace.contributions
    return (*trace.gradients, *(s.local for s in sent), *(s.product for s in sent))


def worked_graph(asked: Asked) -> Trace:
    """Returns the graph, worked."""
    return asked.trace


def moving(asked: Asked) -> tuple[Callable[[float], float], ...]:
    """Returns the output as a function of the step of each node that is asked about."""
    return along_nodes(asked.graph, asked.places)


def parameters(asked: Asked) -> dict[str, str]:
    """Returns the graph and what is asked, as texts."""
    graph = asked.graph
    return lines(graph) | {"asked": ", ".join(graph.nodes[place].name for place in asked.places)}


def lines(graph: Graph) -> dict[str, str]:
    """Returns the right side of each node's assignment, by its name."""
    return {
        node.name: text(node.constant) if place in graph.leaves else graph.formulas[place]
        for place, node in enumerate(graph.nodes)
    }


def misconceptions(
    asked: Asked, tags: Iterable[str], answer: Callable[[Rerun], Answer]
) -> tuple[Misconception, ...]:
    """Returns the mistakes of `tags` that belong to one of the asked nodes.

    Args:
        answer: reads the answer from a backward pass, here that of each mistake.
    """
    trace, way = asked.trace, way_to(asked.trace, asked.places)
    return tuple(
        Misconception(tag, answer(wrong), *question(trace, wrong, way, tag))
        for tag in tags
        if any(MISTAKES[tag].belongs(trace, place) for place in asked.places)
        for wrong in [MISTAKES[tag].run(trace)]
    )


def last_gate(trace: Trace) -> str:
    """Returns the first step of the backward pass: what the output's gate sends."""
    graph = trace.graph
    output = len(graph.nodes) - 1
    sent = ", ".join(
        f"{pretty(s.product)} to {graph.nodes[s.to].name}"
        for s in trace.contributions
        if s.gate == output
    )
    return f"{assignment(graph, output)} sends {sent}."


def paths_hint(graph: Graph, place: int) -> str:
    """Returns the paths from a node to the output in one sentence."""
    every = paths(graph, place)
    counts = {path: every.count(path) for path in every}
    said = (path if count == 1 else f"{path} ({count} times)" for path, count in counts.items())
    return f"Paths from {graph.nodes[place].name}: {'; '.join(said)}."


def paths(graph: Graph, place: int) -> list[str]:
    """Returns all paths from a node to the output, as `x → a → L`; one that squares, twice."""
    name = graph.nodes[place].name
    if place == len(graph.nodes) - 1:
        return [name]
    return [f"{name} → {rest}" for edge in graph.uses[place] for rest in paths(graph, edge.gate)]


def gradients_by_sympy(asked: Asked) -> list[str]:
    """Returns the asked gradients as sympy finds them, as texts."""
    return [symbolic.derivative(asked.graph, place) for place in asked.places]
