"""One gradient step on two or three weights at once.

Levels: 1 a sum of squares · 2 with a cross term · 3 three weights · 4 a start at fractions ·
5 one example of a linear regression with two features.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.answers import vector
from quizapp.engine.numbers import exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.moved_numbers import partials
from quizapp.families.sgd._descent import (
    DIRECTION,
    LEARNING_RATES,
    LENGTH,
    step_by_sympy,
    update_lines,
)
from quizapp.families.sgd._vector_losses import WEIGHTS, Example, Loss, Quadratic
from quizapp.families.writing import listed, misconceptions, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.families.sgd._descent import WrongVector
    from quizapp.model.questions import Misconception

TITLE = "One step on several weights"
KIND = "vector"
VERSION = 1
SUMMARY = "the weight vector after one gradient step; every component uses the old point"


@dataclass(frozen=True, slots=True)
class Step:
    """A step from `start` with learning rate `rate`."""

    loss: Loss
    start: tuple[fmpq, ...]
    rate: fmpq

    @property
    def names(self) -> tuple[str, ...]:
        """What the weights are called."""
        return WEIGHTS[: len(self.start)]

    @property
    def gradient(self) -> tuple[fmpq, ...]:
        """The partial derivatives at the start."""
        return tuple(self.loss.partial(i, self.start) for i in range(len(self.start)))

    def along(self, gradient: Iterable[fmpq]) -> tuple[fmpq, ...]:
        """Returns the weights after a step against `gradient`."""
        return tuple(w - self.rate * g for w, g in zip(self.start, gradient, strict=True))


GOLDEN = (
    2,
    Step(
        Quadratic((exact(1), exact(2)), ((0, 1, exact(1)),)),
        start=(exact(2), exact(-1)),
        rate=exact("1/4"),
    ),
)


def draw(draw: Draw, level: int) -> Step | None:
    """Returns a step along which every weight moves; at level 1 one weight at least."""
    count = 3 if level == 3 else 2
    loss = _regression(draw) if level == 5 else _quadratic(draw, count, crossed=level > 1)
    start = tuple(draw.nonzero(4) for _ in range(count))
    if level == 4:
        start = tuple(w / draw.choice((2, 3)) for w in start)
    step = Step(loss, start, draw.choice(LEARNING_RATES))
    still = [g == 0 for g in step.gradient]
    whole = level == 4 and all(w.q == 1 for w in start)
    return None if whole or any(still) else step


def _quadratic(draw: Draw, count: int, *, crossed: bool) -> Quadratic:
    squares = tuple(exact(draw.integer(1, 4)) for _ in range(count))
    pairs = [(0, 1), (1, 2)][: count - 1] if crossed else []
    return Quadratic(squares, tuple((i, j, draw.nonzero(3)) for i, j in pairs))


def _regression(draw: Draw) -> Example:
    return Example((draw.nonzero(4), draw.nonzero(4)), draw.nonzero(6))


def pose(step: Step) -> Draft:
    """Returns the question about the new weights."""
    order = ", ".join(step.names)
    gradient = step.gradient
    new = step.along(gradient)
    return Draft(
        prompt=f"L = {step.loss.text()}\n"
        f"The weights are [{order}] = {listed(step.start)}, the learning rate "
        f"α = {pretty(step.rate)}.\n"
        f"What is [{order}] after one gradient step, w ← w − α·∇L?",
        answer=_answer(step, map(text, new)),
        values=new,
        hints=_hints(step),
        steps=_steps(step),
        parameters={
            "L": step.loss.text(),
            "w": ", ".join(map(text, step.start)),
            "alpha": text(step.rate),
        },
        shown=(*gradient, *(step.rate * g for g in gradient)),
    )


def _hints(step: Step) -> tuple[str, str, str]:
    partials = "; ".join(
        f"∂L/∂{name} = {step.loss.partial_text(i)}" for i, name in enumerate(step.names)
    )
    predicted = f"ŷ = {step.loss.prediction}; " if isinstance(step.loss, Example) else ""
    return (
        "Every component uses the old point: first the whole gradient, then the update.",
        f"{predicted}{partials}",
        f"At the old point ∂L/∂{step.names[0]} = {pretty(step.gradient[0])}.",
    )


def _steps(step: Step) -> tuple[str, ...]:
    residual = []
    if isinstance(step.loss, Example):
        residual = [step.loss.residual_line(step.start)]
    partials = [
        f"∂L/∂{name} = {step.loss.partial_text(i)} = {step.loss.substituted(i, step.start)} = "
        f"{pretty(step.gradient[i])}"
        for i, name in enumerate(step.names)
    ]
    updates = update_lines(step.names, step.start, step.rate, step.gradient)
    return (*residual, *partials, *updates)


def slopes(step: Step) -> Mapping[str, Callable[[float], float]]:
    """Returns the loss as a function of each weight's step."""
    return partials(step.names, step.start, step.loss.value)


