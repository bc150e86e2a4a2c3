"""All parameter gradients of a network with one hidden layer and a squared error.

Levels: 1 one unit in each layer · 2 two inputs, two hidden units · 3 two outputs, one dead unit ·
4 leaky ReLU · 5 a batch of two, its examples as rows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact, text
from quizapp.families.backpropagation._moved_arrays import along_entries
from quizapp.families.backpropagation._networks import (
    EXAMPLE,
    parameters_of,
    random_batch,
    random_network,
    wrong_passes,
)
from quizapp.families.generate import Draft
from quizapp.families.matrices import as_text, blocks, flat, rows_of, stacked, transposed
from quizapp.families.network import PARAMETERS, gradient_of
from quizapp.families.writing import listed, misconceptions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flint import fmpq

    from quizapp.answers import matrix
    from quizapp.engine.sampling import Draw
    from quizapp.families.matrices import Rows
    from quizapp.families.network import Network
    from quizapp.model.questions import Misconception

TITLE = "Backpropagation through a two-layer network"
KIND = "matrix"
VERSION = 2
SUMMARY = "the gradients by W₁, b₁, W₂ and b₂ for a squared error"
LARGEST = 99

GOLDEN = (3, EXAMPLE)

_SLOPES = ("1/2", "1/3", "1/4")
_BIASES = ("db₁", "db₂")


def draw(draw: Draw, level: int) -> Network | None:
    """Returns a network of which something reaches the first layer."""
    network = _draw(draw, level)
    if network is None or not any(flat(rows_of(network.gradients()[network.name("z")]))):
        return None
    return network


def _draw(draw: Draw, level: int) -> Network | None:
    """Returns a network; only from level 3 on a hidden unit is negative before the ReLU."""
    match level:
        case 1:
            return random_network(draw, (1, 1, 1), dead=0)
        case 2:
            return random_network(draw, (2, 2, 1), dead=0)
        case 3:
            return random_network(draw, (2, 2, 2), dead=1)
        case 4:
            return random_network(draw, (2, 2, 1), dead=1, slope=draw.choice(_SLOPES))
    return random_batch(draw)


def pose(network: Network) -> Draft:
    """Returns the question about the four gradients."""
    gradients = network.gradients()
    asked = parameters_of(network, gradients)
    s, t = network.name("s"), network.name("t")
    ds = rows_of(gradients[s])
    column = listed(flat(ds))
    met = [*map(network.name, "zhs")]
    return Draft(
        prompt="\n".join(_prompt(network)),
        answer=_followed(network, _answer(asked)),
        values=flat(*asked.values()),
        hints=(
            "Go back through the output layer, the activation and the first layer, in that order.",
            _formulas(network),
            f"d{s} = {s} − {t} = {as_text(ds).replace('-', '−') if network.batch else column}.",
        ),
        steps=_steps(network),
        parameters=network.parameters(),
        shown=flat(
            *(rows_of(network.values()[name]) for name in met),
            *(rows_of(gradients[name]) for name in met),
        ),
    )


def _answer(gradients: Mapping[str, Rows]) -> matrix.Answer:
    texts = {name: [list(map(text, row)) for row in rows] for name, rows in gradients.items()}
    return stacked({f"d{name}": rows for name, rows in texts.items()}, _BIASES)


def _followed(network: Network, right: matrix.Answer) -> matrix.Answer:
    """Returns the right answer; in it all that rests on db₂ and db₁ follows from them.

    Of a batch they are sums over the examples, from which nothing follows.
    """
    if network.batch:
        return right
    values = network.values()
    z, h = rows_of(values["z"]), rows_of(values["h"])
    follows = {}
    for j, (entry,) in enumerate(z, start=1):
        slope = text(exact(1) if entry > 0 else network.slope)
        outputs = list(enumerate(network.w2, start=1))
        sent = " + ".join(f"({text(row[j - 1])})*{{db₂[{i}]}}" for i, row in outputs)
        follows[f"db₁[{j}]"] = f"({slope})*({sent})"
        for k, (x,) in enumerate(network.x, start=1):
            follows[f"dW₁[{j},{k}]"] = f"{{db₁[{j}]}}*({text(x)})"
        for i, _ in outputs:
            follows[f"dW₂[{i},{j}]"] = f"{{db₂[{i}]}}*({text(h[j - 1][0])})"
    return right._replace(follows=tuple(follows.items()))


def _prompt(network: Network) -> list[str]:
    s, t = network.name("s"), network.name("t")
    over = ", summed over the batch" if network.batch else ""
    return [
        f"{network.layers_text()}.",
        network.relu_text,
        *network.given(),
        f"The loss is L = ½‖{s} − {t}‖², with the ½{over}.",
        "What are dW₁ = ∂L/∂W₁, db₁, dW₂ and db₂?",
        "Give them as one matrix: the rows of dW₁, a row for db₁,",
        "the rows of dW₂, a row for db₂.",
    ]


def _formulas(network: Network) -> str:
    if network.batch:
        return (
            "dW₂ = Hᵀ·dS, db₂ = the sum of dS's rows; dH = dS·W₂ᵀ; dZ = dH where Z > 0, else 0; "
            "dW₁ = Xᵀ·dZ, db₁ = the sum of dZ's rows."
        )
    return f"dW₂ = ds·hᵀ, db₂ = ds; dh = W₂ᵀ·ds; {_mask(network)}; dW₁ = dz·xᵀ, db₁ = dz."


def _mask(network: Network) -> str:
    z, h = network.name("z"), network.name("h")
    other = "0" if network.slope == 0 else f"slope·d{h}"
    return f"d{z} = d{h} where {z} > 0, else {other}"


def _steps(network: Network) -> tuple[str, ...]:
    gradients = network.gradients()
    z, h, s, t, x = map(network.name, "zhstx")
    drawn = {f"d{name}": rows_of(gradients[name]) for name in (*PARAMETERS, z, h, s)}

    def shown(*names: str) -> list[str]:
        return blocks({name: drawn[name] for name in names})

    if network.batch:
        second, back, first = "dW₂ = Hᵀ·dS, db₂ adds rows", "dH = dS·W₂ᵀ", "dW₁ = Xᵀ·dZ, db₁ adds"
        first += " rows"
    else:
        second, back, first = "dW₂ = ds·hᵀ, db₂ = ds", "dh = W₂ᵀ·ds", f"dW₁ = dz·{x}ᵀ, db₁ = dz"
    return (
        "Forward:",
        *network.drawn_values("z", "h", "s"),
        f"d{s} = {s} − {t}, {second}:",
        *shown(f"d{s}", "dW₂", "db₂"),
        f"{back}; {_mask(network)}:",
        *shown(f"d{h}", f"d{z}"),
        f"{first}:",
        *shown("dW₁", "db₁"),
    )


def moving(network: Network) -> tuple[Callable[[float], float], ...]:
    """Returns the loss as a function of the step of each parameter, as they are asked."""
    parameters = (
        (network.w1, lambda rows: _loss(replace(network, w1=rows))),
        (network.b1, lambda rows: _loss(replace(network, b1=rows))),
        (network.w2, lambda rows: _loss(replace(network, w2=rows))),
        (network.b2, lambda rows: _loss(replace(network, b2=rows))),
    )
    return tuple(moved for rows, loss in parameters for moved in along_entries(rows, loss))


def _loss(network: Network) -> fmpq:
    loss: fmpq = network.values()["L"]
    return loss


def mistakes(network: Network) -> tuple[Misconception, ...]:
    """Returns what each known mistake makes of the four gradients."""
    return misconceptions(
        wrong_passes(network),
        lambda gradients: _answer(parameters_of(network, gradients)),
    )


def independent(network: Network) -> matrix.Answer:
    """Returns sympy's derivatives of the loss by every parameter."""
    found = {f"d{name}": gradient_of(network, name) for name in PARAMETERS}
    if not network.batch:
        found |= {name: transposed(found[name]) for name in _BIASES}
    return _followed(network, stacked(found, _BIASES))
