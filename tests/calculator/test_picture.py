from __future__ import annotations

from quizapp.calculator.picture import shown_trace, vertices
from quizapp.engine.backprop import backward, forward
from quizapp.engine.graph import build
from quizapp.typeset.graph import picture
from quizapp.typeset.spans import plain

GRAPH = build(
    {"x": 3, "y": "-1/2"},
    [
        ("a", "mul", "x", "y"),
        ("b", "scale", "x", "-2"),
        ("c", "power", "b", 3),
        ("L", "sub", "a", "c"),
    ],
)
TRACE = shown_trace(backward(GRAPH, forward(GRAPH)))


def test_gates_have_signs_and_numbers_true_minuses() -> None:
    found = {vertex.name: vertex for vertex in vertices(TRACE)}
    assert [found[name].sign for name in "xabcL"] == ["", "×", "−2·u", "u^3", "−"]
    assert (found["y"].value, found["y"].gradient) == ("−1/2", "3")
    assert found["L"].formula == "L = a − c"
    assert found["x"].formula == "x"


def test_what_is_asked_shows_a_question_mark_until_it_is_answered() -> None:
    x = GRAPH.place("x")
    found = vertices(TRACE, hidden_gradients={x})
    assert [v.name for v in found if v.gradient == "?"] == ["x"]
    assert not [v for v in found if v.value == "?"]
    drawn = "\n".join(map(plain, picture(found)))
    assert drawn.count("?") == 1
    assert str(TRACE.gradients[x]).replace("-", "−") not in drawn


def test_a_number_of_the_expression_shows_itself_alone() -> None:
    found = vertices(TRACE, constants={1})
    assert (found[1].value, found[1].gradient) == ("", "")
