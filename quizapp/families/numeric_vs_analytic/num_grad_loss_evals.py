"""What a numeric gradient costs, in evaluations of the loss.

Levels: 1 the parameters are told · 2 a linear classifier · 3 a network with hidden layers ·
4 several updates, and the time they take · 5 how many times the cost of backpropagation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import number
from quizapp.engine.numbers import exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.numeric_vs_analytic._cost import Cost
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "Cost of a numeric gradient"
KIND = "number"
VERSION = 4
SUMMARY = "loss evaluations for numeric gradients of models whose parameters one counts first"

# Counts of evaluations are plain integers, however long.
LARGEST = 999_999


GOLDEN = (3, Cost((4, 5, 3), centred=False))


def draw(draw: Draw, level: int) -> Cost | None:
    """Returns a model of more than two parameters."""
    centred = draw.chance(0.5)
    if level == 1:
        return Cost((draw.integer(3, 200),), centred)
    if level == 2:
        return Cost((draw.integer(3, 60), draw.integer(2, 10)), centred)
    layers = tuple(draw.integer(2, 12) for _ in range(draw.integer(3, 4)))
    if level == 3:
        return Cost(layers, centred)
    if level == 4:
        millis = draw.choice((0, 2, 4, 5, 10, 20))
        return Cost(layers[:3], centred, updates=draw.choice((5, 20, 50, 100, 200)), millis=millis)
    return Cost(layers[:3], centred, backward=draw.choice((1, 2, 2, 3)))


def pose(cost: Cost) -> Draft:
    """Returns the question about the cost."""
    evaluations = cost.evaluations(cost.parameters)
    value = cost.value(evaluations)
    return Draft(
        prompt="\n".join([_model(cost), *_question(cost)]),
        answer=_answer(value) if cost.backward or cost.millis else number.Count(text(value)),
        values=(value,),
        hints=_hints(cost),
        steps=_steps(cost),
        parameters={
            "layers": ", ".join(map(str, cost.layers)),
            "scheme": _scheme(cost),
            "updates": str(cost.updates),
            "millis": str(cost.millis),
            "backward": str(cost.backward),
        },
        shown=(exact(cost.parameters), exact(evaluations * max(cost.updates, 1) * cost.millis)),
    )


def _scheme(cost: Cost) -> str:
    return "centred" if cost.centred else "forward"


def _model(cost: Cost) -> str:
    if len(cost.layers) == 1:
        return f"A model has {cost.layers[0]} parameters."
    units = " → ".join(map(str, cost.layers))
    if len(cost.layers) == 2:
        inputs, classes = cost.layers
        return (
            f"A linear classifier has {inputs} features, {classes} classes, and a bias per class."
        )
    return f"A fully connected network {units}, biases included."


def _question(cost: Cost) -> list[str]:
    rule = f"Numeric gradients are {_scheme(cost)} differences"
    each = " in each update" if cost.updates else ""
    rules = [f"{rule}."]
    if not cost.centred:
        rules = [f"{rule};", f"the base value of the loss is computed once{each}."]
    if cost.backward:
        passes = "one forward pass" if cost.backward == 1 else f"{cost.backward} forward passes"
        return [
            *rules,
            "A loss evaluation is a forward pass;",
            f"a backward pass costs as much as {passes}.",
            "Backpropagation is one forward and one backward pass.",
            "How many times as much does a numeric gradient cost?",
        ]
    if cost.millis:
        return [
            *rules,
            f"A loss evaluation takes {cost.millis} ms, all else no time.",
            f"How many seconds do {cost.updates} updates take?",
        ]
    if cost.updates:
        return [*rules, f"How many loss evaluations do {cost.updates} updates need?"]
    return [*rules, "How many loss evaluations does one full numeric gradient need?"]


def _hints(cost: Cost) -> tuple[str, str, str]:
    each = (
        "two evaluations for each of the P parameters"
        if cost.centred
        else "one evaluation for each of the P parameters, and one for the base value"
    )
    beyond = ""
    if cost.backward:
        beyond = "; backpropagation costs one forward and one backward pass"
    elif cost.updates:
        beyond = "; then times the updates" + (" and the time of each" if cost.millis else "")
    return (
        "One parameter is nudged at a time: its nudge costs evaluations of the whole loss.",
        f"A {_scheme(cost)} difference takes {each}{beyond}.",
        f"P = {cost.parameters}" if len(cost.layers) > 1 else _first_nudge(cost),
    )


def _first_nudge(cost: Cost) -> str:
    if cost.centred:
        return "For the first parameter alone: L(w + h) and L(w − h)."
    return "For the first parameter alone: L(w + h) and L(w); L(w) also serves all others."


def _steps(cost: Cost) -> tuple[str, ...]:
    count = cost.parameters
    evaluations = cost.evaluations(count)
    counted = []
    if len(cost.layers) > 1:
        pairs = zip(cost.layers, cost.layers[1:], strict=False)
        sums = " + ".join(f"({n} + 1)·{m}" for n, m in pairs)
        counted = [f"P = {sums} = {count} parameters, biases included"]
    formula = f"2·{count}" if cost.centred else f"{count} + 1"
    lines = [*counted, f"one gradient: {formula} = {evaluations} loss evaluations"]
    if cost.backward:
        lines.append(f"backpropagation: 1 + {cost.backward} = {1 + cost.backward} forward passes")
        ratio = pretty(cost.value(evaluations))
        lines.append(f"ratio: {evaluations} ÷ {1 + cost.backward} = {ratio}")
    if cost.updates:
        total = evaluations * cost.updates
        lines.append(f"{cost.updates} updates: {cost.updates}·{evaluations} = {total}")
    if cost.millis:
        seconds = pretty(cost.value(evaluations))
        lines.append(f"time: {total}·{cost.millis} ms = {total * cost.millis} ms = {seconds} s")
    return tuple(lines)


def mistakes(cost: Cost) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    counted = _wrong_evaluations(cost)
    wrong = {tag: (cost.value(count), said, look) for tag, (count, said, look) in counted.items()}
    right = cost.evaluations(cost.parameters)
    if cost.backward:
        said = "compares with the backward pass alone; which pass comes before it?"
        wrong["no-forward"] = (exact(right) / cost.backward, said, "what backpropagation costs")
    elif cost.updates:
        said = f"pays for one gradient; can the {cost.updates} updates share it?"
        one = cost.value(right) / cost.updates
        wrong["one-update"] = (one, said, "how many gradients are needed")
    told = {tag: (v, f"{pretty(v)} {said}", look) for tag, (v, said, look) in wrong.items()}
    return misconceptions(told, _answer)


_EACH = "how many evaluations a parameter needs"
_BASE = "whether the base value is needed"
_COUNT = "what counts as a parameter"


def _wrong_evaluations(cost: Cost) -> dict[str, tuple[int, str, str]]:
    count = cost.parameters
    said = "comes from P² evaluations; how many parameters are nudged at a time?"
    wrong = {"squared": (count**2, said, _EACH)}
    if cost.centred:
        said = "has one evaluation a parameter; on how many sides does a centred one step?"
        wrong["forward"] = (count + 1, said, _EACH)
        said = "has a base value in it; does L(w + h) − L(w − h) contain L(w)?"
        wrong["with-base"] = (2 * count + 1, said, _BASE)
    else:
        said = "has only the nudged evaluations; from what is each of them subtracted?"
        wrong["no-base"] = (count, said, _BASE)
        said = "has two evaluations a parameter; which value do all of them share?"
        wrong["centred"] = (2 * count, said, _EACH)
    if len(cost.layers) > 1:
        biases = sum(cost.layers[1:])
        said = f"nudges the weights alone; what about the {biases} biases?"
        wrong["no-biases"] = (cost.evaluations(cost.weights), said, _COUNT)
        said = "nudges each unit once; how many numbers has a unit?"
        wrong["per-neuron"] = (cost.evaluations(biases), said, _COUNT)
    return wrong


def _answer(value: Number) -> number.Answer:
    return number.Answer(text(value))


def independent(cost: Cost) -> number.Answer:
    """Returns the answer by nudging every single weight and bias of the model, and counting."""
    from fractions import Fraction

    units = cost.layers
    trained = [None] * units[0] if len(units) == 1 else _enumerated(units)
    signs = ("+", "−") if cost.centred else ("+",)
    points = {(place, sign) for place in range(len(trained)) for sign in signs}
    if not cost.centred:
        points.add((-1, "base"))
    counted = Fraction(len(points))
    if cost.backward:
        return number.Answer(str(counted / sum([1, cost.backward])))
    total = sum([counted] * cost.updates) if cost.updates else counted
    return number.Answer(str(Fraction(total) / 1000 * cost.millis if cost.millis else total))


def _enumerated(units: tuple[int, ...]) -> list[tuple[int, int, int]]:
    """Returns each weight as (layer, unit, input), the bias as the input after the last."""
    return [
        (layer, unit, source)
        for layer in range(1, len(units))
        for unit in range(units[layer])
        for source in range(units[layer - 1] + 1)
    ]
