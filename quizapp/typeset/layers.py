"""Layers of a graph, and an order within each layer with few crossings (after Sugiyama).

A layer is a list of vertices. A vertex stands in the layer of its depth, and as a wire that passes
in every later layer up to the one before its last use, so that all its uses share one trunk.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.typeset.vertices import Vertex

_SWEEPS = 8


def depths(vertices: Sequence[Vertex]) -> list[int]:
    """Returns the layer of each vertex: gates by their longest path, inputs close to their use."""
    deep: list[int] = []
    for vertex in vertices:
        deep.append(1 + max((deep[source] for source in vertex.inputs), default=-1))
    for place, vertex in enumerate(vertices):
        if not vertex.inputs:
            uses = [deep[n] for n, other in enumerate(vertices) if place in other.inputs]
            deep[place] = min(uses, default=1) - 1
    return deep


def layers(vertices: Sequence[Vertex], deep: Sequence[int]) -> list[list[int]]:
    """Returns the vertices and passing wires of each layer, top to bottom."""
    last = list(deep)
    for place, vertex in enumerate(vertices):
        for source in vertex.inputs:
            last[source] = max(last[source], deep[place] - 1)
    found = [
        [place for place in range(len(vertices)) if deep[place] <= layer <= last[place]]
        for layer in range(max(deep) + 1)
    ]
    return _untangled(found, vertices, deep)


def ends(
    vertex: int, layer: Sequence[int], vertices: Sequence[Vertex], deep: Sequence[int], at: int
) -> list[tuple[int, int]]:
    """Returns where the wire of `vertex` enters `layer`, number `at`: (place in it, input)."""
    found = []
    for place, other in enumerate(layer):
        if other == vertex:
            found.append((place, 0))
        elif deep[other] == at:
            inputs = vertices[other].inputs
            found += [(place, slot) for slot, source in enumerate(inputs) if source == vertex]
    return found


def _untangled(
    found: list[list[int]], vertices: Sequence[Vertex], deep: Sequence[int]
) -> list[list[int]]:
    """Returns the layers reordered: barycentres there and back, then swaps of neighbours."""

    def edges(at: int) -> list[tuple[float, float]]:
        left, right = found[at], found[at + 1]
        return [
            (float(place), end + slot / 4)
            for place, vertex in enumerate(left)
            for end, slot in ends(vertex, right, vertices, deep, at + 1)
        ]

    def crossings() -> int:
        return sum(_inversions(edges(at)) for at in range(len(found) - 1))

    best, least = [list(layer) for layer in found], crossings()
    for _ in range(_SWEEPS):
        for at in range(1, len(found)):
            _sort(found[at], [(int(end), start) for start, end in edges(at - 1)])
        for at in reversed(range(len(found) - 1)):
            _sort(found[at], [(int(start), end) for start, end in edges(at)])
        _swap(found, crossings)
        if crossings() < least:
            best, least = [list(layer) for layer in found], crossings()
    return best


def _inversions(edges: Sequence[tuple[float, float]]) -> int:
    return sum(
        (a - c) * (b - d) < 0 for index, (a, b) in enumerate(edges) for c, d in edges[index + 1 :]
    )


def _sort(layer: list[int], pulls: Sequence[tuple[int, float]]) -> None:
    """Sorts a layer by the mean of where each member is pulled to: (place, target)."""
    means = {
        vertex: fmean([to for start, to in pulls if start == place] or [place])
        for place, vertex in enumerate(layer)
    }
    layer.sort(key=means.__getitem__)


def _swap(found: list[list[int]], crossings: Callable[[], int]) -> None:
    least, improved = crossings(), True
    while improved:
        improved = False
        for layer in found:
            for upper in range(len(layer) - 1):
                layer[upper : upper + 2] = layer[upper : upper + 2][::-1]
                if crossings() < least:
                    least, improved = crossings(), True
                else:
                    layer[upper : upper + 2] = layer[upper : upper + 2][::-1]
