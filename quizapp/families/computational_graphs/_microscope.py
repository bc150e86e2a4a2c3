"""What is seen at one gate: upstream gradient, local derivatives, what is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.engine.backprop import Trace
    from quizapp.engine.numbers import Number


@dataclass(frozen=True, slots=True)
class Microscope:
    """What is seen at one gate."""

    upstream: Number
    locals: tuple[Number, ...]

    @property
    def sent(self) -> tuple[Number, ...]:
        """What the gate sends to each of its inputs."""
        return tuple(self.upstream * local for local in self.locals)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """All in the order of the answer."""
        return (self.upstream, *self.locals, *self.sent)


def seen_at(trace: Trace, gate: int) -> Microscope:
    sent = [s for s in trace.contributions if s.gate == gate]
    return Microscope(trace.gradients[gate], tuple(s.local for s in sent))
