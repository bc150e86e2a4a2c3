from __future__ import annotations

import string
from difflib import SequenceMatcher

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.answers import text
from quizapp.answers.spelling import marked, one_slip
from quizapp.answers.terms import distinct, in_english

_words = st.text(string.ascii_lowercase, min_size=6, max_size=12)
_letters = st.sampled_from(string.ascii_lowercase)


@given(_words, st.integers(1, 4), _letters)
def test_any_one_slip_inside_a_long_word_is_forgiven(word: str, at: int, letter: str) -> None:
    for slip in (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ):
        assume(slip not in distinct())
        assert slip == word or one_slip([slip], [word])


@given(_words, _words)
def test_a_slip_is_the_same_both_ways(one: str, other: str) -> None:
    assume(not {one, other} & distinct())
    assert one_slip([one], [other]) == one_slip([other], [one])


@given(_words, st.integers(1, 2), st.integers(4, 5), _letters)
def test_two_slips_are_too_many(word: str, first: int, second: int, letter: str) -> None:
    twice = word[:first] + letter + word[first + 1 :]
    twice = twice[:second] + letter + twice[second + 1 :]
    changed = sum(one != other for one, other in zip(word, twice, strict=True))
    assume(changed == 2)
    assert not one_slip([twice], [word])


def test_two_wrong_letters_side_by_side_are_two_slips() -> None:
    assert one_slip(["moemntum"], ["momentum"])
    assert not one_slip(["moxyntum"], ["momentum"])


def test_no_term_is_a_slip_of_another() -> None:
    for term in ("overfitting", "minima", "encoder", "causal", "layer", "softmax"):
        assert term in distinct()
        assert not any(one_slip([other], [term]) for other in distinct())


@pytest.mark.parametrize(
    ("typed", "accepted", "shown"),
    [
        ("mini-bath", "mini-batch", "mini-bat[_]h"),
        ("L1 norm", "L2 norm", "L[1] norm"),
        ("gradient decent", "gradient descent", "gradient de[_]cent"),
        ("underfitting", "overfitting", ""),
        ("casual", "causal", ""),
        ("concave", "convex", ""),
        ("momentum", "backpropagation", ""),
    ],
)
def test_what_differs_is_marked(typed: str, accepted: str, shown: str) -> None:
    assert marked(typed, accepted) == shown


def test_what_was_forgiven_is_shown() -> None:
    answer = text.Answer(("mini-batch", "小批量"))
    assert answer.grade("Mini  Batches").interpreted == "mini-batch"
    slipped = answer.grade("mini-bacth")
    assert (slipped.score, slipped.feedback) == (1.0, "right, but spelt “mini-batch”")
    assert answer.grade("小批量").interpreted == "小批量"
    assert text.Answer(("learning rate",)).grade("学习率").feedback == ""
    wrong = answer.grade("mini-bath")
    assert wrong.feedback == "close; look at the brackets: mini-bat[_]h"
    assert answer.grade("momentum").feedback == ""


def test_chinese_terms_in_english() -> None:
    assert in_english("sigmoid函数").split() == ["sigmoid", "function"]
    assert in_english("随机 梯度下降").split() == ["stochastic", "gradient", "descent"]
    assert in_english("梯度下降").split() == ["gradient", "descent"]
    assert in_english("plain") == "plain"


def test_what_is_far_longer_is_not_compared_letter_by_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SequenceMatcher, "ratio", lambda _: pytest.fail("letters were compared"))
    assert marked("t" * 2_000, "mini-batch") == ""
