"""Templates: each row of the first weight matrix can be seen as an image.

Levels: 1 a linear classifier · 2 a two-layer network · 3 the image's size from a row · 4 memory of
the templates · 5 which templates vote for a class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from quizapp.answers import number, vector
from quizapp.engine.numbers import exact, text
from quizapp.families.generate import Draft
from quizapp.families.neural_networks import _template_mistakes, _votes
from quizapp.families.neural_networks._sizes import Sizes, counts
from quizapp.families.neural_networks._votes import Votes
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "Templates and hidden units"
KIND = "vector"
VERSION = 3
SUMMARY = "how many templates a network has, how long they are, and what mixes them"
# The weights of the templates of a large colour image.
LARGEST = 9_999_999


Asked: TypeAlias = "Sizes | Votes"

GOLDEN = (2, Sizes(32, 32, 3, hidden=100, classes=10))

_SIDES = (8, 12, 16, 20, 24, 28, 32, 40, 48, 64)
_HIDDEN = (20, 25, 50, 64, 80, 100, 128, 200)
_CLASSES = (4, 5, 6, 8, 10, 12, 15)


def draw(draw: Draw, level: int) -> Asked | None:
    """Returns the sizes of a classifier; images are grey at level 1 only."""
    if level == 5:
        return _votes.draw(draw)
    height = draw.choice(_SIDES)
    sizes = Sizes(
        height=height,
        width=height if level == 3 else draw.choice(_SIDES),
        channels=draw.choice((1, 3)) if level == 1 else draw.choice((3, 3, 4)),
        hidden=0 if level == 1 else draw.choice(_HIDDEN),
        classes=draw.choice(_CLASSES),
        find={3: "side", 4: "memory"}.get(level, "counts"),
    )
    # A row of pixels as long as there are templates would make two mistakes look alike.
    return None if sizes.height * sizes.width == sizes.templates else sizes


def _values(sizes: Sizes) -> tuple[int, ...]:
    if sizes.find == "side":
        return (sizes.height,)
    if sizes.find == "memory":
        return (4 * sizes.templates * sizes.length,)
    return counts(sizes)


def pose(asked: Asked) -> Draft:
    """Returns the question about templates."""
    return _votes.pose(asked) if isinstance(asked, Votes) else _pose_sizes(asked)


def _pose_sizes(sizes: Sizes) -> Draft:
    values = tuple(map(exact, _values(sizes)))
    principle, formula, first = _hints(sizes)
    return Draft(
        prompt="\n".join(_prompt(sizes)),
        answer=_answer(sizes, values),
        values=values,
        hints=(principle, formula, first),
        steps=_steps(sizes),
        parameters={
            "image": f"{sizes.height}x{sizes.width}x{sizes.channels}",
            "hidden": str(sizes.hidden),
            "classes": str(sizes.classes),
            "find": sizes.find,
        },
        shown=(*values, exact(sizes.length)),
    )


def _prompt(sizes: Sizes) -> list[str]:
    image = f"{sizes.height}×{sizes.width}×{sizes.channels}"
    kind = "grey" if sizes.channels == 1 else "colour"
    network = f"{sizes.hidden} hidden units and {sizes.classes} classes, no biases"
    if sizes.find == "side":
        return [
            f"A network on square images with {sizes.channels} channels",
            f"has {network}.",
            f"Each row of its first weight matrix W₁ has {sizes.length} weights.",
            "How many pixels high are the images?",
        ]
    if sizes.find == "memory":
        return [
            f"A network on {image} images has {network}.",
            "How many bytes do the templates, the rows of W₁, take with 4 bytes a weight?",
        ]
    if sizes.hidden:
        return [
            f"A network on {image} images has {network}.",
            "How many templates are in the first layer,",
            "how many weights has each, and how many weights has W₂?",
            "Give [templates, length, mixing].",
        ]
    return [
        f"A linear classifier s = Wx of {image} {kind} images",
        f"has {sizes.classes} classes and no biases.",
        "How many templates has it, and how many weights has each?",
        "Give [templates, length].",
    ]


def _hints(sizes: Sizes) -> tuple[str, str, str]:
    length = "row length = height × width × channels"
    layer = "W₁" if sizes.hidden else "W"
    principle = f"A template is a row of {layer}: one weight for every number of the image."
    if sizes.find == "side":
        per_channel = sizes.length // sizes.channels
        return principle, f"{length}, and height = width", f"A channel has {per_channel} pixels."
    pixels = f"An image has {sizes.height}·{sizes.width} = {sizes.height * sizes.width} pixels."
    if sizes.find == "memory":
        return principle, f"bytes = 4 × hidden units × row length; {length}", pixels
    mixing = "; W₂ is classes × hidden units" if sizes.hidden else "; a row for every class"
    return principle, f"{length}{mixing}", pixels


def _steps(sizes: Sizes) -> tuple[str, ...]:
    h, w, c, length = sizes.height, sizes.width, sizes.channels, sizes.length
    if sizes.find == "side":
        return (
            f"height·height·{c} = {length}, so height·height = {length // c}",
            f"height = {h}",
        )
    rows = f"{sizes.templates} rows, one for every {'hidden unit' if sizes.hidden else 'class'}"
    lines = (f"row length: {h}·{w}·{c} = {length}", rows)
    if sizes.find == "memory":
        bytes_ = 4 * sizes.templates * length
        return (*lines, f"4·{sizes.templates}·{length} = {bytes_} bytes")
    if not sizes.hidden:
        return lines
    return (*lines, f"W₂: {sizes.classes}·{sizes.hidden} = {sizes.classes * sizes.hidden} weights")


def _answer(sizes: Sizes, values: Sequence[Number]) -> Answer:
    if sizes.find != "counts":
        return number.Count(text(values[0]))
    return vector.Answer(tuple(map(text, values)), ("templates", "length", "mixing")[: len(values)])


def mistakes(asked: Asked) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if isinstance(asked, Votes):
        return _votes.mistakes(asked)
    return misconceptions(_template_mistakes.wrong(asked), lambda values: _answer(asked, values))


def independent(asked: Asked) -> Answer:
    """Returns the counts from arrays of such shapes, which take no room."""
    if isinstance(asked, Votes):
        return _votes.independent(asked)
    image = np.broadcast_to(np.float32(0), (asked.height, asked.width, asked.channels))
    first = np.broadcast_to(np.float32(0), (asked.hidden or asked.classes, image.size))
    if asked.find == "side":
        per_pixel = first[0].reshape(-1, asked.channels)
        sides = [side for side in range(1, 101) if side * side == len(per_pixel)]
        return _answer(asked, [exact(side) for side in sides])
    if asked.find == "memory":
        return _answer(asked, [exact(first.nbytes)])
    second = np.broadcast_to(np.float32(0), (asked.classes, asked.hidden))
    mixing = [second.size] if asked.hidden else []
    return _answer(asked, [exact(count) for count in (*first.shape, *mixing)])
