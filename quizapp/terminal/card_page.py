"""One card to read: question, answer, explanation, and its place in the schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from quizapp import text
from quizapp.terminal import question_page, worked
from quizapp.terminal.labels import plural
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from quizapp.answers import choice
    from quizapp.model.cards import StoredCard
    from quizapp.model.questions import Question
    from quizapp.store.standing import CardStatus
    from quizapp.terminal.screen import Screen


def show(
    screen: Screen, stored: StoredCard, question: Question, status: CardStatus, due: str
) -> None:
    """Writes a card with all that its author wrote."""
    card = stored.card
    screen.line()
    where = f"{stored.key} · {stored.deck} · {text.spaced(card.topic)}"
    screen.line(text.one_line(where, screen.columns), "quiet")
    screen.rule()
    screen.line()
    screen.prose(question.prompt, indent=MARGIN)
    screen.line()
    question_page.view(screen, question)
    answer(screen, question)
    _schedule(screen, stored, status, due)
    screen.flush()


def answer(screen: Screen, question: Question) -> None:
    """Writes all that comes after a question: answer, why, known mistakes, hints."""
    screen.prose(question.answer.reveal(), first="Answer: ", indent=MARGIN)
    _remarks(screen, question)
    if question.solution:
        screen.line()
    worked.show(screen, question.solution, "quiet", indent=MARGIN)
    screen.line()
    for mistake in question.misconceptions:
        words = f"{mistake.answer.text()}: {mistake.feedback}"
        screen.prose(words, first="Not: ", indent=MARGIN)
    for hint in question.hints:
        screen.prose(hint, first="Hint: ", indent=MARGIN)
    if question.misconceptions or question.hints:
        screen.line()


def _remarks(screen: Screen, question: Question) -> None:
    """Writes what is said to who chooses an option, by its number."""
    if question.answer.kind == "choice":
        notes = cast("choice.Answer", question.answer).notes
        for number, note in enumerate(notes, start=1):
            if note:
                screen.prose(note, first=f"At {number}: ", indent=MARGIN)


def _schedule(screen: Screen, stored: StoredCard, status: CardStatus, due: str) -> None:
    facts = [status.state]
    if due:
        facts.append(f"due {due}")
    if status.reps:
        facts.append(f"{plural(status.reps, 'review')}, {plural(status.lapses, 'lapse')}")
    if stored.card.tags:
        facts.append("tags: " + ", ".join(stored.card.tags))
    if stored.card.needs:
        facts.append("needs: " + ", ".join(stored.card.needs))
    screen.prose(" · ".join(facts), "quiet", indent=MARGIN)
