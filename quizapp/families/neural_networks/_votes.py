"""Which templates vote for a class: all that are active, by the sign of their weight in W₂."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers import vector
from quizapp.engine.numbers import pretty
from quizapp.families.generate import Draft
from quizapp.families.writing import listed, misconceptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception


class Votes(NamedTuple):
    """Hidden values before the ReLU, and the row of W₂ of one class."""

    z: tuple[fmpq, ...]
    row: tuple[fmpq, ...]


def draw(draw: Draw) -> Votes | None:
    """Returns six to eight hidden units, some dead, with votes for the class and against it."""
    count = draw.integer(6, 8)
    z = tuple(draw.nonzero(5) for _ in range(count))
    votes = Votes(z, tuple(draw.nonzero(4) for _ in range(count)))
    up, down = _counts(votes)
    return votes if up and down and up != down and up + down < count else None


def _counts(votes: Votes) -> tuple[int, int]:
    active = [w for z, w in zip(votes.z, votes.row, strict=True) if z > 0]
    return sum(w > 0 for w in active), sum(w < 0 for w in active)


def pose(votes: Votes) -> Draft:
    """Returns the question how many templates raise and lower the score."""
    up, down = _counts(votes)
    units = [str(n) for n, z in enumerate(votes.z, start=1) if z > 0]
    return Draft(
        prompt=f"A two-layer network: z = W₁x, h = relu(z), s = W₂h, no biases.\n"
        "Here relu(u) = max(0, u).\n"
        f"For one image the rows of W₁ give z = {listed(votes.z)}.\n"
        f"The row of W₂ of one class is {listed(votes.row)}.\n"
        "How many templates raise the score of that class for this image,\n"
        "and how many lower it? Give [raise, lower].",
        answer=_answer((up, down)),
        # Small counts, which stand in the prompt among other numbers.
        values=(),
        hints=(
            "All hidden units vote for every class; W₂ says which way, and how strongly.",
            "A unit votes where z > 0; it raises the score where its weight in W₂ is positive.",
            f"The first unit is {'active' if votes.z[0] > 0 else 'dead'}.",
        ),
        steps=(
            f"active units: {', '.join(units)}",
            *(
                f"unit {n}: h = {pretty(z)}, weight {pretty(w)}: "
                f"{'raises' if w > 0 else 'lowers'} the score by {pretty(abs(z * w))}"
                for n, (z, w) in enumerate(zip(votes.z, votes.row, strict=True), start=1)
                if z > 0
            ),
        ),
        parameters={"z": listed(votes.z), "row": listed(votes.row)},
        shown=(),
    )


def _answer(counts: Sequence[int]) -> vector.Answer:
    return vector.Answer(tuple(map(str, counts)), ("raise", "lower"))


_ACTIVE = "which units vote for this image"
_DIRECTION = "what decides the direction of a vote"


def mistakes(votes: Votes) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    up, down = _counts(votes)
    positive = sum(w > 0 for w in votes.row)
    pairs = list(zip(votes.z, votes.row, strict=True))
    dead = next(n for n, z in enumerate(votes.z, start=1) if z < 0)
    alive = next(n for n, z in enumerate(votes.z, start=1) if z > 0)
    weight = pretty(votes.row[alive - 1])
    wrong = {
        "dead-units-vote": (
            (positive, len(votes.row) - positive),
            f"All units vote there; what is h of unit {dead}, where z is below 0?",
            _ACTIVE,
        ),
        "sign-of-product": (
            (sum(z * w > 0 for z, w in pairs), sum(z * w < 0 for z, w in pairs)),
            f"That is the sign of z times weight; what is h of unit {dead}, and its vote?",
            _ACTIVE,
        ),
        "sign-of-z": (
            (up + down, len(votes.z) - up - down),
            f"{up + down} units are active, the others dead; where is the direction of a vote?",
            _DIRECTION,
        ),
        "swapped": (
            (down, up),
            f"Unit {alive} has the weight {weight} in W₂; which way does it move the score?",
            _DIRECTION,
        ),
        "templates-are-classes": (
            (1, 0),
            f"One template for the class? How many of the {len(votes.z)} units does W₂ mix?",
            _ACTIVE,
        ),
    }
    return misconceptions(wrong, _answer)


def independent(votes: Votes) -> vector.Answer:
    """Returns what happens to the score when a template is taken away, unit by unit."""
    hidden = [max(int(z.p), 0) for z in votes.z]
    products = [h * int(w.p) for h, w in zip(hidden, votes.row, strict=True)]
    whole = sum(products)
    without = [sum(products[:n] + products[n + 1 :]) for n in range(len(products))]
    return _answer((sum(s < whole for s in without), sum(s > whole for s in without)))
