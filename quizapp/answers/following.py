"""Errors carried forward: a wrong value that follows from an earlier wrong one costs nothing more.

How a value follows is written with the earlier names in braces, see `braced`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import reader
from quizapp.answers.braced import names_in, with_braced
from quizapp.answers.deciding import decide_equal, grade_entries
from quizapp.answers.marking import Mark
from quizapp.answers.reader.problem import ReadError
from quizapp.answers.reader.tree import Apply, Name, Node, fold_up, listed
from quizapp.model.grades import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizapp.answers.deciding import Rules


# Ways in which values followed from others that are told one by one.
_MOST_SAID = 2


def graded(
    values: Sequence[tuple[str, str]],
    given: Mapping[str, Node],
    follows: Sequence[tuple[str, str]],
    rules: Rules,
) -> tuple[list[Mark], str]:
    """Returns the marks of all `values`, and what to say of those that were credited.

    Args:
        values: the right values by name, in order.
        given: what was typed for the names.
        follows: pairs of a name and the expression of its value in earlier names.
        rules: what is allowed in an answer.

    Raises:
        ReadError: one of the values cannot be decided; the message names it.
    """
    names = [name for name, _ in values]
    marks = grade_entries(
        names, [value for _, value in values], [given.get(name) for name in names], rules
    )
    found = carried(follows, values, given, marks, rules)
    return found, _said(dict(zip(names, found, strict=True)))


def _said(marks: Mapping[str, Mark]) -> str:
    """Returns what is said of credited values: how each came about, or of many how many there are.

    Args:
        marks: by name.
    """
    credited: dict[str, list[str]] = {}
    for name, mark in marks.items():
        if mark.verdict is Verdict.CORRECT and mark.feedback:
            credited.setdefault(mark.feedback, []).append(name)
    if len(credited) > _MOST_SAID:
        wrong = [name for name, mark in marks.items() if mark.verdict is Verdict.INCORRECT]
        return f"{sum(map(len, credited.values()))} others are right given your {', '.join(wrong)}"
    return "; ".join(
        f"{', '.join(those)} {'is' if len(those) == 1 else 'are'} {how}"
        for how, those in credited.items()
    )


def carried(
    follows: Sequence[tuple[str, str]],
    values: Sequence[tuple[str, str]],
    given: Mapping[str, Node],
    marks: Sequence[Mark],
    rules: Rules,
) -> list[Mark]:
    """Returns the marks, where a wrong value that follows from an earlier wrong one is correct.

    It follows if it is what its expression gives at the earlier values as they were typed, or at
    the exact ones for those that are right: who rounds may go on with either.

    Args:
        follows: pairs of a name and the expression of its value in earlier names.
        values: the right values by name, in order.
        given: what was typed for the names.
        marks: of the values, in their order.
        rules: what is allowed in an answer.
    """
    names = [name for name, _ in values]
    was_right = {name: mark.verdict.is_right for name, mark in zip(names, marks, strict=True)}
    right = {name: reader.read(value) for name, value in values if was_right[name]}
    found = dict(zip(names, marks, strict=True))
    for name, expression in follows:
        used = [part for part in names_in(expression) if not was_right[part]]
        known = name in given and all(part in given for part in used)
        if found[name].verdict is not Verdict.INCORRECT or not used or not known:
            continue
        if any(
            _is_given_by(expression, earlier, given[name], rules)
            for earlier in (given, {**given, **right})
        ):
            wrong = ", ".join(dict.fromkeys(used))
            found[name] = Mark(Verdict.CORRECT, f"right given your {wrong}")
    return [found[name] for name in names]


def _is_given_by(expression: str, earlier: Mapping[str, Node], typed: Node, rules: Rules) -> bool:
    """Returns whether `typed` is the value of `expression` at the `earlier` values."""
    try:
        expected = _at(expression, earlier)
        return decide_equal(listed(expected), listed(typed), rules).verdict.is_right
    except ReadError:
        return False


def _at(expression: str, values: Mapping[str, Node]) -> Node:
    """Returns the tree of `expression` with the values in the places of the names in braces."""
    keys = {name: f"v{number}" for number, name in enumerate(names_in(expression))}
    meant = {key: values[name] for name, key in keys.items()}

    def visit(node: Node, args: list[Node]) -> Node:
        if isinstance(node, Name):
            return meant[node.name]
        return Apply(node.op, tuple(args), node.place) if isinstance(node, Apply) else node

    return fold_up(reader.read(with_braced(expression, keys), frozenset(meant)), visit)
