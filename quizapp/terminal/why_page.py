"""Why a card comes when it does: one sentence, and the numbers behind it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from quizapp import text
from quizapp.decks.parametric.placeholders import spelled
from quizapp.model.ratings import Rating
from quizapp.terminal.exam_date_page import iso
from quizapp.terminal.labels import labelled, plural
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.model.memory import MemoryState
    from quizapp.study.why import Why
    from quizapp.terminal.screen import Screen


def show(screen: Screen, found: Why) -> None:
    """Writes the sentence and the numbers."""
    screen.line()
    prompt = spelled(found.stored.card.prompt)
    screen.prose(prompt.split("\n")[0], "quiet", indent=MARGIN)
    screen.line()
    screen.prose(sentence(found), "strong", indent=MARGIN)
    screen.line()
    for name, words in _rows(found):
        labelled(screen, name, words)
    screen.flush()


def sentence(found: Why) -> str:
    """Returns in one sentence when the card comes, and why then."""
    if found.status.state == "retired":
        return "It does not come: its deck no longer has it."
    if found.status.suspended:
        return f"It does not come: you suspended it; `quizapp resume {found.stored.key}`."
    if found.memory is None or found.recall is None:
        return "It is new: it comes when its turn among the new cards is."
    wanted, memory = f"{found.tuning.retention:.0%}", found.memory
    if memory.due_day <= found.today:
        return (
            f"It has been due since {iso(memory.due_day)}: the chance that you remember it is"
            f" {found.recall:.0%} today, and {wanted} is wanted."
        )
    if exam := found.pass_ahead:
        return (
            f"It comes once more between {iso(exam.start)} and the eve of your exam on"
            f" {iso(exam.exam.day)}; without the exam it would come on {iso(memory.due_day)}."
        )
    return (
        f"It comes on {iso(memory.due_day)}, {_in_days(memory.due_day - found.today)}: by then the"
        f" chance that you remember it will have fallen to about {wanted}."
    )


def _rows(found: Why) -> Iterator[tuple[str, str]]:
    if found.memory and found.recall is not None:
        yield from _memory(found, found.memory, found.recall)
    if not found.status.suspended and found.status.state != "retired":
        answers = (f"{rating.name.lower()} {days}" for rating, days in found.days.items())
        yield "if today", f"{', '.join(answers)} (days to the next time)"
    if found.exam:
        exam = found.exam.exam
        what = text.one_line(text.spaced(exam.topic)) or "all topics"
        yield "exam", f"{iso(exam.day)}, {what}; the last pass is from {iso(found.exam.start)}"
    fitted = f"fit {found.fit} to your own answers (`quizapp fit --list`)"
    yield "parameters", fitted if found.fit else "the usual ones of FSRS-6 (`quizapp fit`)"


def _memory(found: Why, memory: MemoryState, recall: float) -> Iterator[tuple[str, str]]:
    ago = found.today - memory.last_day
    seen = "today" if ago <= 0 else f"{plural(ago, 'day')} ago"
    counts = f"{plural(found.status.reps, 'review')}, {plural(found.status.lapses, 'lapse')}"
    yield "last seen", f"{iso(memory.last_day)}, {seen}; {counts}"
    yield "recall", f"{recall:.1%} today; {found.tuning.retention:.0%} is wanted when it is due"
    yield "stability", f"{memory.stability:,.1f} days: after so long recall is 90%"
    yield "difficulty", f"{memory.difficulty:.1f} of 10"


def _in_days(days: int) -> str:
    return "tomorrow" if days == 1 else f"in {days} days"


def as_json(found: Why) -> dict[str, object]:
    """Returns the sentence and the numbers by name; days as ISO dates."""
    memory, exam = found.memory, found.exam
    return {
        "key": found.stored.key,
        "state": found.status.state,
        "sentence": sentence(found),
        "due": date.fromordinal(memory.due_day).isoformat() if memory else None,
        "last_review": date.fromordinal(memory.last_day).isoformat() if memory else None,
        "reviews": found.status.reps,
        "lapses": found.status.lapses,
        "stability": memory.stability if memory else None,
        "difficulty": memory.difficulty if memory else None,
        "retrievability": found.recall,
        "retention": found.tuning.retention,
        "ratings": {rating.name.lower(): found.days[rating] for rating in Rating},
        "parameters": {"fit": found.fit or None, "weights": list(found.tuning.weights) or None},
        "exam": exam
        and {
            "topic": exam.exam.topic or None,
            "date": iso(exam.exam.day),
            "last_pass_from": iso(exam.start),
            "comes_in_it": found.pass_ahead is not None,
        },
    }
