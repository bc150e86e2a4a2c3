from __future__ import annotations

import pytest

from quizapp.answers import matrix, named, vector

_MATRIX = matrix.Answer((("1", "2", "3"), ("4", "5", "6")))
_VECTOR = vector.Answer(("1", "2"))
_NAMED = named.Answer((("W", "[1, 2; 3, 4; 5, 6]"), ("b", "[0, 1]")))


@pytest.mark.parametrize(
    ("answer", "typed", "said"),
    [
        (_MATRIX, "[1,4; 2,5; 3,6]", "2×3 expected, 3×2 given: transposed?"),
        (_MATRIX, "[1,2; 4,5]", "2×3 expected, 2×2 given"),
        (_MATRIX, "[1,2,3]", "2×3 expected, 1×3 given"),
        (_MATRIX, "[1,2,3; 4,5]", "2×3 expected, rows of 3, 2 entries given"),
        (matrix.Answer((("1",), ("2",))), "[1, 2]", "2×1 expected, 1×2 given: transposed?"),
        (_VECTOR, "[1, 2, 3]", "2 entries expected, 3 given"),
        (_VECTOR, "[1, 2; 3, 4]", "2 entries expected, a matrix given: 2×2"),
        (vector.Answer(("1",)), "[1, 2]", "1 entry expected, 2 given"),
        (
            _NAMED,
            "b=[0,1] W=[1,3,5; 2,4,6]",
            "position 9: `W`: 3×2 expected, 2×3 given: transposed?",
        ),
        (_NAMED, "b=[0,1,2] W=[1,2; 3,4; 5,6]", "position 1: `b`: 2 entries expected, 3 given"),
    ],
)
def test_a_wrong_shape_is_said_as_a_shape(
    answer: matrix.Answer | vector.Answer | named.Answer, typed: str, said: str
) -> None:
    grade = answer.grade(typed)
    assert grade.verdict == "unreadable"
    assert grade.feedback == f"{said}; wanted: {answer.expects()}"


def test_entries_of_named_arrays_are_parts() -> None:
    grade = _NAMED.grade("W=[1,2; 3,4; 5,7] b=[0,1]")
    assert [part.name for part in grade.parts if not part.score] == ["W[3,2]"]
    assert grade.interpreted == "W=[1, 2; 3, 4; 5, 7], b=[0, 1]"
    assert len(grade.parts) == 8


def test_an_entry_may_follow_from_others() -> None:
    answer = named.Answer(
        (("W", "[1, 2]"), ("y", "[3, 6]")), follows=(("y[2]", "3*{W[2]}"), ("y[1]", "3*{W[1]}"))
    )
    grade = answer.grade("W=[1,4] y=[3,12]")
    assert (grade.score, grade.feedback) == (0.75, "y[2] is right given your W[2]")
    with pytest.raises(ValueError, match="`W\\[1\\]` cannot follow from `y\\[1\\]`"):
        named.Answer(answer.values, follows=(("W[1]", "{y[1]}"),))
