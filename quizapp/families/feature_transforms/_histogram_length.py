"""How many numbers a colour histogram has: joint or channel by channel, whole or by regions."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from quizapp.answers import number
from quizapp.engine.numbers import exact
from quizapp.families.generate import Draft
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception


@dataclass(frozen=True, slots=True)
class Features:
    """A colour histogram of a picture.

    Attributes:
        picture: width and height in pixels.
        regions: columns and rows of regions, each with a histogram of its own.
        bins: of each of the three channels.
        joint: whether colours are counted together, instead of channel by channel.
    """

    picture: tuple[int, int]
    regions: tuple[int, int]
    bins: int
    joint: bool

    @property
    def parts(self) -> int:
        """How many regions there are."""
        return self.regions[0] * self.regions[1]

    @property
    def bins_of_one(self) -> int:
        """The numbers of one region's histogram."""
        return self.bins**3 if self.joint else 3 * self.bins


def draw(draw: Draw) -> Features:
    """Returns a histogram of a picture that may be cut into regions."""
    regions = draw.integer(1, 4), draw.integer(1, 3)
    picture = regions[0] * draw.integer(20, 60), regions[1] * draw.integer(20, 60)
    joint = draw.chance(0.6)
    bins = draw.integer(2, 4) if joint else draw.integer(4, 16)
    return Features(picture, regions, bins, joint)


def pose(features: Features) -> Draft:
    """Returns the question how long the vector of features is."""
    (width, height), (across, down) = features.picture, features.regions
    b, parts, one = features.bins, features.parts, features.bins_of_one
    kind = "a joint histogram of (R, G, B)" if features.joint else "three histograms, of R, G and B"
    region = f"each of its {across}×{down} regions" if parts > 1 else "the whole picture"
    product_text = f"{b}·{b}·{b}" if features.joint else f"3·{b}"
    whole = [f"regions: {across}·{down} = {parts}", f"{parts}·{one} = {parts * one}"]
    return Draft(
        prompt=f"A colour picture of {width}×{height} pixels is described by\n"
        f"{kind}, with {b} equal bins a channel,\nfor {region}.\n"
        "How many numbers does the description have?",
        answer=number.Count(exact=str(parts * one)),
        values=(exact(parts * one),),
        hints=(
            "A histogram has a number for each bin, however many pixels there are.",
            "A joint bin is a triple: bins³ of them. Separate: 3·bins. Both for every region.",
            f"There are {across}·{down} = {parts} regions."
            if parts > 1
            else f"One channel alone has {b} bins.",
        ),
        steps=(f"one region: {product_text} = {one}", *(whole if parts > 1 else [])),
        parameters={
            "picture": f"{width}x{height}",
            "regions": f"{across}x{down}",
            "bins": str(b),
            "joint": str(features.joint).lower(),
        },
        shown=(exact(one),),
    )


def mistakes(features: Features) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    b, parts, (width, height) = features.bins, features.parts, features.picture
    other = 3 * b if features.joint else b**3
    kind = "is for a joint histogram; which bins have three separate ones?"
    if features.joint:
        kind = "is for a histogram of each channel; which bins has a joint one?"
    wrong = {
        "other-kind": (parts * other, kind),
        "one-channel": (parts * b, "is for one channel; how many channels has a colour?"),
        "pixels": (
            3 * width * height,
            f"counts the raw values; does a histogram grow with {width}×{height} pixels?",
        ),
    }
    if parts > 1:
        said = "is for one region; what do the other regions have?"
        wrong["no-regions"] = (features.bins_of_one, said)
    told = {
        tag: (value, f"{value} {said}", "what has a number of its own")
        for tag, (value, said) in wrong.items()
    }
    return misconceptions(told, lambda value: number.Answer(exact=str(value)))


def independent(features: Features) -> number.Answer:
    """Returns the length by counting: every bin of every region."""
    bins = range(features.bins)
    one = list(product(bins, repeat=3)) if features.joint else list(product("RGB", bins))
    regions = product(*map(range, features.regions))
    return number.Answer(exact=str(sum(len(one) for _ in regions)))
