from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings

from quizapp.answers import reader
from quizapp.answers.names import variables_at_a_glance
from tests.answers import tables
from tests.answers.reader.test_printing import trees


@pytest.mark.parametrize(
    ("exact", "variables"),
    [
        ("P + 1", "P"),
        ("N - (U - 1)*B", "N U B"),
        ("exp(-a)/(1 + exp(-a))^2", "a"),
        ("2e-3*x_1 + 2e - x1", "x_1 x1"),
        ("max(|x|, 5%)", "x"),
        ("log(3)", ""),
    ],
)
def test_variables_are_letters(exact: str, variables: str) -> None:
    assert variables_at_a_glance(exact) == frozenset(variables.split())


@pytest.mark.parametrize(
    "exact", ["xy", "lr(1-x)", "elog(3)", "x²", r"\frac{x}{2}", "x_{1}", "F.x"]
)
def test_what_may_be_a_product_or_another_sign_is_left_to_the_reader(exact: str) -> None:
    assert variables_at_a_glance(exact) is None


@given(trees)
@settings(max_examples=200)
def test_the_reader_finds_the_same(tree: reader.Node) -> None:
    assert variables_at_a_glance(reader.show(tree)) in {None, reader.variables(tree)}


def test_the_reader_finds_the_same_in_the_tables() -> None:
    exact = {row[0] for table in ("expression", "deciding") for row in tables.rows(table)}
    found = {text: variables_at_a_glance(text) for text in exact if "=" not in text}
    glanced = {text: names for text, names in found.items() if names is not None}
    assert len(glanced) > len(exact) // 2
    assert all(reader.names(text) == names for text, names in glanced.items())


def test_what_is_wanted_is_said_without_the_reader() -> None:
    code = (
        "import sys\n"
        "from quizapp.answers import expression\n"
        "print(expression.Answer('N - (U - 1)*B').expects())\n"
        "assert 'quizapp.answers.reader' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "an expression in B, N, U\n"
