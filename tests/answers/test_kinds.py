"""What holds for every kind of answer."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp import answers
from quizapp.answers import (
    choice,
    cloze,
    expression,
    matching,
    matrix,
    named,
    number,
    ordering,
    recall,
    text,
    true_false,
    vector,
)
from quizapp.model.grades import Verdict

if TYPE_CHECKING:
    from quizapp.model.questions import Answer

_values = st.builds(
    "{}{}/{}".format, st.sampled_from(["", "-"]), st.integers(0, 999), st.integers(1, 99)
)
_formulas = st.sampled_from(
    ["x", "x*y - 1/2", "exp(-x)", "log(x^2 + 1)", "relu(x)*sigmoid(y)", "e^x/(1 + e^x)^2", "pi"]
)
_words = st.sampled_from(["mini-batch", "an epoch", "轮", "⌈N/B⌉", "Xᵀ·dY", "P + 1", "10^-3"])
_orders = st.integers(2, 6).flatmap(
    lambda count: st.builds(
        lambda pairs: ordering.Answer(
            tuple(f"step {n}" for n in range(count)), tuple(p for p in pairs if p[0] < p[1])
        ),
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=9),
    )
)
_choices = (
    st.lists(st.booleans(), min_size=2, max_size=6)
    .filter(any)
    .map(
        lambda right: choice.Answer(
            tuple(f"option {n}" for n in range(len(right))),
            tuple(right),
            tuple("" if is_right else f"not {n}" for n, is_right in enumerate(right)),
        )
    )
)
_matchings = st.lists(st.sampled_from("pqrs"), min_size=1, max_size=6).map(
    lambda right: matching.Answer(
        tuple(f"term {n}" for n in range(len(right))), tuple(right), tuple(range(len(right)))
    )
)
_by_kind: dict[str, st.SearchStrategy[Answer]] = {
    "number": (_values | st.just("log(3)")).map(number.Answer),
    "expression": _formulas.map(expression.Answer),
    "vector": st.lists(_values, min_size=1, max_size=5).map(lambda v: vector.Answer(tuple(v))),
    "matrix": st.tuples(_values, _values, _values, _values).map(
        lambda v: matrix.Answer((v[:2], v[2:]))
    ),
    "named": st.lists(_values, min_size=1, max_size=4).map(
        lambda v: named.Answer(tuple((f"w{n}", value) for n, value in enumerate(v)))
    ),
    "choice": _choices,
    "true-false": st.booleans().map(true_false.Answer),
    "ordering": _orders,
    "matching": _matchings,
    "text": st.tuples(_words, _words).map(text.Answer),
    "cloze": st.tuples(_words, _words).map(cloze.Answer),
    "recall": _words.map(lambda word: recall.Answer(word, (word,))),
}
_any_kind = st.one_of(*_by_kind.values())
_typed_kinds = st.one_of(*(made for kind, made in _by_kind.items() if kind != "recall"))

# Text made of what answers are made of reaches far more of the code than random text.
_pieces = st.sampled_from(
    [
        *"0123456789.,;:=+-*/^%()[]e xyLb√½²⁻－１，−·",
        "exp(",
        "1e9",
        "**",
        "true",
        "1a",
        "\u202e",
        "\n",
    ]
)
_anything = st.text(max_size=40) | st.lists(_pieces, max_size=25).map("".join)


def test_all_kinds_are_tested_here() -> None:
    modules = (module.name for module in iter_modules(answers.__path__))
    kinds = {
        name for name in modules if hasattr(import_module(f"quizapp.answers.{name}"), "Answer")
    }
    assert {name.replace("_", "-") for name in kinds} == set(_by_kind)


@given(_any_kind, _any_kind)
def test_kinds_are_never_equal(one: Answer, other: Answer) -> None:
    """Tuples are equal where their fields are; a gap and a typed word have the same ones."""
    assert one.kind == other.kind or one != other
    assert cloze.Answer(("epoch",)) != text.Answer(("epoch",))


@given(_typed_kinds)
@settings(deadline=None, max_examples=300)
def test_the_right_answer_is_correct(answer: Answer) -> None:
    grade = answer.grade(answer.text())
    assert (grade.verdict, grade.score) == (Verdict.CORRECT, 1.0)
    assert grade.interpreted


@given(_any_kind, st.integers(0, 9))
@settings(deadline=None, max_examples=200)
def test_shuffling_keeps_what_is_right(answer: Answer, seed: int) -> None:
    shuffled = answer.shuffled(Random(seed))
    assert shuffled == answer.shuffled(Random(seed))
    assert {name: sorted(shown) for name, shown in shuffled.view().items()} == {
        name: sorted(shown) for name, shown in answer.view().items()
    }
    assert sorted(_items(shuffled.reveal())) == sorted(_items(answer.reveal()))
    assert shuffled.kind == "recall" or shuffled.grade(shuffled.text()).verdict is Verdict.CORRECT


def _items(revealed: str) -> list[str]:
    """The lines of what is revealed, without the numbers that shuffling changes."""
    return [line.lstrip("0123456789. ") for line in revealed.splitlines()]


@given(_any_kind, _anything)
@settings(deadline=None, max_examples=600)
def test_whatever_is_typed_is_graded(answer: Answer, typed: str) -> None:
    grade = answer.grade(typed)
    assert 0 <= grade.score <= 1
    assert "\n" not in grade.feedback
    if grade.verdict is Verdict.UNREADABLE:
        assert grade.feedback
        assert (grade.score, grade.interpreted) == (0, "")
    if grade.parts:
        assert grade.score == pytest.approx(sum(p.score for p in grade.parts) / len(grade.parts))


@given(_typed_kinds, st.sampled_from(["", " ", "\t\n", "\u3000"]))
@settings(deadline=None)
def test_nothing_is_unreadable(answer: Answer, typed: str) -> None:
    assert answer.grade(typed).verdict is Verdict.UNREADABLE


@given(_any_kind)
@settings(deadline=None)
def test_json_brings_back_the_same_answer(answer: Answer) -> None:
    assert answers.from_json(answers.to_json(answer)) == answer


@given(_any_kind)
@settings(deadline=None)
def test_what_is_expected_is_said_in_a_few_words(answer: Answer) -> None:
    assert 5 < len(answer.expects()) < 70


def test_unknown_kinds() -> None:
    for kind in ("essay", "reader", "exact"):
        with pytest.raises(KeyError, match=kind):
            answers.of(kind)
