from __future__ import annotations

from typing import Any

import pytest

from quizapp.answers import choice, expression, matrix, named, number, text, vector
from quizapp.grading import grade
from quizapp.model.grades import Verdict
from quizapp.model.questions import Answer, Misconception, Origin, Question


def _question(answer: Answer, *mistakes: tuple[Any, ...], drilled: bool = True) -> Question:
    return Question(
        key="k",
        prompt="?",
        answer=answer,
        topic="sgd",
        misconceptions=tuple(Misconception(*mistake) for mistake in mistakes),
        origin=Origin("sgd-step-scalar", 1, 7, 1) if drilled else None,
    )


STEP = _question(
    number.Answer("7/2"),
    ("ascent", number.Answer("9/2"), "descent subtracts the gradient"),
    ("no-rate", number.Answer("4"), "the learning rate is missing"),
    ("halved", number.Answer("1/3"), "the 2 of the square is missing"),
    ("zero", number.Answer("0"), "the gradient is not zero"),
)


def test_a_right_answer_is_left_alone() -> None:
    assert grade(STEP, "3.5") == number.Answer("7/2").grade("3.5")
    assert grade(STEP, "(").verdict is Verdict.UNREADABLE


def test_a_wrong_answer_that_a_mistake_explains() -> None:
    found = grade(STEP, "4.5")
    assert (found.verdict, found.score) == (Verdict.INCORRECT, 0.0)
    assert found.misconception == "ascent"
    assert found.feedback == "descent subtracts the gradient"
    assert found.interpreted == "4.5"


def test_a_rounded_mistake_is_recognised() -> None:
    assert grade(STEP, "0.333").misconception == "halved"
    assert grade(STEP, "0.33").misconception is None


def test_a_mistake_that_leads_to_just_that_comes_before_one_that_would_be_rounded() -> None:
    two = _question(
        number.Answer("72"),
        ("no-two", number.Answer("142"), "the factor 2"),
        ("splits", number.Answer("285/2"), "the half"),
    )
    assert grade(two, "142").misconception == "no-two"
    assert grade(two, "142.5").misconception == "splits"
    assert grade(two, "143").misconception == "splits"


def test_a_wrong_answer_that_nothing_explains() -> None:
    found = grade(STEP, "17")
    assert (found.misconception, found.feedback) == (None, "")


def test_what_nothing_explains_is_compared_with_the_first_step() -> None:
    hinted = STEP._replace(hints=("the principle", "the formula", "L′(1) = 6"))
    assert grade(hinted, "17").feedback == "compare your first step: L′(1) = 6"
    assert grade(hinted, "4.5").feedback == "descent subtracts the gradient"
    assert grade(hinted._replace(origin=None), "17").feedback == ""


def test_a_mistakes_exact_value_is_no_coarse_rounding() -> None:
    rounded = _question(
        number.Answer("67/2"), ("no-rate", number.Answer("34"), "the learning rate is missing")
    )
    assert grade(rounded, "34").misconception == "no-rate"
    assert grade(rounded, "34").verdict is Verdict.INCORRECT
    assert grade(rounded, "33").verdict is Verdict.TOO_COARSE


def test_mistakes_that_say_different_things_explain_nothing() -> None:
    twice = _question(
        number.Answer("2"),
        ("a", number.Answer("5"), "one thing"),
        ("b", number.Answer("10/2"), "another"),
        ("c", number.Answer("7"), "the same"),
        ("d", number.Answer("14/2"), "the same"),
    )
    assert grade(twice, "5").misconception is None
    assert grade(twice, "5").feedback == ""
    assert grade(twice, "7").feedback == "the same"
    assert grade(twice, "7").misconception is None


@pytest.mark.parametrize("typed", ["0", "0.0", "1-1"])
def test_trivial_values_explain_nothing_in_a_drill(typed: str) -> None:
    """But they leave their mistake's tag: made twice, it is no accident."""
    found = grade(STEP, typed)
    assert (found.misconception, found.feedback) == ("zero", "")


def test_but_an_author_who_lists_one_means_it() -> None:
    mistake = ("1", expression.Answer("1"), "the base value alone")
    authored = _question(expression.Answer("P + 1"), mistake, drilled=False)
    assert grade(authored, "1").feedback == "the base value alone"
    assert grade(authored, "P").feedback == ""


def test_a_vector_is_matched_whole_and_keeps_its_parts() -> None:
    step = _question(
        vector.Answer(("1", "2")), ("ascent", vector.Answer(("3", "2")), "descent subtracts")
    )
    found = grade(step, "[3, 2]")
    assert (found.misconception, found.score) == ("ascent", 0.5)
    assert [part.score for part in found.parts] == [0.0, 1.0]
    assert grade(step, "[3, 4]").misconception is None


