"""An exam's paper as markdown: to be printed with its key, or marked, to be kept."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from quizapp.terminal import markdown
from quizapp.terminal.exam.words import in_marks, in_words, percent, won
from quizapp.terminal.summary_page import points
from quizapp.text import spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.study.exam.marks import MarkedItem, MarkedPaper
    from quizapp.study.exam.paper import Item, Paper

# Lines to write on: none where a number is enough, more where there is more to win.
_LEAST, _MOST = 3, 16
_WITHOUT_SPACE = {"choice", "true-false", "ordering", "matching"}

_WORDS = {
    "correct": "correct",
    "rounded": "correct, rounded",
    "too-coarse": "too few digits",
    "incorrect": "not right",
    "unreadable": "not readable",
    "skipped": "not answered",
}


def printed(paper: Paper, made_again: str) -> Iterator[str]:
    """Gives the lines of a paper, and of its key on new pages.

    Args:
        made_again: the command that prints the same paper.
    """
    yield f"# {paper.title}"
    yield ""
    yield f"Time: {in_words(paper.seconds)} · Marks: {points(paper.marks)} · Name: ______________"
    yield ""
    yield f"<!-- {made_again} -->"
    for section, items in groupby(paper.items, key=lambda item: item.section):
        yield from ("", f"## {section}")
        for item in items:
            yield from _asked(item)
    yield from ("", markdown.PAGE_BREAK, "", f"# Key: {paper.title}", "", f"Seed {paper.seed}")
    for item in paper.items:
        yield from ("", f"**{item.number}.** ({_worth(item)})", "")
        yield from markdown.solution(item.question)


def _asked(item: Item) -> Iterator[str]:
    question = item.question
    yield from ("", f"**{item.number}.** ({_worth(item)})", "")
    yield from markdown.prompt(question)
    yield ""
    yield from markdown.view(question)
    yield from ("", f"*Give {question.answer.expects()}.*", "")
    if question.answer.kind in _WITHOUT_SPACE:
        yield from ("Answer: ____________", "")
    else:
        yield from markdown.space(min(max(_LEAST, round(item.marks)), _MOST))


def _worth(item: Item) -> str:
    return in_marks(item.marks) + (f"; wrong −{points(item.negative)}" if item.negative else "")


def marked(found: MarkedPaper, day: str) -> Iterator[str]:
    """Gives the lines of a marked paper: the result by topic, then each question and its solution.

    Args:
        day: when it was sat, as it is shown.
    """
    paper = found.paper
    yield f"# {paper.title}, {day}"
    yield ""
    share = percent(found.marks, paper.marks)
    yield f"**{points(found.marks)} of {points(paper.marks)} marks**, {share}"
    yield f"in {in_words(found.used)} of {in_words(paper.seconds)}; seed {paper.seed}"
    yield ""
    yield from ("| topic | marks | of | |", "| --- | ---: | ---: | ---: |")
    for topic in found.topics:
        name, share = spaced(topic.topic), percent(topic.marks, topic.of)
        yield f"| {name} | {won(topic.marks)} | {points(topic.of)} | {share} |"
    for topic in found.topics:
        yield from ("", f"## {spaced(topic.topic)}")
        for item in found.items:
            if item.item.question.topic == topic.topic:
                yield from _marked(item)


def _marked(marked_item: MarkedItem) -> Iterator[str]:
    item, grade, row = marked_item.item, marked_item.grade, marked_item.row
    yield from ("", f"### {item.number}. {won(marked_item.marks)} of {points(item.marks)}", "")
    yield from markdown.prompt(item.question)
    yield ""
    yield from markdown.view(item.question)
    yield ""
    answer = f"Your answer: {markdown.code(row.typed)}, " if row else ""
    yield f"{answer}**{_WORDS[grade.verdict]}**"
    if grade.feedback:
        yield from ("", markdown.broken(grade.feedback))
    if len(grade.parts) > 1 and not grade.verdict.is_right:
        right = ", ".join(markdown.code(part.name) for part in grade.parts if part.score == 1)
        yield from ("", f"Right among the parts: {right or 'none'}")
    yield ""
    yield from markdown.solution(item.question)
