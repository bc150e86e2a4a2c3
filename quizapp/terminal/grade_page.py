"""What an answer was worth, as a person sees it: verdict first, then why, then what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp import text
from quizapp.model.grades import Verdict
from quizapp.model.ratings import Rating
from quizapp.study.outcome import Recorded
from quizapp.terminal import comparison, help_page, worked
from quizapp.terminal.keys import Key
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.model.grades import Grade
    from quizapp.study.outcome import Outcome
    from quizapp.terminal.screen import Screen

# Verdict: mark, words, style.
_VERDICTS = {
    Verdict.CORRECT: ("✓", "Correct", "right strong"),
    Verdict.ROUNDED: ("✓", "Correct, rounded", "right strong"),
    Verdict.INCORRECT: ("✗", "Not right", "wrong strong"),
    Verdict.TOO_COARSE: ("~", "Right so far", "warn strong"),
    Verdict.UNREADABLE: ("?", "Not read, nothing counted", "warn strong"),
    Verdict.RATED: ("✓", "Saved", "right strong"),
    Verdict.GAVE_UP: ("→", "The solution", "strong"),
    Verdict.SKIPPED: ("→", "Skipped", "quiet"),
}


def show(screen: Screen, outcome: Outcome, typed: str) -> None:
    """Writes what an answer did: the verdict, and unless the question is still open, the answer."""
    grade, question = outcome.grade, outcome.asked.question
    _verdict(screen, grade, typed)
    _place(screen, grade, typed)
    if grade.feedback:
        said = _sentence(grade.feedback, of_names=question.origin is not None)
        screen.prose(said, indent=MARGIN + 2)
    if not isinstance(outcome, Recorded) or grade.verdict is Verdict.RATED:
        screen.flush()
        return
    _answer(screen, outcome, typed)
    if question.origin is None or grade.verdict is Verdict.GAVE_UP:
        solution(screen, outcome)
    screen.flush()


def solution(screen: Screen, outcome: Outcome) -> None:
    """Writes a card's why, or a problem's worked steps."""
    lines = outcome.asked.question.solution
    if lines:
        screen.line()
    worked.show(screen, lines, indent=MARGIN + 2)


def _verdict(screen: Screen, grade: Grade, typed: str) -> None:
    mark, words, style = _VERDICTS[grade.verdict]
    said = words if screen.linear else f"{screen.signs(mark)} {words}"
    read = ""
    if grade.verdict.is_right and _packed(grade.interpreted) not in {"", _packed(typed)}:
        read = screen.style("quiet", f"   read as {text.one_line(grade.interpreted)}")
    screen.line(f"{screen.style(style, said)}{read}", indent=MARGIN)


def _place(screen: Screen, grade: Grade, typed: str) -> None:
    """Points at the character at which an answer could not be read."""
    if grade.position is None or screen.linear:
        return
    for line in text.pointed(typed, grade.position, screen.columns - MARGIN - 2):
        screen.line(line, "quiet", indent=MARGIN + 2)


def _packed(words: str) -> str:
    return "".join(words.split())


def _sentence(words: str, *, of_names: bool) -> str:
    """Returns `words` with a capital; where they may begin with a name (w is not W), words only."""
    first = words.split(maxsplit=1)[0]
    is_name = len(first) < 3 or not (first[:3].isascii() and first[:3].isalpha())
    return words if of_names and is_name else words[0].upper() + words[1:]


def _answer(screen: Screen, outcome: Recorded, typed: str) -> None:
    """Writes the right answer, beside a wrong one if there is one."""
    from quizapp.study.comparing import compared

    answer, grade = outcome.asked.question.answer, outcome.grade
    if grade.verdict is Verdict.CORRECT:
        return
    is_wrong = grade.verdict in {Verdict.INCORRECT, Verdict.TOO_COARSE}
    entries = compared(outcome, typed) if is_wrong else ()
    comparison.show(screen, entries, answer.kind)
    # Of a matrix one wants to see the whole; pairs and single answers are all there already.
    if not entries or answer.kind in {"vector", "matrix", "named"}:
        screen.prose(answer.reveal(), first="Answer: ", indent=MARGIN + 2)


def due(screen: Screen, outcome: Recorded) -> None:
    """Writes when the card comes again."""
    if outcome.due_in is None:
        return
    if outcome.rating is Rating.AGAIN:
        words = "comes again in this session"
    else:
        words = f"comes again {in_days(outcome.due_in)}"
    screen.line(words, "quiet", indent=MARGIN + 2)


# The keys after an answer that a footer has room for.
_FOOTER = {
    Key.UNDO: "undo",
    Key.RIGHT: "I was right",
    Key.SOLUTION: "solution",
    Key.GRAPH: "graph",
    Key.CHECK: "check",
}


def footer(screen: Screen, outcome: Recorded, *, schedules: bool) -> None:
    """Writes the keys that work after an answer."""
    works = help_page.keys_after(outcome)
    keys = [f"{key} {words}" for key, words in _FOOTER.items() if key in works]
    if schedules:
        keys.append("1-4 rate it otherwise")
    screen.line()
    keys = ["Enter next", *keys, "? more"]
    for line in text.side_by_side(keys, screen.columns - MARGIN):
        screen.line(line, "quiet", indent=MARGIN)


def ratings(intervals: Mapping[Rating, int]) -> str:
    """Returns the four ratings and what each would do, on one line."""
    return " · ".join(
        f"{rating.value} {rating.name.lower()}" + _short(rating, intervals) for rating in Rating
    )


def _short(rating: Rating, intervals: Mapping[Rating, int]) -> str:
    if not intervals:
        return ""
    return " (now)" if rating is Rating.AGAIN else f" ({intervals[rating]} d)"


def in_days(days: int) -> str:
    """Returns a number of days in words."""
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
