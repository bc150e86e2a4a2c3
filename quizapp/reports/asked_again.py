"""A question of the log once more: what was asked, with what is known of it today."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from quizapp.errors import UsageError
from quizapp.model.cards import Skill
from quizapp.model.questions import Question

if TYPE_CHECKING:
    from quizapp.model.questions import Answer, Origin
    from quizapp.model.reviews import Review
    from quizapp.store.peek import Peek


def question(peek: Peek, row: Review) -> Question | None:
    """Returns what a row of the log answered, its options in the order of that time.

    Returns:
        None where it cannot be asked again: its card is another one now, or its family draws
        other problems.
    """
    return _problem(row.origin) if row.origin else _card(peek, row)


def _problem(origin: Origin) -> Question | None:
    from quizapp import families

    try:
        made = families.problem(origin.family, origin.level, origin.seed)
    except UsageError:
        return None
    return made.question if made.family.version == origin.version else None


def _card(peek: Peek, row: Review) -> Question | None:
    from quizapp.answers.shown import in_that_order

    stored = peek.card(row.card)
    if stored is None or isinstance(stored.card.content, Skill):
        return None
    card = stored.card
    if card.where and row.seed is not None:
        from quizapp.decks.parametric.instances import instance

        card = instance(card, row.seed)
    answer = in_that_order(cast("Answer", card.content), row.prompt)
    asked = Question(
        key=stored.key,
        prompt=card.prompt,
        answer=answer or cast("Answer", card.content),
        topic=card.topic,
        deck=stored.deck,
        solution=tuple(card.why.split("\n")) if card.why else (),
        misconceptions=card.misconceptions,
    )
    # What cannot be told by number is not diagnosed by number.
    return asked if answer else asked._replace(misconceptions=())
