"""The multiclass hinge loss.

Levels: 1 three classes, Δ = 1 · 2 four classes, fractions · 3 the mean of a small batch · 4 another
Δ, or an L2 penalty · 5 how far a score may move before the loss changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import number
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import addend, exact, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.losses import _hinge_room
from quizapp.families.losses._hinge import Example, Loss
from quizapp.families.losses._hinge_mistakes import RULES, wrong_totals
from quizapp.families.losses._hinge_room import Room
from quizapp.families.matrices import as_text, blocks, drawn, flat
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "Multiclass hinge loss"
KIND = "number"
VERSION = 2
SUMMARY = "the SVM loss of an example or a batch; how far a score may move without changing it"

GOLDEN = (2, Loss((Example((*map(exact, (3, 5, -2)), exact("7/2")), 0, exact(1)),)))

_MARGINS = tuple(map(exact, ("1/2", "3/2", "2", "3")))
_STRENGTHS = tuple(map(exact, ("1/2", "1/4", "1/5", "1/10")))


def draw(draw: Draw, level: int) -> Loss | Room | None:
    """Returns scores with margins on both sides of 0 and none at it."""
    if level == 5:
        return _hinge_room.draw(draw)
    penalised = level == 4 and draw.chance(0.5)
    margin = draw.choice(_MARGINS) if level == 4 and not penalised else exact(1)
    count = draw.integer(2, 3) if level == 3 else 1
    classes = 4 if level == 2 else 3
    examples = tuple(_example(draw, classes, margin, level) for _ in range(count))
    margins = [m for example in examples for m in example.margins.values()]
    if 0 in margins or all(m > 0 for m in margins) or all(m < 0 for m in margins):
        return None
    if not penalised:
        return Loss(examples)
    return Loss(examples, drawn(draw, 3, 2, 3), draw.choice(_STRENGTHS))


def _example(draw: Draw, classes: int, margin: fmpq, level: int) -> Example:
    under = (1, 2) if level in {2, 4} else (1,)
    scores = tuple(exact(draw.integer(-6, 8)) / draw.choice(under) for _ in range(classes))
    return Example(scores, draw.integer(0, classes - 1), margin)


def pose(instance: Loss | Room) -> Draft:
    """Returns the question about a loss, or about how far a score may move."""
    if isinstance(instance, Room):
        return _hinge_room.pose(instance)
    loss, first = instance, instance.examples[0]
    value = loss.value
    return Draft(
        prompt="\n".join(_prompt(loss)),
        answer=number.Answer(exact=text(value)),
        values=(value,),
        hints=(
            "Only wrong classes pay, and only those that come too near to the correct one.",
            "Each wrong class has the margin sⱼ − s_y + Δ, cut off at 0.",
            f"{next(first.lines())}.",
        ),
        steps=_steps(loss),
        parameters={
            "examples": "; ".join(
                f"{', '.join(map(text, e.scores))} -> {e.correct + 1}" for e in loss.examples
            ),
            "delta": text(first.margin),
            "W": as_text(loss.weights) if loss.weights else "",
            "lambda": text(loss.strength),
        },
        shown=(
            *(m for example in loss.examples for m in example.margins.values()),
            *(example.loss for example in loss.examples),
            loss.squares,
            loss.penalty,
        ),
    )


def _prompt(loss: Loss) -> list[str]:
    examples, margin = loss.examples, pretty(loss.examples[0].margin)
    formula = f"max(0, sⱼ − s_y + Δ), summed over all wrong classes j; Δ = {margin}"
    if len(examples) > 1:
        return [
            f"Hinge loss: {formula}.",
            f"A batch of {len(examples)} examples; the loss is the mean over them.",
            *(example.given for example in examples),
            "What is the loss?",
        ]
    (example,) = examples
    if not loss.weights:
        return [f"Hinge loss: {formula}.", example.given, "What is the loss?"]
    return [
        f"Hinge loss: {formula}.",
        example.given,
        f"The penalty λ·Σ W² is added (no ½), with λ = {pretty(loss.strength)} and",
        *blocks({"W": loss.weights}),
        "What is the whole loss?",
    ]


def _steps(loss: Loss) -> tuple[str, ...]:
    lines: list[str] = []
    for n, example in enumerate(loss.examples, start=1):
        lines += [f"example {n}:"] if len(loss.examples) > 1 else []
        lines += [*example.lines(), example.sum_line()]
    data = loss.value - loss.penalty
    if len(loss.examples) > 1:
        losses = " + ".join(pretty(example.loss) for example in loss.examples)
        lines.append(f"mean: ({losses})/{len(loss.examples)} = {pretty(data)}")
    if loss.weights:
        penalty = f"{factor(loss.strength)}·{pretty(loss.squares)} = {pretty(loss.penalty)}"
        squares = " + ".join(f"{factor(w)}²" for w in flat(loss.weights))
        lines += [
            f"Σ W² = {squares} = {pretty(loss.squares)}",
            f"penalty: λ·Σ W² = {penalty}",
            f"{pretty(data)} + {addend(loss.penalty)} = {pretty(loss.value)}",
        ]
    return tuple(lines)


def mistakes(instance: Loss | Room) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if isinstance(instance, Room):
        return _hinge_room.mistakes(instance)
    wrong = {tag: (instance.mean(rule), said, look) for tag, (rule, said, look) in RULES.items()}
    wrong |= wrong_totals(instance)
    if all(sum(m > 0 for m in e.margins.values()) < 2 for e in instance.examples):
        del wrong["max-not-sum"]
    told = {tag: (v, said.format(pretty(v)), look) for tag, (v, said, look) in wrong.items()}
    return misconceptions(told, lambda value: number.Answer(exact=text(value)))


def independent(instance: Loss | Room) -> number.Answer:
    """Returns the loss by sympy's Max, the room of a score by following the loss."""
    if isinstance(instance, Room):
        return _hinge_room.independent(instance)
    losses = [_by_sympy(example) for example in instance.examples]
    penalty = sum(rational(w) ** 2 for row in instance.weights for w in row)
    whole = sum(losses) / len(losses) + rational(instance.strength) * penalty
    return number.Answer(exact=str(whole))


def _by_sympy(example: Example) -> Number:
    scores = list(map(rational, example.scores))
    correct = scores.pop(example.correct)
    return sum(load().Max(0, score - correct + rational(example.margin)) for score in scores)
