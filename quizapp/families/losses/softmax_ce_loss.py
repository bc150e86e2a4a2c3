"""Cross-entropy of softmax probabilities.

Levels: 1 probabilities are given · 2 scores that are logarithms · 3 the mean of a batch · 4 a
common shift of all scores · 5 how the loss changes when the correct score grows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers import expression
from quizapp.engine.lazy_sympy import load
from quizapp.engine.numbers import Log, exact, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.losses._softmax import (
    NOTE,
    logs_by_sympy,
    loss_by_sympy,
    parts,
    probabilities,
    scores_text,
    typed_log,
)
from quizapp.families.writing import listed, misconceptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model import Misconception

TITLE = "Softmax cross-entropy"
KIND = "expression"
VERSION = 1
SUMMARY = "the loss −log p of the correct class: of an example, of a batch, after a change"


class Example(NamedTuple):
    """e^s of each score, up to a common factor, and the place of the correct class."""

    parts: tuple[fmpq, ...]
    correct: int

    @property
    def p(self) -> fmpq:
        """The probability of the correct class."""
        return probabilities(self.parts)[self.correct]

    @property
    def highest(self) -> fmpq:
        """The largest probability."""
        return max(probabilities(self.parts))


@dataclass(frozen=True, slots=True)
class Loss:
    """The mean cross-entropy of `examples`, or how it changes.

    Attributes:
        given: whether the prompt tells probabilities instead of scores.
        shift: added to every score.
        growth: k where the correct score grows by log k and the change is asked; else 1.
    """

    examples: tuple[Example, ...]
    given: bool = False
    shift: int = 0
    growth: int = 1

    def product(self, of: Callable[[Example], fmpq]) -> fmpq:
        """Returns the product of `of` over the examples: their mean logarithm is its, over N."""
        product = exact(1)
        for example in self.examples:
            product *= of(example)
        return product

    @property
    def grown(self) -> Example:
        """The only example after the growth of its correct score."""
        (example,) = self.examples
        grown = list(example.parts)
        grown[example.correct] *= self.growth
        return Example(tuple(grown), example.correct)

    @property
    def ratio(self) -> fmpq:
        """The number whose logarithm is the answer, over the number of examples."""
        if self.growth != 1:
            return self.examples[0].p / self.grown.p
        return 1 / self.product(lambda example: example.p)


GOLDEN = (2, Loss((Example(tuple(map(exact, (2, 3, 5))), 0),)))


def draw(draw: Draw, level: int) -> Loss | None:
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
    return Loss(
        examples,
        given=level == 1,
        shift=draw.choice((-1, 1)) * draw.choice((5, 10, 50, 100)) if level == 4 else 0,
        growth=draw.integer(2, 4) if level == 5 else 1,
    )


def pose(loss: Loss) -> Draft:
    """Returns the question about the loss, or about its change."""
    changes, first = loss.growth != 1, loss.examples[0]
    case = _change(loss) if changes else _value(loss)
    answer = typed_log(loss.ratio, len(loss.examples))
    return Draft(
        prompt="\n".join(
            [
                *_given(loss),
                "The loss is the cross-entropy −log p of the correct class;",
                f"{NOTE}. Classes count from 1.",
                case.question,
            ]
        ),
        answer=expression.Answer(exact=answer),
        values=(Log(loss.ratio),),
        hints=(case.principle, case.formula, case.first),
        steps=(*case.steps, f"{case.name} = {pretty(answer)}"),
        parameters={
            "examples": "; ".join(
                f"{', '.join(map(text, values))} -> {e.correct + 1}"
                for e in loss.examples
                for values in [probabilities(e.parts) if loss.given else e.parts]
            ),
            "given": "probabilities" if loss.given else "scores",
            "shift": str(loss.shift),
            "growth": str(loss.growth),
        },
        shown=(loss.ratio, sum(first.parts, start=exact(0)), *(e.p for e in loss.examples)),
    )


def _given(loss: Loss) -> Iterator[str]:
    shift = f" {'−' if loss.shift < 0 else '+'} {abs(loss.shift)}" if loss.shift else ""
    of = "a batch" if len(loss.examples) > 1 else "an example"
    yield f"Softmax probabilities of {of}:" if loss.given else f"Scores of {of}, before softmax:"
    for example in loss.examples:
        said = f"s = {scores_text(example.parts, shift)}"
        if loss.given:
            said = f"p = {listed(probabilities(example.parts))}"
        yield f"  {said}, correct class y = {example.correct + 1}"


class _Case(NamedTuple):
    """What the questions differ in; `name` is what the answer is equal to."""

    question: str
    principle: str
    formula: str
    first: str
    steps: tuple[str, ...]
    name: str


def _share(example: Example) -> str:
    """Returns how the probability of the correct class comes about."""
    total = " + ".join(map(pretty, example.parts))
    return f"{pretty(example.parts[example.correct])}/({total}) = {pretty(example.p)}"


def _value(loss: Loss) -> _Case:
    several, first = len(loss.examples) > 1, loss.examples[0]
    cancels = " A common factor e^c cancels." if loss.shift else ""
    shares = [
        f"p of class {e.correct + 1}: {pretty(e.p) if loss.given else _share(e)}"
        for e in loss.examples
    ]
    logs = " + ".join(pretty(typed_log(1 / e.p)) for e in loss.examples)
    mean = f"mean = ({logs})/{len(loss.examples)}"
    return _Case(
        question="What is the mean loss over the batch?" if several else "What is the loss?",
        principle="Only the probability of the correct class matters.",
        formula="L = −log p_y; p_y is given, and −log p = log(1/p)."
        if loss.given
        else f"L = −log p_y, where p_y is e^s of the correct class over the sum of all.{cancels}",
        first=f"{'In the first example' if several else 'Here'} p_y = {pretty(first.p)}.",
        steps=tuple(shares),
        name=mean if several else f"L = −log({pretty(first.p)})",
    )


def _change(loss: Loss) -> _Case:
    (old,), new, k = loss.examples, loss.grown, loss.growth
    return _Case(
        question=f"The score of class {old.correct + 1} grows by log({k}), the others stay.\n"
        "By how much does the loss change, new minus old?",
        principle="A larger correct score raises p of the correct class, and also the sum.",
        formula="Change: −log p_new + log p_old = log(p_old/p_new).",
        first=f"p_old = {_share(old)}.",
        steps=(
            f"p_old = {_share(old)}",
            f"e^(s + log({k})) = {k}·e^s: p_new = {_share(new)}",
            f"p_old/p_new = {pretty(old.p)} ÷ {factor(new.p)} = {pretty(loss.ratio)}",
        ),
        name=f"change = log({pretty(loss.ratio)})",
    )


def mistakes(loss: Loss) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    wrong = _wrong_value(loss) if loss.growth == 1 else _wrong_change(loss)
    return misconceptions(wrong, lambda value: expression.Answer(exact=value))


def _wrong_value(loss: Loss) -> dict[str, tuple[str, str]]:
    count, examples = len(loss.examples), loss.examples
    missing = sum((1 - e.p for e in examples), start=exact(0)) / count
    wrong = {
        "missing-minus": (
            typed_log(1 / loss.ratio, count),
            "A loss is not negative: the minus before the logarithm is missing.",
        ),
        "one-minus-p": (
            text(missing),
            "1 − p is not the cross-entropy; that is −log p.",
        ),
        "sum-over-classes": (
            typed_log(1 / loss.product(_all_classes), count),
            "Only the correct class counts: the others are multiplied by 0.",
        ),
        "log-of-wrong-mass": (
            typed_log(1 / loss.product(lambda e: 1 - e.p), count),
            "That is −log(1 − p), of all wrong classes together; take p itself.",
        ),
    }
    if any(e.p != e.highest for e in examples):
        wrong["argmax-class"] = (
            typed_log(1 / loss.product(lambda e: e.highest), count),
            "That is the most probable class; the label says which one counts.",
        )
    if count > 1:
        wrong["sum-not-mean"] = (typed_log(loss.ratio), f"The mean: divide by {count} examples.")
    if loss.shift:
        sign = "+" if loss.shift < 0 else "-"
        wrong["shift-kept"] = (
            f"{typed_log(loss.ratio)} {sign} {abs(loss.shift)}",
            "The shift is in the sum too: there it cancels.",
        )
    return wrong


def _all_classes(example: Example) -> fmpq:
    product = exact(1)
    for p in probabilities(example.parts):
        product *= p
    return product


def _wrong_change(loss: Loss) -> dict[str, tuple[str, str]]:
    k = loss.growth
    return {
        "sum-unchanged": (
            typed_log(exact(1) / k),
            f"p does not grow {k}-fold: the sum of the exponentials grows too.",
        ),
        "sign": (
            typed_log(1 / loss.ratio),
            "The sign is turned: a larger correct score makes the loss smaller.",
        ),
        "new-loss": (typed_log(1 / loss.grown.p), "That is the new loss; subtract the old one."),
        "added-to-exponential": (
            typed_log(_added(loss)),
            "The score grows by log k: its exponential is multiplied by k, not raised by k.",
        ),
    }


def _added(loss: Loss) -> fmpq:
    """Returns p_old/p_new as if k were added to the exponential."""
    (old,) = loss.examples
    part, total = old.parts[old.correct] + loss.growth, sum(old.parts, start=exact(0)) + loss.growth
    return old.p * total / part


def independent(loss: Loss) -> expression.Answer:
    """Returns the loss from sympy's log of a sum of exponentials, never from a probability."""
    sympy = load()
    losses = []
    for example in loss.examples:
        scores = [score + loss.shift for score in logs_by_sympy(example.parts)]
        value = loss_by_sympy(scores, example.correct)
        if loss.growth != 1:
            scores[example.correct] += sympy.log(loss.growth)
            value = loss_by_sympy(scores, example.correct) - value
        losses.append(value)
    total: Number = sum(losses)
    ratio = exact(str(sympy.exp(total.expand())))
    return expression.Answer(exact=typed_log(ratio, len(losses)))
