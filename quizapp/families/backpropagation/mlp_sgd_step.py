"""One named weight of a network after one gradient step.

Levels: 1 a weight of the output layer · 2 of the first layer · 3 activations given, no forward pass
needed · 4 sigmoid units, given by their activations · 5 two weights and the new prediction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from quizapp.answers import number, vector
from quizapp.engine.numbers import exact, factor, pretty, text
from quizapp.families.backpropagation._chain_step import ChainStep
from quizapp.families.backpropagation._networks import EXAMPLE, random_network
from quizapp.families.backpropagation._sigmoid_step import SigmoidStep
from quizapp.families.backpropagation._weight_step import FROM_LOSS, SIGN, SIZE, WeightStep
from quizapp.families.generate import Draft
from quizapp.families.matrices import drawn
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "One weight after one step"
KIND = "number"
VERSION = 3
SUMMARY = "the new value of a named weight of a small network after one SGD step"

GOLDEN = (1, WeightStep(EXAMPLE, "W₂", (0, 1), exact("1/10")))

# Not 1/2, for which no learning rate and a factor 2 are the same mistake.
_RATES = tuple(map(exact, ("1/3", "1/4", "1/5", "1/10")))
_ODDS = tuple(map(exact, ("2", "3", "4", "1/2", "1/3", "1/4")))

Step: TypeAlias = "WeightStep | SigmoidStep | ChainStep"


def draw(draw: Draw, level: int) -> Step | None:
    """Returns a step that moves the weight."""
    if level == 5:
        x, w1, w2, target = (draw.nonzero(3) for _ in range(4))
        chain = ChainStep(x, w1, w2, target, draw.choice(_RATES))
        return chain if chain.is_alive else None
    entry = (draw.integer(0, 1), draw.integer(0, 1))
    if level == 4:
        return SigmoidStep(
            x=drawn(draw, 2, 1, 4),
            odds=tuple(draw.sample(_ODDS, 2)),
            w2=drawn(draw, 1, 2, 4),
            residual=draw.nonzero(3),
            target=draw.nonzero(3),
            old=draw.nonzero(3),
            entry=entry,
            rate=draw.choice(_RATES),
        )
    network = random_network(draw, (2, 2, 2), dead=draw.integer(0, 1))
    if network is None:
        return None
    name = "W₂" if level == 1 else "W₁"
    weight = WeightStep(network, name, entry, draw.choice(_RATES), brief=level == 3)
    return weight if weight.gradient != 0 else None


def pose(step: Step) -> Draft:
    """Returns the question about the new weight, or weights and prediction."""
    new = step.new
    return Draft(
        prompt="\n".join(
            [*step.given(), f"One gradient step with α = {pretty(step.rate)}: {step.question}"]
        ),
        answer=_right(step, list(map(text, new))),
        values=new,
        hints=(
            "First the gradient by each weight that is asked, then the step against it.",
            step.formula,
            step.first,
        ),
        steps=step.steps(),
        parameters=step.parameters() | {"alpha": text(step.rate)},
        shown=step.shown(),
    )


def _answer(step: Step, values: Sequence[fmpq]) -> Answer:
    return _written(step, list(map(text, values)))


def _written(step: Step, values: Sequence[str]) -> Answer:
    if isinstance(step, ChainStep):
        return vector.Answer(tuple(values), step.names)
    (value,) = values
    return number.Answer(value)


def _right(step: Step, values: Sequence[str]) -> Answer:
    """Returns the right answer; in it the prediction follows from the two new weights."""
    if not isinstance(step, ChainStep):
        return _written(step, values)
    prediction = f"{{w₂}}*relu({{w₁}}*({text(step.x)}))"
    return vector.Answer(tuple(values), step.names, follows=(("s", prediction),))


def slopes(step: Step) -> Mapping[str, Callable[[float], float]]:
    """Returns the loss as a function of the step of each weight that is asked."""
    return step.slopes()


def mistakes(step: Step) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    wrong = step.wrong() if isinstance(step, ChainStep) else _wrong(step)
    return misconceptions(wrong, lambda values: _answer(step, values))


def _wrong(step: WeightStep | SigmoidStep) -> dict[str, tuple[tuple[fmpq], str, str]]:
    old, rate, gradient = step.old, step.rate, step.gradient
    wrong = {
        "ascent": (
            old + rate * gradient,
            f"{pretty(old)} + {factor(rate)}·{factor(gradient)}: does descent go up the gradient?",
            SIGN,
        ),
        "step-only": (
            -rate * gradient,
            f"{pretty(-rate * gradient)} is only the change; from where does the weight start?",
            "where the step starts",
        ),
        "no-lr": (
            old - gradient,
            f"The whole gradient {pretty(gradient)} was taken; what does α = {pretty(rate)} do?",
            SIZE,
        ),
        "factor-two": (
            old - 2 * rate * gradient,
            "ds was taken for 2·(s − t); what does the ½ of the loss do to the 2?",
            FROM_LOSS,
        ),
    }
    for tag, (other, question, check) in step.others().items():
        wrong[tag] = (old - rate * other, question, check)
    return {tag: ((value,), question, check) for tag, (value, question, check) in wrong.items()}


def independent(step: Step) -> Answer:
    """Returns the new weight from sympy's derivative of the loss."""
    return _right(step, step.by_sympy())
