from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.model.reviews import Event
from quizapp.scheduling import next_state
from quizapp.store.figures import flags
from quizapp.store.history import reviews
from quizapp.store.peek import Peek

if TYPE_CHECKING:
    from quizapp.store.database import Store
    from tests.store.conftest import Make


def test_the_latest_word_on_a_card_says_whether_it_is_flagged(store: Store, make: Make) -> None:
    make.load(store, make.card("one", id="a"), make.card("two", id="b"))

    def flagged() -> list[tuple[str, str]]:
        with Peek(store.path) as peek:
            standing = [(flag.card, flag.typed) for flag in flags.standing(peek)]
            assert [key for key in "ab" if flags.is_flagged(peek, key)] == sorted(
                key for key, _ in standing
            )
        return standing

    def say(card: str, event: Event, note: str = "") -> None:
        row = make.row(card, None, event=event, typed=note, verdict=None, score=None)
        reviews.record(store, row, next_state)

    say("b", Event.FLAG, "which loss?")
    say("a", Event.FLAG)
    assert flagged() == [("b", "which loss?"), ("a", "")]
    say("b", Event.FLAG, "hinge or softmax?")
    say("a", Event.UNFLAG)
    assert flagged() == [("b", "hinge or softmax?")]
    reviews.undo(store, make.row("", None, event=Event.UNDO, schedules=False), next_state)
    assert flagged() == [("a", ""), ("b", "hinge or softmax?")]
