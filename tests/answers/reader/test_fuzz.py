"""No input whatever raises anything but a `ReadError`, or grows beyond the bounds.

`QUIZAPP_FUZZ=N` reads N inputs instead of 200,000.
"""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import pytest

from quizapp.answers import reader
from quizapp.answers.reader.characters import MAX_LENGTH
from quizapp.answers.reader.tree import MAX_NODES, Number, arguments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.answers.reader import Node

_SHARDS = 4
_INPUTS = int(os.environ.get("QUIZAPP_FUZZ", "200_000")) // _SHARDS
_KNOWN = frozenset({"x", "y", "w_1", "w2", "α", "lr"})
_NAMES = ("x", "dL/dw", "w_1", "W")

# Answers as people type them: what is made of their pieces is nearly an answer.
_TYPED = (
    *("-1/2", "−½", "33.3%", "0,5", "1,234", "1.2e-3", "4e^2", "L = 3", "答：2/3。", "≈ 0.333"),
    *("2xy", "1/2x", "e^-2x", "xe^(-x)", "w1w2+α", "σ(x)(1-σ(x))", "x²−1", "10⁻³", "√(x+1)"),
    *("max(0, x)", "log10(3)", "ReLU(x)", "-ylog(x)", "2(x+1)(x-1)", "(x^2-1)/(x-1)", "2^3^2"),
    *("[1, -2/3]", "(1, 2)", "1 -2", "[1, 2; 3, 4]", "[[1,2],[3,4]]", "1 2\n3 4", "［１，２］"),
    *("dL/dw=1/2, x=-3", "W=[1,2;3,4] x: 1", "∂L/∂w = 2\nw_1 = 3", "[1,2]^T", "1e1200", "1e-400"),
    *(r"\frac{1}{2}", r"\frac12", r"\sqrt[3]{x}", r"\left(x\right)^{2}", r"\alpha_1", r"e^{-x}"),
    *(r"\begin{bmatrix}1 & 2\\3 & 4\end{bmatrix}", r"$\sigma(w_{1}x)$", r"\exp{-x}", "3 apples"),
)
_PIECES = (
    *"0123456789.,;:=+-*/^%()[]{}eExXylb_√½²⁻－１，−·'\\&$|?∂σπ≈~ \n\t\u3000@#",
    *("exp(", "log", "**", "))", "((", "[[", "1e9", "e^", "dL/dw", "w_{1}", r"\frac", r"\left"),
    *(r"\begin{matrix}", r"\end{matrix}", r"\\", "^T", "\u202e", "\x00", "\ud800", "\x1f", "ﷺ"),
)


def _inputs(random: Random) -> Iterator[str]:
    """Yields answers, cut, joined and mistyped; now and then a hostile tower of one piece."""
    pick = random.choice
    while True:
        text = pick(_TYPED)
        if random.random() < 0.3:
            text = pick(_TYPED) + pick(_PIECES) + text
        for _ in range(random.randrange(5)):
            at = random.randrange(len(text) + 1)
            until = min(len(text), at + random.randrange(3))
            text = text[:at] + pick(("", pick(_PIECES), text[at:until] * 2)) + text[until:]
        if random.random() < 0.01:
            text = (pick(_PIECES) + pick(_PIECES)) * random.randrange(700) + text
        yield text


def _nodes(trees: list[Node]) -> Iterator[Node]:
    while trees:
        node = trees.pop()
        yield node
        trees.extend(arguments(node))


def _read(typed: str, turn: int) -> list[Node]:
    """Reads in all ways in turn, and returns the trees that were read."""
    if turn == 0:
        return [reader.read_answer(typed, _KNOWN)]
    if turn == 1:
        return [entry for row in reader.read_rows(typed) for entry in row]
    if turn == 2:
        given = reader.read_named(typed, _NAMES)
        return [entry for each in given for row in each.rows for entry in row]
    return [reader.read(typed, arrays=True)]


def _outcome(typed: str, turn: int) -> list[Node] | reader.ReadError:
    try:
        return _read(typed, turn)
    except reader.ReadError as error:
        return error


@pytest.mark.parametrize("shard", range(_SHARDS))
def test_any_input_is_read_or_refused_within_the_bounds(shard: int) -> None:
    read = 0
    for count, typed in zip(range(_INPUTS), _inputs(Random(shard)), strict=False):
        outcome = _outcome(typed, count % 4)
        if isinstance(outcome, reader.ReadError):
            assert 0 <= outcome.place <= len(typed) + 1, ascii(typed)
            assert str(outcome).isprintable(), ascii(typed)
            continue
        read += 1
        nodes = list(_nodes(outcome))
        assert len(typed) <= MAX_LENGTH
        assert len(nodes) <= MAX_NODES, ascii(typed)
        assert all(_bits(node) <= 4_096 for node in nodes if isinstance(node, Number)), ascii(typed)
    # A run that reads nothing tests nothing.
    assert read > _INPUTS // 10


def _bits(number: Number) -> int:
    return max(number.digits.bit_length(), abs(number.exponent) * 10 // 3)


@pytest.mark.parametrize("shard", range(_SHARDS))
def test_what_is_read_is_shown_as_what_reads_back(shard: int) -> None:
    for _, typed in zip(range(_INPUTS // 50), _inputs(Random(shard + 100)), strict=False):
        outcome = _outcome(typed, 0)
        if not isinstance(outcome, reader.ReadError):
            assert [reader.read_answer(reader.show(outcome[0]), _KNOWN)] == outcome, ascii(typed)
