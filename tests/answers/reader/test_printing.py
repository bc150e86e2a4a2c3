from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.answers import reader
from quizapp.answers.reader.tree import Apply, Constant, Name, Node, Number

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
        st.builds(Apply, st.sampled_from(["neg", "%", "exp", "sqrt", "sigmoid"]), one),
        st.builds(Apply, st.sampled_from(["+", "-", "*", "/", "^", "max"]), two),
    )


trees = st.recursive(_leaves, _grown, max_leaves=20)


@given(trees)
@settings(deadline=None, max_examples=300)
def test_any_tree_printed_reads_back_as_itself(tree: Node) -> None:
    printed = reader.show(tree)
    assert printed.isascii() or "α" in printed
    assert reader.read(printed) == tree


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
