"""The paper of a mock exam: its questions with their marks, and how it is made again."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Any

from quizapp.errors import QuizappError
from quizapp.model.cards import Skill
from quizapp.study import asking

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.model.questions import Question
    from quizapp.store.peek import Peek

# Where one may guess, and so where a wrong answer may cost something.
GUESSED = frozenset({"choice", "true-false"})


@dataclass(frozen=True, slots=True)
class Item:
    """A question of a paper.

    Attributes:
        number: counts from 1.
        section: the heading that it stands under.
        negative: the marks that a wrong answer costs.
        draw: what drew the order of a card's options; "" for a problem.
    """

    number: int
    section: str
    marks: float
    negative: float
    question: Question
    draw: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A mock exam; `seed` and its blueprint make the same one again from the same cards."""

    title: str
    seconds: int
    seed: int
    items: tuple[Item, ...]

    @property
    def marks(self) -> float:
        """The marks that there are to win."""
        return fsum(item.marks for item in self.items)


def plan_of(paper: Paper) -> dict[str, Any]:
    """Returns what the store keeps of a paper (of JSON's types)."""
    return {
        "title": paper.title,
        "seconds": paper.seconds,
        "seed": paper.seed,
        "items": [_planned(item) for item in paper.items],
    }


def from_plan(peek: Peek, plan: Mapping[str, Any]) -> Paper:
    """Returns the paper of which `plan_of` was kept; cards read as they now stand.

    Raises:
        QuizappError: a card of it is in the store no more.
    """
    items = (
        Item(number, one["section"], one["marks"], one["negative"], _again(peek, one), one["draw"])
        for number, one in enumerate(plan["items"], start=1)
    )
    return Paper(plan["title"], plan["seconds"], plan["seed"], tuple(items))


def _planned(item: Item) -> dict[str, Any]:
    origin = item.question.origin
    planned: dict[str, Any] = {
        "section": item.section,
        "marks": item.marks,
        "negative": item.negative,
        "key": item.question.key,
        "topic": item.question.topic,
        "draw": item.draw,
    }
    if origin:
        planned["problem"] = [origin.family, origin.level, origin.seed]
    return planned


def _again(peek: Peek, planned: Mapping[str, Any]) -> Question:
    if "problem" in planned:
        family, level, seed = planned["problem"]
        return asking.problem(Skill(family, level), seed)
    stored = peek.card(planned["key"])
    if stored is None:
        raise QuizappError(f"card `{planned['key']}` of this exam is gone; see `quizapp doctor`")
    return asking.question(stored, planned["draw"])
