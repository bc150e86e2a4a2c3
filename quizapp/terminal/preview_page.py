"""A card as its author will want to see it: the page of a session, and then all of its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp import text
from quizapp.model.modes import Mode
from quizapp.study import asking
from quizapp.study.asking import Asked
from quizapp.terminal import card_page, question_page
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.model.cards import StoredCard
    from quizapp.model.questions import Question
    from quizapp.terminal.screen import Screen


def show(screen: Screen, cards: Sequence[StoredCard]) -> None:
    """Writes cards one after the other, each in all of its languages."""
    for number, stored in enumerate(cards, start=1):
        asked: Question | None = asking.question(stored, stored.key)
        for _ in range(len(stored.card.translations) + 1):
            if asked:
                question_page.show(screen, Asked(asked, number, len(cards)), Mode.REVIEW)
                screen.line()
                card_page.answer(screen, asked)
                asked = asking.translated(asked)
        _facts(screen, stored)
    screen.line()
    screen.flush()


def _facts(screen: Screen, stored: StoredCard) -> None:
    """Writes what a card's author said of it that no session shows."""
    card = stored.card
    facts = [f"line {card.line}"]
    facts += [f"level {card.level}"] if card.level else []
    facts += [f"tags: {', '.join(card.tags)}"] if card.tags else []
    facts += [f"needs: {', '.join(card.needs)}"] if card.needs else []
    facts += [f"where: {card.where}"] if card.where else []
    screen.prose(text.one_line(" · ".join(facts), 400), "quiet", indent=MARGIN)
