"""What known mistakes make of steps with momentum."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact, pretty
from quizapp.families.sgd._descent import DIRECTION, LENGTH
from quizapp.families.sgd._momentum import Rules, Run, asked, rows, settled
from quizapp.families.writing import listed

if TYPE_CHECKING:
    from quizapp.families.sgd._descent import WrongVector


# Where to look.
_OLD = "what of the old velocity stays"
_SETTLED = "which velocity repeats itself"
_NEW = "how much of the gradient enters the velocity"


def wrong(run: Run) -> WrongVector:
    """Returns what each known mistake leads to."""
    return _wrong_settled(run) if run.terminal else _wrong_end(run)


def _wrong_end(run: Run) -> WrongVector:
    last = [rows(run, i)[-1].v for i in range(len(run.start))]
    rho, uphill = pretty(run.momentum), replace(run, rate=-run.rate)
    jumped = tuple(w - run.rate * v for w, v in zip(run.start, last, strict=True))
    start = listed(run.start) if len(run.start) > 1 else pretty(run.start[0])
    return {
        "no-momentum": (
            asked(run, Rules(keep=exact(0))),
            f"That is plain SGD; what does ρ = {rho} keep of the old velocity?",
            _OLD,
        ),
        "ema": (
            asked(run, Rules(take=1 - run.momentum)),
            "There g enters the velocity with 1 − ρ; which factor has it in v ← ρv + g?",
            _NEW,
        ),
        "old-velocity": (
            asked(run, Rules(old=True)),
            (
                f"From {start} w moved by the velocity of the step before; which of v and w "
                "comes first?"
            ),
            "the order of the two updates",
        ),
        "ascent": (
            asked(uphill),
            f"From {start} that moved along v; which sign has αv in the update?",
            DIRECTION,
        ),
        "last-step-only": (
            (*asked(run)[:-1], *jumped) if run.traced else jumped,
            f"That is the last step alone, from {start}; where did the steps before it lead?",
            "where the last step starts",
        ),
    }


def _wrong_settled(run: Run) -> WrongVector:
    g, rho, rate = run.gradients[0][0], run.momentum, run.rate
    plain, velocity, second = rate * g, settled(run), rate * g * (1 + rho)
    return {
        "no-momentum": (
            (plain,),
            f"{pretty(plain)} is a step of plain SGD; what do all the old velocities add?",
            _SETTLED,
        ),
        "velocity-only": (
            (velocity,),
            f"{pretty(velocity)} is the velocity itself; what does α = {pretty(rate)} do to it?",
            LENGTH,
        ),
        "over-momentum": (
            (plain / rho,),
            f"{pretty(plain / rho)} divides by ρ; which v solves v = ρv + g?",
            _SETTLED,
        ),
        "one-step-more": (
            (second,),
            f"{pretty(second)} is only the second step; when does the velocity stop growing?",
            _SETTLED,
        ),
        "multiplied": (
            (plain * (1 - rho),),
            f"{pretty(plain * (1 - rho))} is less than a plain step; which v solves v = ρv + g?",
            _SETTLED,
        ),
    }
