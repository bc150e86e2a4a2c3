"""Drawings of graphs: what can be read back from the characters alone is what was to be drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.engine.random_graph import largest, random_graph
from quizapp.engine.recipes import RECIPES
from quizapp.engine.sampling import Draw
from quizapp.text import width
from quizapp.typeset.glyphs import ASCII, UNICODE, Glyphs
from quizapp.typeset.graph import drawing, picture
from quizapp.typeset.rails import table
from quizapp.typeset.spans import plain
from quizapp.typeset.vertices import Vertex
from tests.typeset import decode_graph

NUMBERS = st.sampled_from(["0", "1", "−2", "11/4", "−215/18", "≈0.1966", "log(3/2)"])
SIGNS = ["", "u²", "×"]


@st.composite
def pictures(draw: st.DrawFn) -> list[Vertex]:
    """Graphs of any shape: gates of one or two inputs, all of which lead somewhere."""
    inputs = draw(st.integers(1, 4))
    wires: list[tuple[int, ...]] = [()] * inputs
    for place in range(inputs, inputs + draw(st.integers(1, 9))):
        earlier = st.integers(0, place - 1)
        wires.append(tuple(draw(st.lists(earlier, min_size=1, max_size=2))))
    return [
        Vertex(f"n{place}", SIGNS[len(read)], f"n{place}", draw(NUMBERS), draw(NUMBERS), read)
        for place, read in enumerate(wires)
    ]


def random_picture(level: int, seed: int) -> list[Vertex]:
    stream = Draw("picture", level, seed)
    drawn = (random_graph(stream, RECIPES[level], largest(level)) for _ in range(200))
    graph = next(graph for graph in drawn if graph)
    return [
        Vertex(n.name, "" if n.op == "input" else n.op, n.name, "−12/5", "−7/60", n.inputs)
        for n in graph.nodes
    ]


def edges(vertices: list[Vertex]) -> list[tuple[str, str, int]]:
    return sorted(
        (vertices[source].name, vertex.name, slot)
        for vertex in vertices
        for slot, source in enumerate(vertex.inputs)
    )


def drawn(vertices: list[Vertex], glyphs: Glyphs, columns: int = 80) -> list[str] | None:
    lines = drawing(vertices, columns, glyphs)
    return None if lines is None else list(map(plain, lines))


both_alphabets = pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])


@both_alphabets
@given(vertices=pictures(), columns=st.sampled_from([40, 60, 80, 200]))
@settings(max_examples=200, deadline=None)
def test_the_edges_of_any_drawing_can_be_read_back(
    vertices: list[Vertex], columns: int, glyphs: Glyphs
) -> None:
    lines = drawn(vertices, glyphs, columns)
    if lines is not None:
        assert decode_graph.edges(lines) == edges(vertices)
        assert max(map(width, lines)) <= columns


@both_alphabets
@pytest.mark.parametrize("level", RECIPES)
def test_the_edges_of_random_problems_can_be_read_back(level: int, glyphs: Glyphs) -> None:
    graphs = [random_picture(level, seed) for seed in range(20)]
    sheets = [(graph, drawn(graph, glyphs)) for graph in graphs]
    for graph, lines in sheets:
        if lines is not None:
            assert decode_graph.edges(lines) == edges(graph)
            assert max(map(width, lines)) <= 80
    # The table is the exception, not the way out.
    assert sum(lines is None for _, lines in sheets) <= 4


def test_values_stand_above_the_wires_and_gradients_below() -> None:
    wires: list[tuple[int, ...]] = [(), (), (), (0, 1), (0, 2), (3,), (5, 4)]
    vertices = [
        Vertex(f"n{place}", SIGNS[len(read)], "", f"1{place}", f"2{place}", read)
        for place, read in enumerate(wires)
    ]
    lines = drawn(vertices, UNICODE)
    assert lines
    where = {
        number: (row, line.index(number))
        for row, line in enumerate(lines)
        for number in line.split()
        if number.isdigit()
    }
    for place in range(len(vertices)):
        (above, left), (below, same) = where[f"1{place}"], where[f"2{place}"]
        assert (below - above, same) == (2, left)
        assert lines[above + 1][left] == "─"


def test_each_number_and_name_has_its_style() -> None:
    vertices = [Vertex("x", "", "x", "3", "−9"), Vertex("L", "u²", "L = x²", "7", "1", (0,))]
    spans = [span for line in picture(vertices) for span in line]
    styles = {span.text.strip(): span.style for span in spans}
    assert [styles[text] for text in ("3", "7", "−9", "1", "x", "L", "u²")] == [
        *("value", "value", "gradient", "gradient"),
        *("name", "name", "name"),
    ]


def test_ascii_is_ascii() -> None:
    # Wide enough for a drawing, and only for a table.
    for columns in (80, 20):
        lines = picture(random_picture(4, 2), columns, ascii_only=True)
        assert "".join(map(plain, lines)).isascii()


def test_what_is_too_wide_becomes_a_table() -> None:
    graph = random_picture(3, 1)
    assert drawn(graph, UNICODE, columns=20) is None
    assert picture(graph, 20) == table(graph, 20, UNICODE)


def test_long_chains_become_a_table_at_once() -> None:
    chain = [Vertex("x", "", "x", "1", "1")]
    chain += [Vertex(f"a{n}", "u²", f"a{n}", "1", "1", (n,)) for n in range(300)]
    assert len(picture(chain)) == 302


def test_the_decoder_sees_what_is_wrong() -> None:
    """A decoder that never objects proves nothing: cut, join and cross wires by hand."""
    good = ["x ───┐ ╭─a─╮", "     └─┤   │", "       │ × ├", "y ─────┤   │", "       ╰───╯"]
    assert decode_graph.edges(good) == [("x", "a", 0), ("y", "a", 1)]
    cut = [*good[:3], "y ── ──┤   │", good[4]]
    assert decode_graph.edges(cut) == [("x", "a", 0)]
    swapped = [line.translate(str.maketrans("xy", "yx")) for line in good]
    assert decode_graph.edges(swapped) == [("x", "a", 1), ("y", "a", 0)]
    joined = [good[0], "     ├─┤   │", "     │ │ × ├", "y ───┴─┤   │", good[4]]
    assert len(decode_graph.edges(joined)) == 4
    crossed = [good[0], "     │ │   │", "     │ │ × ├", "y ───│─┤   │", good[4]]
    assert decode_graph.edges(crossed) == [("y", "a", 0)]


def test_the_same_graph_is_drawn_the_same_way() -> None:
    first, second = (drawn(random_picture(5, 3), UNICODE) for _ in range(2))
    assert first == second
    assert first != drawn(random_picture(5, 4), UNICODE)


def test_no_line_is_empty_or_ends_in_space() -> None:
    lines = drawn(random_picture(2, 5), UNICODE)
    assert lines
    assert lines[0]
    assert lines[-1]
    assert all(line == line.rstrip() for line in lines)
    assert not any(not upper and not lower for upper, lower in pairwise(lines))
