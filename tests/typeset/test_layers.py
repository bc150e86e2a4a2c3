from __future__ import annotations

from quizapp.typeset.layers import depths, layers
from quizapp.typeset.vertices import Vertex


def graph(*wires: tuple[int, ...]) -> list[Vertex]:
    return [
        Vertex(f"n{n}", "×" if read else "", "", "1", "1", read) for n, read in enumerate(wires)
    ]


def test_gates_stand_at_their_longest_path_and_inputs_before_their_first_use() -> None:
    # x·y, its square, the square times z.
    assert depths(graph((), (), (), (0, 1), (3,), (4, 2))) == [0, 0, 2, 1, 2, 3]


def test_a_wire_passes_through_the_layers_up_to_its_last_use() -> None:
    vertices = graph((), (0,), (1,), (2, 0))
    assert [sorted(layer) for layer in layers(vertices, depths(vertices))] == [
        [0],
        [0, 1],
        [0, 2],
        [3],
    ]


def test_what_needs_no_crossing_has_none() -> None:
    # The lower gate reads the upper inputs: inputs and gates change places.
    vertices = graph((), (), (), (), (2, 3), (0, 1), (5, 4))
    first, second, _ = layers(vertices, depths(vertices))
    assert first == [0, 1, 2, 3]
    assert second == [5, 4]
