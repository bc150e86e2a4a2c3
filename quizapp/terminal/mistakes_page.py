"""The notebook of mistakes on the screen, the commonest misconception first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from quizapp import text
from quizapp.terminal import worked
from quizapp.terminal.labels import plural
from quizapp.terminal.screen import MARGIN
from quizapp.typeset import inline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.reports.mistakes import Mistake, Notebook, Variant, WrongAnswer
    from quizapp.terminal.screen import Screen

# After those in full, so many misconceptions have a line each.
_LISTED = 20
# Of one misconception so many answers are written in full, of the cards of a topic so many; of the
# others a line each.
_OF_FAMILY, _OF_CARDS = 1, 3


def show(screen: Screen, notebook: Notebook, today: int, count: int) -> None:
    """Writes the notebook; nothing but a word where there is no mistake.

    Args:
        count: how many misconceptions are told in full, the commonest first.
    """
    screen.line()
    screen.prose(_summary(notebook), "strong" if notebook.mistakes else "", indent=MARGIN)
    for mistake in notebook.mistakes[:count]:
        _mistake(screen, mistake, today)
    _rest(screen, notebook.mistakes[count:])
    if notebook.mistakes:
        screen.line()
        screen.rule()
        words = "All of it with every solution, as a file: quizapp mistakes --output FILE.md"
        screen.prose(words, "quiet", indent=MARGIN)
    screen.flush()


def _summary(notebook: Notebook) -> str:
    right = f"{plural(notebook.put_right, 'wrong answer')} put right since"
    if notebook.mistakes:
        wrong = f"{plural(notebook.times, 'wrong answer')} to look at again"
        return f"{wrong}; {right}" if notebook.put_right else wrong
    if notebook.put_right:
        return f"No mistake is left: {right}."
    return "No wrong answer yet. Start with: quizapp drill"


def _rest(screen: Screen, mistakes: Sequence[Mistake]) -> None:
    """Writes a line for each further misconception, and how many more there are."""
    if not mistakes:
        return
    screen.line()
    screen.line("The others", "strong")
    screen.rule()
    for mistake in mistakes[:_LISTED]:
        often = plural(mistake.times, "time")
        room = screen.columns - MARGIN - len(often) - 2
        name = text.pad(text.one_line(_name(mistake), room), room)
        screen.line(f"{name}  {screen.style('quiet', often)}", indent=MARGIN)
    if len(mistakes) > _LISTED:
        words = f"and {len(mistakes) - _LISTED} more; --topic T or --output FILE.md shows them"
        screen.prose(words, "quiet", indent=MARGIN)


def _name(mistake: Mistake) -> str:
    name = f"{mistake.place}: {mistake.title}" if mistake.family else mistake.title
    return inline.plain(name)


def _mistake(screen: Screen, mistake: Mistake, today: int) -> None:
    screen.line()
    often = f"{plural(mistake.times, 'time')}, last {_when(mistake.last, today)}"
    name = _name(mistake)
    gap = screen.columns - text.width(name) - len(often)
    if gap >= 2:
        screen.line(screen.style("strong", name) + " " * gap + screen.style("quiet", often))
    else:
        screen.prose(name, "strong")
        screen.line(often, "quiet")
    screen.rule()
    full = _OF_FAMILY if mistake.family else _OF_CARDS
    for answer in mistake.answers[:full]:
        _answer(screen, answer)
    _others(screen, mistake.answers[full:])
    if mistake.variant:
        _variant(screen, mistake.variant)


def _answer(screen: Screen, answer: WrongAnswer) -> None:
    screen.line()
    screen.prose(answer.prompt, indent=MARGIN)
    screen.line()
    often = f" ({answer.times} times)" if answer.times > 1 else ""
    said = "You asked for the solution" if answer.gave_up else "You answered: "
    typed = text.one_line(answer.typed, screen.columns - MARGIN - len(said + often))
    screen.line(f"{said}{screen.style('wrong', typed)}{often}", indent=MARGIN)
    if answer.diagnosis:
        screen.prose(answer.diagnosis, indent=MARGIN)
    # The worked steps of a problem end with its answer.
    if answer.answer and not answer.generated:
        screen.prose(answer.answer, first="Answer: ", indent=MARGIN)
    if answer.solution:
        screen.line()
    worked.show(screen, answer.solution, "quiet", indent=MARGIN)


def _others(screen: Screen, answers: Sequence[WrongAnswer]) -> None:
    """Writes a line for each further answer."""
    if not answers:
        return
    screen.line()
    keys = [text.one_line(answer.key, 22) for answer in answers]
    widest = max(map(text.width, keys))
    for key, answer in zip(keys, answers, strict=True):
        typed = f" → {text.one_line(answer.typed, 18)}" if answer.typed else ""
        room = screen.columns - MARGIN - widest - 2 - text.width(typed)
        prompt = text.one_line(inline.plain(answer.prompt), room)
        screen.line(f"{text.pad(key, widest)}  {prompt}{typed}", "quiet", indent=MARGIN)


def _variant(screen: Screen, variant: Variant) -> None:
    screen.line()
    screen.line("Try this one:", "strong", indent=MARGIN)
    screen.prose(variant.prompt, indent=MARGIN)
    screen.line()
    screen.prose(command(variant), "term", indent=MARGIN)


def command(variant: Variant) -> str:
    """Returns the command that asks a variant."""
    return f"quizapp drill {variant.family} --level {variant.level} --seed {variant.seed} -n 1"


def _when(day: int, today: int) -> str:
    ago = today - day
    return {0: "today", 1: "yesterday"}.get(ago, date.fromordinal(day).isoformat())
