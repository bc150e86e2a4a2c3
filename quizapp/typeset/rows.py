"""At which row each block of each layer stands: as straight as the order of the layer allows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from quizapp.typeset.blocks import PASSING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.typeset.blocks import Block

_SWEEPS = 6


class Pull(NamedTuple):
    """An edge between neighbouring layers, as places in them and rows inside of the blocks.

    Attributes:
        weight: how much is lost where it is not straight.
    """

    left: int
    out: int
    right: int
    port: int
    weight: float


def rows(blocks: Sequence[Sequence[Block]], edges: Sequence[Sequence[Pull]]) -> list[list[int]]:
    """Returns the top row of every block.

    Args:
        blocks: layer by layer, top to bottom.
        edges: from each layer to the next.
    """
    tops = [_placed(layer, [_Wish(0, 1)] * len(layer)) for layer in blocks]
    there, back = range(1, len(blocks)), range(len(blocks) - 1)
    for _ in range(_SWEEPS):
        for at in there:
            tops[at] = _placed(blocks[at], _wishes(tops, edges, at, before=True, after=False))
        for at in reversed(back):
            tops[at] = _placed(blocks[at], _wishes(tops, edges, at, before=False, after=True))
    for _ in range(_SWEEPS):
        for at in (*there, *reversed(back)):
            tops[at] = _placed(blocks[at], _wishes(tops, edges, at, before=True, after=True))
    return tops


class _Wish(NamedTuple):
    row: float
    weight: float


def _wishes(
    tops: Sequence[Sequence[int]],
    edges: Sequence[Sequence[Pull]],
    at: int,
    *,
    before: bool,
    after: bool,
) -> list[_Wish]:
    """Returns where the blocks of a layer would like to stand for the sake of their neighbours."""
    pulls: list[list[_Wish]] = [[] for _ in tops[at]]
    if before and at > 0:
        for edge in edges[at - 1]:
            row = tops[at - 1][edge.left] + edge.out - edge.port
            pulls[edge.right].append(_Wish(row, edge.weight))
    if after and at < len(edges):
        for edge in edges[at]:
            row = tops[at + 1][edge.right] + edge.port - edge.out
            pulls[edge.left].append(_Wish(row, edge.weight))
    return [_mean(pull or [_Wish(top, 1)]) for pull, top in zip(pulls, tops[at], strict=True)]


def _mean(wishes: Sequence[_Wish]) -> _Wish:
    weight = sum(wish.weight for wish in wishes)
    return _Wish(sum(wish.row * wish.weight for wish in wishes) / weight, weight)


def _placed(layer: Sequence[Block], wishes: Sequence[_Wish]) -> list[int]:
    """Returns rows as close to what is wished as the order and heights of the blocks allow.

    Least squares under an order is isotonic regression: pool adjacent violators.
    """
    offsets = [0]
    for upper, lower in pairwise(layer):
        gap = 0 if upper is PASSING and lower is PASSING else 1
        offsets.append(offsets[-1] + upper.height + gap)
    pools: list[list[_Wish]] = []
    for offset, wish in zip(offsets, wishes, strict=True):
        pools.append([_Wish(wish.row - offset, wish.weight)])
        while len(pools) > 1 and _mean(pools[-2]).row > _mean(pools[-1]).row:
            pools[-2:] = [pools[-2] + pools[-1]]
    pooled = [round(_mean(pool).row) for pool in pools for _ in pool]
    return [offset + row for offset, row in zip(offsets, pooled, strict=True)]
