"""From a typed value to a grade: what number, expression, vector, matrix and named share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from flint import arb

from quizapp.answers import reader
from quizapp.answers.equality import compare, has_value
from quizapp.answers.equality.balls import ball_of, precision
from quizapp.answers.exact import rational, rational_of
from quizapp.answers.marking import Mark, unreadable
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.tree import Apply, Name, Node, Number, is_same, listed
from quizapp.answers.rounding import decimal, judge
from quizapp.model.grades import Grade, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flint import fmpq

    from quizapp.answers.reader.tree import Listed
    from quizapp.answers.rounding import Decimal

# Bits beyond those of the digits typed: a value of this many more zeros is taken as a tie.
_DECIMAL_PRECISION = 256


_RIGHT, _WRONG = Mark(Verdict.CORRECT), Mark(Verdict.INCORRECT)
_MISSING = Mark(Verdict.INCORRECT, "no value was given")


@dataclass(frozen=True, slots=True)
class Rules:
    """What is allowed in an answer.

    Attributes:
        wanted: what is wanted, in words, for who typed something unreadable.
        min_digits: significant digits that a rounded decimal must have.
        known: the variables.
        positive: those of them that take positive values only.
    """

    wanted: str
    min_digits: int
    known: frozenset[str] = frozenset()
    positive: frozenset[str] = frozenset()


def grade_value(exact: str, typed: str, rules: Rules) -> Grade:
    """Returns the grade of one value; `exact` is the right one as text."""
    try:
        node = reader.read_answer(typed, rules.known)
        mark = decide(exact, node, rules)
    except ReadError as error:
        return unreadable(error, rules.wanted)
    shown = reader.show(node)
    said = _unsimplified(node, shown) if mark.verdict is Verdict.CORRECT else mark.feedback
    return Grade(mark.verdict, mark.score, said, shown, proof=mark.proof)


def _unsimplified(right: Node, shown: str) -> str:
    """Returns what to say of a right fraction that is not in lowest terms; else nothing."""
    fraction = _unsigned(right)
    if not (isinstance(fraction, Apply) and fraction.op == "/"):
        return ""
    if not all(isinstance(_unsigned(part), Number) for part in fraction.args):
        return ""
    lowest = str(rational(right))
    is_lowest = shown.replace("(", "").replace(")", "") == lowest
    return "" if is_lowest else f"fine as it is; in lowest terms it is {lowest}"


def _unsigned(node: Node) -> Node:
    return node.args[0] if isinstance(node, Apply) and node.op == "neg" else node


def grade_entries(
    names: Sequence[str], exact: Sequence[str], nodes: Sequence[Node | None], rules: Rules
) -> Sequence[Mark]:
    """Returns a mark per entry; an entry that is None was not given, and is wrong.

    Raises:
        ReadError: one of the entries cannot be decided; the message names it.
    """
    marks = []
    for name, right, node in zip(names, exact, nodes, strict=True):
        try:
            marks.append(decide(right, node, rules) if node else _MISSING)
        except ReadError as error:
            raise ReadError(f"entry {name}: {error.problem}", error.place) from None
    return marks


def decide(exact: str, typed: Node, rules: Rules) -> Mark:
    """Returns the mark of one typed value; `exact` is the right one as text.

    Raises:
        ReadError: as of `decide_equal`, or the question's own answer cannot be used.
    """
    own = _own(exact, rules.known)
    is_usable = own.names <= rules.known
    if is_usable and is_same(own.node, typed) and has_value(own, rules.positive):
        return _RIGHT
    return decide_equal(own, listed(typed), rules)


def decide_equal(expected: Listed, typed: Listed, rules: Rules) -> Mark:
    """Returns the mark of one typed value where `expected` is right.

    Raises:
        ReadError: `typed` has unknown variables, has no value, costs too much, or its equality
            with the right value could not be decided.
    """
    _check_names(typed, rules.known)
    wanted = _rational(expected)
    given = None if wanted is None else rational_of(typed.parts)
    if wanted is not None and given is not None:
        return _decide_rational(wanted, given, decimal(typed.node), rules)
    rounded = None if expected.names else decimal(typed.node)
    if rounded is not None:
        return _judge_irrational(expected, typed, rounded, rules)
    return _compare(expected, typed, rules)


def _decide_rational(wanted: fmpq, given: fmpq, rounded: Decimal | None, rules: Rules) -> Mark:
    if given == wanted:
        return _RIGHT
    if rounded is None:
        return _WRONG
    return _mark(judge(wanted, rounded, rules.min_digits), rules)


def _check_names(typed: Listed, known: frozenset[str]) -> None:
    if typed.names <= known:
        return
    names = [part for part in typed.parts if isinstance(part, Name)]
    first = min((name for name in names if name.name not in known), key=lambda name: name.place)
    advice = f"the variables are {', '.join(sorted(known))}" if known else "it has no value here"
    raise ReadError(f"`{first.name}` is unknown: {advice}", first.place)


# A question is graded several times: against its mistakes, and after another try.
@lru_cache(maxsize=500)
def _own(exact: str, known: frozenset[str]) -> Listed:
    """Reads the right value; a question that is broken costs its learner nothing."""
    try:
        own = listed(reader.read(exact, known))
        _rational(own)
    except ReadError as error:
        raise ReadError(f"this question's own answer cannot be used ({error.problem})") from None
    return own


@lru_cache(maxsize=500)
def _rational(expected: Listed) -> fmpq | None:
    return rational_of(expected.parts)


def _judge_irrational(expected: Listed, typed: Listed, rounded: Decimal, rules: Rules) -> Mark:
    with precision(_DECIMAL_PRECISION + 4 * rounded.digits):
        value = ball_of(expected.parts, {})
        verdict = judge(value, rounded, rules.min_digits)
        may_be_equal = value.overlaps(arb(rounded.value))
    if not value.is_finite():
        raise ReadError("this question's own answer has no value")
    if may_be_equal and (mark := _compare(expected, typed, rules)).score:
        return mark
    return _mark(verdict, rules)


def _mark(verdict: Verdict, rules: Rules) -> Mark:
    if verdict is not Verdict.TOO_COARSE:
        return Mark(verdict)
    return Mark(verdict, f"right so far; give {rules.min_digits} significant digits")


def _compare(expected: Listed, typed: Listed, rules: Rules) -> Mark:
    result = compare(expected, typed, rules.positive)
    if result.equal is None:
        # There may be a reason, such as a division by zero.
        rational_of(typed.parts)
        raise ReadError("whether this is right could not be decided; write it in another form")
    if result.nowhere:
        said = f"it has no value at {result.nowhere}, where one is wanted"
        return Mark(Verdict.INCORRECT, said)
    if not result.equal:
        return _WRONG
    return _RIGHT if result.proof == "exact" else Mark(Verdict.CORRECT, proof=result.proof)
