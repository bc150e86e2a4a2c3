"""What known mistakes make of full-batch steps and passes of SGD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact, pretty
from quizapp.families.sgd._passes import (
    Epoch,
    backwards,
    ends,
    on_the_batch,
    one_by_one,
    share_of_each,
)

if TYPE_CHECKING:
    from quizapp.families.sgd._descent import WrongVector


# Where to look.
_ORDER = "which number belongs where"
_FRESH = "the weight at which each gradient is taken"


def wrong(epoch: Epoch) -> WrongVector:
    """Returns what each known mistake leads to."""
    first, second = ends(epoch)
    found: WrongVector = {
        "swapped": (
            (second, first),
            (
                f"{pretty(second)} comes first there; what does [{', '.join(epoch.names)}] ask "
                "for first?"
            ),
            _ORDER,
        ),
        "same": (
            (first, first),
            f"Both at {pretty(first)}? At which weight is the second gradient of a pass taken?",
            _FRESH,
        ),
    }
    return found | (_wrong_passes(epoch) if epoch.both_orders else _wrong_batch(epoch))


def _wrong_passes(epoch: Epoch) -> WrongVector:
    first, stale = ends(epoch)[0], on_the_batch(epoch, 1, exact(1))[-1]
    start = pretty(epoch.start)
    return {
        "stale-gradients": (
            (stale, stale),
            f"All gradients were taken at w₀ = {start}; where does the first example leave w?",
            _FRESH,
        ),
        "continued": (
            (first, one_by_one(epoch, first, epoch.data[::-1])[-1]),
            f"The second pass began at {pretty(first)}; where do both passes begin?",
            "where the second pass begins",
        ),
    }


def _wrong_batch(epoch: Epoch) -> WrongVector:
    first, second = ends(epoch)
    count, start = len(epoch.data), pretty(epoch.start)
    x, t = map(pretty, epoch.data[-1])
    last = t if epoch.plain else f"({x}, {t})"
    wrong: WrongVector = {
        "stale-gradients": (
            (first, on_the_batch(epoch, 1, exact(1))[-1]),
            f"SGD took all gradients at w₀ = {start}; where does the first example leave w?",
            _FRESH,
        ),
        "sum-gradient": (
            (on_the_batch(epoch, epoch.steps, exact(1))[-1], second),
            f"The batch moved by the sum of {count} slopes; what does a mean do with the sum?",
            "the slope of the full batch",
        ),
        "reversed-order": (
            (first, backwards(epoch)),
            f"SGD began with {last}, the last example; which one comes first?",
            "the order of the examples",
        ),
    }
    if epoch.steps > 1:
        once = on_the_batch(epoch, 1, share_of_each(epoch))[-1]
        said = f"{pretty(once)} is one step on the full batch; how many are compared?"
        wrong["one-batch-step"] = ((once, second), said, "how many steps the full batch makes")
    return wrong
