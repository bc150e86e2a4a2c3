"""Matrices: gradients against exact differences, by hand, and every refusal."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
import sympy as sp

from quizapp.calculator.worked_graph import work
from quizapp.errors import QuizappError

if TYPE_CHECKING:
    from quizapp.calculator.worked import Worked


def gradients(worked: Worked) -> dict[str, Any]:
    nodes = worked.trace.graph.nodes
    return {nodes[p].name: worked.trace.gradients[p].as_json() for p in worked.variables}


def value(worked: Worked) -> Any:
    return worked.trace.values[-1].as_json()


POINT = {
    "X": [["1", "2"], ["3", "-4"], ["1/2", "1"]],
    "W": [["1", "1/2"], ["-1", "2"]],
    "b": [["1", "-2"]],
    "c": [["1/3"], ["2"], ["-1"]],
}
# No entry occurs to more than its second power, so a centred difference is the derivative itself.
QUADRATIC = [
    "sum((X @ W + b)^2)",
    "mean(X*X - X/3)",
    "sum(mean((X - c)^2, 0))",
    "sum(sum(X, 1)*c)",
    "sum(W.T @ X.T @ X)",
    "sum((2X + 1)*b)",
    "sum(-(X @ W) + c*b)",
    "sum(max(X*9, b))",
    "sum(relu(X @ W)*c)",
    "sum(abs(X)/4)",
]


def text(rows: list[list[str]]) -> str:
    return "[" + ",".join(f"[{','.join(row)}]" for row in rows) + "]"


def at(
    names: set[str], changed: str = "", entry: tuple[int, int] = (0, 0), by: str = ""
) -> list[str]:
    rows = {name: [list(row) for row in POINT[name]] for name in names}
    if by:
        row, column = entry
        rows[changed][row][column] += by
    return [f"{name}={text(rows[name])}" for name in sorted(names)]


@pytest.mark.parametrize("expression", QUADRATIC)
def test_gradients_are_the_exact_differences(expression: str) -> None:
    names = {name for name in POINT if name in expression.replace("abs", "")}
    found = gradients(work(expression, at(names)))
    assert found.keys() == names
    for name in names:
        for row, column in product(range(len(POINT[name])), range(len(POINT[name][0]))):
            up, down = (
                Fraction(value(work(expression, at(names, name, (row, column), by))))
                for by in ("+1/100", "-1/100")
            )
            assert Fraction(found[name][row][column]) == (up - down) * 50


def test_an_upstream_gradient_by_hand() -> None:
    """Rows of G·Wᵀ and Xᵀ·G."""
    worked = work("X @ W", ["X=[[1,2],[3,4]]", "W=[[1],[-1]]"], [], "[[1],[2]]")
    assert value(worked) == [["-1"], ["-1"]]
    assert gradients(worked) == {"X": [["1", "-1"], ["2", "-2"]], "W": [["7"], ["10"]]}


def test_irrational_entries_are_exact() -> None:
    worked = work("sum(sigmoid(X)*sqrt(y))", ["X=[[log(3), 1]], y=2"])
    ((first, second),) = gradients(worked)["X"]
    assert sp.sympify(first).equals(sp.sqrt(2) * sp.Rational(3, 16))
    assert sp.sympify(second).equals(sp.sqrt(2) * sp.E / (1 + sp.E) ** 2)


def test_one_entry_is_one_number() -> None:
    worked = work("x @ w.T", ["x=[1,2]", "w=[3,4]"])
    assert (value(worked), gradients(worked)["x"]) == ([["11"]], [["3", "4"]])


def test_a_tie_in_one_entry_is_noted() -> None:
    assert work("sum(relu(X))", ["X=[[1,0]]"]).notes
    assert not work("sum(relu(X))", ["X=[[1,2]]"]).notes


@pytest.mark.parametrize(
    ("expression", "point", "upstream", "says"),
    [
        ("X @ Y", ["X=[[1,2]]", "Y=[[1,2]]"], "", "X·Y cannot be done with 1×2 and 1×2"),
        ("X + Y", ["X=[[1,2]]", "Y=[1,2,3]"], "", "X + Y cannot be done with 1×2 and 1×3"),
        ("X @ y", ["X=[[1,2]]", "y=2"], "", "EXPR:"),
        ("X", ["X=[[1,2]]"], "", "its value is 1×2, not one number; give --upstream"),
        ("X", ["X=[[1,2]]"], "[1]", "--upstream: it is 1×1, the value 1×2"),
        ("X", ["X=[[1,2],[3]]"], "", "X: its rows differ in length"),
        ("X", ["X=[[1,a]]"], "", "X: `a` is no number"),
        ("X", ["[[1,2]]"], "", "--at: no name in"),
        ("X", ["X=[1]", "X=[2]"], "", "--at: `X` has two values"),
        ("X", ["X=[1,,2]"], "", "X: position 3: entry 2 is missing"),
        ("sum(X, 2)", ["X=[[1]]"], "", "the axis of `sum` is 0 or 1"),
        ("sum(X + Z)", ["X=[[1]]"], "", "`Z` has no value"),
        ("sum(log(X))", ["X=[1,-2]"], "", "an entry is not positive"),
        ("sum(1/X)", ["X=[1,0]"], "", "an entry has no value or no gradient here"),
        ("sum(X) + sum(t)", ["X=[1,0]", "t=2"], "", "want a matrix, not a number"),
        ("sum(X/0)", ["X=[1,0]"], "", "an entry has no value or no gradient here"),
        ("sum(sqrt(X))", ["X=[1,-2]"], "", "an entry has no value or no gradient here"),
        ("sum(((X^99)^99)^99)", ["X=[1,2]"], "", "its numbers would be too large"),
    ],
)
def test_a_refusal_says_what_does_not_fit(
    expression: str, point: list[str], upstream: str, says: str
) -> None:
    with pytest.raises(QuizappError) as refused:
        work(expression, point, [], upstream)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_leaky_relu_works_entry_by_entry() -> None:
    worked = work("leaky(X, 1/2)", ["X=[[2,-4],[-1,3]]"], upstream="[[1,1],[2,3]]")
    assert value(worked) == [["2", "-2"], ["-1/2", "3"]]
    assert gradients(worked) == {"X": [["1", "1/2"], ["1", "3"]]}
