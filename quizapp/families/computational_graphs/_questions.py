"""What to ask who made a known mistake in a backward pass, with the numbers of their graph.

A question names the first place, counted from the output, where the mistake shows, and never the
right number there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.engine.backprop import local_derivatives
from quizapp.engine.mistakes import MISTAKES
from quizapp.engine.numbers import addend, factor, pretty

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from quizapp.engine.backprop import Contribution, Rerun, Rules, Trace
    from quizapp.engine.numbers import Number

# Of mistakes with local derivatives: what to ask, and where to look. See `_words`.
_LOCAL = {
    "mul-no-swap": "{value} is the value of {to} itself; what is {slope} of {gate}?",
    "mul-as-add": "At {gate}, {to} got {sent} as in a sum; what is {slope}?",
    "add-splits": "At {gate} each input got half of the gradient, {sent}; what is {slope}?",
    "sub-as-add": "At {gate}, {to} got {sent} as in a sum; does {name} rise when {to} does?",
    "max-to-both": "At {gate} a gradient went to {to} = {value} too; does {name} move with it?",
    "max-scaled": "At {gate} the gradient was multiplied by {name} = {out}; what is {slope}?",
    "relu-ignored": "At {gate} the gradient went through; does {name} move where {to} = {value}?",
    "square-no-two": "At {gate} the slope was taken for {to} = {value}; what is {slope}?",
    "inverse-no-minus": (
        "At {gate}, {to} got {sent} by a slope without a minus; does {name} rise when {to} does?"
    ),
    "sigmoid-as-exp": "{out} is {name} itself; is it σ or exp that is its own derivative?",
}
_SIGNS = {"sub-as-add", "inverse-no-minus"}

# Of mistakes with what is sent: the question, and whether it shows on an edge.
_SENT: dict[str, tuple[str, Callable[[Contribution], bool]]] = {
    "local-only": (
        "{local} is only the local derivative {slope}; which upstream gradient reaches {name}?",
        lambda sent: bool(sent.upstream != 1),
    ),
    "upstream-only": (
        (
            "At {gate} the gradient {upstream} went on as it came; by what is it multiplied, "
            "what is {slope}?"
        ),
        lambda sent: bool(sent.local != 1),
    ),
    "add-not-multiply": (
        "At {gate} upstream and local were added, {upstream} + {addend}; are they to be added?",
        lambda _sent: True,
    ),
}
_SENDING = "how upstream and local derivative combine at each gate"


class Way(NamedTuple):
    """Where a mistake can show.

    Attributes:
        asked: the places of the nodes whose gradients are asked.
        sent: what is sent on the ways to them, in the order of the backward pass.
    """

    asked: Collection[int]
    sent: Sequence[Contribution]


def way_to(trace: Trace, asked: Collection[int]) -> Way:
    """Returns the way of the backward pass to the nodes at `asked`."""
    places = set(asked).union(*map(trace.graph.beyond, asked))
    return Way(asked, [sent for sent in trace.contributions if sent.to in places])


def question(trace: Trace, wrong: Rerun, way: Way, tag: str) -> tuple[str, str]:
    """Returns what to ask who made the mistake `tag`, and where to look.

    Args:
        wrong: what the mistake makes of the backward pass.
    """
    if tag in _SENT:
        return _about_sending(trace, wrong, way, tag)
    if tag in _LOCAL:
        sent = _first_wrong_local(trace, way, MISTAKES[tag].rules)
        return local_question(trace, sent.gate, sent.slot, wrong.gradients[sent.gate], tag)
    return _about_paths(trace, wrong, way, tag)


def local_question(
    trace: Trace, gate: int, slot: int, upstream: Number, tag: str
) -> tuple[str, str]:
    """Returns what to ask who mistook the derivative of a gate by one of its inputs.

    Args:
        upstream: the gradient that reached the gate when they did.
    """
    local = local_derivatives(trace.graph, trace.values, gate, MISTAKES[tag].rules)[slot]
    words = {"sent": pretty(upstream * local), **_words(trace, gate, slot)}
    about = "the sign of {slope}" if tag in _SIGNS else "the local derivatives of {gate}"
    return _LOCAL[tag].format(**words), about.format(**words)


def _words(trace: Trace, gate: int, slot: int) -> dict[str, str]:
    graph = trace.graph
    node, source = graph.nodes[gate], graph.nodes[gate].inputs[slot]
    to = graph.nodes[source].name
    return {
        "name": node.name,
        "gate": f"{node.name} = {graph.formulas[gate]}",
        "out": pretty(trace.values[gate]),
        "to": to,
        "value": pretty(trace.values[source]),
        "slope": f"∂{node.name}/∂{to}",
    }


def _first_wrong_local(trace: Trace, way: Way, rules: Rules) -> Contribution:
    graph, values = trace.graph, trace.values
    return next(
        sent
        for sent in way.sent
        if graph.nodes[sent.gate].op in rules.local
        and local_derivatives(graph, values, sent.gate, rules)[sent.slot] != sent.local
    )


def _about_sending(trace: Trace, wrong: Rerun, way: Way, tag: str) -> tuple[str, str]:
    """Asks at a gate that reads what is asked for, if the mistake shows there."""
    words, shows = _SENT[tag]
    showing = list(filter(shows, way.sent)) or way.sent
    sent = next((sent for sent in showing if sent.to in way.asked), showing[-1])
    known = {
        "local": pretty(sent.local),
        "addend": addend(sent.local),
        "upstream": pretty(wrong.gradients[sent.gate]),
    }
    return words.format(**_words(trace, sent.gate, sent.slot), **known), _SENDING


def _about_paths(trace: Trace, wrong: Rerun, way: Way, tag: str) -> tuple[str, str]:
    """Asks at the first node at which the paths were combined wrongly."""
    place = _first_wrong_node(trace, wrong, way)
    name, reached = trace.graph.nodes[place].name, trace.reaching(place)
    check = f"how the paths combine at {name}"
    if tag == "product-of-paths":
        product = "·".join(factor(sent.product) for sent in reached)
        return f"{product} multiplies what several paths send to {name}; do they multiply?", check
    is_first = tag == "first-path-only"
    kept, others = (reached[0], reached[1:]) if is_first else (reached[-1], reached[:-1])
    return _missing(trace, name, kept, others), check


def _first_wrong_node(trace: Trace, wrong: Rerun, way: Way) -> int:
    """Returns the node nearest to the output; where nothing came out wrong, any that is shared."""
    shared = {sent.to for sent in way.sent if len(trace.graph.uses[sent.to]) > 1}
    return max(
        (place for place in shared if wrong.gradients[place] != trace.gradients[place]),
        default=max(shared),
    )


def _missing(trace: Trace, name: str, kept: Contribution, others: Iterable[Contribution]) -> str:
    gate = trace.graph.nodes[kept.gate].name
    rest = list(dict.fromkeys(trace.graph.nodes[sent.gate].name for sent in others))
    if gate in rest:
        return f"{pretty(kept.product)} is only one use of {name} in {gate}; what do all uses send?"
    *first, last = rest
    does, names = ("do", f"{', '.join(first)} and {last}") if first else ("does", last)
    return f"{pretty(kept.product)} is only what {gate} sends to {name}; what {does} {names} add?"
