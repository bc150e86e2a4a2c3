"""What known mistakes make of a number of parameters."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact, pretty
from quizapp.families.neural_networks._fully_connected import Sizes, count, layers

if TYPE_CHECKING:
    from flint import fmpq


Wrong = dict[str, "tuple[fmpq, str, str]"]
# Where to look.
_BIASES = "how many biases there are"
_LAYERS = "how the layers come together"


def wrong(asked: Sizes) -> Wrong:
    """Returns what each known mistake leads to; each question begins with the wrong number."""
    found = _wrong_hidden(asked) if asked.find == "hidden" else _wrong_counts(asked.sizes)
    if asked.other:
        other = _wrong_counts(asked.other)
        found = {
            tag: (value - other[tag][0], said, look)
            for tag, (value, said, look) in found.items()
            # Both have the same inputs, whose biases the difference would not show.
            if tag in other and tag != "input-bias-too"
        }
    return {tag: (v, f"{pretty(v)} {said}", look) for tag, (v, said, look) in found.items()}


def _wrong_counts(sizes: tuple[int, ...]) -> Wrong:
    pairs = layers(sizes)
    weights = exact(sum(inputs * outputs for inputs, outputs in pairs))
    wrong = {
        "no-biases": (
            weights,
            "counts weights alone; what is added to the sum in every unit?",
            _BIASES,
        ),
        "one-bias-per-layer": (
            weights + len(pairs),
            "has one bias a layer; do the units of a layer share it?",
            _BIASES,
        ),
        "input-bias-too": (
            weights + sum(sizes),
            f"gives the {sizes[0]} inputs biases too; what would be added to an input?",
            _BIASES,
        ),
        "counts-units": (
            exact(sum(sizes)),
            "counts units; how many weights lead into each of them?",
            "what a parameter belongs to",
        ),
    }
    if len(sizes) > 2:
        said = "multiplies all sizes; does a weight connect more than two layers?"
        wrong["product-of-all"] = (exact(prod(sizes)), said, _LAYERS)
    return wrong


def _wrong_hidden(asked: Sizes) -> Wrong:
    inputs, _, outputs = asked.sizes
    total = exact(count(asked.sizes))
    return {
        "no-biases": (
            total / (inputs + outputs),
            f"units with {inputs} + {outputs} weights each; what else does a unit cost?",
            _BIASES,
        ),
        "first-layer-only": (
            total / (inputs + 1),
            f"units of {inputs} + 1 parameters each; what does a unit cost in the second layer?",
            _LAYERS,
        ),
        "output-bias-forgotten": (
            total / (inputs + 1 + outputs),
            f"shares all {pretty(total)} among hidden units; whose are the {outputs} last biases?",
            _BIASES,
        ),
    }
