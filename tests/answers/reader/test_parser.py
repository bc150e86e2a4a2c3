from __future__ import annotations

import pytest

from quizapp.answers import reader
from quizapp.answers.reader import ReadError
from quizapp.answers.reader.tree import ARRAYS, LEAKY, Apply, Constant, Name, Number

X, TWO, THREE = Name("x"), Number(2), Number(3)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("-2^2", Apply("neg", (Apply("^", (TWO, TWO)),))),
        ("2^3^x", Apply("^", (TWO, Apply("^", (THREE, X))))),
        ("2^-3", Apply("^", (TWO, Apply("neg", (THREE,))))),
        ("x-2-3", Apply("-", (Apply("-", (X, TWO)), THREE))),
        ("x+2*3", Apply("+", (X, Apply("*", (TWO, THREE))))),
        ("-x*2", Apply("*", (Apply("neg", (X,)), TWO))),
        ("2x", Apply("*", (TWO, X))),
        ("x^2 x", Apply("*", (Apply("^", (X, TWO)), X))),
        ("3%", Apply("%", (THREE,))),
        ("x^3%", Apply("^", (X, Apply("%", (THREE,))))),
        ("√2*x", Apply("*", (Apply("sqrt", (TWO,)), X))),
        ("½", Apply("/", (Number(1), TWO))),
        ("ln(x)", Apply("log", (X,))),
        ("max(x,2,3)", Apply("max", (X, TWO, THREE))),
        ("π", Constant("pi")),
        ("+x", X),
        ("0.330", Number(330, -3)),
        ("1.2e3", Number(12, 2)),
    ],
)
def test_trees(typed: str, tree: reader.Node) -> None:
    assert reader.read(typed) == tree


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("1+", "position 2: something is missing after `+`"),
        ("()", "position 2: a value is missing before `)`"),
        ("2*/3", "position 3: a value is missing before `/`"),
        ("1,5", "position 2: one value is wanted; the decimal point is written `.`"),
        ("1+[2]", "position 3: `[` begins a vector, where one value is wanted"),
        ("exp 3x", "position 1: `exp` needs brackets: exp(3x)"),
        ("exp(1,2)", "position 1: `exp` takes one value, not 2"),
        ("max(1)", "position 1: `max` takes two or more values, not 1"),
        ("x 3", "position 3: a sign is missing before this number; write `*` for a product"),
        ("1/2x", "position 4: this can be 1/2*x or 1/(2*x); write the one that you mean"),
        ("1/(x)(2)", "position 6: this can be 1/x*2 or 1/(x*2); write the one that you mean"),
        ("x²/2y", "position 5: this can be x^2/2*y or x^2/(2*y); write the one that you mean"),
        ("√2x", "position 3: this can be sqrt(2)*x or sqrt(2*x); write the one that you mean"),
        ("1e9999999999", "position 1: this number is too large or too small"),
        ("1e1201", "position 1: this number is too large or too small"),
    ],
)
def test_problems_have_a_place(typed: str, problem: str) -> None:
    with pytest.raises(ReadError) as caught:
        reader.read(typed)
    assert str(caught.value) == problem


@pytest.mark.parametrize(
    "typed", ["(" * 290 + "1" + ")" * 290, "-" * 500 + "1", "2^" * 290 + "2", "√" * 500 + "2"]
)
def test_depth_is_bounded(typed: str) -> None:
    with pytest.raises(ReadError, match="nested too deeply"):
        reader.read(typed)


def test_long_sums_are_no_depth() -> None:
    assert reader.show(reader.read("1" + "+1" * 299)).count("+") == 299


def test_authors_are_read_strictly() -> None:
    assert reader.names("Exp*E + W_1*w1 + Pi") == {"Exp", "E", "W_1", "w1", "Pi"}
    for typed in ("L = 3", "0,5", "[x]/2", "≈ 3"):
        with pytest.raises(ReadError):
            reader.read(typed)
        reader.read_answer(typed, frozenset({"x"}))


def test_declared_variables_win_over_constants_and_functions() -> None:
    known = frozenset({"e", "exp"})
    assert reader.variables(reader.read("e*exp", known)) == known
    assert reader.names("e*pi*x + σ(y)") == {"x", "y"}


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("[1, -2/3]", [["1", "-2/3"]]),
        ("(1, 2)", [["1", "2"]]),
        ("1 -2", [["1", "-2"]]),
        ("[1, 2; 3, 4]", [["1", "2"], ["3", "4"]]),
        ("[[1,2],[3,4]]", [["1", "2"], ["3", "4"]]),
        ("[[1 2] [3 4]]", [["1", "2"], ["3", "4"]]),
        ("[1,2];[3,4]", [["1", "2"], ["3", "4"]]),
        ("[[1],[2]]", [["1"], ["2"]]),
    ],
)
def test_rows(typed: str, rows: list[list[str]]) -> None:
    assert [[reader.show(entry) for entry in row] for row in reader.read_rows(typed)] == rows


def test_named_values_and_their_places() -> None:
    read = reader.read_named("dL/dx = −3; y：max(1,2)  z=½")
    assert [(name, place, reader.show_rows(rows)) for name, place, rows in read] == [
        ("dL/dx", 1, "-3"),
        ("y", 13, "max(1, 2)"),
        ("z", 25, "1/2"),
    ]


def test_a_named_number_is_one_value() -> None:
    one, several = reader.read_named("a=1/2, b=0,5")
    assert reader.show(one.number) == "1/2"
    with pytest.raises(ReadError, match="position 8: `b` has several values"):
        _ = several.number


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "position 1: a name and `=` are missing"),
        ("3, x=2", "position 1: a name and `=` are missing"),
        ("x=, y=2", "position 1: `x` has no value"),
        ("x=1, y=(2", "position 8: `(` is never closed"),
    ],
)
def test_named_problems(typed: str, problem: str) -> None:
    with pytest.raises(ReadError) as caught:
        reader.read_named(typed)
    assert str(caught.value) == problem


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("X @ W.T + b", "X@W.T + b"),
        ("-X.T@Y", "-X.T@Y"),
        ("(A + B).T", "(A + B).T"),
        ("sum(X @ W, 0)/2", "sum(X@W, 0)/2"),
        ("mean(X)^2", "mean(X)^2"),
    ],
)
def test_arrays_are_read_where_they_may_be(typed: str, shown: str) -> None:
    assert reader.show(reader.read(typed, more=ARRAYS)) == shown
    assert reader.read(shown, more=ARRAYS) == reader.read(typed, more=ARRAYS)


@pytest.mark.parametrize("typed", ["X @ W", "X.T", "@X", "sum(X, 0)"])
def test_elsewhere_there_are_no_arrays(typed: str) -> None:
    with pytest.raises(ReadError):
        reader.read(typed)


@pytest.mark.parametrize("typed", ["leaky(x - 1, 1/10)", "leaky_relu(x - 1, 1/10)"])
def test_a_leaky_relu_is_read_by_the_calculator_alone(typed: str) -> None:
    known = frozenset("x")
    assert reader.show(reader.read(typed, known, LEAKY)) == "leaky(x - 1, 1/10)"
    with pytest.raises(ReadError, match="takes a value and its slope"):
        reader.read("leaky(x)", known, LEAKY)
    with pytest.raises(ReadError):
        reader.read_answer("leaky(x, 1/10)", known)


@pytest.mark.parametrize("typed", ["X @", "@ X", "sum(X, 0, 1)", "sum X", "X.Ty"])
def test_array_signs_need_their_operands(typed: str) -> None:
    with pytest.raises(ReadError):
        reader.read(typed, more=ARRAYS)
