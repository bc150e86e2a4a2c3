"""Changing one's mind about an answer: it is rated otherwise, was right, or is taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.errors import UsageError
from quizapp.model.grades import Grade, Verdict
from quizapp.model.modes import Mode
from quizapp.model.ratings import Rating
from quizapp.study import asking
from quizapp.study.outcome import Recorded

if TYPE_CHECKING:
    from quizapp.model.reviews import Review
    from quizapp.study.session import Session


def rerate(session: Session, rating: Rating) -> Recorded:
    """Rates the last answer otherwise than it rated itself; returns its new outcome.

    Raises:
        UsageError: nothing was answered yet.
    """
    last = _last(session)
    return _amend(session, last, last.grade, rating)


def insist(session: Session) -> Recorded:
    """Takes the learner's "I was right" for the last answer; the log keeps both.

    Raises:
        UsageError: it was not marked as wrong, or nothing was answered yet.
    """
    last = _last(session)
    if last.grade.verdict not in {Verdict.INCORRECT, Verdict.TOO_COARSE}:
        raise UsageError("the last answer was not marked as wrong")
    grade = replace(last.grade, verdict=Verdict.CORRECT, score=1.0)
    return _amend(session, last, grade, Rating.GOOD)


def undo(session: Session) -> Review:
    """Takes the last answer back, of an earlier sitting too; returns its row.

    Its question is open again where it belongs here: it was asked in this sitting, or is due
    in a review anyway.

    Raises:
        UsageError: nothing was answered yet.
    """
    last = _last_here(session)
    if last is None:
        return _undo_earlier(session)
    session.recorder.undo(last.review)
    del session.history[session.history.index(last) :]
    session.ask_again(last.asked.question)
    return last.review


def _undo_earlier(session: Session) -> Review:
    peek = session.desk.peek
    review = peek.last_review()
    if review is None:
        raise UsageError("nothing was answered yet; answer a question first")
    session.recorder.undo(review)
    stored = peek.card(review.card)
    is_ours = review.session == session.id
    if stored and (is_ours or review.mode is session.mode is Mode.REVIEW):
        session.ask_again(asking.again(stored, review))
    return review


def _amend(session: Session, last: Recorded, grade: Grade, rating: Rating) -> Recorded:
    session.recorder.amend(last.review, grade, rating)
    amended = replace(last, grade=grade, rating=rating)
    session.history[session.history.index(last)] = amended
    session.source.settle(last.asked.question, rating)
    return amended


def _last(session: Session) -> Recorded:
    last = _last_here(session)
    if last is None:
        raise UsageError("nothing was answered yet; answer a question first")
    return last


def _last_here(session: Session) -> Recorded | None:
    return next((one for one in reversed(session.history) if isinstance(one, Recorded)), None)
