"""The point at which a graph is worked: `x=1/2, y=-3`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import reader
from quizapp.answers.exact import rational
from quizapp.answers.reader.tree import Apply
from quizapp.calculator.expression_graph import graph_of
from quizapp.engine.backprop import forward
from quizapp.engine.numbers import Log
from quizapp.engine.symbolic import to_sympy
from quizapp.errors import QuizappError, UsageError
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.answers.reader import Node as Tree
    from quizapp.engine.numbers import Number


def read_point(at: Sequence[str]) -> dict[str, Tree]:
    """Returns the expression that was given for each variable.

    Raises:
        UsageError: something is no `name = number`, or a name is given twice.
    """
    point: dict[str, Tree] = {}
    for typed in at:
        try:
            named = [(each.name, each.number) for each in reader.read_named(typed)]
        except reader.ReadError as error:
            raise UsageError(f"--at: {error}; write x=1/2,y=-3") from None
        for name, value in named:
            if not name.isidentifier():
                raise UsageError(f"--at: `{one_line(name)}` is no name; use letters and digits")
            if name in point:
                raise UsageError(f"--at: `{name}` has two values; give it one")
            if reader.variables(value):
                raise UsageError(f"--at: the value of `{name}` is no number; write {name}=1/2")
            point[name] = value
    return point


def check_names(expression: str, tree: Tree, given: Sequence[str], asked: Sequence[str]) -> None:
    """Refuses variables without a value, and values or gradients of what is no variable.

    Raises:
        UsageError: names the first of them.
    """
    used = reader.variables(tree)
    for name in sorted(used - set(given)):
        if len(name) > 1 and f"{name}(" in expression.replace(" ", ""):
            advice = "write sigmoid(…)" if name == "sigma" else "`quizapp graph --help` lists them"
            raise UsageError(f"EXPR: `{name}` is no function here; {advice}")
        raise UsageError(f"EXPR: `{name}` has no value; add --at {name}=…")
    for option, names in (("--at", given), ("--wrt", asked)):
        for name in names:
            if name not in used:
                raise UsageError(f"{option}: `{one_line(name)}` is not in EXPR; leave it out")


def value_of(name: str, tree: Tree) -> Number:
    """Returns the value of a closed expression: an exact number where it is one, else sympy's.

    Raises:
        QuizappError: it has no value.
    """
    try:
        value = rational(tree)
        if value is not None:
            return value
        inside = rational(tree.args[0]) if isinstance(tree, Apply) and tree.op == "log" else None
        return forward(graph_of(tree, {}), to_sympy)[-1] if inside is None else Log(inside)
    except reader.ReadError as error:
        raise QuizappError(f"--at: {error}; give `{name}` another value") from None