def test_one_wrong_entry_is_compared_with_the_mistakes_own() -> None:
    layer = _question(
        vector.Answer(("5", "2", "8")),
        ("doubled", vector.Answer(("10", "4", "16")), "is the 2 of the square there?"),
        ("no-bias", vector.Answer(("3", "-6", "8")), "what does the bias add?"),
    )
    assert grade(layer, "[10, 4, 16]").misconception == "doubled"
    assert grade(layer, "[10, 2, 8]").misconception == "doubled"
    assert grade(layer, "[3, 2, 8]").feedback == "what does the bias add?"
    assert grade(layer, "[5, -6, 8]").misconception == "no-bias"
    assert grade(layer, "[10, -6, 8]").misconception is None
    assert grade(layer, "[5, 2, 7]").misconception is None


@pytest.mark.parametrize(
    ("right", "wrong", "typed"),
    [
        (
            named.Answer((("a", "5"), ("sum", "9"))),
            named.Answer((("a", "6"), ("sum", "30"))),
            "sum = 30, a = 5",
        ),
        (
            matrix.Answer((("5", "9"), ("7", "2"))),
            matrix.Answer((("6", "30"), ("8", "3"))),
            "[5, 30; 7, 2]",
        ),
    ],
)
def test_entries_of_every_kind_are_compared(right: Answer, wrong: Answer, typed: str) -> None:
    found = grade(_question(right, ("product", wrong, "do paths multiply?")), typed)
    assert (found.verdict, found.misconception) == (Verdict.INCORRECT, "product")
    assert found.score == (len(found.parts) - 1) / len(found.parts)


CHAIN = _question(
    named.Answer((("a", "5"), ("b", "7"), ("c", "35")), follows=(("c", "{a}*{b}"),)),
    ("doubled", named.Answer((("a", "10"), ("b", "14"), ("c", "140"))), "is the 2 there?"),
    ("summed", named.Answer((("a", "5"), ("b", "6"), ("c", "30"))), "is b a sum?"),
    ("plain", named.Answer((("a", "1"), ("b", "7"), ("c", "7"))), "is a always 1?"),
)


@pytest.mark.parametrize(
    ("typed", "tag", "feedback", "score"),
    [
        ("a=10, b=7, c=70", "doubled", "is the 2 there? (c is right given your a)", 2 / 3),
        ("a=5, b=6, c=30", "summed", "is b a sum? (c is right given your b)", 2 / 3),
        ("a=1, b=7, c=7", "plain", "is a always 1? (c is right given your a)", 2 / 3),
        ("a=1, b=8, c=8", None, "c is right given your a, b", 1 / 3),
        ("a=6, b=7, c=42", None, "c is right given your a", 2 / 3),
        ("a=6, b=7, c=43", None, "", 1 / 3),
    ],
)
def test_what_follows_from_a_wrong_entry_is_said_to_be_right_given_that(
    typed: str, tag: str | None, feedback: str, score: float
) -> None:
    found = grade(CHAIN, typed)
    assert (found.misconception, found.feedback) == (tag, feedback)
    assert found.score == pytest.approx(score)


def test_a_mistake_made_earlier_explains_nothing_after_values_that_are_right() -> None:
    gates = vector.Answer(
        ("2", "6", "6"), ("b", "c", "L"), follows=(("c", "{b}*3"), ("L", "max(0, {c})"))
    )
    summed = ("summed", vector.Answer(("2", "5", "5"), ("b", "c", "L")), "is c a sum?")
    graph = _question(gates, summed)
    assert grade(graph, "[2, 5, 5]").misconception == "summed"
    assert grade(graph, "[2, 5, 6]").misconception == "summed"
    last = grade(graph, "[2, 6, 5]")
    assert last.misconception is None
    assert last.feedback == "look at L first: what it rests on is right"


def test_a_first_step_would_then_say_less() -> None:
    found = grade(CHAIN._replace(hints=("", "", "a = 5")), "a=6, b=7, c=42")
    assert found.feedback == "c is right given your a"
    found = grade(CHAIN._replace(hints=("", "", "a = 5")), "a=6, b=7, c=43")
    assert found.feedback == "compare your first step: a = 5"


def test_where_the_first_step_is_right_the_first_wrong_entry_is_named() -> None:
    hinted = CHAIN._replace(hints=("", "", "a = 5"))
    last = grade(hinted, "a=5, b=7, c=38")
    assert last.feedback == "look at c first: what it rests on is right"
    assert grade(hinted, "a=5, b=9, c=35").feedback == "look at b first"


