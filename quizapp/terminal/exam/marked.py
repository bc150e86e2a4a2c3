"""A marked paper on the screen: what went wrong with its solution, and the result at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp import text
from quizapp.model.grades import Verdict
from quizapp.terminal import question_page, shares, worked
from quizapp.terminal.exam.words import in_words, percent, won
from quizapp.terminal.screen import MARGIN
from quizapp.terminal.shares import Share
from quizapp.terminal.summary_page import points
from quizapp.typeset import inline

if TYPE_CHECKING:
    from quizapp.model.marks import TopicMarks
    from quizapp.study.exam.marks import MarkedItem, MarkedPaper
    from quizapp.terminal.screen import Screen


def show(screen: Screen, found: MarkedPaper) -> None:
    """Writes the paper topic by topic, and then the result, where one looks first."""
    for topic in found.topics:
        items = [item for item in found.items if item.item.question.topic == topic.topic]
        screen.line()
        _heading(screen, topic)
        for item in items:
            if item.grade.score == 1:
                _right(screen, item)
            else:
                _wrong(screen, item)
    result(screen, found)
    again = "This paper as a file: quizapp exam --marked --output paper.md"
    screen.line(again, "quiet", indent=MARGIN)
    screen.flush()


def result(screen: Screen, found: MarkedPaper) -> None:
    """Writes the marks by topic and in all."""
    screen.line()
    screen.rule()
    screen.line(
        screen.style("strong", f"{points(found.marks)} of {points(found.paper.marks)} marks")
        + screen.style(
            "quiet", f"   {percent(found.marks, found.paper.marks)} in {in_words(found.used)}"
        ),
        indent=MARGIN,
    )
    screen.line()
    shares.show(screen, "topics", [_share(topic) for topic in found.topics])
    screen.line()
    screen.flush()


def _share(topic: TopicMarks) -> Share:
    share = max(0.0, topic.marks / topic.of)
    figures = f"{won(topic.marks)} of {points(topic.of)}"
    return Share(text.spaced(topic.topic), share, figures, figures)


def _heading(screen: Screen, topic: TopicMarks) -> None:
    words = f"{won(topic.marks)} of {points(topic.of)}"
    name = text.one_line(text.spaced(topic.topic), screen.columns - len(words) - 2)
    gap = screen.columns - text.width(name) - len(words)
    screen.line(screen.style("strong", name) + " " * gap + screen.style("quiet", words))
    screen.rule()


def _right(screen: Screen, marked: MarkedItem) -> None:
    """Writes what was right on one line."""
    head = _head(marked)
    room = screen.columns - MARGIN - text.width(head) - 4
    prompt = text.one_line(inline.plain(marked.item.question.prompt), room)
    mark = screen.style("right", "✓")
    screen.line(f"{mark} {head}  {screen.style('quiet', prompt)}", indent=MARGIN)


def _wrong(screen: Screen, marked: MarkedItem) -> None:
    """Writes a question, what was answered, why that is not right, and the solution."""
    question, grade = marked.item.question, marked.grade
    screen.line()
    mark = screen.style("wrong", "✗") if marked.row else screen.style("quiet", "·")
    screen.line(f"{mark} {screen.style('strong', _head(marked))}", indent=MARGIN)
    screen.line()
    screen.prose(question.prompt, indent=MARGIN)
    screen.line()
    question_page.view(screen, question)
    if marked.row:
        _answer(screen, marked.row.typed, grade.verdict)
    else:
        screen.line("Not answered.", "quiet", indent=MARGIN)
    if grade.feedback:
        screen.prose(grade.feedback, indent=MARGIN)
    right = [part.name for part in grade.parts if part.score == 1]
    if right:
        screen.prose(", ".join(right), first="Right: ", indent=MARGIN)
    # The worked steps of a problem end with its answer.
    if question.origin is None:
        screen.prose(question.answer.reveal(), first="Answer: ", indent=MARGIN)
    if question.solution:
        screen.line()
    worked.show(screen, question.solution, "quiet", indent=MARGIN)


def _answer(screen: Screen, typed: str, verdict: Verdict) -> None:
    notes = {Verdict.UNREADABLE: " (not readable)", Verdict.TOO_COARSE: " (too few digits)"}
    label, note = "Your answer: ", notes.get(verdict, "")
    words = text.one_line(typed, screen.columns - MARGIN - len(label + note))
    screen.line(f"{label}{screen.style('wrong', words)}{note}", indent=MARGIN)


def _head(marked: MarkedItem) -> str:
    return f"{marked.item.number:>2}. {won(marked.marks)} of {points(marked.item.marks)}"
