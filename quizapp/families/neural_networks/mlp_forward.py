"""The forward pass of a network with one hidden layer: linear, ReLU, linear.

Levels: 1 one hidden unit, every value on the way · 2 two hidden units · 3 three, two outputs, one
unit dead · 4 leaky ReLU · 5 a batch of two, its examples as rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import matrix, named, vector
from quizapp.engine.lazy_sympy import load
from quizapp.engine.numbers import exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.matrices import (
    Rows,
    as_text,
    drawn,
    exact_rows,
    flat,
    rows_of,
    to_sympy,
    transposed,
)
from quizapp.families.network import Network, output_by_sympy
from quizapp.families.neural_networks import _forward_mistakes
from quizapp.families.neural_networks._affine_lines import affine_lines
from quizapp.families.neural_networks._forward_mistakes import Pass, is_traced, right_pass
from quizapp.families.writing import fill_a_choice, misconceptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "Forward pass of a two-layer network"
KIND = "vector"
VERSION = 2
SUMMARY = "the scores of a network with one hidden layer of ReLU units, or every value on the way"


GOLDEN = (
    3,
    Network(
        x=exact_rows((2,), (3,)),
        w1=exact_rows((1, -1), (2, 1), (-1, 0)),
        b1=exact_rows((0,), (-1,), (1,)),
        w2=exact_rows((1, 2, -1), (0, 1, 3)),
        b2=exact_rows((1,), (-2,)),
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
    # The one unit of level 1 may be alive or dead: z and h are asked too.
    fits = level == 1 or 0 < dead < len(z)
    if not fits or 0 in z or (level == 3 and dead != 1):
        return None
    return network if fill_a_choice(mistakes(network)) else None


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
    right = right_pass(network)
    values = dict(zip("zhs", map(rows_of, right), strict=True))
    z = network.name("z")
    first = affine_lines(network, "z", network.x, values["z"])
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
        answer=_answer(network, right),
        values=flat(*values.values()) if is_traced(network) else flat(values["s"]),
        hints=(
            "A linear layer, the activation entry by entry, then another linear layer.",
            f"{network.layers_text().partition(' (')[0]}; negative entries of {z} become {below}.",
            first[0] if is_traced(network) else f"{z} = {_vector_text(network, values['z'])}",
        ),
        steps=(
            *first,
            _activation_line(network, values["h"]),
            *affine_lines(network, "s", values["h"], values["s"]),
        ),
        parameters=network.parameters(),
        shown=flat(values["z"], values["h"]),
    )


def _activation_line(network: Network, hidden: Rows) -> str:
    verb = "cuts" if network.slope == 0 else "scales"
    h = network.name("h")
    return f"{h} {verb} what is negative: {h} = {_vector_text(network, hidden)}"


def _vector_text(network: Network, rows: Rows) -> str:
    return as_text(rows if network.batch else transposed(rows)).replace("-", "−")


def _names(count: int) -> tuple[str, ...]:
    return tuple(f"s{'₁₂'[place]}" for place in range(count))


def _question(network: Network, outputs: int) -> str:
    if network.batch:
        return "What is S?"
    if outputs > 1:
        return f"What is [{', '.join(_names(outputs))}]?"
    *first, last = _traced_names(network)
    names = f" Give {', '.join(first)} and {last}." if len(first) > 2 else ""
    return f"What are z, h and s?{names}"


def _traced_names(network: Network) -> tuple[str, ...]:
    count = len(network.w1)
    places = range(1, count + 1) if count > 1 else ("",)
    return (*(f"{vector}{place}" for vector in "zh" for place in places), "s")


def _answer(network: Network, values: Pass) -> Answer:
    z, h, s = ([list(map(text, row)) for row in rows_of(part)] for part in values)
    return _written(network, [*z, *h, *s] if is_traced(network) else s)


def _written(network: Network, rows: Sequence[Sequence[str]]) -> Answer:
    if network.batch:
        return matrix.Answer(tuple(map(tuple, rows)))
    entries = [entry for row in rows for entry in row]
    if not is_traced(network):
        return vector.Answer(tuple(entries), _names(len(entries)))
    names = _traced_names(network)
    return named.Answer(tuple(zip(names, entries, strict=True)), follows=_follows(network))


def _follows(network: Network) -> tuple[tuple[str, str], ...]:
    """Returns how h follows from z, entry by entry, and s from h."""
    *names, _ = _traced_names(network)
    z, h = names[: len(names) // 2], names[len(names) // 2 :]
    cut = [(after, f"relu({{{before}}})") for before, after in zip(z, h, strict=True)]
    products = [f"({text(w)})*{{{name}}}" for w, name in zip(network.w2[0], h, strict=True)]
    return (*cut, ("s", " + ".join([*products, f"({text(network.b2[0][0])})"])))


def mistakes(network: Network) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(_forward_mistakes.wrong(network), lambda values: _answer(network, values))


def independent(network: Network) -> Answer:
    """Returns the values by sympy's matrices."""
    given = {name: to_sympy(rows) for name, rows in network.arrays.items()}
    rows = output_by_sympy(network, given).tolist()
    if is_traced(network):
        z = given["W₁"] * given["x"] + given["b₁"]
        h = z.applyfunc(lambda entry: load().Max(0, entry))
        rows = [*z.tolist(), *h.tolist(), *rows]
    return _written(network, [list(map(str, row)) for row in rows])