def test_mistakes_that_disagree_say_where_to_look_if_they_agree_on_that() -> None:
    paths = "how the paths combine at x"
    shared = _question(
        number.Answer("8"),
        ("overwrite", number.Answer("12"), "what does the path through h add?", paths),
        ("first-path", number.Answer("12"), "is that the only path?", paths),
        ("swapped", number.Answer("6"), "which factor is that?", "the product a"),
        ("lost", number.Answer("6"), "is there an upstream gradient?", "the upstream gradient"),
    )
    hinted = shared._replace(hints=("", "", "L sends 3"))
    assert grade(hinted, "12").feedback == "check how the paths combine at x"
    assert grade(hinted, "12").misconception is None
    assert grade(hinted, "6").feedback == "compare your first step: L sends 3"
    same = shared._replace(misconceptions=shared.misconceptions[:1] * 2)
    assert grade(same, "12").misconception == "overwrite"


class TestNumbersThatSayNothing:
    asked = _question(
        number.Answer("7/2"),
        ("input", number.Answer("4"), "what is missing?", "the rate"),
        ("negated", number.Answer("-7/2"), "what is missing?", "the rate"),
        ("sign", number.Answer("-7/2"), "which way?", "the sign of the step"),
    )._replace(
        commonplace=("4", "1/2"),
    )

    def test_an_input_is_copied(self) -> None:
        assert grade(self.asked, "4.0").feedback == ""
        assert grade(self.asked._replace(commonplace=()), "4.0").feedback == "what is missing?"

    def test_the_negated_answer_is_a_sign_lost_somewhere(self) -> None:
        copied, negated, sign = self.asked.misconceptions
        assert grade(self.asked._replace(misconceptions=(copied, sign)), "-3.5").feedback == (
            "which way?"
        )
        assert (
            "missing" not in grade(self.asked._replace(misconceptions=(negated,)), "-3.5").feedback
        )
        # Perhaps another mistake was made, and which one is not known.
        assert grade(self.asked, "-3.5").misconception is None

    def test_another_right_entry_is_in_the_wrong_place(self) -> None:
        wrong = vector.Answer(("7", "7"))
        both = _question(vector.Answer(("5", "7")), ("first-for-all", wrong, "is x like y?"))
        assert "is x like y?" not in grade(both, "[7, 7]").feedback

    def test_but_several_at_once_are_no_accident(self) -> None:
        swapped = ("swapped", vector.Answer(("7", "5")), "which is which?")
        ones = ("ones", vector.Answer(("1", "-1")), "is there an upstream gradient?")
        both = _question(vector.Answer(("5", "7")), swapped, ones)
        assert grade(both, "[7, 5]").feedback == "which is which?"
        assert grade(both, "[1, -1]").feedback == ""


def test_a_choice_keeps_the_note_of_its_option() -> None:
    asked = _question(choice.Answer(("a", "b"), (True, False), ("", "not b")))
    assert grade(asked, "2").feedback == "not b"


def test_a_mistake_of_another_shape_is_recognised() -> None:
    column = matrix.Answer((("1",), ("2",)))
    transposed = ("transposed", matrix.Answer((("1", "2"),)), "dX has the shape of X")
    question = _question(column, transposed, ("doubled", matrix.Answer((("2",), ("4",))), "no"))
    found = grade(question, "[1, 2]")
    assert (found.verdict, found.misconception) == (Verdict.INCORRECT, "transposed")
    assert found.feedback == "dX has the shape of X"
    assert grade(question, "[2, 1]").verdict is Verdict.UNREADABLE
    assert grade(question, "[2; 4]").misconception == "doubled"


def test_a_listed_word_is_no_slip_of_the_right_one() -> None:
    listed = Misconception("m", text.Answer(("gradiant field",)), "is that a word?")
    asked = Question("k", "?", text.Answer(("gradient field",)), "sgd", misconceptions=(listed,))
    assert grade(asked, "Gradiant fields").verdict == "incorrect"
    assert grade(asked, "Gradiant fields").misconception == "m"
    assert grade(asked, "gradeint field").verdict == "correct"


@pytest.mark.parametrize("total", ["-6", "1"])
def test_a_sum_that_is_one_of_its_own_terms_is_no_accident(total: str) -> None:
    asked = _question(
        named.Answer((("a", "-6"), ("b", "1"), ("sum", "-5")), follows=(("sum", "{a} + {b}"),)),
        ("first", named.Answer((("a", "-6"), ("b", "1"), ("sum", "-6"))), "what does b add?"),
        ("last", named.Answer((("a", "-6"), ("b", "1"), ("sum", "1"))), "what does a add?"),
    )
    said = {"-6": "what does b add?", "1": "what does a add?"}
    assert grade(asked, f"a=-6, b=1, sum={total}").feedback == said[total]


def test_of_what_is_right_so_far_no_slip_is_told() -> None:
    steps = named.Answer(
        (("a", "14/5"), ("b", "99/35")), min_digits=5, follows=(("b", "{a} + 1/35"),)
    )
    found = grade(_question(steps), "a=2.8, b=2.83")
    assert (found.verdict, found.feedback) == (
        Verdict.TOO_COARSE,
        "entry b: right so far; give 5 significant digits",
    )
