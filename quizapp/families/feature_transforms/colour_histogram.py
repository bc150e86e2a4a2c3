"""Histograms of grey values and colours.

Levels: 1 counts of grey values · 2 fractions · 3 the joint bin of a colour · 4 the length of a
colour histogram · 5 what shuffling, mirroring and brightening a picture do to the counts.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from quizapp.answers import vector
from quizapp.engine.numbers import exact, text
from quizapp.families.feature_transforms import _histogram_length, _joint_bins
from quizapp.families.feature_transforms._grey import CHANGES, Grey
from quizapp.families.feature_transforms._histogram_length import Features
from quizapp.families.feature_transforms._joint_bins import Colours
from quizapp.families.generate import Draft
from quizapp.families.writing import listed, misconceptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Answer, Misconception

TITLE = "Colour histograms"
KIND = "vector"
VERSION = 2
SUMMARY = "counts of grey values, the bin of a colour, the length; and what leaves them unchanged"

_SUBSCRIPTS = "₀₁₂₃₄₅₆₇"


GOLDEN = (1, Grey((0, 63, 64, 127, 128, 200, 255, 64), bins=4))


def draw(draw: Draw, level: int) -> Grey | Colours | Features | None:
    """Returns grey values of which one is the edge of a bin and one comes twice, or colours."""
    if level == 3:
        return _joint_bins.draw(draw)
    if level == 4:
        return _histogram_length.draw(draw)
    bins = draw.choice((4, 8)) if level == 2 else 4
    values = _values(draw, 256 // bins)
    if level < 5:
        return Grey(values, bins, fractions=level == 2)
    change = draw.choice(("mirrored", "shuffled", "brighter", "brighter"))
    amount = 10 * draw.integer(2, 9) if change == "brighter" else 0
    grey = Grey(values, bins, change=change, amount=amount)
    # Brightening is seen where values move and where 255 stops them.
    moves = max(values) + amount > 255 and grey.right != Grey(values, bins).right
    return grey if moves or not amount else None


def _values(draw: Draw, width: int) -> tuple[int, ...]:
    edge = width * draw.integer(1, 255 // width)
    others = [draw.integer(0, 255) for _ in range(draw.integer(4, 6))]
    values = [edge, edge - draw.integer(0, 1), *others, draw.choice(others)]
    return tuple(draw.sample(values, len(values)))


def pose(instance: Grey | Colours | Features) -> Draft:
    """Returns the question about a histogram."""
    if isinstance(instance, Colours):
        return _joint_bins.pose(instance)
    if isinstance(instance, Features):
        return _histogram_length.pose(instance)
    grey, n = instance, len(instance.values)
    right = _scaled(grey, grey.right)
    first = grey.changed[0]
    named = f" becomes {first}, which" if grey.amount else f", {first},"
    return Draft(
        prompt=_prompt(grey),
        answer=_answer(grey, right),
        values=right,
        hints=(
            "Only its value decides where a pixel is counted; its place does not matter.",
            "A value v belongs to bin ⌊v/width⌋; a value on an edge begins the upper bin.",
            f"The first value{named} is in bin ⌊{first}/{grey.width}⌋ = {first // grey.width}.",
        ),
        steps=_steps(grey),
        parameters={
            "values": ", ".join(map(str, grey.values)),
            "bins": str(grey.bins),
            "change": grey.change,
            "amount": str(grey.amount),
        },
        shown=(*map(exact, grey.changed), exact(n)),
    )


def _scaled(grey: Grey, counts: Sequence[int]) -> tuple[fmpq, ...]:
    """Returns counts, or the fractions that they are of all pixels."""
    return tuple(exact(c) / (len(grey.values) if grey.fractions else 1) for c in counts)


def _prompt(grey: Grey) -> str:
    w, n = grey.width, len(grey.values)
    change = f"Every value is raised by {grey.amount}, but to 255 at most."
    asked = "Give the fraction of the pixels in each bin," if grey.fractions else "Give the counts"
    return "\n".join(
        [
            f"Grey values of a row of {n} pixels: {', '.join(map(str, grey.values))}.",
            *([CHANGES.get(grey.change, change)] if grey.change else []),
            f"Its histogram has {grey.bins} equal bins: v is in bin k if {w}k ≤ v < {w}(k + 1).",
            f"{asked} [{', '.join(_names(grey))}].",
        ]
    )


def _names(grey: Grey) -> tuple[str, ...]:
    letter = "p" if grey.fractions else "n"
    return tuple(letter + _SUBSCRIPTS[place] for place in range(grey.bins))


def _steps(grey: Grey) -> tuple[str, ...]:
    unmoved = [] if not grey.change or grey.amount else ["the same values: the same counts"]
    raised = [f"brighter: {', '.join(map(str, grey.changed))}"] if grey.amount else []
    lines = []
    for place in range(grey.bins):
        low, high = place * grey.width, (place + 1) * grey.width - 1
        inside = [value for value in grey.changed if value // grey.width == place]
        lines.append(
            f"bin {place}, {low}–{high}: {', '.join(map(str, inside)) or 'none'} → {len(inside)}"
        )
    check = f"sum {' + '.join(map(str, grey.right))} = {len(grey.values)}, all pixels"
    divided = [f"divided by {len(grey.values)}: {listed(_scaled(grey, grey.right))}"]
    return (*unmoved, *raised, *lines, check, *(divided if grey.fractions else []))


Wrong = dict[str, "tuple[list[int], str, str]"]


# Where to look.
_EACH = "what a bin counts"
_ORDER = "the order of the bins"
_UNIT = "whether counts or fractions are asked"


def mistakes(instance: Grey | Colours | Features) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    if isinstance(instance, Colours):
        return _joint_bins.mistakes(instance)
    if isinstance(instance, Features):
        return _histogram_length.mistakes(instance)
    grey, size = instance, len(instance.values)
    counted = _wrong_counts(grey) | _wrong_changes(grey)
    wrong = {
        tag: (_scaled(grey, counts), said, look) for tag, (counts, said, look) in counted.items()
    }
    other = tuple(exact(c) / (1 if grey.fractions else size) for c in grey.right)
    if grey.fractions:
        said = f"Those are counts; which part of the {size} pixels is each of them?"
        wrong["counts"] = (other, said, _UNIT)
    else:
        said = f"Those are parts of the {size} pixels; are parts asked, or counts?"
        wrong["normalised"] = (other, said, _UNIT)
    return misconceptions(wrong, lambda values: _answer(grey, values))


def _wrong_counts(grey: Grey) -> Wrong:
    w, right = grey.width, grey.right
    edges = [value for value in grey.changed if value and value % w == 0]
    mirrored = grey.change == "mirrored"
    wrong: Wrong = {
        "cumulative": (
            [sum(right[: place + 1]) for place in range(grey.bins)],
            (
                f"The last of your bins holds all {sum(right)} pixels; which pixels does one "
                "bin count?"
            ),
            _EACH,
        ),
        "reversed": (
            right[::-1],
            f"{right[-1]} first is from bright to dark; does mirroring a picture change its values?"
            if mirrored
            else f"{right[-1]} first is from bright to dark; which values does bin 0 hold?",
            _ORDER,
        ),
    }
    if edges:
        said = f"In which bin is {edges[0]}: does {edges[0]} end a bin or begin one?"
        closed = grey.counts(max(0, value - 1) // w for value in grey.changed)
        wrong["right-closed-edges"] = (closed, said, "the values on the edge of a bin")
    if len(set(grey.changed)) < len(grey.changed):
        twice = next(value for value in grey.changed if grey.changed.count(value) > 1)
        said = f"Each value counts once there; how many pixels have the value {twice}?"
        once = grey.counts(value // w for value in set(grey.changed))
        wrong["distinct-values-only"] = (once, said, _EACH)
    return wrong


def _wrong_changes(grey: Grey) -> Wrong:
    if not grey.amount:
        return {}
    w, before = grey.width, grey.counts(value // grey.width for value in grey.values)
    return {
        "unchanged": (
            before,
            f"Those are the counts before; in which bin is a value that grew by {grey.amount}?",
            "what the change does to each value",
        ),
        "no-clipping": (
            grey.counts((value + grey.amount) % 256 // w for value in grey.values),
            "Values above 255 began again at 0 there; what do they become?",
            "what happens above 255",
        ),
        "moves-a-bin": (
            [0, *before[:-2], before[-2] + before[-1]],
            f"All values moved one bin there; is {grey.amount} the width of a bin, {w}?",
            "what the change does to each value",
        ),
    }


def _answer(grey: Grey, values: Iterable[fmpq]) -> vector.Answer:
    return vector.Answer(entries=tuple(map(text, values)), names=_names(grey))


def independent(instance: Grey | Colours | Features) -> Answer:
    """Returns the histogram by looking up every value among the edges, one after the other."""
    if isinstance(instance, Colours):
        return _joint_bins.independent(instance)
    if isinstance(instance, Features):
        return _histogram_length.independent(instance)
    edges = [k * 256 / instance.bins for k in range(1, instance.bins)]
    counts = [0] * instance.bins
    for value in sorted(instance.values):
        counts[bisect_right(edges, min(value + instance.amount, 255))] += 1
    return _answer(instance, _scaled(instance, counts))
