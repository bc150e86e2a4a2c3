"""Gates told by what they send: which formula explains the gradients?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from quizapp.answers import choice
from quizapp.engine.backprop import backward, forward
from quizapp.engine.graph import build
from quizapp.engine.numbers import exact, pretty
from quizapp.engine.ops import OPS
from quizapp.families.generate import Draft
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw

_PATTERNS = {
    "add": "a sum sends its upstream gradient to both inputs",
    "sub": "a difference sends it to u, and with a minus to v",
    "mul": "a product sends it times v to u, and times u to v",
    "max": "max sends it to the larger input, and 0 to the other",
    "min": "min sends it to the smaller input, and 0 to the other",
}

# What a gate is taken for, by whom, and what to ask.
_CONFUSED = {
    "add": ("max", "max-to-both", "does max send to both inputs?"),
    "sub": ("add", "sub-as-add", "does a sum send a minus to one of them?"),
    "mul": ("max", "max-scaled", "does max change the size of what it sends?"),
    "max": ("min", "max-as-min", "does that go to the smaller input?"),
    "min": ("max", "min-as-max", "does that go to the larger input?"),
}


@dataclass(frozen=True)
class Gate:
    """A gate and what is known of it: its inputs, its upstream gradient."""

    name: str
    op: str
    inputs: tuple[Number, Number]
    upstream: Number

    @cached_property
    def sent(self) -> tuple[Number, Number]:
        """What it sends to its inputs."""
        graph = build(dict(zip("uv", self.inputs, strict=True)), [(self.name, self.op, "u", "v")])
        to_u, to_v, _ = backward(graph, forward(graph), seed=self.upstream).gradients
        return to_u, to_v

    def line(self) -> str:
        """Returns what is told of it."""
        u, v, to_u, to_v = map(pretty, (*self.inputs, *self.sent))
        return (
            f"  {self.name}: u = {u}, v = {v}; upstream gradient {pretty(self.upstream)}; "
            f"sends {to_u} to u, {to_v} to v"
        )


@dataclass(frozen=True, slots=True)
class Naming:
    """Two gates whose formulas are asked, and the order in which the options are shown."""

    gates: tuple[Gate, Gate]
    order: tuple[int, ...]


def draw(draw: Draw) -> Naming | None:
    """Returns two different gates; None where one's numbers hide its pattern."""
    ops = draw.sample(list(_PATTERNS), 2)
    gates = [_gate(draw, name, op) for name, op in zip("AB", ops, strict=True)]
    if any(abs(u) == abs(v) for u, v in (gate.inputs for gate in gates)):
        return None
    if any(abs(gate.upstream) == 1 for gate in gates):
        return None
    return Naming((gates[0], gates[1]), tuple(draw.sample(range(4), 4)))


def _gate(draw: Draw, name: str, op: str) -> Gate:
    return Gate(name, op, (draw.nonzero(6), draw.nonzero(6)), draw.nonzero(6))


def _options(naming: Naming) -> list[tuple[str, str]]:
    """Returns pairs of ops, the right one first: each gate is right in two, confused in two."""
    first, second = ((gate.op, _CONFUSED[gate.op][0]) for gate in naming.gates)
    return list(product(first, second))


def pose(naming: Naming) -> Draft:
    """Returns the question which gates they are."""
    first, second = naming.gates
    by_u, by_v = (pretty(sent / first.upstream) for sent in first.sent)
    patterns = [f"{gate.name}: {_PATTERNS[gate.op]}" for gate in naming.gates]
    return Draft(
        prompt="Two gates hide their formulas. Each reads u and v:\n"
        f"{first.line()}\n{second.line()}\nWhich gates are they?",
        answer=_answer(naming, 0),
        values=(),
        hints=(
            "Add copies its gradient, mul swaps the factors, max and min route it to one input.",
            "Divide what each input is sent by the upstream gradient: that is ∂/∂u and ∂/∂v.",
            f"For {first.name}: ∂/∂u = {by_u}, ∂/∂v = {by_v}.",
        ),
        steps=(*patterns, _labelled(naming, _options(naming)[0])),
        parameters={gate.name: gate.line().strip() for gate in naming.gates},
        shown=tuple(number for gate in naming.gates for number in gate.sent),
    )


def _labelled(naming: Naming, ops: Sequence[str]) -> str:
    """Returns an option: `A = u + v, B = max(u, v)`."""
    named = zip(naming.gates, ops, strict=True)
    return ", ".join(f"{gate.name} = {OPS[op].text('u', 'v')}" for gate, op in named)


def _answer(naming: Naming, picked: int) -> choice.Answer:
    """Returns the answer in which the option at `picked`, before they were mixed, is right."""
    options = _options(naming)
    return choice.Answer(
        options=tuple(_labelled(naming, options[index]) for index in naming.order),
        right=tuple(index == picked for index in naming.order),
        notes=tuple(_note(naming, options[index]) for index in naming.order),
    )


def _note(naming: Naming, ops: Sequence[str]) -> str:
    wrong = [gate for gate, op in zip(naming.gates, ops, strict=True) if gate.op != op]
    return " ".join(map(_asked_back, wrong))


def _asked_back(gate: Gate) -> str:
    to_u, to_v = map(pretty, gate.sent)
    return f"{gate.name} sends {to_u} to u and {to_v} to v; {_CONFUSED[gate.op][2]}"


def mistakes(naming: Naming) -> tuple[Misconception, ...]:
    """Returns the options in which one gate alone is confused with another."""
    options = _options(naming)
    return tuple(
        Misconception(
            _CONFUSED[gate.op][1],
            _answer(naming, index),
            _note(naming, options[index]),
            f"what {gate.name} sends to u and to v",
        )
        for gate, index in zip(naming.gates, (2, 1), strict=True)
    )


def independent(naming: Naming) -> choice.Answer:
    """Returns the answer by difference quotients: exact where a gate is linear in each input."""
    found = [_explaining(gate) for gate in naming.gates]
    return _answer(naming, [list(ops) for ops in _options(naming)].index(found))


def _explaining(gate: Gate) -> str:
    """Returns the only op whose value changes with its inputs as the gradients say."""
    (u, v), step = gate.inputs, exact("1/4")
    (op,) = (
        op
        for op in _PATTERNS
        for value in [OPS[op].value]
        if gate.upstream * (value(u + step, v) - value(u, v)) == gate.sent[0] * step
        and gate.upstream * (value(u, v + step) - value(u, v)) == gate.sent[1] * step
    )
    return op
