"""Colours in a joint histogram: which bin of bins × bins × bins a pixel belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from quizapp.answers import vector
from quizapp.engine.numbers import exact
from quizapp.families.generate import Draft
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception


@dataclass(frozen=True, slots=True)
class Colours:
    """Pixels by their red, green and blue from 0 to 255, and the bins of each channel."""

    pixels: tuple[tuple[int, int, int], ...]
    bins: int

    def places(self, pixel: tuple[int, int, int]) -> tuple[int, int, int]:
        """Returns the bin of each channel."""
        red, green, blue = (value * self.bins // 256 for value in pixel)
        return red, green, blue

    def index(self, places: tuple[int, int, int]) -> int:
        """Returns the joint bin."""
        red, green, blue = places
        return (red * self.bins + green) * self.bins + blue


_NAMES = ("k₁", "k₂", "k₃")


def draw(draw: Draw) -> Colours:
    """Returns three colours."""
    bins = draw.choice((2, 4, 4, 8))
    pixels = ((draw.integer(0, 255), draw.integer(0, 255), draw.integer(0, 255)) for _ in _NAMES)
    return Colours(tuple(pixels), bins)


def pose(colours: Colours) -> Draft:
    """Returns the question about the bins of three colours."""
    b, w, first = colours.bins, 256 // colours.bins, colours.pixels[0]
    pixels = ", ".join(f"({red}, {green}, {blue})" for red, green, blue in colours.pixels)
    indices = [colours.index(colours.places(pixel)) for pixel in colours.pixels]
    return Draft(
        prompt=f"A joint colour histogram has {b} equal bins over 0..255 for each channel:\n"
        f"r = ⌊R/{w}⌋, likewise g and b. Bin (r, g, b) is number k = (r·{b} + g)·{b} + b.\n"
        f"Pixels (R, G, B): {pixels}\n"
        "Give their bins [k₁, k₂, k₃].",
        answer=_answer(indices),
        values=tuple(map(exact, indices)),
        hints=(
            "First bin each channel by itself, then number the triple.",
            "The triple (r, g, b) is a number with three digits, in base “bins a channel”.",
            f"The first pixel has r = ⌊{first[0]}/{w}⌋ = {colours.places(first)[0]}.",
        ),
        steps=tuple(_step(colours, pixel) for pixel in colours.pixels),
        parameters={"pixels": pixels, "bins": str(b)},
        shown=(),
    )


def _step(colours: Colours, pixel: tuple[int, int, int]) -> str:
    b, (red, green, blue) = colours.bins, colours.places(pixel)
    index = colours.index((red, green, blue))
    return f"{pixel} → ({red}, {green}, {blue}) → ({red}·{b} + {green})·{b} + {blue} = {index}"


_DIGITS = "what each digit of the triple counts"


def mistakes(colours: Colours) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    places = [colours.places(pixel) for pixel in colours.pixels]
    b = colours.bins
    wrong = {
        "blue-first": (
            [colours.index((blue, green, red)) for red, green, blue in places],
            f"There b = {places[0][2]} leads and r comes last; which one is the leading digit?",
            _DIGITS,
        ),
        "sum-of-bins": (
            [sum(triple) for triple in places],
            "There r + g + b was added up; can bins (1, 0, 0) and (0, 1, 0) share a number?",
            _DIGITS,
        ),
        "numbered-from-one": (
            [colours.index(triple) + 1 for triple in places],
            f"Your bins begin at 1; which number does (r·{b} + g)·{b} + b give to black?",
            "the number that the bins begin with",
        ),
        "same-base": (
            [(red + green) * b + blue for red, green, blue in places],
            f"There r and g were both multiplied by {b} once; what does each digit stand for?",
            _DIGITS,
        ),
    }
    return misconceptions(wrong, _answer)


def _answer(indices: Iterable[int]) -> vector.Answer:
    return vector.Answer(entries=tuple(map(str, indices)), names=_NAMES)


def independent(colours: Colours) -> vector.Answer:
    """Returns the bins by counting through all of them until the one that holds the colour."""
    width = 256 // colours.bins
    lows = list(product(range(0, 256, width), repeat=3))
    return _answer(
        next(
            index
            for index, low in enumerate(lows)
            if all(edge <= value < edge + width for edge, value in zip(low, pixel, strict=True))
        )
        for pixel in colours.pixels
    )
