"""A question as a person sees it: where they are, what is asked, and which keys work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp import text
from quizapp.study.pictures import may_have_graph
from quizapp.terminal.keys import HELP, Key, is_bare, label
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.answers import recall
    from quizapp.model import Mode, Question
    from quizapp.study.outcome import Asked
    from quizapp.terminal.screen import Screen


def show(screen: Screen, asked: Asked, mode: Mode) -> None:
    """Writes the whole page of a question, up to where the answer is typed."""
    question = asked.question
    screen.line()
    _header(screen, asked, mode)
    screen.line()
    screen.prose(question.prompt, indent=MARGIN)
    screen.line()
    view(screen, question)
    footer(screen, question)
    screen.flush()


def _header(screen: Screen, asked: Asked, mode: Mode) -> None:
    count = f"{asked.number} of {asked.of}" if asked.of else f"{asked.number}"
    where = f"{count} · {asked.question.topic.replace('-', ' ')}"
    right = text.one_line(f"{mode} · {asked.question.key}", screen.columns // 2)
    left = text.one_line(where, screen.columns - text.width(right) - 2)
    gap = screen.columns - text.width(left) - text.width(right)
    screen.line(f"{left}{' ' * gap}{right}", "quiet")
    screen.rule()


def view(screen: Screen, question: Question) -> None:
    """Writes what stands beside a prompt: choices, items, or two columns to match."""
    view = question.answer.view()
    if "left" in view:
        _two_columns(screen, view["left"], view["right"])
    else:
        _numbered(screen, [*view.get("choices", ()), *view.get("items", ())])


def _numbered(screen: Screen, options: Sequence[str]) -> None:
    for number, option in enumerate(options, start=1):
        screen.prose(option, first=f"{number}  ", indent=MARGIN)
    if options:
        screen.line()


def reveal(screen: Screen, answer: recall.Answer, why: Sequence[str]) -> None:
    """Writes what a recall card's answer is, its key points numbered to be ticked."""
    screen.line()
    if answer.answer:
        screen.prose(answer.answer, indent=MARGIN)
        screen.line()
    _numbered(screen, answer.points)
    for line in why:
        screen.prose(line, "quiet", indent=MARGIN)
    if why:
        screen.line()


def _two_columns(screen: Screen, left: Sequence[str], right: Sequence[str]) -> None:
    """Numbers on the left, letters on the right; below each other where the screen is narrow."""
    cell = (screen.columns - MARGIN - 8) // 2
    left_width = min(cell, max(map(text.width, left)))
    right_width = screen.columns - MARGIN - 8 - left_width
    rows = max(len(left), len(right))
    for row in range(rows):
        one = text.wrap(text.inert(left[row]), left_width) if row < len(left) else []
        two = text.wrap(text.inert(right[row]), right_width) if row < len(right) else []
        for index in range(max(len(one), len(two), 1)):
            number = f"{row + 1}" if index == 0 and one else " "
            letter = chr(ord("a") + row) if index == 0 and two else " "
            first = text.pad(one[index] if index < len(one) else "", left_width)
            second = two[index] if index < len(two) else ""
            screen.line(f"{number}  {first}  {letter}  {second}", indent=MARGIN)
    screen.line()


def footer(screen: Screen, question: Question) -> None:
    """Writes what kind of answer is expected, and the keys that work here."""
    kind = question.answer.kind
    keys = [label(Key.HINT, kind, "hint")] if question.hints else []
    if kind != "recall":
        keys.append(label(Key.SOLUTION, kind, "solution"))
    if may_have_graph(question):
        keys.append(label(Key.GRAPH, kind, "graph"))
    if question.translations:
        keys.append(label(Key.TRANSLATE, kind, "translate"))
    if "![" in question.prompt:
        keys.append(label(Key.OPEN, kind, "open picture"))
    keys += [label(Key.QUIT, kind, "quit"), label(Key.HELP, kind, "help")]
    expects = question.answer.expects()
    line = " · ".join(keys)
    gap = screen.columns - MARGIN - text.width(expects) - text.width(line)
    if gap >= 2:
        screen.line(f"{expects}{' ' * gap}{line}", "quiet", indent=MARGIN)
    else:
        screen.prose(expects, "quiet", indent=MARGIN)
        screen.prose(line, "quiet", indent=MARGIN)


def help_page(screen: Screen, kind: str) -> None:
    """Writes what every key does, in the form that works at this kind of question."""
    screen.line()
    for key, meaning in HELP.items():
        screen.prose(
            meaning, first=text.pad(f"{'' if is_bare(kind, key) else ':'}{key}", 4), indent=MARGIN
        )
    if is_bare(kind):
        screen.prose("The colon works everywhere, as in `:h`.", "quiet", indent=MARGIN)
    screen.line()
