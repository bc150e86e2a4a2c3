"""A softmax score that gives its class a wanted probability."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.answers import expression
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import Log, exact, factor, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.losses._softmax import NOTE, logs_by_sympy, parts, typed_log
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception


@dataclass(frozen=True, slots=True)
class Wanted:
    """Scores log a of the first classes; the last one is to get probability `p`."""

    logs: tuple[fmpq, ...]
    p: fmpq

    @property
    def others(self) -> fmpq:
        """The sum of e^s of the first classes."""
        return sum(self.logs, start=exact(0))

    @property
    def odds(self) -> fmpq:
        """p/(1 − p)."""
        return self.p / (1 - self.p)

    @property
    def part(self) -> fmpq:
        """e^t of the score that is asked."""
        return self.odds * self.others


_WANTED = tuple(map(exact, ("1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "1/6", "5/6")))


def draw(draw: Draw) -> Wanted | None:
    """Returns scores of two classes, and the probability that the third shall have."""
    logs = parts(draw, 2, 18)
    if logs is None or 1 in logs:
        return None
    wanted = Wanted(logs, draw.choice(_WANTED))
    return None if wanted.part == 1 else wanted


def pose(wanted: Wanted) -> Draft:
    """Returns the question about the score."""
    first, second = map(pretty, wanted.logs)
    p, odds, others = pretty(wanted.p), pretty(wanted.odds), pretty(wanted.others)
    return Draft(
        prompt=f"Softmax over the scores s = [log({first}), log({second}), t];\n{NOTE}.\n"
        f"Which t gives class 3 the probability {p}?",
        answer=expression.Answer(exact=typed_log(wanted.part)),
        values=(Log(wanted.part),),
        hints=(
            "Call e^t by a name of its own: then the probability is a fraction in it.",
            "p = e^t/(e^t + e^s₁ + e^s₂), so e^t = p/(1 − p) times e^s₁ + e^s₂.",
            f"e^s₁ + e^s₂ = {first} + {second} = {others}.",
        ),
        steps=(
            f"e^s₁ + e^s₂ = {first} + {second} = {others}",
            f"p/(1 − p) = {p} ÷ {factor(1 - wanted.p)} = {odds}",
            f"e^t = {factor(wanted.odds)}·{others} = {pretty(wanted.part)}",
            f"t = {pretty(typed_log(wanted.part))}",
        ),
        parameters={"logs": ", ".join(map(text, wanted.logs)), "p": text(wanted.p)},
        shown=(wanted.others, wanted.odds, wanted.part),
    )


_PARTS = "which part of the sum is e^t"
_ODDS = "how e^t compares with the sum of the others"


def mistakes(wanted: Wanted) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    p, others, part = pretty(wanted.p), pretty(wanted.others), text(wanted.part)
    product = wanted.p * wanted.others
    log_p, log_odds = typed_log(wanted.p), typed_log(wanted.odds)
    wrong = {
        "log-p": (log_p, f"There e^t = {p}; what is e^t divided by before it is p?", _PARTS),
        "log-odds": (
            log_odds,
            "There e^t is the odds p/(1 − p); which sum do the odds compare it with?",
            _ODDS,
        ),
        "own-part-forgotten": (
            typed_log(product),
            f"There e^t is p·{others}; is {others} the whole sum that p is a part of?",
            _PARTS,
        ),
        "odds-inverted": (
            typed_log(wanted.others / wanted.odds),
            f"There the others are p/(1 − p) times e^t; whose probability is {p}?",
            _ODDS,
        ),
        "without-log": (
            part,
            f"{pretty(wanted.part)} is e^t; which function leads back to t?",
            "the step from e^t to t",
        ),
    }
    if wanted.odds == 1:
        del wrong["odds-inverted"]
    return misconceptions(wrong, lambda value: expression.Answer(exact=value))


def independent(wanted: Wanted) -> expression.Answer:
    """Returns the score as the root of an equation that is linear in e^t, by sympy."""
    sympy = load()
    part = sympy.Symbol("u", positive=True)
    others = sum(map(sympy.exp, logs_by_sympy(wanted.logs)))
    miss = part - rational(wanted.p) * (part + others)
    return expression.Answer(exact=typed_log(exact(str(-miss.subs(part, 0) / miss.diff(part)))))
