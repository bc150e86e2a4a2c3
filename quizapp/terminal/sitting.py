"""A session at a terminal: question, line, verdict, next."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from quizapp.errors import StoreBusyError, UsageError
from quizapp.model import Rating
from quizapp.study import pictures
from quizapp.study import rating as ratings
from quizapp.study.outcome import Recorded
from quizapp.terminal import confidence_prompt, grade_page, question_page
from quizapp.terminal.keys import Key, half_width, pressed
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.answers import recall
    from quizapp.model import Answer, Question
    from quizapp.study.outcome import Asked, Outcome
    from quizapp.study.session import Session
    from quizapp.terminal.lines import Lines
    from quizapp.terminal.screen import Screen


class Left(Exception):  # noqa: N818 - no error: the learner went away
    """The learner left, or there are no more lines."""


class Sitting:
    """Leads one learner through a session, line by line."""

    def __init__(
        self,
        session: Session,
        screen: Screen,
        lines: Lines,
        open_pictures: Callable[[Question], str] = lambda _: "Nothing here opens pictures.",
        *,
        confidence: bool = False,
    ) -> None:
        """Begins at the first question.

        Args:
            open_pictures: opens those of a question, and returns what was done in a line.
            confidence: whether to ask how sure the learner is, before the grade.
        """
        self._asks_confidence = confidence
        self._open_pictures = open_pictures
        self._session = session
        self._screen = screen
        self._lines = lines
        self._prompt = "  › " if screen.color else "  > "

    def run(self) -> bool:
        """Asks until the session ends or the learner leaves; returns whether it came to its end.

        Raises:
            KeyboardInterrupt: Ctrl-C; everything answered is saved.
        """
        try:
            while asked := self._session.ask():
                question_page.show(self._screen, asked, self._session.mode)
                self._session.shown()
                self._answer(asked)
        except Left:
            return False
        return True

    def _answer(self, asked: Asked) -> None:
        """Reads lines until the question is closed."""
        kind = asked.question.answer.kind
        while True:
            typed = self._read(self._prompt)
            key = pressed(typed, kind)
            if key in {Key.UNDO, Key.RIGHT}:
                if self._take_back(key):
                    return
                continue
            if key is Key.TRANSLATE:
                if self._session.translate():
                    return
                self._screen.line("This question has one language.", "quiet", indent=MARGIN)
                continue
            outcome = self._outcome(asked, key, typed)
            if outcome and not outcome.is_open:
                self._afterwards(outcome)
                return

    def _outcome(self, asked: Asked, key: Key | None, typed: str) -> Outcome | None:
        try:
            return self._command(key, asked) if key else self._submit(asked, typed)
        except StoreBusyError as busy:
            # A person can wait and try again; who reads from a pipe cannot.
            if not self._lines.interactive:
                raise
            self._screen.prose(f"Not saved: {busy}. Then answer again.", "warn", indent=MARGIN)
            return None

    def _submit(self, asked: Asked, typed: str) -> Outcome | None:
        answer = asked.question.answer
        if answer.kind == "recall":
            return self._recall(asked, cast("recall.Answer", answer), typed)
        if not typed.strip():
            return None
        outcome = self._session.submit(typed, self._confidence(answer))
        grade_page.show(self._screen, outcome, typed)
        confidence_prompt.show(self._screen, outcome)
        return outcome

    def _confidence(self, answer: Answer) -> int | None:
        """Returns how sure the learner is of what they typed, in percent; None if not asked."""
        if not self._asks_confidence:
            return None
        return confidence_prompt.ask(self._screen, answer, self._read_or_leave)

    def _command(self, key: Key, asked: Asked) -> Outcome | None:
        match key:
            case Key.HINT:
                self._hint()
            case Key.SOLUTION:
                outcome = self._session.give_up()
                grade_page.show(self._screen, outcome, "")
                return outcome
            case Key.SKIP:
                return self._session.skip()
            case Key.GRAPH:
                self._graph(asked, is_answered=False)
            case Key.OPEN:
                self._screen.prose(self._open_pictures(asked.question), "quiet", indent=MARGIN)
            case Key.CHECK:
                words = "The check shows the derivative itself: it comes after your answer."
                self._screen.line(words, "quiet", indent=MARGIN)
            case Key.QUIT:
                raise Left
            case _:
                question_page.help_page(self._screen, asked.question.answer.kind)
        return None

    def _hint(self) -> None:
        hint = self._session.hint()
        if hint is None:
            self._screen.line("No more hints here.", "quiet", indent=MARGIN)
            return
        words, left = hint
        self._screen.prose(words, first="Hint: ", indent=MARGIN)
        if left:
            self._screen.line(f"{left} more", "quiet", indent=MARGIN + 6)

    def _graph(self, asked: Asked, *, is_answered: bool) -> None:
        trace = pictures.graph_of(asked.question)
        if trace is None:
            self._screen.line("This question has no graph.", "quiet", indent=MARGIN)
            return
        from quizapp.terminal import graph_page

        graph_page.of_problem(self._screen, trace, is_answered=is_answered)

    def _check(self, outcome: Outcome) -> None:
        from quizapp.study.differences import differences
        from quizapp.terminal import check_page

        check_page.show(self._screen, differences(outcome))

    # ----------------------------------------------------- cards rated by the learner

    def _recall(self, asked: Asked, answer: recall.Answer, typed: str) -> Outcome:
        """Shows the answer, asks which key points were there, then for the rating."""
        sure = self._confidence(answer)
        question_page.reveal(self._screen, answer, asked.question.solution)
        ticked = self._ticks(len(answer.points)) if answer.points else set()
        rating = self._rating(ratings.proposed(answer, ticked))
        outcome = self._session.rate(rating, typed=typed, ticked=ticked, confidence=sure)
        grade_page.show(self._screen, outcome, typed)
        confidence_prompt.show(self._screen, outcome)
        return outcome

    def _ticks(self, count: int) -> set[int]:
        """Returns the numbers of the key points that the learner had."""
        everything = set(range(1, count + 1))
        self._screen.line(
            "Which points did you have? Numbers, `a` for all, Enter for none.",
            "quiet",
            indent=MARGIN,
        )
        while True:
            typed = half_width(self._read_or_leave(self._prompt)).lower()
            if typed in {"a", "all"}:
                return everything
            words = typed.replace(",", " ").replace("、", " ").split()
            if all(
                word.isdecimal() and len(word) < 4 and int(word) in everything for word in words
            ):
                return {int(word) for word in words}
            self._screen.line(
                f"Numbers from 1 to {count}, such as `1 {count}`.",
                "warn",
                indent=MARGIN,
            )

    def _rating(self, proposal: Rating) -> Rating:
        words = grade_page.ratings(self._session.intervals())
        self._screen.line(words, "quiet", indent=MARGIN)
        while True:
            typed = self._read_or_leave(f"  {proposal.value}{self._prompt[1:]}")
            if not typed:
                return proposal
            if rating := _rating_of(typed):
                return rating
            self._screen.line("1, 2, 3 or 4; Enter takes the number shown.", "warn", indent=MARGIN)

    # ------------------------------------------------------------ after an answer

    def _afterwards(self, outcome: Outcome) -> None:
        """Lets the learner look, change the rating, or take the answer back, then goes on."""
        if not isinstance(outcome, Recorded):
            return
        grade_page.due(self._screen, outcome)
        if not self._lines.interactive or outcome.asked.question.answer.kind == "recall":
            return
        grade_page.footer(self._screen, outcome, schedules=self._session.schedules)
        while typed := self._read(self._prompt).strip():
            rating = _rating_of(typed)
            if rating and self._session.schedules:
                grade_page.due(self._screen, self._session.rerate(rating))
            elif self._after_key(pressed(typed, "choice"), outcome):
                return

    def _after_key(self, key: Key | None, outcome: Recorded) -> bool:
        """Does what a key asks for after an answer; returns whether to go on at once."""
        match key:
            case Key.QUIT:
                raise Left
            case Key.UNDO | Key.RIGHT:
                return self._take_back(key)
            case Key.SOLUTION:
                grade_page.solution(self._screen, outcome)
            case Key.GRAPH:
                self._graph(outcome.asked, is_answered=True)
            case Key.CHECK:
                self._check(outcome)
            case Key.SKIP:
                return True
            case _:
                self._screen.line("Enter goes on.", "quiet", indent=MARGIN)
        return False

    def _take_back(self, key: Key) -> bool:
        """Undoes or overrides the last answer; returns whether another question is open now."""
        try:
            if key is Key.UNDO:
                self._session.undo()
                self._screen.line("Taken back.", "warn", indent=MARGIN)
                return True
            self._session.insist()
            self._screen.line("Counted as correct.", "right", indent=MARGIN)
        except UsageError as nothing:
            self._screen.line(f"{nothing}.", "warn", indent=MARGIN)
        return False

    def _read_or_leave(self, prompt: str) -> str:
        """Reads a line where quitting is the only key."""
        typed = self._read(prompt).strip()
        if pressed(typed, "recall") is Key.QUIT:
            raise Left
        return typed

    def _read(self, prompt: str) -> str:
        line = self._lines.read(prompt)
        if line is None:
            raise Left
        return line


def _rating_of(typed: str) -> Rating | None:
    digit = half_width(typed)
    return Rating(int(digit)) if digit in {"1", "2", "3", "4"} else None
