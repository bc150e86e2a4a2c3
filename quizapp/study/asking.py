"""From what is stored to what is asked: a card with its options shuffled, a skill as a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from quizapp.model.cards import Skill
from quizapp.model.questions import Question

if TYPE_CHECKING:
    from quizapp.model.cards import Card, StoredCard
    from quizapp.model.questions import Answer
    from quizapp.model.reviews import Review


class Asked(NamedTuple):
    """A question on its way to the learner.

    Attributes:
        number: counts from 1.
        of: how many there will be; None where nobody can know.
    """

    question: Question
    number: int
    of: int | None


def question(stored: StoredCard, seed: str) -> Question:
    """Returns the question of a card or skill; the same `seed` gives the same one everywhere."""
    if isinstance(stored.card.content, Skill):
        return problem(stored.card.content, number_from(seed))
    if not stored.card.where:
        return _authored(stored, stored.card, seed)
    return _drawn(stored, number_from(seed), seed)


def again(stored: StoredCard, review: Review) -> Question:
    """Returns the question that was answered in `review`, with the numbers that it had then."""
    if review.origin:
        return problem(Skill(review.origin.family, review.origin.level), review.origin.seed)
    if review.seed is None or not stored.card.where:
        return question(stored, review.id)
    return _drawn(stored, review.seed, review.id)


def _drawn(stored: StoredCard, number: int, seed: str) -> Question:
    """Returns the question of a card that draws its numbers, with those that `number` draws."""
    # They bring the exact engine: other cards never need it.
    from quizapp.decks.parametric.instances import instance

    return _authored(stored, instance(stored.card, number), seed)._replace(seed=number)


def _authored(stored: StoredCard, card: Card, seed: str) -> Question:
    """Returns the question of a card whose numbers are drawn, in all of its languages."""
    asked = Question(
        key=stored.key,
        prompt=card.prompt,
        answer=_shuffled(cast("Answer", card.content), seed),
        topic=card.topic,
        deck=stored.deck,
        solution=_solution(card.why),
        hints=card.hints,
        misconceptions=card.misconceptions,
    )
    # The same seed: an option keeps its number in every language.
    others = [
        asked._replace(
            language=one.language,
            prompt=one.prompt,
            answer=_shuffled(one.content, seed),
            solution=_solution(one.why or card.why),
            hints=one.hints or card.hints,
        )
        for one in card.translations
    ]
    return asked._replace(translations=tuple(others)) if others else asked


def _shuffled(answer: Answer, seed: str) -> Answer:
    # Where nothing stands beside the prompt, nothing has an order.
    if not answer.view():
        return answer
    from random import Random

    return answer.shuffled(Random(seed))


def translated(question: Question) -> Question | None:
    """Returns the question in the next of its languages; None where it has only one."""
    if not question.translations:
        return None
    following, *others = question.translations
    before = question._replace(translations=())
    return following._replace(translations=(*others, before), seed=question.seed)


def problem(skill: Skill, seed: int) -> Question:
    """Returns the instance of a skill that `seed` names."""
    # The families bring the exact engine: a quiz of authored cards never needs it.
    from quizapp import families

    return families.problem(skill.family, skill.level, seed).question


def number_from(seed: str) -> int:
    """Returns a number of at most nine digits that depends on nothing but the text `seed`."""
    from random import Random

    return int(Random(seed).random() * 10**9)


def _solution(why: str) -> tuple[str, ...]:
    return tuple(why.split("\n")) if why else ()
