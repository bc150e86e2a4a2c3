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
        rules: the rules that they followed.
        used: whether a rule that differs is used on the way from a node to the output.
    """

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


def _at_its_ops(tag: str) -> Mistake:
    """Returns the mistake of following the local rules that the table keeps under `tag`."""
    rules = {op: rule.mistakes[tag] for op, rule in OPS.items() if tag in rule.mistakes}
    return Mistake(Rules(local=rules), _at_a_local)


_OF_A_PASS = {
    "overwrite": Mistake(
        Rules(combine=lambda arrived: arrived[-1]),
        _at_several_uses,
    ),
    "first-path-only": Mistake(
        Rules(combine=lambda arrived: arrived[0]),
        _at_several_uses,
    ),
    "product-of-paths": Mistake(
        Rules(combine=lambda arrived: reduce(mul, arrived)),
        _at_several_uses,
    ),
    "local-only": Mistake(
        Rules(send=lambda _upstream, local: local),
        _at_an_upstream,
    ),
    "upstream-only": Mistake(
        Rules(send=lambda upstream, _local: upstream),
        _always,
    ),
    "add-not-multiply": Mistake(
        Rules(send=add),
        _always,
    ),
    "forward-mode-order": Mistake(
        Rules(order=lambda gates: gates),
        _at_an_upstream,
    ),
}

# The rules of these stand at their operations, in `ops`.
_OF_OPS = {tag: _at_its_ops(tag) for rule in OPS.values() for tag in rule.mistakes}

MISTAKES: dict[str, Mistake] = _OF_A_PASS | _OF_OPS
