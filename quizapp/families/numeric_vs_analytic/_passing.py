"""Whether a gradient check passes at a threshold: the error, and what it is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers import choice
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.numeric_vs_analytic._checks import compared, component_line, relative
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.engine.sampling import Draw

_LIMITS = tuple(map(exact, ("1/20", "1/50", "1/100")))


class Passing(NamedTuple):
    """One component of a check, its threshold, and the ways to judge it in the order shown."""

    analytic: fmpq
    numeric: fmpq
    limit: fmpq
    options: tuple[str, ...]

    @property
    def error(self) -> fmpq:
        """The relative error."""
        return relative(self.analytic, self.numeric)

    @property
    def judged(self) -> dict[str, tuple[fmpq, bool]]:
        """The error, and whether the check passes, as each way finds them; the right one first."""
        absolute = abs(self.analytic - self.numeric)
        over_sum = absolute / (abs(self.analytic) + abs(self.numeric))
        return {
            "right": (self.error, self.error < self.limit),
            "turned": (self.error, self.error > self.limit),
            "absolute": (absolute, absolute < self.limit),
            "over-sum": (over_sum, over_sum < self.limit),
        }


def draw(draw: Draw) -> Passing | None:
    """Returns a check on which another measure of the error would judge otherwise."""
    sign = 1 if draw.chance(0.5) else -1
    numeric = sign * exact(draw.integer(30, 110))
    analytic = numeric + draw.nonzero(6)
    options = tuple(draw.sample(("right", "turned", "absolute", "over-sum"), 4))
    passing = Passing(analytic, numeric, draw.choice(_LIMITS), options)
    judged = passing.judged
    is_plain = passing.limit in {error for error, _ in judged.values()}
    is_same = judged["right"][1] == judged["absolute"][1] == judged["over-sum"][1]
    return None if is_plain or is_same else passing


def pose(passing: Passing) -> Draft:
    """Returns the question what the check says."""
    a, n, limit = passing.analytic, passing.numeric, pretty(passing.limit)
    answer = _answer(passing, "right")
    error, passes = passing.judged["right"]
    relation = f"{pretty(error)} is {'below' if passes else 'above'} {limit}"
    return Draft(
        prompt="\n".join(
            [
                *compared(pretty(a), pretty(n)),
                f"It passes where the relative error |a − n|/max(|a|, |n|) is below {limit}.",
                "What is the error, and does the check pass?",
            ]
        ),
        answer=answer,
        values=(),
        hints=(
            "A relative error compares the difference with the size of what is compared.",
            "|a − n| goes over the larger of |a| and |n|; a small error is a good one.",
            f"a − n = {pretty(a - n)}",
        ),
        steps=(
            component_line(a, n),
            f"{relation}: the check {'passes' if passes else 'fails'}",
            f"this is option {answer.text()}",
        ),
        parameters={"analytic": text(a), "numeric": text(n), "limit": text(passing.limit)},
        shown=(a, n, passing.limit, error),
    )


def _answer(passing: Passing, right: str) -> choice.Answer:
    judged = passing.judged
    return choice.Answer(
        options=tuple(_option(*judged[tag]) for tag in passing.options),
        right=tuple(tag == right for tag in passing.options),
        notes=("",) * len(passing.options),
    )


def _option(error: fmpq, passes: bool) -> str:
    return f"the error is {pretty(error)}: it {'passes' if passes else 'fails'}"


def mistakes(passing: Passing) -> tuple[Misconception, ...]:
    """Returns the other ways to judge."""
    found = {tag: pretty(error) for tag, (error, _) in passing.judged.items()}
    told = {
        "turned": (
            f"Is an error below {pretty(passing.limit)} a good sign or a bad one?",
            "how error and threshold compare",
        ),
        "absolute": (
            f"{found['absolute']} is the difference itself; what is it to be compared with?",
            _BELOW,
        ),
        "over-sum": (
            f"{found['over-sum']} divides by |a| + |n|; what does max(|a|, |n|) choose?",
            _BELOW,
        ),
    }
    return tuple(Misconception(tag, _answer(passing, tag), *said) for tag, said in told.items())


_BELOW = "what the difference is divided by"


def independent(passing: Passing) -> choice.Answer:
    """Returns the option that sympy's numbers choose."""
    a, n, limit = map(rational, passing[:3])
    error = abs(a - n) / load().Max(abs(a), abs(n))
    wanted = _option(exact(str(error)), bool(error < limit))
    options = _answer(passing, "right").options
    return _answer(passing, passing.options[options.index(wanted)])
