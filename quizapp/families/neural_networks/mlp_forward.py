"""The forward pass of a network with one hidden layer: linear, ReLU, linear.

Levels: 1 one hidden unit · 2 two · 3 three, two outputs, one unit dead · 4 leaky ReLU · 5 a batch
of two, its examples as rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import matrix, number, vector
from quizapp.engine.arrays import Array, array, each
from quizapp.engine.numbers import exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.matrices import Rows, as_text, drawn, flat, rows_of, to_sympy, transposed
from quizapp.families.network import Network, output_by_sympy
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.engine.sampling import Draw
    from quizapp.model import Answer, Misconception

TITLE = "Forward pass of a two-layer network"
KIND = "vector"
VERSION = 1
SUMMARY = "the scores of a network with one hidden layer of ReLU units"


def _rows(*rows: tuple[int, ...]) -> Rows:
    return tuple(tuple(map(exact, row)) for row in rows)


GOLDEN = (
    3,
    Network(
        x=_rows((2,), (3,)),
        w1=_rows((1, -1), (2, 1), (-1, 0)),
        b1=_rows((0,), (-1,), (1,)),
        w2=_rows((1, 2, -1), (0, 1, 3)),
        b2=_rows((1,), (-2,)),
        slope=exact(0),
    ),
)

# Of input, hidden layer and output, by level.
_SIZES = {1: (2, 1, 1), 2: (2, 2, 1), 3: (2, 3, 2), 4: (2, 2, 2)}
_SLOPES = ("1/2", "1/4", "1/10")


def draw(draw: Draw, level: int) -> Network | None:
    """Returns a network some of whose hidden units are negative before the ReLU, but not all."""
    network = _batch(draw) if level == 5 else _single(draw, level)
    z = flat(rows_of(network.values()[network.name("z")]))
    dead = sum(entry < 0 for entry in z)
    # The one unit of level 1 is alive, or the score would be the bias.
    fits = dead == 0 if level == 1 else 0 < dead < len(z)
    return network if fits and 0 not in z and (level != 3 or dead == 1) else None


def _single(draw: Draw, level: int) -> Network:
    inputs, hidden, outputs = _SIZES[level]
    return Network(
        x=drawn(draw, inputs, 1, 4),
        w1=drawn(draw, hidden, inputs, 3),
        b1=drawn(draw, hidden, 1, 3),
        w2=drawn(draw, outputs, hidden, 3),
        b2=drawn(draw, outputs, 1, 3),
        slope=exact(draw.choice(_SLOPES) if level == 4 else 0),
    )


def _batch(draw: Draw) -> Network:
    return Network(
        x=drawn(draw, 2, 2, 3),
        w1=drawn(draw, 2, 2, 3),
        b1=drawn(draw, 1, 2, 3),
        w2=drawn(draw, 2, 2, 3),
        b2=drawn(draw, 1, 2, 3),
        slope=exact(0),
        batch=True,
    )


def pose(network: Network) -> Draft:
    """Returns the question about the scores."""
    values = {name: rows_of(network.values()[network.name(name)]) for name in "zhs"}
    z, h, s = map(network.name, "zhs")
    verb = "cuts" if network.slope == 0 else "scales"
    below = "0" if network.slope == 0 else f"{pretty(network.slope)} of themselves"
    return Draft(
        prompt="\n".join(
            [
                f"{network.layers_text()}.",
                network.relu_text,
                *network.given(),
                _question(network, len(values["s"])),
            ]
        ),
        answer=_answer(network, values["s"]),
        values=flat(values["s"]),
        hints=(
            "A linear layer, the activation entry by entry, then another linear layer.",
            f"{network.layers_text().partition(' (')[0]}; negative entries of {z} become {below}.",
            f"{z} = {_vector_text(network, values['z'])}",
        ),
        steps=(
            (
                f"{z} is linear in {network.name('x')}; {h} {verb} what is negative; "
                f"{s} is linear in {h}:"
            ),
            *network.drawn_values("z", "h", "s"),
        ),
        parameters=network.parameters(),
        shown=flat(values["z"], values["h"]),
    )


def _vector_text(network: Network, rows: Rows) -> str:
    return as_text(rows if network.batch else transposed(rows)).replace("-", "−")


def _names(count: int) -> tuple[str, ...]:
    return tuple(f"s{'₁₂'[place]}" for place in range(count))


def _question(network: Network, outputs: int) -> str:
    if network.batch:
        return "What is S?"
    return f"What is [{', '.join(_names(outputs))}]?" if outputs > 1 else "What is s?"


def _answer(network: Network, rows: Rows) -> Answer:
    return _written(network, [list(map(text, row)) for row in rows])


def _written(network: Network, rows: Sequence[Sequence[str]]) -> Answer:
    if network.batch:
        return matrix.Answer(tuple(map(tuple, rows)))
    entries = [entry for row in rows for entry in row]
    return (
        vector.Answer(tuple(entries), _names(len(entries)))
        if len(entries) > 1
        else (number.Answer(entries[0]))
    )


def mistakes(network: Network) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    z, h = map(network.name, "zh")
    low = network.slope
    name = "A leaky ReLU" if low > 0 else "ReLU"
    values = network.values()

    def second(hidden: Array) -> Array:
        return _affine(network, hidden, "W₂", "b₂")

    relu = each(lambda u: u if u > 0 else low * u)
    first = values["p"]
    wrong = {
        "no-biases": (
            rows_of(second(relu(first)) - array(network.b2)),
            "The biases are missing: b₁ before the activation, b₂ at the end.",
        ),
    }
    # Where nothing is negative, with bias or without, ReLU and bias may change places.
    if any(entry < 0 for entry in flat(rows_of(values[z]), rows_of(first))):
        wrong["relu-before-bias"] = (
            rows_of(second(relu(first) + array(network.b1))),
            f"b₁ is added before the activation: {z} contains it.",
        )
    if any(entry < 0 for entry in flat(rows_of(values[z]))):
        wrong["no-relu"] = (
            rows_of(second(values[z])),
            f"The activation is missing between the layers: {h}, not {z}, goes on.",
        )
        wrong["abs-instead-of-relu"] = (
            rows_of(second(each(abs)(values[z]))),
            f"{name} does not turn the sign of a negative value: that is |{z}|.",
        )
    scores = values[network.name("s")]
    if any(entry < 0 for entry in flat(rows_of(scores))):
        wrong["relu-on-output"] = (
            rows_of(relu(scores)),
            "The output layer is linear: scores may be negative.",
        )
    return misconceptions(wrong, lambda rows: _answer(network, rows))


def _affine(network: Network, v: Array, w: str, b: str) -> Array:
    weights, bias = array(network.arrays[w]), array(network.arrays[b])
    return (v @ weights if network.batch else weights @ v) + bias


def independent(network: Network) -> Answer:
    """Returns the scores by sympy's matrices."""
    given = {name: to_sympy(rows) for name, rows in network.arrays.items()}
    output = output_by_sympy(network, given)
    return _written(network, [list(map(str, row)) for row in output.tolist()])
