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
from quizapp.answers.reader.tree import ARRAYS, MAX_NODES, Apply, Number, nodes
from tests.answers.reader.nearly import nearly_answers

if TYPE_CHECKING:
    from quizapp.answers.reader import Node

_SHARDS = 4
_INPUTS = int(os.environ.get("QUIZAPP_FUZZ", "200_000")) // _SHARDS
_KNOWN = frozenset({"x", "y", "w_1", "w2", "α", "lr"})
_NAMES = ("x", "dL/dw", "w_1", "W")


def _read(typed: str, turn: int) -> list[Node]:
    """Reads in all ways in turn, and returns the trees that were read."""
    if turn == 0:
        return [reader.read_answer(typed, _KNOWN)]
    if turn == 1:
        return [entry for row in reader.read_rows(typed) for entry in row]
    if turn == 2:
        given = reader.read_named(typed, _NAMES)
        return [entry for each in given for row in each.rows for entry in row]
    return [reader.read(typed, more=ARRAYS)]


def _outcome(typed: str, turn: int) -> list[Node] | reader.ReadError:
    try:
        return _read(typed, turn)
    except reader.ReadError as error:
        return error


@pytest.mark.parametrize("shard", range(_SHARDS))
def test_any_input_is_read_or_refused_within_the_bounds(shard: int) -> None:
    read = 0
    for count, typed in zip(range(_INPUTS), nearly_answers(Random(shard)), strict=False):
        outcome = _outcome(typed, count % 4)
        if isinstance(outcome, reader.ReadError):
            assert 0 <= outcome.place <= len(typed) + 1, ascii(typed)
            assert str(outcome).isprintable(), ascii(typed)
            continue
        read += 1
        parts = [part for tree in outcome for part in nodes(tree)]
        assert len(typed) <= MAX_LENGTH
        assert len(parts) <= MAX_NODES, ascii(typed)
        assert all(_bits(part) <= 4_096 for part in parts if isinstance(part, Number)), ascii(typed)
    # A run that reads nothing tests nothing.
    assert read > _INPUTS // 10


def _bits(number: Number) -> int:
    return max(number.digits.bit_length(), abs(number.exponent) * 10 // 3)


@pytest.mark.parametrize("shard", range(_SHARDS))
def test_what_is_read_is_shown_as_what_reads_back(shard: int) -> None:
    for _, typed in zip(range(_INPUTS // 50), nearly_answers(Random(shard + 100)), strict=False):
        outcome = _outcome(typed, 0)
        if not isinstance(outcome, reader.ReadError):
            again = reader.read_answer(reader.show(outcome[0]), _KNOWN)
            assert _parts(again) == _parts(outcome[0]), ascii(typed)


def _parts(tree: Node) -> list[object]:
    """Returns what is the same for equal trees; comparing deep ones themselves would recurse."""
    return [(node.op, len(node.args)) if isinstance(node, Apply) else node for node in nodes(tree)]
