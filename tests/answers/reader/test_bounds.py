"""What an answer may cost: bounds on what is read, and on the work of reading anything at all."""

from __future__ import annotations

import sys
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from quizapp.answers import reader
from quizapp.answers.reader.amount import MAX_BETWEEN, MAX_COMMANDS, MAX_OPEN
from quizapp.answers.reader.characters import MAX_LENGTH
from quizapp.answers.reader.latex import MAX_GROUPS
from quizapp.answers.reader.token import Token
from quizapp.answers.reader.tree import MAX_DEPTH, MAX_NODES
from tests.answers.reader.hostile import SHAPES

if TYPE_CHECKING:
    from collections.abc import Callable

_KNOWN = frozenset({"x", "y", "xx", "w_1"})


def test_the_bounds_are_those_that_were_promised() -> None:
    assert (MAX_LENGTH, MAX_NODES, MAX_DEPTH) == (2_000, 600, 60)


@pytest.mark.parametrize(
    "deep",
    [
        lambda n: "(" * n + "1" + ")" * n,
        lambda n: "exp(" * n + "1" + ")" * n,
        lambda n: "-" * n + "1",
        lambda n: "√" * n + "2",
        lambda n: "2^" * n + "2",
        lambda n: "1+(" * n + "1" + ")" * n,
    ],
)
def test_depth(deep: Callable[[int], str]) -> None:
    reader.read_answer(deep(MAX_DEPTH))
    with pytest.raises(reader.ReadError, match="nested too deeply"):
        reader.read_answer(deep(MAX_DEPTH + 1))


@pytest.mark.parametrize("brace", [r"\frac{1}{", r"\sqrt{", "x^{", "{"])
def test_depth_of_braces(brace: str) -> None:
    count = MAX_GROUPS + 1
    with pytest.raises(reader.ReadError, match="nested too deeply"):
        reader.read_answer(brace * count + "1" + "}" * count)


@pytest.mark.parametrize("piece", ["(1)", "exp(1)", "-1", "√2", "2^3", r"\frac{1}{2}", "x^{2}"])
def test_what_stands_side_by_side_is_no_depth(piece: str) -> None:
    reader.read_answer("+".join([piece] * (MAX_DEPTH + 1)), _KNOWN)


def test_nodes() -> None:
    reader.read_answer("1" + "+1" * (MAX_NODES // 2 - 1))
    for read in (reader.read, reader.read_answer):
        with pytest.raises(reader.ReadError, match=f"more than {MAX_NODES}") as caught:
            read("1" + "+1" * (MAX_NODES // 2))
        assert caught.value.place > 1


@pytest.mark.parametrize("between", [",", ";", "\n", " "])
def test_nodes_of_all_entries_together(between: str) -> None:
    assert len(reader.show_rows(reader.read_rows(between.join("1" * MAX_NODES)))) > MAX_NODES
    with pytest.raises(reader.ReadError, match="more than"):
        reader.read_rows(between.join("1" * (MAX_NODES + 1)))


def test_nodes_of_all_names_together() -> None:
    half = "+".join("1" * (MAX_NODES // 4))
    reader.read_named(f"a={half}, b={half}")
    with pytest.raises(reader.ReadError, match=f"more than {MAX_NODES}"):
        reader.read_named(f"a={half}, b={half}, c=1, d=2, e=3")


def test_tokens() -> None:
    with pytest.raises(reader.ReadError, match=f"position {MAX_BETWEEN + 1}: .*more than"):
        reader.read_answer("," * MAX_LENGTH)
    with pytest.raises(reader.ReadError, match=f"position {MAX_OPEN + 1}: .*too deeply"):
        reader.read_answer("(" * MAX_LENGTH)
    with pytest.raises(reader.ReadError, match=f"position {MAX_NODES + 1}: .*more than"):
        reader.read_answer("-" * MAX_LENGTH)
    with pytest.raises(reader.ReadError, match=f"more than {MAX_NODES} numbers"):
        reader.read_answer("xyxyxyxyxyxyxyxyxyxyxyxy " * 60, _KNOWN)
    with pytest.raises(reader.ReadError, match=f"more than {MAX_COMMANDS} commands"):
        reader.read_answer(r"\pi" * (MAX_COMMANDS + 1))


@pytest.mark.parametrize(
    "shape",
    [
        *("signs", "a sum", "fractions", "superscripts", "LaTeX letters"),
        *("brackets", "open brackets", "lists", "functions", "LaTeX brackets"),
    ],
)
def test_too_much_is_refused_before_a_token_is_made(
    shape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Token, "__new__", lambda *_: pytest.fail("a token was made"))
    for read in (reader.read_answer, reader.read_rows):
        with pytest.raises(reader.ReadError, match=r"more than|nested too deeply"):
            read(SHAPES[shape](MAX_LENGTH)[:MAX_LENGTH])


@pytest.mark.parametrize(
    ("typed", "is_read"),
    [
        ("9" * 1_200, True),
        ("9" * 1_234, False),
        ("0." + "0" * 1_199 + "1", True),
        ("0." + "0" * 1_200 + "1", False),
        ("1e1200", True),
        ("1e1201", False),
        ("1e-1201", False),
        ("1e" + "9" * 1_990, False),
        ("1e" + "0" * 100 + "5", True),
        ("9" * 900 + "." + "9" * 900, False),
        ("1" * 40 + "e1200", False),
    ],
)
def test_literals(typed: str, *, is_read: bool) -> None:
    if is_read:
        reader.read_answer(typed)
    else:
        with pytest.raises(reader.ReadError, match="too large or too small"):
            reader.read_answer(typed)


def _attempt(typed: str) -> None:
    """Reads in every way; what matters is what it costs."""
    for read in (
        reader.read_rows,
        reader.read_named,
        lambda text: reader.read_answer(text, _KNOWN),
    ):
        try:
            read(typed)
        except reader.ReadError:
            continue


def _calls(typed: str) -> int:
    """Returns how many functions were called, of Python and C: the same count on any machine."""
    count = 0

    def profile(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(profile)
    try:
        _attempt(typed)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_work_is_bounded_by_length_alone(shape: str) -> None:
    make = SHAPES[shape]
    length = len(make(1_000)) / 1_000
    most = make(int(MAX_LENGTH / length) - 3)
    assert _calls(most) < 60 * MAX_LENGTH
    half = make(len(most) // int(2 * length + 1))
    assert _calls(most) < 6 * _calls(half) + 1_000


@pytest.mark.parametrize("shape", SHAPES)
def test_memory_is_bounded(shape: str) -> None:
    make = SHAPES[shape]
    tracemalloc.start()
    try:
        for count in (30, 60, 300, 1_990):
            _attempt(make(count))
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
    finally:
        tracemalloc.stop()
