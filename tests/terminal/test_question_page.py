from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from quizapp.answers import choice, matching, text
from quizapp.model.modes import Mode
from quizapp.model.questions import Question
from quizapp.study.asking import Asked
from quizapp.terminal import question_page
from quizapp.terminal.screen import Screen

if TYPE_CHECKING:
    from quizapp.model.questions import Answer


def test_nothing_that_an_author_wrote_steers_the_terminal() -> None:
    evil = "e\x1b[2J\u202e\x9b1m"
    question = Question(
        key=evil, prompt=evil, answer=text.Answer((evil,)), topic=evil, hints=(evil,)
    )
    out = StringIO()
    question_page.show(Screen(out, 79, color=False), Asked(question, 1, 2), Mode.QUIZ)
    assert not set("\x1b\u202e\x9b") & set(out.getvalue())
    assert out.getvalue().count("e␛[2J⟨U+202E⟩⟨U+009B⟩1m") == 3  # topic, key, prompt


def viewed(answer: Answer, **look: bool) -> list[str]:
    question = Question("k", "?", answer, "sgd")
    question_page.view(Screen(out := StringIO(), 60, color=False, **look), question)
    return out.getvalue().splitlines()


TWO_COLUMNS = matching.Answer(
    ("$\\|w\\|^2$", "a gate", "损失"), ("`max`", "$\\sum_i w_i^2$", "one number"), (1, 0, 2)
)


def test_two_columns_show_maths_and_chinese_side_by_side() -> None:
    assert viewed(TWO_COLUMNS) == [
        "  1  ‖w‖²    a  max",
        "  2  a gate  b  ∑ᵢ wᵢ²",
        "  3  损失    c  one number",
        "",
    ]
    ascii_only = viewed(TWO_COLUMNS, ascii_only=True)
    assert ascii_only[0] == "  1  ||w||^2  a  max"


def test_two_columns_are_read_one_after_the_other_to_who_listens() -> None:
    heard = viewed(TWO_COLUMNS, linear=True)
    assert [line[:7] for line in heard if line] == [
        "  1  ‖w", "  2  a ", "  3  损失", "  a  ma", "  b  ∑ᵢ", "  c  on",
    ]  # fmt: skip


def test_tall_maths_has_its_rows_in_choices_and_one_line_for_who_listens() -> None:
    choices = choice.Answer(("$\\frac{1}{1+e^{-z}}$", "z"), (True, False), ("", ""))
    assert len(viewed(choices, linear=True)) == 3
    assert "\\frac" not in "".join(viewed(choices))
    assert all(line.isascii() for line in viewed(choices, ascii_only=True))


def test_a_header_that_was_cut_fits_in_ascii_too() -> None:
    question = Question("k" * 50, "?", text.Answer(("a",)), "computational-graphs-and-more")
    screen = Screen(out := StringIO(), 40, color=False, ascii_only=True)
    question_page.show(screen, Asked(question, 1, 2), Mode.QUIZ)
    header = out.getvalue().splitlines()[1]
    assert header.isascii()
    assert len(header) == 40
