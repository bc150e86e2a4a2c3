"""An answer made of derivatives, checked by finite differences in front of the learner's eyes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.families.generate import Problem
    from quizapp.model.questions import Origin, Question
    from quizapp.study.outcome import Outcome

# How far a variable is moved: enough to see where the quotients tend to.
STEPS = (0.1, 0.01, 0.001)


@dataclass(frozen=True, slots=True)
class Quotient:
    """A centred difference quotient: `above` and `below` are f(x + h) and f(x − h)."""

    step: float
    above: float
    below: float

    @property
    def value(self) -> float:
        """(f(x + h) − f(x − h))/(2h)."""
        return (self.above - self.below) / (2 * self.step)


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry of an answer beside the quotients that tend to it.

    Attributes:
        name: of the entry, or of a derivative that the answer rests on; empty where the answer is
            one number.
        typed: what the learner gave for it; empty where they gave nothing.
        is_right: whether that was right.
    """

    name: str
    quotients: tuple[Quotient, ...]
    typed: str
    is_right: bool


def differences(outcome: Outcome) -> tuple[Difference, ...]:
    """Returns the check of a closed question, entry by entry; empty where there is none.

    Where the answer is no derivative but rests on some, it is these that are checked.

    Only a closed question is checked: quotients tend to the answer, and whoever sees them knows
    it. Before the answer, a check would be a way to be told.
    """
    origin = outcome.asked.question.origin
    if origin is None or outcome.is_open:
        return ()
    from quizapp import families
    from quizapp.answers.entries import entries
    from quizapp.study.comparing import typed_entries

    made = _made(origin)
    answer, grade = made.question.answer, outcome.grade
    names = [name for name, _ in entries(answer)]
    is_typed = bool(grade.interpreted) and outcome.asked.question.answer.kind == answer.kind
    typed = typed_entries(answer, grade.interpreted) if is_typed else {}
    right = {part.name: part.score == 1 for part in grade.parts} or {"": grade.score == 1}
    return (
        *(
            Difference(name, _quotients(moved), typed.get(name, ""), right.get(name, False))
            for name, moved in zip(names, families.moving(made), strict=False)
        ),
        *(
            Difference(name, _quotients(moved), "", grade.verdict.is_right)
            for name, moved in families.slopes(made).items()
        ),
    )


def is_checkable(question: Question) -> bool:
    """Returns whether the answer is made of derivatives, or rests on some."""
    from quizapp import families

    if question.origin is None:
        return False
    made = _made(question.origin)
    return bool(families.moving(made) or families.slopes(made))


def _made(origin: Origin) -> Problem:
    from quizapp import families

    return families.problem(origin.family, origin.level, origin.seed)


def _quotients(moved: Callable[[float], float]) -> tuple[Quotient, ...]:
    return tuple(Quotient(step, moved(step), moved(-step)) for step in STEPS)
