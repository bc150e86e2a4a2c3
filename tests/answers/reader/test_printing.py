from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.answers import reader
from quizapp.answers.reader.tree import MAX_DEPTH, Apply, Constant, Name, Node, Number
from tests.answers.reader.styles import STYLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.answers.reader import Rows

_leaves: st.SearchStrategy[Node] = st.one_of(
    st.builds(Number, st.integers(0, 10**6), st.integers(-40, 40)),
    st.builds(Number, st.integers(0, 100)),
    st.builds(Name, st.sampled_from(["x", "y", "w_1", "α"])),
    st.builds(Constant, st.sampled_from(["e", "pi"])),
)


def _grown(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    one = st.tuples(inner)
    two = st.tuples(inner, inner)
    return st.one_of(
        st.builds(Apply, st.sampled_from(["neg", "%", "exp", "sqrt", "sigmoid", "abs"]), one),
        st.builds(Apply, st.sampled_from(["+", "-", "*", "/", "^", "max"]), two),
    )


trees = st.recursive(_leaves, _grown, max_leaves=16)


KNOWN = frozenset({"x", "y", "w_1", "α"})


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
@given(tree=trees)
@settings(deadline=None, max_examples=60)
def test_any_tree_reads_back_however_it_is_written(
    style: Callable[[Node], str], tree: Node
) -> None:
    assert reader.read_answer(style(tree), KNOWN) == tree


@given(trees)
@settings(deadline=None, max_examples=60)
def test_what_is_shown_is_plain_and_reads_back_strictly(tree: Node) -> None:
    shown = reader.show(tree)
    assert shown.isascii() or "α" in shown
    assert reader.read(shown) == tree
    assert reader.show(reader.read(shown)) == shown


_closed = st.recursive(
    _leaves.filter(lambda leaf: not isinstance(leaf, Name)), _grown, max_leaves=4
)
_matrices = st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(
    lambda shape: st.lists(
        st.lists(_closed, min_size=shape[0], max_size=shape[0]).map(tuple),
        min_size=shape[1],
        max_size=shape[1],
    ).map(tuple)
)


def _written(rows: Rows, style: Callable[[Node], str], form: str) -> str:
    start, between, end_row, end = {
        "semicolons": ("[", ", ", "; ", "]"),
        "lines": ("", ", ", "\n", ""),
        "lists": ("[[", ", ", "], [", "]]"),
        "latex": (r"\begin{bmatrix}", " & ", r" \\ ", r"\end{bmatrix}"),
    }[form]
    return start + end_row.join(between.join(map(style, row)) for row in rows) + end


@pytest.mark.parametrize("form", ["semicolons", "lines", "lists", "latex"])
@given(rows=_matrices, style=st.sampled_from(STYLES))
@settings(deadline=None, max_examples=60)
def test_any_matrix_reads_back_however_it_is_written(
    form: str, rows: Rows, style: Callable[[Node], str]
) -> None:
    assert reader.read_rows(_written(rows, style, form)) == rows
    assert reader.read_rows(reader.show_rows(rows)) == rows


@given(rows=_matrices, style=st.sampled_from(STYLES))
@settings(deadline=None, max_examples=60)
def test_named_values_read_back(rows: Rows, style: Callable[[Node], str]) -> None:
    typed = f"b_1: {_written(rows, style, 'semicolons')}, ∂L/∂w = {style(rows[0][0])}"
    first, second = reader.read_named(typed, ("dL/dw", "b1"))
    assert (first.name, first.rows) == ("b1", rows)
    assert (second.name, second.number) == ("dL/dw", rows[0][0])


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("−1/2", "-1/2"),
        ("−½", "-(1/2)"),
        ("x²−1", "x^2 - 1"),
        ("(x)-(1)", "x - 1"),
        ("x-(y-1)", "x - (y - 1)"),
        ("(2^3)^4", "(2^3)^4"),
        ("2^(3^4)", "2^3^4"),
        ("(-2)^2", "(-2)^2"),
        ("-(2+x)", "-(2 + x)"),
        ("2(-3)", "2*(-3)"),
        ("a+-b", "a + (-b)"),
        ("(1+2)%", "(1 + 2)%"),
        ("3.10", "3.10"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1.2e-3", "0.0012"),
        ("1e-30", "1e-30"),
        ("ln(x)/σ(y)", "log(x)/sigmoid(y)"),
    ],
)
def test_canonical_form(typed: str, shown: str) -> None:
    assert reader.show(reader.read(typed)) == shown


@pytest.mark.parametrize(
    "deep",
    [
        lambda n: "-" * n + "x",
        lambda n: "2^-" * (n // 2) + "2",
        lambda n: "1--(" * (n // 2) + "x" + ")" * (n // 2),
        lambda n: "ln|x" * (n // 2) + "|" * (n // 2),
        lambda n: "√" * (n - 1) + "ln x",
    ],
)
def test_nothing_is_shown_deeper_than_may_be_typed(deep: Callable[[int], str]) -> None:
    shown = reader.show(reader.read_answer(deep(MAX_DEPTH), KNOWN))
    assert reader.show(reader.read_answer(shown, KNOWN)) == shown
