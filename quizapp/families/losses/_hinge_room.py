"""How far a score may move before the hinge loss changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.answers import number
from quizapp.engine.numbers import addend, exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.losses._hinge import Example
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception


@dataclass(frozen=True, slots=True)
class Room:
    """A wrong class that does not pay and may rise, or the correct one, which may fall."""

    example: Example
    moving: int

    @property
    def falls(self) -> bool:
        """Whether it is the correct class that moves, downwards."""
        return self.moving == self.example.correct

    @property
    def nearest(self) -> int:
        """The wrong class that will be the first to pay."""
        margins = self.example.margins
        return max(margins, key=margins.__getitem__) if self.falls else self.moving

    @property
    def size(self) -> fmpq:
        """How far the score may move."""
        return -self.example.margins[self.nearest]


def draw(draw: Draw) -> Room | None:
    """Returns a wrong class behind by more than Δ, or a correct one ahead of all by more."""
    margin = draw.choice(tuple(map(exact, ("1/2", "1", "3/2", "2"))))
    scores = [exact(draw.integer(-8, 8)) / draw.choice((1, 2)) for _ in range(4)]
    correct = draw.integer(0, 3)
    falls = draw.chance(0.5)
    if falls:
        scores[correct] = max(scores) + margin + exact(draw.integer(1, 8)) / 2
    example = Example(tuple(scores), correct, margin)
    margins = example.margins
    behind = [j for j, m in margins.items() if m < 0]
    pays = any(m > 0 for m in margins.values())
    if 0 in margins.values() or not behind or falls == pays:
        return None
    return Room(example, correct if falls else draw.choice(behind))


def pose(room: Room) -> Draft:
    """Returns the question how far the score may move."""
    example, j, value = room.example, room.nearest, room.size
    name, correct = example.name(room.moving), example.name(example.correct)
    way = "fall before the loss is more than 0" if room.falls else "rise before the loss changes"
    moved = "fallen" if room.falls else "risen"
    delta, margin = pretty(example.margin), pretty(example.margins[j])
    difference = f"{pretty(example.scores[j])} − {addend(example.scores[example.correct])}"
    first = next(n for n in example.margins if n != j) if room.falls else j
    gap = example.scores[example.correct] - example.scores[first]
    return Draft(
        prompt="Hinge loss: max(0, sⱼ − s_y + Δ), summed over all wrong classes j; "
        f"Δ = {delta}.\n"
        f"{example.given}\n"
        f"By how much may {name} {way}?",
        answer=number.Answer(exact=text(value)),
        values=(value,),
        hints=(
            "A wrong class begins to pay where its margin reaches 0.",
            f"Margins of the wrong classes: sⱼ − {correct} + Δ; the largest one is the first at 0."
            if room.falls
            else f"The margin of {name} is {name} − {correct} + Δ; how far is it from 0?",
            f"{correct} − {example.name(first)} = {pretty(gap)}.",
        ),
        steps=(
            *(example.lines() if room.falls else ()),
            f"margin of {example.name(j)}: {difference} + {delta} = {margin}",
            f"it reaches 0 when {name} has {moved} by {pretty(value)}",
        ),
        parameters={
            "scores": ", ".join(map(text, example.scores)),
            "correct": str(example.correct + 1),
            "delta": text(example.margin),
            "moving": str(room.moving + 1),
        },
        shown=tuple(example.margins.values()),
    )


_GAP = "when a wrong class begins to pay"


def mistakes(room: Room) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    example, size = room.example, room.size
    margins, delta = example.margins, pretty(example.margin)
    level, beyond = size + example.margin, size + 2 * example.margin
    wrong = {
        "no-margin": (
            level,
            f"{pretty(level)} makes two scores equal; what does a class pay there?",
            _GAP,
        ),
        "margin-added": (
            beyond,
            (
                f"{pretty(beyond)} goes Δ = {delta} beyond equal scores; on which side of them "
                "does a class begin to pay?"
            ),
            _GAP,
        ),
        "sign": (
            -size,
            "That is the margin itself; how far is a margin below 0 from 0?",
            "the sign of the margin",
        ),
    }
    if room.falls:
        farthest = -min(margins.values())
        said = f"{pretty(farthest)} brings the last class to pay; which one is the first?"
        wrong["farthest-class"] = (farthest, said, "which class is compared with")
    else:
        behind = max(example.scores[j] for j in margins) - example.scores[room.moving]
        if behind > 0:
            said = f"{pretty(behind)} reaches the best wrong class; which score does a margin take?"
            wrong["to-the-leader"] = (behind, said, "which class is compared with")
    return misconceptions(wrong, lambda value: number.Answer(exact=text(value)))


def independent(room: Room) -> number.Answer:
    """Returns the room found by trying: the last of all quarter steps that leaves the loss."""
    scores, margin = list(room.example.scores), room.example.margin

    def loss(moved: fmpq) -> fmpq:
        tried = list(scores)
        tried[room.moving] += -moved if room.falls else moved
        right = tried.pop(room.example.correct)
        return sum((s - right + margin for s in tried if s + margin > right), start=exact(0))

    step = exact(0)
    while loss(step + exact("1/4")) == loss(exact(0)):
        step += exact("1/4")
    return number.Answer(exact=str(step))
