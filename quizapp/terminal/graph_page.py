"""A worked graph as a person sees it: the drawing, then value and gradients; or step by step."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.calculator.picture import shown_trace, vertices
from quizapp.calculator.steps import backward_steps, forward_steps
from quizapp.engine.numbers import pretty
from quizapp.engine.trace import gradient_line
from quizapp.text import wrap
from quizapp.typeset.graph import picture
from quizapp.typeset.vertices import ascii_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from typing import TextIO

    from quizapp.calculator.worked import Worked
    from quizapp.engine.backprop import Trace
    from quizapp.engine.closed_forms import Shown
    from quizapp.terminal.screen import Screen
    from quizapp.typeset.vertices import Vertex

# A sum in brackets is not broken where it fits into a line, `1/(1 + exp(−1/2))`.
_IN_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\)){1,32}\)")
_NO_BREAK = "\u00a0"
_STYLES = {"value": "right", "gradient": "wrong", "name": "strong", "wire": "quiet"}


@dataclass(frozen=True, slots=True)
class Look:
    """How graphs are drawn: with ASCII alone, or not."""

    ascii_only: bool = False

    def written(self, words: str) -> str:
        """Returns `words` as they are written in this look, powers as people write them."""
        shown = words.replace("**", "^")
        return ascii_text(shown) if self.ascii_only else shown


def look_of(screen: Screen) -> Look:
    """Returns how graphs are drawn on a screen."""
    return Look(screen.ascii_only)


def show(screen: Screen, worked: Worked, look: Look) -> None:
    """Writes the drawing, the value, the gradients and the notes."""
    _draw(screen, worked, look)
    screen.line()
    trace = worked.trace
    name, value = trace.graph.nodes[-1].name, trace.values[-1]
    _write(screen, look, f"{name} = {pretty(value)}{_about(value)}")
    for place in worked.variables:
        _write(screen, look, gradient_line(trace, place) + _about(trace.gradients[place]))
    _notes(screen, worked, look)
    screen.flush()


def of_problem(screen: Screen, trace: Trace, *, is_answered: bool) -> None:
    """Writes the graph of a problem; before the answer without what one is to work out."""
    gates = () if is_answered else trace.graph.gates
    everything = () if is_answered else range(len(trace.graph.nodes))
    shown = vertices(shown_trace(trace), hidden_values=gates, hidden_gradients=everything)
    screen.line()
    _write_picture(screen, shown, look_of(screen))
    screen.line()
    screen.flush()


def walk(screen: Screen, worked: Worked, look: Look, keys: TextIO) -> None:
    """Writes the forward and then the backward pass, a step a key where a person sits there.

    Args:
        keys: where Enter is pressed; what is no terminal is not read.
    """
    trace = worked.trace
    gates = trace.graph.gates
    everything = range(len(trace.graph.nodes))
    _draw(screen, worked, look, hidden_values=gates, hidden_gradients=everything)
    if not _steps(screen, "Forward", forward_steps(trace), look, keys):
        return
    screen.line()
    _draw(screen, worked, look, hidden_gradients=everything)
    backward = backward_steps(trace, worked.variables, worked.constants)
    if not _steps(screen, "Backward", backward, look, keys):
        return
    screen.line()
    _draw(screen, worked, look)
    _notes(screen, worked, look)
    screen.flush()


def _draw(
    screen: Screen,
    worked: Worked,
    look: Look,
    *,
    hidden_values: Collection[int] = (),
    hidden_gradients: Collection[int] = (),
) -> None:
    shown = vertices(
        worked.trace,
        constants=worked.constants,
        hidden_values=hidden_values,
        hidden_gradients=hidden_gradients,
    )
    _write_picture(screen, shown, look)


def _write_picture(screen: Screen, shown: Sequence[Vertex], look: Look) -> None:
    if screen.linear:
        # Lines between boxes are nothing to listen to; each formula says what it reads.
        for vertex in shown:
            figures = f"value {vertex.value}, gradient {vertex.gradient}"
            _write(screen, look, f"{vertex.formula}: {figures}")
        return
    lines = picture(shown, screen.columns, ascii_only=look.ascii_only)
    for line in lines:
        pieces = (
            screen.style(_STYLES[span.style], span.text) if span.style in _STYLES else span.text
            for span in line
        )
        screen.line("".join(pieces).rstrip())


def _write(screen: Screen, look: Look, words: str, style: str = "") -> None:
    for line in _wrapped(screen, look, words):
        screen.line(line, style)


def _wrapped(screen: Screen, look: Look, words: str, first: str = "") -> list[str]:
    """Returns formulas as lines that fit; not as markdown, whose stars would be lost."""
    kept = _IN_BRACKETS.sub(lambda found: found[0].replace(" ", _NO_BREAK), words)
    lines = wrap(look.written(kept), screen.columns - len(first))
    lines = [line.replace(_NO_BREAK, " ") for line in lines]
    margins = [first, *[" " * len(first)] * len(lines)]
    return [margin + line for margin, line in zip(margins, lines, strict=False)]


def _about(number: Shown) -> str:
    """Returns about how much a number is where its exact text does not show it."""
    return f" {pretty(number.short)}" if number.short.startswith("≈") else ""


def _notes(screen: Screen, worked: Worked, look: Look) -> None:
    if worked.notes:
        screen.line()
    for note in worked.notes:
        _write(screen, look, note, "warn")


def _goes_on(typed: str) -> bool:
    """Whether the person wants more; the end of input is a way to leave, too."""
    return bool(typed) and typed.strip().lower() not in {"q", ":q"}


def _steps(screen: Screen, title: str, steps: Iterable[str], look: Look, keys: TextIO) -> bool:
    """Writes one step after the other; returns False where the person has seen enough."""
    waits = keys.isatty() and screen.out.isatty()
    screen.line()
    screen.line(f"{title} (Enter: the next step, q: leave)" if waits else title, "strong")
    screen.line()
    for number, step in enumerate(steps, start=1):
        *before, last = _wrapped(screen, look, step, f"{number:>3}  ")
        for line in before:
            screen.line(line)
        # At a terminal it is the person's own Enter that ends the line.
        screen.out.write(last if waits else f"{last}\n")
        screen.flush()
        if waits and not _goes_on(keys.readline()):
            return False
    return True
