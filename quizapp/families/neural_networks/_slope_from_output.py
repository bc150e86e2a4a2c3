"""The slope of σ from its output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.answers import number
from quizapp.engine.lazy_sympy import load, rational
from quizapp.engine.numbers import Log, decimal, exact
from quizapp.families.generate import Draft
from quizapp.families.moved_graph import along_nodes
from quizapp.families.neural_networks import _slope_mistakes
from quizapp.families.neural_networks._activations import ACTIVATIONS, Point
from quizapp.families.writing import misconceptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from flint import fmpq

    from quizapp.model.questions import Misconception


@dataclass(frozen=True, slots=True)
class Output:
    """The derivative of σ where its output is `a`."""

    a: fmpq


def pose(asked: Output) -> Draft:
    """Returns the question about the slope."""
    a, slope = asked.a, _from_output(asked.a)
    shown = decimal(a)
    here = f"Here {ACTIVATIONS['sigmoid'].definition}."
    return Draft(
        prompt=f"{here}\nAt some z the output is σ(z) = {shown}. What is σ′(z)?",
        answer=_answer(slope),
        values=(slope,),
        hints=(
            "The derivative of σ is written with its own output; z is not needed.",
            "σ′ = σ·(1 − σ)",
            f"1 − σ(z) = {decimal(1 - a)}",
        ),
        steps=(f"σ′(z) = σ(z)·(1 − σ(z)) = {shown}·{decimal(1 - a)} = {decimal(slope)}",),
        parameters={"output": shown},
        shown=(slope,),
    )


def _from_output(a: fmpq) -> fmpq:
    """Returns σ′ by the engine, at the log-odds of which σ is `a`."""
    slope: fmpq = Point("sigmoid", Log(a / (1 - a)), exact(0)).derivative()
    return slope


def _answer(value: fmpq) -> number.Answer:
    return number.Answer(decimal(value).replace("−", "-"))


def moving(asked: Output) -> tuple[Callable[[float], float], ...]:
    """Returns σ about the log-odds of its output."""
    z = Log(asked.a / (1 - asked.a))
    graph = Point("sigmoid", z, exact(0)).graph(z)
    return along_nodes(graph, [graph.place("z")])


def mistakes(asked: Output) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(_slope_mistakes.of_sigmoid(asked.a, decimal(asked.a)), _answer)


def independent(asked: Output) -> number.Answer:
    """Returns sympy's derivative of the definition, where it has that output."""
    u, a = load().Symbol("u", real=True), rational(asked.a)
    slope = (1 / (1 + load().exp(-u))).diff(u).subs(u, load().log(a / (1 - a)))
    return _answer(exact(str(slope)))
