"""Slips that any wrong value may come from: a lost sign, the reciprocal, degrees for radians.

What is said never names the right value, and is said only where the one slip explains every
entry that is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.answers import expression, matrix, named, number, reader, vector
from quizapp.answers.deciding import Rules, decide_equal
from quizapp.answers.entries import entries
from quizapp.answers.equality.balls import ball, precision
from quizapp.answers.exact import rational
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.tree import Apply, Constant, Node, Number, fold_up, listed, nodes
from quizapp.answers.rounding import decimal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from quizapp.answers.rounding import Decimal
    from quizapp.model.questions import Answer

    _Rule = Callable[[Node], list[Node]]

_TRIGONOMETRIC = {"sin", "cos", "tan"}
_DEGREES = Apply("/", (Number(180), Constant("pi")))
_RADIANS = "radians or degrees@?"
# Stands in what is said for the names of the entries that are wrong.
_WHERE = "@"
# A last digit that is off by one, or cut off instead of rounded.
_NEAR, _PRECISION = 3, 256
_MOST_MOVED = 8


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry: its name, and the right and the typed value."""

    name: str
    right: Node
    typed: Node


def slip(answer: Answer, typed: str, right: Collection[str] = ()) -> str:
    """Returns one line on the slip that explains a wrong answer, or nothing.

    Args:
        answer: a number, expression, vector, matrix or named values; others have no such slips.
        typed: what was typed, which is wrong.
        right: names of the entries that are right, or that were credited.
    """
    try:
        rules, found = _rules(answer), _entries(answer, typed)
        others = [entry for entry in found if entry.name not in right]
        # What has too few digits is no slip.
        wrong = [entry for entry in others if not _is(entry.right, entry.typed, rules)]
        if not wrong:
            return ""
        said = (
            _moved(found, wrong, rules)
            or next((said for rule, said in _RULES if _all(rule, wrong, rules)), "")
            or _typed_degrees(wrong, rules)
            or _nearly(wrong)
            or _rounded_inside(wrong)
        )
        return said.replace(_WHERE, _where(found, wrong))
    except ReadError:
        return ""


def _rules(answer: Answer) -> Rules:
    # Fewer digits are enough to recognise a slip, but one may be anything.
    known = frozenset(answer.names()) if isinstance(answer, expression.Answer) else frozenset()
    positive = frozenset(answer.positive) if isinstance(answer, expression.Answer) else frozenset()
    return Rules("", 2, known, positive)


def _entries(answer: Answer, typed: str) -> list[_Entry]:
    """Returns the entries that were typed, beside the right ones.

    Raises:
        ReadError: what was typed cannot be read as an answer of this kind.
    """
    known = _rules(answer).known
    match answer:
        case number.Answer() | expression.Answer():
            given = {"": reader.read_answer(typed, known)}
        case vector.Answer() | matrix.Answer():
            read = answer.given(typed)
            given = dict(zip((name for name, _ in entries(answer)), read, strict=True))
        case named.Answer(values=values):
            given = answer.given(reader.read_named(typed, [name for name, _ in values]))
        case _:
            given = {}
    return [
        _Entry(name, reader.read(text, known), given[name])
        for name, text in entries(answer)
        if name in given
    ]


def _is(value: Node, typed: Node, rules: Rules) -> bool:
    """Returns whether `typed` is `value`, or a decimal rounded from it."""
    try:
        return decide_equal(listed(value), listed(typed), rules).verdict.is_right
    except ReadError:
        return False


def _all(rule: _Rule, wrong: Sequence[_Entry], rules: Rules) -> bool:
    return all(any(_is(value, each.typed, rules) for value in rule(each.right)) for each in wrong)


def _where(found: Sequence[_Entry], wrong: Sequence[_Entry]) -> str:
    """Returns ` in dw` where some entries are wrong and others are not."""
    return f" in {_named(wrong)}" if len(wrong) < len(found) else ""


def _named(wrong: Sequence[_Entry]) -> str:
    """Returns `dw and db`, `entry 2`, or `entries 1, 2 and 4`."""
    names = [entry.name for entry in wrong]
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    if not names[0][:1].isdigit():
        return listed
    return f"{'entry' if len(names) == 1 else 'entries'} {listed}"


