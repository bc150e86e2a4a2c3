"""What known mistakes make of the number and length of templates."""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact, pretty
from quizapp.families.neural_networks._sizes import Sizes, counts

if TYPE_CHECKING:
    from quizapp.engine.numbers import Number


Wrong = dict[str, "tuple[tuple[Number, ...], str, str]"]
# Where to look.
_ROW = "how long a row of the first matrix is"
_COUNT = "how many templates there are"
_SIDE = "how the side of a square comes from its pixels"


def wrong(sizes: Sizes) -> Wrong:
    """Returns what each known mistake leads to."""
    return {"counts": _wrong_counts, "side": _wrong_side, "memory": _wrong_memory}[sizes.find](
        sizes
    )


def _wrong_counts(sizes: Sizes) -> Wrong:
    templates, length, *rest = map(exact, counts(sizes))
    wrong: Wrong = {
        "templates-are-pixels": (
            (length, templates, *rest),
            (
                f"{length} templates, one for each number of the image? What does a row of the "
                "matrix stand for?"
            ),
            "what a row of the first matrix stands for",
        )
    }
    if sizes.channels > 1:
        said = f"A weight for each pixel? How many has it, with {sizes.channels} channels?"
        wrong["forgets-channels"] = ((templates, length / sizes.channels, *rest), said, _ROW)
    if sizes.hidden:
        return wrong | _wrong_layers(sizes)
    said = f"One template? How many scores does a classifier with {sizes.classes} classes compute?"
    wrong["one-template"] = ((exact(1), length), said, _COUNT)
    said = (
        f"{length + 1} weights are one more than the numbers of an image; has this classifier "
        "biases?"
    )
    wrong["bias-too"] = ((templates, length + 1), said, _ROW)
    return wrong


def _wrong_layers(sizes: Sizes) -> Wrong:
    templates, length, mixing = map(exact, counts(sizes))
    return {
        "templates-are-classes": (
            (exact(sizes.classes), length, mixing),
            f"{sizes.classes} templates are one a class; what does a row of W₁ belong to?",
            _COUNT,
        ),
        "w2-as-pixels": (
            (templates, length, sizes.classes * length),
            (
                f"{sizes.classes * length} weights are one for every class and number of the "
                "image; what does W₂ see?"
            ),
            "what the second layer sees",
        ),
    }


def _wrong_side(sizes: Sizes) -> Wrong:
    length, channels, hidden = exact(sizes.length), sizes.channels, sizes.hidden
    pixels, shared = length / channels, length / hidden
    wrong: Wrong = {
        "no-square-root": (
            (pixels,),
            f"{pretty(pixels)} is how many pixels an image has; how high is a square of them?",
            _SIDE,
        ),
        "halved": (
            (pixels / 2,),
            f"{pretty(pixels / 2)} rows of how many pixels each? Is that a square?",
            _SIDE,
        ),
        "divides-by-hidden": (
            (shared,),
            f"{pretty(shared)} shares a row among {hidden} units; how many does it belong to?",
            _ROW,
        ),
    }
    if isqrt(sizes.length) ** 2 == sizes.length:
        said = f"Each pixel has one weight there; how many has it, with {channels} channels?"
        wrong["forgets-channels"] = ((exact(isqrt(sizes.length)),), said, _ROW)
    return wrong


def _wrong_memory(sizes: Sizes) -> Wrong:
    templates, length = exact(sizes.templates), exact(sizes.length)
    found = {
        "elements-not-bytes": (
            templates * length,
            "counts weights; how many bytes does each take?",
            "the unit of the answer",
        ),
        "forgets-channels": (
            4 * templates * length / sizes.channels,
            f"has a weight for each pixel; how many, with {sizes.channels} channels?",
            _ROW,
        ),
        "templates-are-classes": (
            4 * sizes.classes * length,
            f"is for {sizes.classes} templates, one a class; what does a row of W₁ belong to?",
            _COUNT,
        ),
        "one-template": (
            4 * length,
            "is for one template; how many rows has W₁?",
            _COUNT,
        ),
    }
    return {tag: ((v,), f"{pretty(v)} {said}", look) for tag, (v, said, look) in found.items()}
