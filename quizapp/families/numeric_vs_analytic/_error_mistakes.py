"""What one may get wrong about the error of a difference quotient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import decimal, exact, pretty
from quizapp.families.numeric_vs_analytic._errors import written

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.families.numeric_vs_analytic._errors import Error

# Wrong values, what to ask and where to look, by the tags of the mistakes.
Wrong = dict[str, "tuple[fmpq, str, str]"]

# Where to look.
_FACTOR = "the factors of the Taylor series"
_TERMS = "which terms of the Taylor series are left"
_ORDER = "the power of h with which the error shrinks"


def wrong(error: Error) -> Wrong:
    """Returns what each known mistake leads to."""
    if error.bound is not None:
        return _wrong_count(error, error.bound)
    return _wrong_ratio(error) if error.shrinking else _wrong_size(error)


def _wrong_size(error: Error) -> Wrong:
    turned, relative = -error.size, error.size / error.secant.slope()
    wrong = {
        "sign-flipped": (
            turned,
            f"{written(turned)} is analytic − numeric; which of the two is subtracted?",
            "the sign of a difference",
        ),
        "relative": (
            relative,
            f"{written(relative)} is the error over f′(w); is a relative error asked?",
            "what the error is measured in",
        ),
    }
    return wrong | (_wrong_centred(error) if error.centred else _wrong_forward(error))


def _wrong_centred(error: Error) -> Wrong:
    no_sixth, other = 6 * error.leading, error.other().size
    return {
        "no-sixth": (
            no_sixth,
            f"{written(no_sixth)} is h²·f‴; which factor has the cubic term of a Taylor series?",
            _FACTOR,
        ),
        "forward-error": (
            other,
            (
                f"{written(other)} is the error of a one-sided step; what becomes of ½·h·f″ "
                "when one steps both ways?"
            ),
            _TERMS,
        ),
    }


def _wrong_forward(error: Error) -> Wrong:
    no_half = 2 * error.bend * error.h + error.cube * error.h**2
    said = f"{written(no_half)} takes h·f″ whole; which factor has Taylor's quadratic term?"
    wrong = {"no-half": (no_half, said, _FACTOR)}
    if error.cube != 0:
        other, leading = error.other().size, error.leading
        said = f"{written(other)} is left of a centred difference; which term does one side keep?"
        wrong["centred-error"] = (other, said, _TERMS)
        said = f"{written(leading)} is the leading term ½·h·f″ alone; what does f‴ of a cubic add?"
        wrong["leading-term-only"] = (leading, said, _TERMS)
    return wrong


_FACTOR = "the factors of the Taylor series"
_TERMS = "which terms of the Taylor series are left"
_ORDER = "the power of h with which the error shrinks"


def _wrong_ratio(error: Error) -> Wrong:
    k = exact(error.shrinking)
    inverted, change = 1 / error.ratio, error.size - error.at(error.h / error.shrinking).size
    other = k if error.centred else k**2
    power = "h" if error.centred else "h²"
    wrong = {
        "other-order": (
            other,
            (
                f"{written(other)} is for an error that goes with {power}; with which power of h "
                f"does that of a {error.scheme} difference go?"
            ),
            _ORDER,
        ),
        "inverted": (
            inverted,
            f"{written(inverted)} is second over first; which error belongs on top?",
            "which error is divided by which",
        ),
        "difference": (
            change,
            f"{written(change)} is the first error minus the second; what does “divided by” ask?",
            "how the two errors are compared",
        ),
    }
    if not error.centred and error.cube != 0:
        said = f"{written(k)} is the ratio of the terms ½·h·f″ alone; how fast does ⅙·h²·f‴ shrink?"
        wrong["leading-term-only"] = (k, said, _ORDER)
    return wrong


def _wrong_count(error: Error, bound: fmpq) -> Wrong:
    count, power = error.value, 2 if error.centred else 1
    bare, other = exact(_halvings(bound, power)), exact(error.other().halvings(bound))
    misjudged = exact(_halvings(bound / abs(error.size), 3 - power))
    wrong = {
        "one-too-few": (
            count - 1,
            f"Is the error after {pretty(count - 1)} of them really at most {decimal(bound)}?",
            "the error after each halving",
        ),
        "one-too-many": (
            count + 1,
            f"How large is the error one halving before the {pretty(count + 1)} of yours?",
            "the error after each halving",
        ),
        "no-coefficient": (
            bare,
            (
                f"{pretty(bare)} brings {'h²' if error.centred else 'h'} itself down to "
                f"{decimal(bound)}; what stands before it in the error?"
            ),
            "the coefficients of the error",
        ),
        "other-ratio": (
            misjudged,
            (
                f"After {pretty(misjudged)} of them? What does one halving of h divide the error "
                f"of a {error.scheme} difference by?"
            ),
            _ORDER,
        ),
    }
    if error.cube != 0:
        said = f"{pretty(other)} fits a {error.other().scheme} difference; which one is measured?"
        wrong["other-order"] = (other, said, "which difference quotient is measured")
    return wrong


def _halvings(bound: fmpq, power: int) -> int:
    """Returns how many halvings of h bring its power, from 1, within `bound`."""
    count = 0
    while exact(1) / 2 ** (count * power) > bound:
        count += 1
    return count
