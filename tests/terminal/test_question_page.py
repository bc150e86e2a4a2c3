from __future__ import annotations

from io import StringIO

from quizapp.answers import text
from quizapp.model import Mode, Question
from quizapp.study.outcome import Asked
from quizapp.terminal import question_page
from quizapp.terminal.screen import Screen


def test_nothing_that_an_author_wrote_steers_the_terminal() -> None:
    evil = "e\x1b[2J\u202e\x9b1m"
    question = Question(
        key=evil, prompt=evil, answer=text.Answer((evil,)), topic=evil, hints=(evil,)
    )
    out = StringIO()
    question_page.show(Screen(out, 79, color=False), Asked(question, 1, 2), Mode.QUIZ)
    assert not set("\x1b\u202e\x9b") & set(out.getvalue())
    assert out.getvalue().count("e␛[2J⟨U+202E⟩⟨U+009B⟩1m") == 3  # topic, key, prompt
