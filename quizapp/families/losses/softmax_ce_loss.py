"""Cross-entropy of softmax probabilities.

Levels: 1 probabilities are given · 2 scores that are logarithms · 3 the mean of a batch · 4 a
common shift of all scores · 5 how the loss changes when the correct score grows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.answers import expression
from quizapp.engine.lazy_sympy import load
from quizapp.engine.numbers import Log, exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.losses import _loss_change
from quizapp.families.losses._loss_change import Change
from quizapp.families.losses._softmax import (
    DEFINITION,
    Example,
    logs_by_sympy,
    loss_by_sympy,
    parts,
    share,
    typed_log,
)
from quizapp.families.writing import listed, misconceptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "Softmax cross-entropy"
KIND = "expression"
VERSION = 3
SUMMARY = "the loss −log p of the correct class: of an example, of a batch, after a change"


@dataclass(frozen=True, slots=True)
class Loss:
    """The mean cross-entropy of `examples`.

    Attributes:
        given: whether the prompt tells probabilities instead of scores.
        shift: added to every score.
    """

    examples: tuple[Example, ...]
    given: bool = False
    shift: int = 0

    def product(self, of: Callable[[Example], fmpq]) -> fmpq:
        """Returns the product of `of` over the examples: their mean logarithm is its, over N."""
        product = exact(1)
        for example in self.examples:
            product *= of(example)
        return product

    @property
    def ratio(self) -> fmpq:
        """The number whose logarithm is the answer, over the number of examples."""
        return 1 / self.product(lambda example: example.p)


GOLDEN = (2, Loss((Example(tuple(map(exact, (2, 3, 5))), 0),)))


def draw(draw: Draw, level: int) -> Loss | Change | None:
    """Returns examples whose correct class has not just probability 1/2."""
    drawn = [
        parts(draw, 3, 12 if level < 3 else 20)
        for _ in range(draw.integer(2, 3) if level == 3 else 1)
    ]
    examples = tuple(Example(of, draw.integer(0, 2)) for of in drawn if of is not None)
    dull = any(example.p == exact("1/2") for example in examples)
    surest = level < 3 and any(example.p == example.highest for example in examples)
    if len(examples) < len(drawn) or dull or surest:
        return None
    if level == 5:
        return Change(examples[0], draw.integer(2, 4))
    shift = draw.choice((-1, 1)) * draw.choice((5, 10, 50, 100)) if level == 4 else 0
    return Loss(examples, given=level == 1, shift=shift)


def pose(instance: Loss | Change) -> Draft:
    """Returns the question about the loss, or about its change."""
    if isinstance(instance, Change):
        return _loss_change.pose(instance)
    loss, first = instance, instance.examples[0]
    several = len(loss.examples) > 1
    question = "What is the mean loss over the batch?" if several else "What is the loss?"
    return Draft(
        prompt="\n".join([*_given(loss), *DEFINITION, question]),
        answer=_answer(typed_log(loss.ratio, len(loss.examples))),
        values=(Log(loss.ratio),),
        hints=(
            "Only the probability of the correct class matters.",
            _formula(loss),
            f"{'In the first example' if several else 'Here'} p_y = {pretty(first.p)}.",
        ),
        steps=_steps(loss),
        parameters={
            "examples": "; ".join(
                f"{', '.join(map(text, e.all_p if loss.given else e.parts))} -> {e.correct + 1}"
                for e in loss.examples
            ),
            "given": "probabilities" if loss.given else "scores",
            "shift": str(loss.shift),
        },
        shown=(loss.ratio, sum(first.parts, start=exact(0)), *(e.p for e in loss.examples)),
    )


def _given(loss: Loss) -> Iterator[str]:
    shift = f" {'−' if loss.shift < 0 else '+'} {abs(loss.shift)}" if loss.shift else ""
    of = "a batch" if len(loss.examples) > 1 else "an example"
    yield f"Softmax probabilities of {of}:" if loss.given else f"Scores of {of}, before softmax:"
    for example in loss.examples:
        told = example.scores_told(shift)
        if loss.given:
            told = f"p = {listed(example.all_p)}, correct class y = {example.correct + 1}"
        yield f"  {told}"


def _formula(loss: Loss) -> str:
    if loss.given:
        return "L = −log p_y; p_y is given, and −log p = log(1/p)."
    cancels = " A common factor e^c cancels." if loss.shift else ""
    return f"L = −log p_y, where p_y is e^s of the correct class over the sum of all.{cancels}"


def _steps(loss: Loss) -> tuple[str, ...]:
    count, answer = len(loss.examples), pretty(typed_log(loss.ratio, len(loss.examples)))
    shares = [
        f"p of class {e.correct + 1}: {pretty(e.p) if loss.given else share(e)}"
        for e in loss.examples
    ]
    if loss.shift:
        shares.append(f"(the factor {_power(loss.shift)} stands in all terms and cancels)")
    if count == 1:
        return (*shares, f"L = −log({pretty(loss.examples[0].p)}) = {answer}")
    logs = [pretty(typed_log(1 / e.p)) for e in loss.examples]
    worked = zip(shares, loss.examples, logs, strict=True)
    return (
        *(
            f"example {n}: {said}, loss −log({pretty(e.p)}) = {log}"
            for n, (said, e, log) in enumerate(worked, start=1)
        ),
        f"mean = ({' + '.join(logs)})/{count} = {answer}",
    )


def _power(shift: int) -> str:
    return f"e^({pretty(exact(shift))})" if shift < 0 else f"e^{shift}"


def _answer(value: str) -> expression.Answer:
    return expression.Answer(exact=value)


_CLASSES = "which classes count"


def mistakes(instance: Loss | Change) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if isinstance(instance, Change):
        return _loss_change.mistakes(instance)
    wrong = _wrong_loss(instance)
    count, ratio, shift = len(instance.examples), instance.ratio, instance.shift
    if count > 1:
        said = f"That is the sum of the {count} losses; what makes a mean of it?"
        wrong["sum-not-mean"] = (typed_log(ratio), said, "whether the sum or the mean is asked")
    if shift:
        kept = f"{typed_log(ratio)} {'+' if shift < 0 else '-'} {abs(shift)}"
        said = f"The shift {pretty(exact(shift))} is left over; where else does e^c stand?"
        wrong["shift-kept"] = (kept, said, "what a common shift does to p")
    return misconceptions(wrong, _answer)


def _wrong_loss(loss: Loss) -> dict[str, tuple[str, str, str]]:
    count, examples = len(loss.examples), loss.examples
    missing = sum((1 - e.p for e in examples), start=exact(0)) / count
    turned, mass = typed_log(1 / loss.ratio, count), loss.product(lambda e: 1 - e.p)
    every = typed_log(1 / loss.product(_all_classes), count)
    others = typed_log(1 / mass, count)
    wrong = {
        "missing-minus": (
            turned,
            "A loss below 0? What stands before log p_y?",
            "the sign before the logarithm",
        ),
        "one-minus-p": (
            text(missing),
            f"{pretty(missing)} comes from 1 − p; which function of p is the cross-entropy?",
            "which function of p is taken",
        ),
        "sum-over-classes": (
            every,
            f"{pretty(every)} adds up −log p of all classes; which ones does the label keep?",
            _CLASSES,
        ),
        "log-of-wrong-mass": (
            others,
            f"{pretty(others)} is −log(1 − p); is that p of the correct class or of the rest?",
            _CLASSES,
        ),
    }
    if any(e.p != e.highest for e in examples):
        surest = typed_log(1 / loss.product(lambda e: e.highest), count)
        said = f"{pretty(surest)} is for the most probable class; which class does y name?"
        wrong["argmax-class"] = (surest, said, _CLASSES)
    return wrong


def _all_classes(example: Example) -> fmpq:
    product = exact(1)
    for p in example.all_p:
        product *= p
    return product


def independent(instance: Loss | Change) -> Answer:
    """Returns the loss from sympy's log of a sum of exponentials, never from a probability."""
    if isinstance(instance, Change):
        return _loss_change.independent(instance)
    losses = []
    for example in instance.examples:
        scores = [score + instance.shift for score in logs_by_sympy(example.parts)]
        losses.append(loss_by_sympy(scores, example.correct))
    total: Number = sum(losses)
    return _answer(typed_log(exact(str(load().exp(total.expand()))), len(losses)))