def _moved(found: Sequence[_Entry], wrong: Sequence[_Entry], rules: Rules) -> str:
    """Returns what to say where the right values stand in wrong places."""
    by_name = {entry.name: entry.right for entry in found}
    turned = [(by_name.get(_turned(entry.name)), entry.typed) for entry in wrong]
    if all(right is not None and _is(right, typed, rules) for right, typed in turned):
        return "this seems to be transposed: rows for columns"
    if len(wrong) > _MOST_MOVED or not _are_the_same(wrong, rules):
        return ""
    if len(wrong) == 2:
        return f"{_named(wrong)} seem to have changed places"
    return "the values are right, but not their order@"


def _turned(name: str) -> str:
    """Returns `2,1` for `1,2`, and `W[2,1]` for `W[1,2]`."""
    head, bracket, place = name.rpartition("[")
    row_column = place.removesuffix("]").split(",")
    return head + bracket + ",".join(reversed(row_column)) + ("]" if bracket else "")


def _are_the_same(wrong: Sequence[_Entry], rules: Rules) -> bool:
    """Returns whether what was typed for some entries are their right values in another order."""
    left = [entry.right for entry in wrong]
    for entry in wrong:
        same = next((right for right in left if _is(right, entry.typed, rules)), None)
        if same is None:
            return False
        left.remove(same)
    return True


def _nearly(wrong: Sequence[_Entry]) -> str:
    """Returns what to say where decimals are off in their last digit only."""
    is_near = all(_is_near(entry.right, decimal(entry.typed)) for entry in wrong)
    return "nearly: look at the last digit again@" if is_near else ""


def _is_near(right: Node, typed: Decimal | None) -> bool:
    """Returns whether a decimal is cut off instead of rounded, or off by one in its last digit."""
    if typed is None or typed.digits < _NEAR or reader.variables(right):
        return False
    with precision(_PRECISION):
        off = abs(ball(right, {}) - typed.value)
    # A whole number is counted, not rounded.
    exact = rational(right)
    is_whole = exact is not None and exact.denom() == 1
    return bool(off < typed.unit * 3 / 2) and not is_whole


def _rounded_inside(wrong: Sequence[_Entry]) -> str:
    """Returns what to say where decimals in larger expressions were rounded: `log(3.667)`."""
    is_near = all(_is_near_by_decimals(entry.right, entry.typed) for entry in wrong)
    said = "nearly: decimals inside an expression are taken exactly@; write fractions there"
    return said if is_near else ""


def _is_near_by_decimals(right: Node, typed: Node) -> bool:
    """Returns whether an expression is as near to the right value as its decimals have digits."""
    inside = [part for part in nodes(typed) if isinstance(part, Number) and part.exponent < 0]
    if not inside or decimal(typed) or reader.variables(right) or reader.variables(typed):
        return False
    digits = min(len(str(part.digits)) for part in inside)
    with precision(_PRECISION):
        value = ball(right, {})
        return digits >= _NEAR and bool(
            abs(value - ball(typed, {})) < abs(value) * 10 ** (1 - digits)
        )


def _in_degrees(right: Node) -> list[Node]:
    """Returns the value that comes of taking radians for degrees, in the answer or on the way."""
    return [*_by(_DEGREES)(right), *_turned_to_degrees(right)]


def _turned_to_degrees(node: Node) -> list[Node]:
    """Returns `node` with the angles inside taken for degrees; nothing where there are none."""

    def visit(part: Node, args: list[Node]) -> Node:
        if not isinstance(part, Apply):
            return part
        if part.op in _TRIGONOMETRIC:
            return Apply(part.op, (Apply("/", (args[0], _DEGREES)),))
        return Apply(part.op, tuple(args))

    turned = fold_up(node, visit)
    return [] if turned == node else [turned]


def _typed_degrees(wrong: Sequence[_Entry], rules: Rules) -> str:
    """Returns what to say where `cos(45)` was typed for the cosine of 45 degrees."""
    for entry in wrong:
        if not any(_is(entry.right, meant, rules) for meant in _turned_to_degrees(entry.typed)):
            return ""
    return _RADIANS


def _by(factor: Node) -> _Rule:
    return lambda right: [Apply("*", (right, factor)), Apply("/", (right, factor))]


_RULES: tuple[tuple[_Rule, str], ...] = (
    (lambda right: [Apply("neg", (right,))], "check the sign@"),
    (lambda right: [Apply("/", (Number(1), right))], "is it upside down@?"),
    (_by(Number(100)), "per cent or a fraction of 1? it is off by a factor of 100@"),
    (_in_degrees, _RADIANS),
    (_by(Number(2)), "off by a factor of 2@: is a 2 missing, or one too many?"),
    (_by(Number(10)), "off by a factor of 10@: check the decimal point"),
)
