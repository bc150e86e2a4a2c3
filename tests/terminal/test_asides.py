"""What is asked for beside answering: flags, edits, cards that rest, and undo across sessions."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from quizapp.model.modes import Mode
from quizapp.model.ratings import Rating
from quizapp.study import loading
from quizapp.study.quiz import Quiz
from quizapp.study.session import Session
from quizapp.terminal.screen import Screen
from quizapp.terminal.seat import Outside
from quizapp.terminal.sitting import Sitting
from tests.terminal.test_transcripts import Scripted, check, quiz

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.model.questions import Question
    from quizapp.study.desk import Desk
    from tests.study.conftest import Clock


def shown(session: Session, typed: list[str], outside: Outside | None = None) -> str:
    out = StringIO()
    Sitting(session, Screen(out, 79, color=False), Scripted(typed, out), outside).run()
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def review(desk: Desk, *keys: str) -> Session:
    return Session(desk, Quiz(desk.peek, desk.now, keys, seed=1), Mode.REVIEW, schedules=True)


def test_flags_and_resting_cards_look_like_this(desk: Desk) -> None:
    typed = [":f which pass?", ":f", ":f", "epoch", ":f no, it is fine", "?", "", ":x", "1", ""]
    check("asides", shown(quiz(desk, "epoch", "always", "direction"), typed))


def test_undo_in_the_next_session_looks_like_this(desk: Desk) -> None:
    shown(review(desk, "epoch"), ["eon", ""])
    check("undo-earlier", shown(review(desk, "always"), ["u", "u", "epoch", "", "f", ""]))


def test_a_card_that_was_edited_is_asked_as_it_is_now(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    deck = tmp_path / "small.md"

    def edit(_: Question) -> tuple[bool, str]:
        mended = deck.read_text(encoding="utf-8").replace("One complete pass", "One whole pass")
        deck.write_text(mended, encoding="utf-8")
        files, is_covered = loading.found([deck], tmp_path / "none")
        loading.apply(desk.store(), loading.pending(files, {}, is_covered), clock.now())
        return True, "1 changed."

    session = quiz(desk, "epoch")
    page = shown(session, [":e", "epoch", ""], Outside(edit=edit))
    before, _, after = page.partition("1 changed.")
    assert "One complete pass" in before
    assert "One whole pass" in after
    assert session.score == 1


def test_what_cannot_be_edited_stays_open(desk: Desk) -> None:
    page = shown(quiz(desk, "epoch"), [":e", "epoch", ""])
    assert "Nothing here edits cards." in page
    assert page.count("One complete pass") == 1


def test_a_leech_is_said_with_what_helps(desk: Desk, clock: Clock) -> None:
    for _ in range(8):
        session = review(desk, "epoch")
        session.ask()
        session.rate(Rating.AGAIN)
        clock.later(days=1)
    page = shown(review(desk, "epoch"), ["eon", "x", ""])
    assert "You have forgotten this 8 times. Rewrite it (:e), split it in two, or let" in page
    assert "quizapp resume epoch brings it back" in page
    status = desk.peek.status("epoch")
    assert status
    assert status.suspended


def test_the_next_question_waits_for_what_is_done_with_a_leech(desk: Desk, clock: Clock) -> None:
    for _ in range(8):
        session = review(desk, "backprop")
        session.ask()
        session.rate(Rating.AGAIN)
        clock.later(days=1)
    # Rated by the learner: else the next question would come at once, and the key be meant for it.
    session = review(desk, "backprop", "epoch")
    page = shown(session, ["so", "", "1", ":x", "", "epoch", "", "", ""])
    assert "You have forgotten this 8 times." in page
    assert "quizapp resume backprop brings it back" in page
    assert session.answered == 2


def test_the_last_card_of_all_can_be_taken_back_though_it_was_rated(desk: Desk) -> None:
    session = quiz(desk, "backprop")
    page = shown(session, ["so", "", "1", "u", "so", "a", "", ""])
    assert page.count("What is backpropagation?") == 2
    assert page.count("That was the last one.") == 2
    assert session.score == 1


def test_a_key_without_its_colon_is_no_answer_in_words(desk: Desk) -> None:
    session = quiz(desk, "epoch")
    page = shown(session, ["s", "q", "epoch"])
    assert "Keys need a colon here: :s" in page
    assert "Keys need a colon here: :q" in page
    assert (session.score, len(session.history)) == (1, 1)
