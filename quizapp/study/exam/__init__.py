"""Sitting a mock exam: answers are taken down, may be changed, and are marked at the end.

Every answer is graded and on disk at once, as in any sitting; what it was worth is not told
before the paper is handed in. An answer that is changed is a new row, and the one before is undone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.errors import UsageError
from quizapp.model.grades import Verdict
from quizapp.model.modes import Mode
from quizapp.model.reviews import Event
from quizapp.store.figures import mock_exams
from quizapp.study.asking import translated
from quizapp.study.exam.marks import mark
from quizapp.study.exam.paper import from_plan, plan_of
from quizapp.study.rating import own_rating
from quizapp.study.recording import Recorder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quizapp.model.questions import Question
    from quizapp.model.reviews import Review
    from quizapp.study.desk import Desk
    from quizapp.study.exam.marks import MarkedPaper
    from quizapp.study.exam.paper import Item, Paper


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken down of an answer: nothing of whether it is right.

    Attributes:
        read: how it was read; empty where that is as it was typed.
        fault: why it cannot be read, and so is worth nothing as it stands; empty where it can.
    """

    read: str
    fault: str


class Exam:
    """One sitting of a paper, against a clock that stands while nobody sits there."""

    def __init__(
        self,
        desk: Desk,
        paper: Paper,
        recorder: Recorder,
        *,
        spent: float = 0.0,
        answers: Mapping[int, Review] | None = None,
    ) -> None:
        """Lays the paper out; its clock runs from `begin`, and nothing is written before an answer.

        Args:
            spent: seconds of it that went by before.
            answers: those given before, by the number of their question.
        """
        self.paper = paper
        self.answers = dict(answers or {})
        # The question that comes next in order.
        self.ahead = max(self.answers, default=0) + 1
        self._desk = desk
        self._recorder = recorder
        self._spent = spent
        self._since: float | None = None
        self._questions = {item.number: item.question for item in paper.items}
        self._shown_at = 0.0

    # ------------------------------------------------------------------- the clock

    def begin(self) -> None:
        """Starts the clock."""
        self._since = self._desk.seconds()

    @property
    def used(self) -> float:
        """Seconds that the exam has taken so far, at most all that there are."""
        running = 0.0 if self._since is None else self._desk.seconds() - self._since
        return min(self._spent + running, float(self.paper.seconds))

    @property
    def left(self) -> float:
        """Seconds that are left; 0 when the time is up."""
        return self.paper.seconds - self.used

    # ------------------------------------------------------------------- answering

    def question(self, number: int) -> Question:
        """Returns a question in the language in which it is read."""
        return self._questions[number]

    def shown(self) -> None:
        """Is told that a question is on the screen: what may take its time begins."""
        self._desk.store.begin()
        self._desk.upkeep()
        self._shown_at = self._desk.seconds()

    def passed(self, number: int) -> int:
        """Is told that a question was answered or left as it is; returns the one that comes next.

        Who went back to it comes to where they were.
        """
        self.ahead = max(self.ahead, number + 1)
        return self.ahead

    def translate(self, number: int) -> bool:
        """Puts a question in its next language, to be shown again; False if it has none."""
        other = translated(self._questions[number])
        if other is not None:
            self._questions[number] = other
        return other is not None

    def answer(self, number: int, typed: str, *, was_in_time: bool = False) -> Taken | None:
        """Takes an answer down, in the place of one given before; it is safe on return.

        Args:
            was_in_time: whether it is known that all of it was typed before the time was up.

        Returns:
            None where the time was up: then it does not count.
        """
        self._desk.store.wait()
        from quizapp.grading import grade

        if self.left <= 0 and not was_in_time:
            return None
        question = self._questions[number]
        found = grade(question, typed)
        facts = self._facts(question, typed)
        row = self._recorder.answer(question, found, own_rating(found, 0), facts)
        self._withdraw(self.answers.get(number))
        self.answers[number] = row
        is_unread = found.verdict is Verdict.UNREADABLE
        return Taken(found.interpreted, found.feedback if is_unread else "")

    def clear(self, number: int) -> None:
        """Takes the answer to a question back, so that it has none."""
        self._withdraw(self.answers.pop(number, None))

    def _facts(self, question: Question, typed: str) -> Review:
        return replace(
            self._recorder.row(question.key, Event.REVIEW),
            typed=typed,
            millis=round(1000 * (self._desk.seconds() - self._shown_at)),
            # Every problem of a paper was solved a second time before it was put on.
            verified=True if question.origin else None,
        )

    def _withdraw(self, before: Review | None) -> None:
        if before is not None:
            self._recorder.undo(before)

    # --------------------------------------------------------------------- the end

    def leave(self) -> None:
        """Stops the clock, to go on another time with what is left of it."""
        self._spent, self._since = self.used, None
        if self.answers:
            self._keep_time()

    def hand_in(self) -> MarkedPaper:
        """Ends the exam, and returns its paper with the marks."""
        self._spent, self._since = self.used, None
        if self.answers:
            self._keep_time()
            self._recorder.end()
        return mark(self.paper, self.answers, self._spent)

    def _keep_time(self) -> None:
        store = self._desk.store()
        from quizapp.store import settings

        seconds = mock_exams.seconds(self._desk.peek)
        seconds[self._recorder.session_id] = round(self._spent, 1)
        settings.put(store, mock_exams.CLOCK, seconds, self._desk.now())


def fresh(desk: Desk, paper: Paper, predicted: Mapping[str, float | None]) -> Exam:
    """Returns an exam that begins now.

    Args:
        predicted: the recall that was predicted for today, by topic; kept beside the result.
    """
    plan = plan_of(paper) | {"predicted": dict(predicted)}
    return Exam(desk, paper, Recorder(desk, Mode.EXAM, schedules=False, plan=plan, resumed=None))


def resumed(desk: Desk) -> Exam:
    """Returns the exam that was left unfinished, with its answers and the time that is left.

    Raises:
        UsageError: there is none.
    """
    left = desk.peek.unfinished(Mode.EXAM)
    if left is None:
        raise UsageError("no exam was left unfinished; start one with `quizapp exam`")
    paper = from_plan(desk.peek, left.plan)
    answers = answers_of(paper, desk.peek.answered(left.id))
    recorder = Recorder(desk, Mode.EXAM, schedules=False, plan=None, resumed=left.id)
    return Exam(desk, paper, recorder, spent=mock_exams.used(desk.peek, left.id), answers=answers)


def answers_of(paper: Paper, rows: Iterable[Review]) -> dict[int, Review]:
    """Returns the row of each answer by the number of its question.

    Where a power cut came between a changed answer and the undoing of the one before, there are
    two rows: the later counts.
    """
    numbers = {_sign_of(item): item.number for item in paper.items}
    found = {numbers.get((row.card, row.origin.seed if row.origin else None)): row for row in rows}
    return {number: row for number, row in found.items() if number is not None}


def _sign_of(item: Item) -> tuple[str, int | None]:
    origin = item.question.origin
    return item.question.key, origin.seed if origin else None
