from __future__ import annotations

from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from quizapp.answers import named, number, ordering, vector
from quizapp.model.questions import Misconception, Question
from quizapp.study.slips import slips

if TYPE_CHECKING:
    from quizapp.model.questions import Answer


def question(right: Answer, *wrong: tuple[Answer, str]) -> Question:
    mistakes = tuple(Misconception(f"m{n}", *each) for n, each in enumerate(wrong))
    return Question("k", "?", right, "topic", misconceptions=mistakes)


def made(right: Answer, *wrong: tuple[Answer, str], most: int = 99) -> list[tuple[str, str]]:
    found = islice(slips(question(right, *wrong), Random("1")), most)
    return [(answer.text(), note) for answer, note in found]


def test_a_sign_is_lost_in_the_right_answer_and_on_top_of_a_mistake() -> None:
    found = made(number.Answer("1/2"), (number.Answer("-3"), "Why −3?"), most=2)
    assert found == [("-1/2", "What is the sign?"), ("3", "Why −3? What is the sign?")]


def test_a_logarithm_loses_its_sign_too_but_a_zero_and_a_sum_do_not() -> None:
    assert made(number.Answer("-log(3)"))[0][0] == "log(3)"
    signs = [said for _, said in made(vector.Answer(("0", "2-log(3)"))) if "sign" in said]
    assert signs == []


def test_a_mistake_is_made_in_one_entry_only() -> None:
    right, wrong = vector.Answer(("1", "2"), ("a", "b")), vector.Answer(("5", "6"), ("a", "b"))
    found = dict(made(right, (wrong, "Why?")))
    assert found["[5, 2]"] == found["[1, 6]"] == "Why?"
    assert found["[-5, 6]"] == "Why? What is the sign of a?"


def test_named_values_keep_their_names() -> None:
    right = named.Answer((("a", "4"), ("sum", "-7")), follows=(("sum", "{a} - 11"),))
    assert {"a=-4, sum=-7", "a=4, sum=7", "a=5, sum=-7"} <= dict(made(right)).keys()


def test_a_number_next_to_the_right_one_comes_last() -> None:
    texts = [text for text, _ in made(number.Answer("5/2"))]
    assert texts == ["-5/2", "7/2", "3/2"]


def test_neighbours_of_an_order_change_places() -> None:
    right = ordering.Answer(items=("c", "a", "b"), before=((1, 2), (2, 0)))
    assert made(right) == [
        ("3 2 1", "Can b come before a?"),
        ("2 1 3", "Can c come before b?"),
    ]
