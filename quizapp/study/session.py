"""One sitting: give it what was typed, it gives back what that did. It prints and reads nothing."""

from __future__ import annotations

from dataclasses import replace
from math import fsum
from typing import TYPE_CHECKING

from quizapp import scheduling
from quizapp.errors import UsageError
from quizapp.model.days import study_day
from quizapp.model.grades import Grade, Verdict
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event
from quizapp.study import asking
from quizapp.study.asking import Asked
from quizapp.study.checking import Check
from quizapp.study.confidence import is_guess
from quizapp.study.outcome import Outcome, Recorded
from quizapp.study.rating import own_rating, rated_grade
from quizapp.study.recording import Recorder
from quizapp.study.remarks import Remarks
from quizapp.study.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from quizapp.model.modes import Mode
    from quizapp.model.questions import Question
    from quizapp.study.desk import Desk, Source


class Session:
    """Asks the questions of a source one by one, grades, and records every answer at once."""

    def __init__(
        self,
        desk: Desk,
        source: Source,
        mode: Mode,
        *,
        schedules: bool,
        plan: Mapping[str, object] | None = None,
        resumed: str | None = None,
    ) -> None:
        """Begins a sitting; nothing is written before the first answer.

        Args:
            schedules: whether answers feed the memory.
            plan: what is needed to resume it, kept with the first answer; None if it cannot be.
            resumed: id of the sitting that this one goes on with.
        """
        self.mode = mode
        self.schedules = schedules
        self.desk = desk
        self.source = source
        self.history: list[Outcome] = []
        self.recorder = Recorder(desk, mode, schedules=schedules, plan=plan, resumed=resumed)
        self.id = self.recorder.session_id
        self.remarks = Remarks(desk, self.recorder)
        self._open: Waiting | None = None

    # ------------------------------------------------------------------ asking

    def ask(self) -> Asked | None:
        """Returns the open question, or else the next one; None at the end of the sitting."""
        if self._open is None:
            question = self.source.next()
            if question is None:
                self.recorder.end()
                return None
            self._put(question)
        return self._waiting().asked

    def shown(self) -> None:
        """Is told that the question is on the screen: its time starts, and the slow work begins."""
        waiting = self._waiting()
        # In another language it is shown again, and its time goes on.
        if waiting.was_shown:
            return
        waiting.was_shown = True
        self.desk.store.begin()
        self.desk.upkeep()
        waiting.shown_at = self.desk.seconds()
        waiting.check = waiting.check or Check.of(waiting.asked.question, self.desk.store.wait)

    def translate(self) -> bool:
        """Puts the open question in its next language, to be shown again; False if it has none."""
        return self._waiting().translate()

    def reread(self) -> bool:
        """Puts the open question as its card now stands in the store; False if it is gone."""
        waiting = self._waiting()
        stored = self.desk.peek.card(waiting.asked.question.key)
        if stored:
            waiting.put(asking.question(stored, self.desk.new_id()))
        return stored is not None

    def hint(self) -> tuple[str, int] | None:
        """Returns the next hint and how many are left; None when there is none left."""
        return self._waiting().hint()

    def intervals(self) -> Mapping[Rating, int]:
        """Returns the days until the open question comes again, by rating; empty in a mere quiz."""
        if not self.schedules:
            return {}
        # Not needed before the first question is on the screen.
        from quizapp.store import last_pass
        from quizapp.store.memory import tuning

        question, peek = self._waiting().asked.question, self.desk.peek
        day = study_day(self.desk.now())
        wanted = tuning.of_card(peek, question.key)
        days = scheduling.previews(peek.memory(question.key), day, wanted)
        latest = last_pass.latest_day(peek, question.topic, day)
        return days if latest is None else {r: min(n, latest - day) for r, n in days.items()}

    @property
    def was_tried(self) -> bool:
        """Whether the open question has had an answer that left it open."""
        return self._waiting().was_tried

    def ask_again(self, question: Question) -> None:
        """Asks `question` next, and then the one that is open, if any."""
        if self._open is not None:
            self.source.give_back(self._open.asked.question)
        self.source.give_back(question)
        self._open = None

    def _put(self, question: Question) -> None:
        number = len(self.history) + 1
        asked = Asked(question, number, self.source.of)
        self._open = Waiting(asked, self.desk.seconds())

    def _waiting(self) -> Waiting:
        if self._open is None:
            raise UsageError("no question is open; ask for the next one")
        return self._open

    # --------------------------------------------------------------- answering

    def submit(self, typed: str, confidence: int | None = None) -> Outcome:
        """Grades what was typed. Unless the question stays open, the answer is safe on return.

        Args:
            confidence: how sure the learner is, in percent; None where they do not say. Where an
                answer leaves the question open, what was said of the first one stands.
        """
        # The reader and the exact numbers are loaded while the learner thinks, not before.
        self.desk.store.wait()
        from quizapp.grading import grade

        waiting = self._waiting()
        verified = waiting.check.agrees() if waiting.check else None
        if verified is False:
            return self._withdraw()
        confidence = waiting.first_confidence(confidence)
        result = grade(waiting.asked.question, typed)
        if waiting.is_kept_open_by(result):
            return Outcome(waiting.asked, result)
        if result.verdict is Verdict.RATED:
            message = "this card is rated, not typed: again, hard, good or easy"
            return Outcome(waiting.asked, Grade(Verdict.UNREADABLE, 0.0, message))
        guessed = is_guess(waiting.asked.question.answer, confidence)
        rating = own_rating(result, waiting.hints, guessed=guessed)
        return self._commit(result, rating, typed, verified, confidence)

    def rate(
        self,
        rating: Rating,
        *,
        typed: str = "",
        ticked: Collection[int] = (),
        confidence: int | None = None,
    ) -> Recorded:
        """Records how well the learner remembered a card that only they can judge.

        Args:
            confidence: how sure they were before they looked, in percent.
            typed: what they wrote down before they looked, if anything.
            ticked: 1-based numbers of the key points they had.
        """
        waiting = self._waiting()
        grade = rated_grade(waiting.asked.question.answer, rating, ticked)
        return self._commit(grade, rating, typed, None, confidence)

    def give_up(self) -> Recorded:
        """Records that the learner asked for the solution."""
        return self._commit(Grade(Verdict.GAVE_UP, 0.0), Rating.AGAIN, "", None)

    def skip(self) -> Outcome:
        """Leaves the question unanswered: no row of the log, no point."""
        outcome = Outcome(self._waiting().asked, Grade(Verdict.SKIPPED, 0.0))
        self.history.append(outcome)
        self._open = None
        return outcome

    def _withdraw(self) -> Outcome:
        message = "this problem's two solutions disagree: it is withdrawn and counts nothing"
        outcome = Outcome(self._waiting().asked, Grade(Verdict.SKIPPED, 0.0, message))
        self._open = None
        return outcome

    def _commit(
        self,
        grade: Grade,
        rating: Rating,
        typed: str,
        verified: bool | None,
        confidence: int | None = None,
    ) -> Recorded:
        waiting = self._waiting()
        question = waiting.asked.question
        facts = replace(
            self.recorder.row(question.key, Event.REVIEW),
            typed=typed,
            hints=waiting.hints,
            millis=round(1000 * (self.desk.seconds() - waiting.shown_at)),
            verified=verified,
            confidence=confidence,
        )
        intervals = self.intervals()
        review = self.recorder.answer(question, grade, rating, facts)
        outcome = Recorded(waiting.asked, grade, review, rating, intervals)
        self.history.append(outcome)
        self._open = None
        self.source.settle(question, rating)
        return outcome

    # ------------------------------------------------------------- the end

    @property
    def answered(self) -> int:
        """How many questions were answered; skipped ones are not."""
        return sum(isinstance(outcome, Recorded) for outcome in self.history)

    @property
    def score(self) -> float:
        """The points so far, at most one a question."""
        return fsum(outcome.grade.score for outcome in self.history)

    @property
    def of(self) -> int:
        """The points there were to win: of all that was planned, where the learner left early."""
        planned = self.source.of
        return len(self.history) if self._open is None or planned is None else planned
