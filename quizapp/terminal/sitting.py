"""A session at a terminal: question, line, verdict, next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.errors import StoreBusyError
from quizapp.terminal import question_page
from quizapp.terminal.keys import Key, is_habit, key_without_colon, letters, note, pressed
from quizapp.terminal.rows import KINDS
from quizapp.terminal.screen import MARGIN
from quizapp.terminal.seat import Left, Outside, Seat

# What follows an answer is imported when there is one: the first question does without.

if TYPE_CHECKING:
    from quizapp.model.questions import Question
    from quizapp.study.asking import Asked
    from quizapp.study.outcome import Outcome
    from quizapp.study.session import Session
    from quizapp.terminal.lines import Lines
    from quizapp.terminal.screen import Screen


class Sitting:
    """Leads one learner through a session, line by line."""

    def __init__(
        self,
        session: Session,
        screen: Screen,
        lines: Lines,
        outside: Outside | None = None,
        *,
        confidence: bool = False,
        on_screen: Question | None = None,
    ) -> None:
        """Begins at the first question.

        Args:
            outside: what opens pictures and edits cards; nothing does if not given.
            confidence: whether to ask how sure the learner is, before the grade.
            on_screen: the first question, where it is shown already.
        """
        self._session = session
        self._on_screen = on_screen
        self._seat = Seat(session, screen, lines, outside or Outside(), confidence)

    def run(self) -> bool:
        """Asks until the session ends or the learner leaves; returns whether it came to its end.

        Raises:
            KeyboardInterrupt: Ctrl-C; everything answered is saved.
        """
        try:
            self._ask_all()
            from quizapp.terminal import afterwards

            while afterwards.is_taken_back_at_the_end(self._seat):
                self._ask_all()
        except Left:
            return False
        return True

    def _ask_all(self) -> None:
        while asked := self._session.ask():
            self._seat = self._seat.as_now()
            if asked.question is not self._on_screen:
                question_page.show(self._seat.screen, asked, self._session.mode)
            self._on_screen = None
            self._session.shown()
            self._answer(asked)

    def _answer(self, asked: Asked) -> None:
        """Reads lines until the question is closed, or is to be shown anew."""
        answer = asked.question.answer
        taken = letters(answer)
        while True:
            typed = self._seat.read(rows=answer.kind in KINDS)
            self._seat = self._seat.as_now()
            key = pressed(typed, answer.kind, taken)
            try:
                if self._is_over(asked, typed, key):
                    return
            except StoreBusyError as busy:
                # A person can wait and try again; who reads from a pipe cannot.
                if not self._seat.lines.interactive:
                    raise
                self._seat.say(f"Not saved: {busy}. Then answer again.", "warn")

    def _is_over(self, asked: Asked, typed: str, key: Key | None) -> bool:
        """Does what was typed; returns whether another page comes next."""
        from quizapp.terminal import afterwards, asides

        match key:
            case Key.UNDO | Key.RIGHT:
                return asides.take_back(self._seat, key)
            case Key.TRANSLATE:
                return self._translated()
            case Key.EDIT:
                return asides.edit(self._seat, asked.question) and self._session.reread()
        outcome = self._outcome(asked, typed, key)
        if outcome is None or outcome.is_open:
            return False
        afterwards.look_back(self._seat, outcome)
        return True

    def _outcome(self, asked: Asked, typed: str, key: Key | None) -> Outcome | None:
        """Returns what an answer did, or a key that stands for one; None where it was neither."""
        from quizapp.terminal import asides, grade_page

        match key:
            case None:
                return self._submit(asked, typed)
            case Key.SOLUTION:
                outcome = self._session.give_up()
                grade_page.show(self._seat.screen, outcome, "")
                return outcome
            case Key.SKIP:
                return self._session.skip()
            case Key.SUSPEND:
                asides.suspend(self._seat, asked.question)
                return self._session.skip()
        self._aside(key, asked, typed)
        return None

    def _aside(self, key: Key, asked: Asked, typed: str) -> None:
        """Does what leaves the question open."""
        from quizapp.terminal import asides, help_page

        seat, question = self._seat, asked.question
        match key:
            case Key.HINT:
                self._hint()
            case Key.GRAPH:
                asides.graph(seat, question, is_answered=False)
            case Key.OPEN:
                seat.say(seat.outside.open_pictures(question))
            case Key.CHECK:
                seat.say("The check shows the derivative itself: it comes after your answer.")
            case Key.FLAG:
                asides.flag(seat, question, note(typed))
            case Key.QUIT:
                raise Left
            case _:
                help_page.before(seat.screen, question)

    def _submit(self, asked: Asked, typed: str) -> Outcome | None:
        from quizapp.terminal import confidence_prompt, grade_page
        from quizapp.terminal.recalling import confidence, recalled

        if asked.question.answer.kind == "recall":
            return recalled(self._seat, asked, typed)
        answer = asked.question.answer
        if not typed.strip():
            return None
        key = key_without_colon(typed, answer.kind)
        if is_habit(typed, answer, Key):
            self._seat.say(f"Nothing counted. Keys need a colon here: :{key}")
            return None
        outcome = self._session.submit(typed, confidence(self._seat, asked))
        grade_page.show(self._seat.screen, outcome, typed)
        confidence_prompt.show(self._seat.screen, outcome)
        if outcome.is_open and key:
            self._seat.say(f"Keys need a colon here: :{key}")
        return outcome

    def _translated(self) -> bool:
        if self._session.translate():
            return True
        self._seat.say("This question has one language.")
        return False

    def _hint(self) -> None:
        hint = self._session.hint()
        if hint is None:
            self._seat.say("No more hints here.")
            return
        words, left = hint
        screen = self._seat.screen
        screen.prose(words, first="Hint: ", indent=MARGIN)
        if left:
            screen.line(f"{left} more", "quiet", indent=MARGIN + len("Hint: "))
