"""How many weights and biases a fully connected network has.

Levels: 1 one layer · 2 two layers · 3 three or four · 4 the hidden size from the total · 5 two
architectures compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from quizapp.answers import number
from quizapp.engine.numbers import exact
from quizapp.families.generate import Draft
from quizapp.families.neural_networks import _parameter_mistakes
from quizapp.families.neural_networks._fully_connected import Sizes, count, layers
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "Number of parameters of a network"
KIND = "number"
VERSION = 1
SUMMARY = "weights and biases of a fully connected network; level 4 asks for a hidden size"
# A first layer on a flattened image has hundreds of thousands of weights.
LARGEST = 9_999_999

_INPUTS = (64, 100, 256, 400, 784, 1024, 3072)
_HIDDEN = (10, 16, 20, 32, 50, 64, 100, 128, 200, 256)
_CLASSES = (2, 3, 5, 10, 20)


GOLDEN = (2, Sizes((3072, 100, 10)))


def draw(draw: Draw, level: int) -> Sizes | None:
    """Returns sizes, all different, largest first."""
    if level == 1:
        return Sizes((draw.choice(_INPUTS), draw.choice((*_HIDDEN, *_CLASSES))))
    sizes = _sizes(draw, {2: 1, 3: draw.integer(2, 3), 4: 1}.get(level, 2))
    if level < 4:
        return Sizes(sizes)
    if level == 4:
        return Sizes(sizes, "hidden")
    inputs, first, second, outputs = sizes
    shallow = (inputs, draw.choice(_HIDDEN), outputs)
    deep = (inputs, first, second, outputs)
    if shallow[1] in {first, second} or count(deep) == count(shallow):
        return None
    larger, smaller = sorted((deep, shallow), key=count, reverse=True)
    return Sizes(larger, "difference", smaller)


def _sizes(draw: Draw, hidden: int) -> tuple[int, ...]:
    inner = sorted(draw.sample(_HIDDEN, hidden), reverse=True)
    return (draw.choice(_INPUTS), *inner, draw.choice(_CLASSES))


def _arrows(sizes: tuple[int, ...]) -> str:
    return " → ".join(map(str, sizes))


def pose(asked: Sizes) -> Draft:
    """Returns the question about a count, a size, or a difference."""
    value = _value(asked)
    return Draft(
        prompt="\n".join(_prompt(asked)),
        answer=_answer(value),
        values=(exact(value),),
        hints=(
            "One weight for every connection, one bias for every unit that is not an input.",
            _formula(asked),
            _first(asked),
        ),
        steps=_steps(asked),
        parameters={
            "sizes": _arrows(asked.sizes),
            "find": asked.find,
            "other": _arrows(asked.other),
        },
        shown=(exact(count(asked.sizes)),),
    )


def _value(asked: Sizes) -> int:
    if asked.find == "hidden":
        return asked.sizes[1]
    return count(asked.sizes) - (count(asked.other) if asked.other else 0)


def _prompt(asked: Sizes) -> list[str]:
    biases = "every layer has biases."
    if asked.find == "hidden":
        inputs, _, outputs = asked.sizes
        return [
            f"A fully connected network {inputs} → H → {outputs}; {biases}",
            f"It has {count(asked.sizes)} parameters (weights and biases). What is H?",
        ]
    if asked.find == "difference":
        return [
            f"Two fully connected networks; {biases}",
            f"  A: {_arrows(asked.sizes)}",
            f"  B: {_arrows(asked.other)}",
            "How many more parameters (weights and biases) does A have than B?",
        ]
    return [
        f"A fully connected network {_arrows(asked.sizes)}; {biases}",
        "How many parameters (weights and biases) does it have?",
    ]


def _formula(asked: Sizes) -> str:
    if asked.find == "hidden":
        return "(inputs + 1)·H + (H + 1)·outputs is the total: solve for H."
    return "A layer has (inputs + 1)·outputs parameters; add the layers up."


def _first(asked: Sizes) -> str:
    inputs, outputs = asked.sizes[0], asked.sizes[-1]
    if asked.find == "hidden":
        return f"Each hidden unit costs {inputs} + 1 + {outputs} parameters."
    if len(asked.sizes) == 2:
        return f"The layer has {inputs * outputs} weights."
    first = (inputs + 1) * asked.sizes[1]
    return f"The first layer has ({inputs} + 1)·{asked.sizes[1]} = {first} parameters."


def _steps(asked: Sizes) -> tuple[str, ...]:
    if asked.find == "hidden":
        inputs, hidden, outputs = asked.sizes
        total, each = count(asked.sizes), inputs + 1 + outputs
        return (
            f"({inputs} + 1)·H + (H + 1)·{outputs} = {each}·H + {outputs} = {total}",
            f"H = ({total} − {outputs}) ÷ {each} = {hidden}",
        )
    lines = _count_lines(asked.sizes)
    if not asked.other:
        return tuple(lines)
    difference = f"{count(asked.sizes)} − {count(asked.other)} = {_value(asked)}"
    return ("A:", *lines, "B:", *_count_lines(asked.other), difference)


def _count_lines(sizes: tuple[int, ...]) -> list[str]:
    counts = [(inputs + 1) * outputs for inputs, outputs in layers(sizes)]
    lines = [
        f"{inputs} → {outputs}: ({inputs} + 1)·{outputs} = {count}"
        for (inputs, outputs), count in zip(layers(sizes), counts, strict=True)
    ]
    if len(counts) > 1:
        lines.append(f"{' + '.join(map(str, counts))} = {sum(counts)}")
    return lines


def _answer(value: object) -> number.Answer:
    return number.Count(str(value))


def mistakes(asked: Sizes) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(_parameter_mistakes.wrong(asked), _answer)


def independent(asked: Sizes) -> number.Answer:
    """Returns the answer by the arrays that such networks would hold."""
    if asked.find == "hidden":
        inputs, _, outputs = asked.sizes
        total = count(asked.sizes)
        found = [h for h in range(1, 1001) if _stored((inputs, h, outputs)) == total]
        return _answer(*found)
    more = _stored(asked.other) if asked.other else 0
    return _answer(_stored(asked.sizes) - more)


def _stored(sizes: tuple[int, ...]) -> int:
    """Returns how many numbers are in all weight matrices and bias vectors, which take no room."""
    arrays = [np.broadcast_to(np.int8(0), (b, a)) for a, b in layers(sizes)]
    biases = [np.broadcast_to(np.int8(0), (weights.shape[0],)) for weights in arrays]
    return sum(array.size for array in (*arrays, *biases))
