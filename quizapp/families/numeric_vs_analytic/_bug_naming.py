"""Which bug in the code explains the errors of a gradient check."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers import choice
from quizapp.engine.numbers import exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.numeric_vs_analytic._checks import compared, component_line, relative
from quizapp.families.writing import listed
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.engine.sampling import Draw

# What a bug does to the right component, and how it is told. Signs and factors can be told apart
# by the relative error alone: 2 for a wrong sign, 1/2 for a factor of two.
_BUGS: dict[str, tuple[fmpq, str]] = {
    "sign": (exact(-1), "its sign is wrong"),
    "half": (exact("1/2"), "a factor 2 is missing"),
    "double": (exact(2), "it has a factor 2 too many"),
    "third": (exact("1/3"), "a factor 3 is missing"),
}


class Buggy(NamedTuple):
    """Gradients of which one component differs, and the bugs in the order shown."""

    analytic: tuple[fmpq, ...]
    numeric: tuple[fmpq, ...]
    options: tuple[str, ...]

    @property
    def pairs(self) -> list[tuple[fmpq, fmpq]]:
        """Analytic and numeric component, pair by pair."""
        return list(zip(self.analytic, self.numeric, strict=True))

    @property
    def failing(self) -> tuple[fmpq, fmpq]:
        """The pair that differs."""
        return next((a, n) for a, n in self.pairs if a != n)

    @property
    def bug(self) -> str:
        """The bug by its tag."""
        a, n = self.failing
        return next(tag for tag, (factor, _) in _BUGS.items() if a == factor * n)


def draw(draw: Draw) -> Buggy:
    """Returns a gradient one component of which has a bug."""
    numeric = tuple(draw.nonzero(9) / draw.choice((1, 2)) for _ in range(3))
    bug, place = draw.choice(list(_BUGS)), draw.integer(0, 2)
    analytic = tuple(n * _BUGS[bug][0] if i == place else n for i, n in enumerate(numeric))
    return Buggy(analytic, numeric, tuple(draw.sample(list(_BUGS), len(_BUGS))))


def pose(buggy: Buggy) -> Draft:
    """Returns the question which bug it is."""
    a, n = buggy.failing
    answer = _answer(buggy, buggy.bug)
    return Draft(
        prompt="\n".join(
            [
                *compared(listed(buggy.analytic), listed(buggy.numeric)),
                "The relative error of a component is |a − n|/max(|a|, |n|).",
                "Take n as right. What is wrong with the one component of a that fails?",
            ]
        ),
        answer=answer,
        values=(),
        hints=(
            "A right component has relative error 0: only one of them speaks of the bug.",
            "a = c·n with the bug's factor c: put that into |a − n|/max(|a|, |n|).",
            f"The component that fails has a = {pretty(a)} and n = {pretty(n)}.",
        ),
        steps=(
            *(component_line(a, n) for a, n in buggy.pairs),
            f"a/n = {pretty(a / n)}: {_BUGS[buggy.bug][1]}",
            f"this is option {answer.text()}",
        ),
        parameters={
            "analytic": ", ".join(map(text, buggy.analytic)),
            "numeric": ", ".join(map(text, buggy.numeric)),
        },
        shown=(a - n, relative(a, n)),
    )


def _answer(buggy: Buggy, bug: str) -> choice.Answer:
    return choice.Answer(
        options=tuple(_BUGS[tag][1] for tag in buggy.options),
        right=tuple(tag == bug for tag in buggy.options),
        notes=("",) * len(buggy.options),
    )


def mistakes(buggy: Buggy) -> tuple[Misconception, ...]:
    """Returns each other bug, with what it would have made of the component."""
    a, n = buggy.failing
    return tuple(
        Misconception(
            tag,
            _answer(buggy, tag),
            f"That would make {pretty(factor * n)} of {pretty(n)}; what makes it {pretty(a)}?",
            "the ratio a/n of the component that fails",
        )
        for tag, (factor, _) in _BUGS.items()
        if tag != buggy.bug
    )


def independent(buggy: Buggy) -> choice.Answer:
    """Returns the bug that, undone, leads from the analytic component to the numeric one."""
    a, n = buggy.failing
    undone = {"sign": -a, "half": 2 * a, "double": a / 2, "third": 3 * a}
    return _answer(buggy, next(tag for tag, value in undone.items() if value == n))
