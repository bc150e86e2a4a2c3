"""One sitting: give it what was typed, it gives back what that did. It prints and reads nothing."""

from __future__ import annotations

from dataclasses import replace
from math import fsum
from typing import TYPE_CHECKING, cast

from quizapp import scheduling
from quizapp.errors import UsageError
from quizapp.model.grades import Grade, Verdict
from quizapp.model.reviews import Event, Mode, Rating
from quizapp.study import asking
from quizapp.study.checking import Check
from quizapp.study.confidence import is_guess
from quizapp.study.outcome import Asked, Outcome, Recorded
from quizapp.study.rating import own_rating, rated_grade
from quizapp.study.recording import Recorder
from quizapp.study.remarks import Remarks
from quizapp.study.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from quizapp.model.questions import Question
    from quizapp.model.reviews import Review
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
        self.history: list[Outcome] = []
        self._desk = desk
        self._source = source
        self._recorder = Recorder(desk, mode, schedules=schedules, plan=plan, resumed=resumed)
        self.id = self._recorder.session_id
        self.remarks = Remarks(desk, self._recorder)
        self._open: Waiting | None = None

    # ------------------------------------------------------------------ asking

    def ask(self) -> Asked | None:
        """Returns the open question, or else the next one; None at the end of the sitting."""
        if self._open is None:
            question = self._source.next()
            if question is None:
                self._recorder.end()
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
        self._desk.store.begin()
        self._desk.upkeep()
        waiting.shown_at = self._desk.seconds()
        waiting.check = waiting.check or Check.of(waiting.asked.question, self._desk.store.wait)

    def translate(self) -> bool:
        """Puts the open question in its next language, to be shown again; False if it has none."""
        return self._waiting().translate()

    def reread(self) -> bool:
        """Puts the open question as its card now stands in the store; False if it is gone."""
        waiting = self._waiting()
        stored = self._desk.peek.card(waiting.asked.question.key)
        if stored:
            waiting.put(asking.question(stored, self._desk.new_id()))
        return stored is not None

    def hint(self) -> tuple[str, int] | None:
        """Returns the next hint and how many are left; None when there is none left."""
        return self._waiting().hint()

    def intervals(self) -> Mapping[Rating, int]:
        """Returns the days until the open question comes again, by rating; empty in a mere quiz."""
        if not self.schedules:
            return {}
        # Not needed before the first question is on the screen.
        from quizapp.store import last_pass, tuning

        question, peek = self._waiting().asked.question, self._desk.peek
        day = scheduling.study_day(self._desk.now())
        wanted = tuning.of_card(peek, question.key)
        days = scheduling.previews(peek.memory(question.key), day, wanted)
        latest = last_pass.latest_day(peek, question.topic, day)
        return days if latest is None else {r: min(n, latest - day) for r, n in days.items()}

    @property
    def was_tried(self) -> bool:
        """Whether the open question has had an answer that left it open."""
        return self._waiting().was_tried

    def _put(self, question: Question) -> None:
        number = len(self.history) + 1
        asked = Asked(question, number, self._source.of)
        self._open = Waiting(asked, self._desk.seconds())

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
        self._desk.store.wait()
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
            self._recorder.row(question.key, Event.REVIEW),
            typed=typed,
            hints=waiting.hints,
            millis=round(1000 * (self._desk.seconds() - waiting.shown_at)),
            verified=verified,
            confidence=confidence,
        )
        intervals = self.intervals()
        review = self._recorder.answer(question, grade, rating, facts)
        outcome = Recorded(waiting.asked, grade, review, rating, intervals)
        self.history.append(outcome)
        self._open = None
        self._source.settle(question, rating)
        return outcome

    # ---------------------------------------------------- changing one's mind

    def rerate(self, rating: Rating) -> Recorded:
        """Rates the last answer otherwise than it rated itself; returns its new outcome."""
        return self._amend(self._last().grade, rating)

    def insist(self) -> Recorded:
        """Takes the learner's "I was right" for the last answer; the log keeps both."""
        grade = self._last().grade
        if grade.verdict not in {Verdict.INCORRECT, Verdict.TOO_COARSE}:
            raise UsageError("the last answer was not marked as wrong")
        grade = replace(grade, verdict=Verdict.CORRECT, score=1.0)
        return self._amend(grade, Rating.GOOD)

    def undo(self) -> Review:
        """Takes the last answer back, of an earlier sitting too; returns its row.

        Its question is open again where it belongs here: it was asked in this sitting, or is due
        in a review anyway.
        """
        last = next((one for one in reversed(self.history) if isinstance(one, Recorded)), None)
        if last is None:
            return self._undo_earlier()
        self._recorder.undo(last.review)
        del self.history[self.history.index(last) :]
        self._open_instead(last.asked.question)
        return last.review

    def _undo_earlier(self) -> Review:
        review = self._desk.peek.last_review()
        if review is None:
            raise UsageError("nothing was answered yet; answer a question first")
        self._recorder.undo(review)
        stored = self._desk.peek.card(review.card)
        is_ours = review.session == self.id
        if stored and (is_ours or review.mode is self.mode is Mode.REVIEW):
            self._open_instead(asking.again(stored, review))
        return review

    def _open_instead(self, question: Question) -> None:
        if self._open is not None:
            self._source.give_back(self._open.asked.question)
        self._source.give_back(question)
        self._open = None

    def _amend(self, grade: Grade, rating: Rating) -> Recorded:
        last = self._last()
        self._recorder.amend(last.review, grade, rating)
        amended = replace(last, grade=grade, rating=rating)
        self.history[self.history.index(last)] = amended
        self._source.settle(last.asked.question, rating)
        return amended

    def _last(self) -> Recorded:
        for outcome in reversed(self.history):
            if isinstance(outcome, Recorded):
                return outcome
        raise UsageError("nothing was answered yet; answer a question first")

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
        left_early = self._open is not None and self._source.of is not None
        return cast("int", self._source.of) if left_early else len(self.history)