def mistakes(step: Step) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to, as a whole vector."""
    wrong = _wrong_of_any(step)
    if isinstance(step.loss, Example):
        wrong |= _wrong_of_example(step, step.loss)
    elif step.loss.crosses:
        wrong |= _wrong_of_crosses(step, step.loss)
    return misconceptions(wrong, lambda weights: _answer(step, map(text, weights)))


def _wrong_of_any(step: Step) -> WrongVector:
    gradient, a, start = step.gradient, pretty(step.rate), listed(step.start)
    return {
        "ascent": (
            step.along(-g for g in gradient),
            f"That is uphill from {start}; which way does descent go?",
            DIRECTION,
        ),
        "step-only": (
            tuple(-step.rate * g for g in gradient),
            f"That is only the change of {start}; where does the step end?",
            "where the step starts",
        ),
        "no-lr": (
            step.along(g / step.rate for g in gradient),
            f"That is a step by the whole gradient; what does α = {a} do to it?",
            LENGTH,
        ),
    }


def _wrong_of_example(step: Step, example: Example) -> WrongVector:
    residual, x = example.residual(step.start), listed(example.x)
    half = [g / 2 for g in step.gradient]
    return {
        "sequential": _sequential(step),
        "no-factor-two": (
            step.along(half),
            f"{listed(half)}, half of the gradient, moved the weights; has this square a ½?",
            "the factor in front of the gradient",
        ),
        "forgot-input": (
            step.along(2 * residual for _ in step.start),
            f"All weights moved alike; what does x = {x} do in their derivatives?",
            "what each weight is multiplied by",
        ),
    }


def _wrong_of_crosses(step: Step, loss: Quadratic) -> WrongVector:
    own = step.along(loss.own_partial(i, step.start) for i in range(len(step.start)))
    i, j, c = loss.crosses[0]
    term = terms([(c, f"{WEIGHTS[i]}{WEIGHTS[j]}")])
    return {
        "sequential": _sequential(step),
        "cross-term-dropped": (
            own,
            (
                f"The squares alone move {WEIGHTS[i]} to {pretty(own[i])}; what is the "
                f"derivative of {term} by each?"
            ),
            "which terms a derivative takes",
        ),
    }


def _sequential(step: Step) -> tuple[tuple[fmpq, ...], str, str]:
    weights = list(step.start)
    for i in range(len(weights)):
        weights[i] -= step.rate * step.loss.partial(i, weights)
    first, second, *_ = step.names
    new = f"{first} = {pretty(weights[0])}"
    said = f"{second} saw the new {new} there; at which point is ∇L taken?"
    return tuple(weights), said, "the point at which the gradient is taken"


def _answer(step: Step, weights: Iterable[str]) -> vector.Answer:
    return vector.Answer(entries=tuple(weights), names=step.names)


def independent(step: Step) -> vector.Answer:
    """Returns the new weights from sympy's derivatives of the loss."""
    return _answer(step, step_by_sympy(step.loss.symbolic, step.start, step.rate))
