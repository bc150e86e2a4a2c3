"""What people get wrong in backpropagation: the right pass with one rule changed.

Because a mistake is a whole way of computing, it gives its wrong answer on every graph.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import add, mul
from typing import TYPE_CHECKING

from quizapp.engine.backprop import Rerun, Rules, Trace, local_derivatives, rerun
from quizapp.engine.ops import OPS

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Mistake:
    """One known mistake.

    Attributes:
        explanation: one line for who made it.
        rules: the rules that they followed.
        used: whether a rule that differs is used on the way from a node to the output.
    """

    explanation: str
    rules: Rules
    used: Callable[[Trace, int, Rules], bool]

    def belongs(self, trace: Trace, asked: int) -> bool:
        """Returns whether the gradient of the node at `asked` rests on the changed rule."""
        return self.used(trace, asked, self.rules)

    def run(self, trace: Trace) -> Rerun:
        """Returns the backward pass as who makes this mistake would do it."""
        return rerun(trace, self.rules)


def _always(_trace: Trace, _asked: int, _rules: Rules) -> bool:
    return True


def _at_several_uses(trace: Trace, asked: int, _rules: Rules) -> bool:
    way = (asked, *trace.graph.beyond(asked))
    return any(len(trace.graph.uses[place]) > 1 for place in way)


def _at_an_upstream(trace: Trace, asked: int, _rules: Rules) -> bool:
    """The output's upstream gradient is 1: only below another gate does it matter."""
    return len(trace.graph.beyond(asked)) > 1


def _at_a_local(trace: Trace, asked: int, rules: Rules) -> bool:
    graph, way = trace.graph, trace.graph.beyond(asked)
    return any(
        wrong != right
        for gate in way
        if graph.nodes[gate].op in rules.local
        for to, right, wrong in zip(
            graph.nodes[gate].inputs,
            trace.locals[gate],
            local_derivatives(graph, trace.values, gate, rules),
            strict=True,
        )
        if to == asked or to in way
    )


def _at_its_ops(tag: str, explanation: str) -> Mistake:
    """Returns the mistake of following the local rules that the table keeps under `tag`."""
    rules = {op: rule.mistakes[tag] for op, rule in OPS.items() if tag in rule.mistakes}
    return Mistake(explanation, Rules(local=rules), _at_a_local)


_OF_A_PASS = {
    "overwrite": Mistake(
        "A node that is used several times gets the sum of what its uses send: += and not =.",
        Rules(combine=lambda arrived: arrived[-1]),
        _at_several_uses,
    ),
    "first-path-only": Mistake(
        "One path is missing: every use of a node sends it a gradient, and they add up.",
        Rules(combine=lambda arrived: arrived[0]),
        _at_several_uses,
    ),
    "product-of-paths": Mistake(
        "Multiply along a path, but add across paths.",
        Rules(combine=lambda arrived: reduce(mul, arrived)),
        _at_several_uses,
    ),
    "local-only": Mistake(
        "The upstream gradient is missing: a gate sends upstream × local derivative.",
        Rules(send=lambda _upstream, local: local),
        _at_an_upstream,
    ),
    "upstream-only": Mistake(
        "The local derivative is missing: a gate sends upstream × local derivative.",
        Rules(send=lambda upstream, _local: upstream),
        _always,
    ),
    "add-not-multiply": Mistake(
        "The chain rule multiplies upstream gradient and local derivative; it does not add them.",
        Rules(send=add),
        _always,
    ),
    "forward-mode-order": Mistake(
        "A gate's gradient must be complete before it is sent on: begin at the output.",
        Rules(order=lambda gates: gates),
        _at_an_upstream,
    ),
}

# The rules of these stand at their operations, in `ops`.
_OF_OPS = {
    "mul-no-swap": "A product sends each factor upstream × the other factor, not its own value.",
    "mul-as-add": "A product does not pass the gradient on unchanged; that is what a sum does.",
    "add-splits": "A sum copies the upstream gradient to both inputs; it does not share it out.",
    "sub-as-add": "d(u − v)/dv = −1: what is subtracted gets the upstream gradient with a minus.",
    "max-to-both": "max sends its gradient to the larger input only; the other gets 0.",
    "max-scaled": "The local derivative of max is 1 for the larger input, not that input's value.",
    "relu-ignored": "relu blocks the gradient where its input is negative.",
    "square-no-two": "The derivative of u² is 2u; the factor 2 is missing.",
    "inverse-no-minus": "1/v falls where v grows: its derivative −1/v² has a minus.",
    "sigmoid-as-exp": "The slope of a sigmoid is σ·(1 − σ); only exp is its own derivative.",
}

MISTAKES: dict[str, Mistake] = _OF_A_PASS | {
    tag: _at_its_ops(tag, explanation) for tag, explanation in _OF_OPS.items()
}
