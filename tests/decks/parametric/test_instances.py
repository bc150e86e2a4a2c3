"""Instances of parametric cards: what is drawn, worked out, and refused."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp import decks
from quizapp.answers import choice, cloze, expression, matrix, named, number, vector
from quizapp.decks.parametric.instances import instance
from quizapp.errors import BadInputError
from quizapp.model.decks import DeckFile
from quizapp.model.grades import Verdict

if TYPE_CHECKING:
    from quizapp.model.cards import Card
    from quizapp.model.questions import Answer

STEP = """
Q: One step on a = {{a}}, w = {{w}}, lr = {{lr}}.

A: = w - lr * grad(a*w^2, w)

> where: a in 1..5; w in -4..4 except 0; lr in 1/10, 1/4, 1/2; require w - 2*lr*a*w != 0
> wrong: w + 2*lr*a*w — descent subtracts the gradient
> wrong: w - lr*a*w — the derivative of w² is 2w
> hint: the slope is {{2*a*w}}
"""
FILE = DeckFile("user:a.md", "a", Path("a.md"), 0, 0)
seeds = st.integers(0, 10**9)


def card(text: str) -> Card:
    (made,), found = decks.parse(FILE, text, ())
    assert [one for one in found if one.severity == "error"] == []
    return made


def answer(made: Card) -> Answer:
    return cast("Answer", made.content)


@settings(deadline=None)
@given(seeds)
def test_a_step_is_what_sympy_says_it_is(seed: int) -> None:
    made = instance(card(STEP), seed)
    shown = re.findall(r"(\w+) = ([−\d/]+)", made.prompt)
    values = {name: sympy.Rational(value.replace("−", "-")) for name, value in shown}
    w = sympy.Symbol("w")
    slope = (values["a"] * w**2).diff(w).subs(w, values["w"])
    assert made.content == number.Answer(str(values["w"] - values["lr"] * slope))
    assert made.hints == (f"the slope is {slope}".replace("-", "−"),)


@settings(deadline=None)
@given(seeds)
def test_no_mistake_leads_to_the_right_answer_and_what_is_required_holds(seed: int) -> None:
    made = instance(card(STEP), seed)
    assert answer(made).text() != "0"
    for mistake in made.misconceptions:
        assert answer(made).grade(mistake.answer.text()).verdict is Verdict.INCORRECT


def test_a_seed_draws_the_same_card_everywhere_and_others_another() -> None:
    made = card(STEP)
    assert instance(made, 7) == instance(made, 7)
    assert instance(made, 7).prompt == "One step on a = 2, w = 3, lr = 1/2."
    assert len({instance(made, seed).prompt for seed in range(60)}) > 40


def test_an_instance_is_an_ordinary_card_with_its_history_and_its_place() -> None:
    made = card("Q: Twice {{a}}? <!-- id: x; level: 2 -->\n\nA: = 2*a\n\n> where: a in 5..9\n")
    drawn = instance(made, 1)
    assert (made.where, drawn.where) == ("a in 5..9", "")
    assert (drawn.id, drawn.level, drawn.line) == ("x", 2, 1)


def drawn(text: str, where: str) -> Card:
    return instance(card(f"{text}\n\n> where: {where}\n"), 0)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("w^2", "16"),
        ("{{w}}^2", "16"),
        ("-w^2", "-16"),
        ("2w", "-8"),
        ("{{w - 1}}/2", "-5/2"),
        ("grad(w^3, w)", "48"),
        ("grad(relu(w), w) + 1", "1"),
        ("3*grad(w*(w + 1), w)/2", "-21/2"),
        ("exp(w)", "exp(-4)"),
        ("w*x^2", "-4*x^2"),
        ("log(x)*(w + 1)", "log(x)*(-3)"),
    ],
)
def test_formulas_work_with_the_value(formula: str, value: str) -> None:
    made = drawn(f"Q: With w = {{{{w}}}}?\n\nA: = {formula}", "w in -4, -4")
    assert answer(made).text() == value
    kind = expression.Answer if "x" in re.sub("exp", "", formula) else number.Answer
    assert made.content == kind(value)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("from {{w}}", "from −4"),
        ("3 - {{w}}", "3 - (−4)"),
        ("{{w}}^2", "(−4)^2"),
        ("{{h}}x and {{h}}", "(1/2)x and 1/2"),
        ("$x^{{n}}$ and $x^{{2*n}}$", "$x^6$ and $x^{12}$"),
        ("$w = {{w}}$", "$w = -4$"),
        ("`{{w}}`", "`-4`"),
        ("{{2*n + 1}} of {{n}}", "13 of 6"),
        ("{{sigmoid(w)}}", "sigmoid(−4)"),
    ],
)
def test_texts_print_the_value(text: str, shown: str) -> None:
    made = drawn(f"Q: {text}\n\nA: Yes.", "w in -4, -4; h in 1/2, 1/2; n in 6, 6")
    assert made.prompt == shown


def test_numbers_are_shown_as_decimals_where_the_author_writes_decimals() -> None:
    made = drawn("Q: Half of {{lr}}, a third of {{w}}?\n\nA: = lr/2", "lr in 0.1, 0.1; w in -1, -1")
    assert (made.prompt, answer(made).text()) == ("Half of 0.1, a third of −1?", "0.05")


def test_options_and_gaps_change_too() -> None:
    choices = drawn("Q: Twice {{a}}?\n\n- [x] {{2*a}}\n- [ ] {{a}} — once", "a in 3, 3")
    assert choices.content == choice.Answer(("6", "3"), (True, False), ("", "once"))
    gap = drawn("C: Half of {{a}} is [{{a/2}}].", "a in 3, 3")
    assert gap.content == cloze.Answer(("3/2",))


def test_equal_options_are_drawn_again() -> None:
    made = card("Q: Twice {{a}}?\n\n- [x] {{2*a}}\n- [ ] {{a^2}}\n\n> where: a in 2..4\n")
    assert {instance(made, seed).prompt for seed in range(40)} == {"Twice 3?", "Twice 4?"}


def test_numbers_for_which_a_mistake_is_right_are_drawn_again() -> None:
    text = "Q: {{a}} squared?\nA: = a^2\n\n> where: a in 1..4\n> wrong: 2*a — that is twice it\n"
    made = card(text)
    shown = {instance(made, seed).prompt for seed in range(60)}
    assert shown == {"1 squared?", "3 squared?", "4 squared?"}


def test_languages_show_the_same_numbers() -> None:
    made = card("Q: Twice {{a}}?\nA: = 2*a\n\n> where: a in 3..9\n\nQ[zh]: {{a}} 的两倍？\n")
    one = instance(made, 5)
    (chinese,) = one.translations
    assert re.findall(r"\d", one.prompt) == re.findall(r"\d", chinese.prompt)
    assert chinese.content == one.content


@pytest.mark.parametrize(
    ("answer_line", "where", "reason"),
    [
        ("a", "a in 1..9; require a > 9", "none fulfil what is required"),
        ("1/(a - a)", "a in 1..9", "something has no value"),
        ("[a, 1/(a - a)]", "a in 1..9", "something has no value"),
        ("grad(abs(a), a)", "a in 0, 0", "something has no value"),
        ("2*a", "a in 2, 2\n> wrong: a^2 — a square", "a known mistake is right, or"),
    ],
)
def test_a_card_that_can_never_be_asked_is_found_where_its_numbers_are_drawn(
    answer_line: str, where: str, reason: str
) -> None:
    text = f"Q: What is {{{{a}}}}?\n\nA: = {answer_line}\n\n> where: {where}\n\nQ: One?\nA: 1\n"
    made, (one,) = decks.parse(FILE, text, ())
    assert [each.prompt for each in made] == ["One?"]
    assert (one.code, one.severity, one.span.line, one.span.column) == ("D805", "error", 5, 10)
    assert one.message.startswith(f"no numbers can be drawn for this card: {reason}")


def test_a_stored_card_that_no_numbers_fit_is_told_by_its_place() -> None:
    made = card("Q: {{a}}?\nA: = a\n\n> where: a in 1..9\n")._replace(
        where="a in 0, 1; require a > 1"
    )
    with pytest.raises(
        BadInputError, match=r"^user:a.md:1: no numbers fit .* run `quizapp check`$"
    ):
        instance(made, 0)


SEVERAL = [
    ("[w, 2*w]", vector.Answer(("-4", "-8"))),
    ("[ grad(w^2, w) , {{w}}^2 ]", vector.Answer(("-8", "16"))),
    ("[w; w^2]", matrix.Answer((("-4",), ("16",)))),
    ("[[w, 1], [1/w, w*h]]", matrix.Answer((("-4", "1"), ("-1/4", "-2")))),
    ("[w，1；0，max(w, h)]", matrix.Answer((("-4", "1"), ("0", "1/2")))),
    ("[[w, h]]", matrix.Answer((("-4", "1/2"),))),
    ("L = w^2, dL/dw = grad(w^2, w)", named.Answer((("L", "16"), ("dL/dw", "-8")))),
    (
        "W = [[w, 1], [0, h]]; b = [w, h]",
        named.Answer((("W", "[-4, 1; 0, 1/2]"), ("b", "[-4, 1/2]"))),
    ),
    ("W = [[w, h]], b = 1", named.Answer((("W", "[[-4, 1/2]]"), ("b", "1")))),
]


@pytest.mark.parametrize(("formula", "answered"), SEVERAL)
def test_several_values_are_worked_out_one_by_one(formula: str, answered: Answer) -> None:
    made = drawn(
        f"Q: With {{{{w}}}} and {{{{h}}}}?\n\nA: = {formula}", "w in -4, -4; h in 1/2, 1/2"
    )
    assert made.content == answered
    assert answered.grade(answered.text()).verdict is Verdict.CORRECT


def test_a_mistake_of_several_values_names_what_it_changes() -> None:
    text = (
        "Q: {{w}}?\nA: = L = w^2, g = 2*w\n\n> where: w in 3, 3\n> wrong: g = w — the 2 is missing"
    )
    (mistake,) = instance(card(text), 0).misconceptions
    assert mistake.answer == named.Answer((("L", "9"), ("g", "3")))
    text = "Q: {{w}}?\nA: = [w, 2*w]\n\n> where: w in 3, 3\n> wrong: [w, w] — the 2 is missing"
    (mistake,) = instance(card(text), 0).misconceptions
    assert mistake.answer == vector.Answer(("3", "3"))


@pytest.mark.parametrize(
    ("answer_line", "column", "says"),
    [
        ("[a, x]", 10, "`x` has no value"),
        ("[a, ]", 9, "a value is missing here"),
        ("[a, 1; 2]", 6, "the rows of this matrix differ in length: 2 and 1 entries"),
        ("[a, 2 +]", 12, "something is missing after `+`"),
        ("L = a, L = 2", 13, "`L` has two values"),
        ("L = a, W = [1, [2]]", 21, "`[` begins a vector, where one value is wanted"),
        ("[" + ", ".join("a" * 51) + "]", 6, "this array has 51 entries, more than 50"),
    ],
)
def test_several_values_that_cannot_be_are_told_where(
    answer_line: str, column: int, says: str
) -> None:
    text = f"Q: What is {{{{a}}}}?\nA: = {answer_line}\n\n> where: a in 1..9\n"
    made, (one,) = decks.parse(FILE, text, ())
    assert (made, one.span.line, one.span.column) == ([], 2, column)
    assert says in one.message


@pytest.mark.parametrize(
    ("where", "allowed"),
    [
        ("a in 1..4 except 2, 3", {1, 4}),
        ("a in 1, 2, 3; require a != 2", {1, 3}),
        ("a in 1..4; require a^2 <= 4", {1, 2}),
        ("a in 1..4; require exp(a) > 8", {3, 4}),
        ("a in 1..4; require a == 3", {3}),
        ("a ∈ −2…−1; require a ≠ −2", {-1}),
        ("a in 1..4; require 1/(a - 2) > 0", {3, 4}),
    ],
)
def test_where(where: str, allowed: set[int]) -> None:
    made = card(f"Q: What is {{{{a}}}}?\n\nA: = a\n\n> where: {where}\n")
    assert {int(answer(instance(made, seed)).text()) for seed in range(60)} == allowed
