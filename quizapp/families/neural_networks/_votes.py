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
    from quizapp.model import Misconception


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
        "How many templates raise the score of that class for this image, and how many\n"
        "lower it? Give [raise, lower].",
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


def mistakes(votes: Votes) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    up, down = _counts(votes)
    positive = sum(w > 0 for w in votes.row)
    pairs = list(zip(votes.z, votes.row, strict=True))
    wrong = {
        "dead-units-vote": (
            (positive, len(votes.row) - positive),
            "A unit with z < 0 has h = 0: it does not vote for this image.",
        ),
        "sign-of-product": (
            (sum(z * w > 0 for z, w in pairs), sum(z * w < 0 for z, w in pairs)),
            "A negative z is cut to 0 before W₂ sees it; two minus signs raise nothing.",
        ),
        "sign-of-z": (
            (up + down, len(votes.z) - up - down),
            "That says which units are active; the direction of a vote is in W₂.",
        ),
        "swapped": ((down, up), "The other way round: a positive weight raises the score."),
        "templates-are-classes": (
            (1, 0),
            "A class has no template of its own here: all active units vote for it.",
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
