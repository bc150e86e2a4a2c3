from __future__ import annotations

import pytest

from quizapp.engine.graph import Edge, build

GRAPH = build(
    {"x": 3, "y": "-1/2"},
    [
        ("a", "mul", "x", "y"),
        ("b", "scale", "a", -2),
        ("c", "power", "x", 3),
        ("L", "sub", "b", "c"),
    ],
)


def test_a_graph_knows_its_parts() -> None:
    assert [GRAPH.nodes[place].name for place in GRAPH.leaves] == ["x", "y"]
    assert [GRAPH.nodes[place].name for place in GRAPH.gates] == ["a", "b", "c", "L"]
    assert GRAPH.uses[GRAPH.place("x")] == (Edge(2, 0), Edge(4, 0))
    assert GRAPH.beyond(GRAPH.place("y")) == {2, 3, 5}
    assert GRAPH.beyond(5) == set()


def test_assignments_are_printed_as_one_writes_them() -> None:
    assert list(GRAPH.formulas) == [
        "3",
        "−1/2",
        "x·y",
        "(−2)·a",
        "x^3",
        "b − c",
    ]


@pytest.mark.parametrize(
    "gate", [("a", "add", "x", "b"), ("a", "add", "x"), ("a", "neg", "x", "y")]
)
def test_a_gate_reads_as_many_earlier_names_as_its_op_wants(gate: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="earlier names"):
        build({"x": 1, "y": 2}, [gate, ("b", "neg", "x")])


def test_a_gate_that_is_refused_is_shown() -> None:
    with pytest.raises(ValueError, match=r"^a = add of \['x'\]: not 2 earlier names$"):
        build({"x": 1}, [("a", "add", "x")])
