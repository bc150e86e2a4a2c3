"""What known mistakes make of the numbers at one gate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from quizapp.engine.backprop import local_derivatives
from quizapp.engine.mistakes import MISTAKES
from quizapp.engine.numbers import exact, pretty
from quizapp.engine.trace import partial
from quizapp.families.computational_graphs._microscope import seen_at
from quizapp.families.computational_graphs._questions import local_question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.engine.backprop import Trace
    from quizapp.engine.numbers import Number
    from quizapp.families.computational_graphs._microscope import Microscope

# Local derivatives mistaken at the gate itself, as the engine calls them.
_LOCAL = (
    "mul-no-swap",
    "sub-as-add",
    "square-no-two",
    "max-to-both",
    "relu-ignored",
    "inverse-no-minus",
    "sigmoid-as-exp",
)
_Wrong: TypeAlias = "tuple[str, tuple[tuple[Number, ...], str, str]]"


def wrong_numbers(trace: Trace, gate: int) -> Iterator[_Wrong]:
    """Yields the tag of each mistake, the numbers it leads to, what to ask, where to look."""
    graph, seen = trace.graph, seen_at(trace, gate)
    for name in _LOCAL:
        locals_ = local_derivatives(graph, trace.values, gate, MISTAKES[name].rules)
        slot = next((n for n, local in enumerate(locals_) if local != seen.locals[n]), None)
        if slot is not None:
            said = local_question(trace, gate, slot, seen.upstream, name)
            yield name.removeprefix("mul-"), (replace(seen, locals=locals_).numbers, *said)
    node, value = graph.nodes[gate].name, pretty(trace.values[gate])
    output, check = graph.nodes[-1].name, f"the upstream gradient that reaches {node}"
    yield (
        "upstream-one",
        (
            replace(seen, upstream=exact(1)).numbers,
            f"1 is the upstream gradient of {output} itself; which one reaches {node}?",
            check,
        ),
    )
    yield (
        "upstream-is-value",
        (
            replace(seen, upstream=trace.values[gate]).numbers,
            f"{value} is the value of {node} itself; what is {partial(trace, gate)}?",
            check,
        ),
    )
    yield from _totals(trace, gate, seen)


def _totals(trace: Trace, gate: int, seen: Microscope) -> Iterator[_Wrong]:
    """The whole gradient of a shared input in the place of what this gate sends to it."""
    graph = trace.graph
    inputs = graph.nodes[gate].inputs
    shared = [source for source in inputs if len(graph.uses[source]) > 1]
    if shared:
        first, node = graph.nodes[shared[0]].name, graph.nodes[gate].name
        whole = pretty(trace.gradients[shared[0]])
        yield (
            "total-for-x",
            (
                (seen.upstream, *seen.locals, *(trace.gradients[source] for source in inputs)),
                f"{whole} is what all gates send to {first}; which part of it is {node}'s?",
                f"what {node} alone sends",
            ),
        )
