from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine import trace
from quizapp.typeset.tables import in_words

TABLE = [
    "node  operation  value  upstream  to  local  product",
    "L     max(c, d)    −20         1  d       1        1",
    "d     a·x          −20         1  a      −2       −2",
    "                                  x      10       10",
]
STEPS = [*TABLE, "x → d → L: 10·1 = 10", "∂L/∂x = 10"]


def test_a_table_that_fits_stays_one() -> None:
    assert list(in_words(STEPS, 52)) == STEPS


def test_the_rows_of_one_that_does_not_are_said() -> None:
    assert list(in_words(STEPS, 51)) == [
        "L: operation max(c, d), value −20, upstream 1, to d, local 1, product 1",
        "d: operation a·x, value −20, upstream 1, to a, local −2, product −2",
        "to x, local 10, product 10",
        *STEPS[4:],
    ]


def test_what_has_gaps_but_no_heads_is_no_table() -> None:
    matrix = ["W = [1  −2   3]", "    [0   1  10]", "so it goes  on"]
    assert list(in_words(matrix, 4)) == matrix
    assert list(in_words(TABLE[:1], 4)) == TABLE[:1]


CELLS = st.text("abc·(−1 ", min_size=1, max_size=9).map(lambda s: " ".join(s.split()) or "1")


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_no_cell_is_lost(rows: list[tuple[str, str, str]]) -> None:
    heads = ("node", "value", "product")
    lines = trace._aligned([heads, *rows])
    said = list(in_words(lines, 0))
    assert said == [f"{node}: value {value}, product {product}" for node, value, product in rows]
