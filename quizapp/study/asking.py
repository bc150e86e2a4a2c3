"""From what is stored to what is asked: a card with its options shuffled, a skill as a problem."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from quizapp.model import Question, Skill

if TYPE_CHECKING:
    from quizapp.model import Card, StoredCard


def question(stored: StoredCard, seed: str) -> Question:
    """Returns the question of a card or skill; the same `seed` gives the same one everywhere."""
    content = stored.card.content
    if isinstance(content, Skill):
        return problem(content, number_from(seed))
    return Question(
        key=stored.key,
        prompt=stored.card.prompt,
        answer=content.shuffled(Random(seed)),
        topic=stored.card.topic,
        deck=stored.deck,
        solution=_solution(stored.card),
        hints=stored.card.hints,
        misconceptions=stored.card.misconceptions,
    )


def problem(skill: Skill, seed: int) -> Question:
    """Returns the instance of a skill that `seed` names."""
    # The families bring the exact engine: a quiz of authored cards never needs it.
    from quizapp import families

    return families.problem(skill.family, skill.level, seed).question


def number_from(seed: str) -> int:
    """Returns a number of at most nine digits that depends on nothing but the text `seed`."""
    return int(Random(seed).random() * 10**9)


def _solution(card: Card) -> tuple[str, ...]:
    return tuple(card.why.split("\n")) if card.why else ()
