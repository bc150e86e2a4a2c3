from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, NoReturn

import pytest

from quizapp.model.cards import Selection
from quizapp.store import drawing
from quizapp.store.database import open_store
from quizapp.store.peek import Peek
from quizapp.study import loading
from quizapp.study.quiz import Quiz, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from quizapp.study.desk import Desk
    from tests.study.conftest import Clock


@pytest.fixture
def shelf(tmp_path: Path, clock: Clock) -> Callable[..., Peek]:
    """Returns a maker of stores from decks, each a text by its name."""

    def made(**decks: str) -> Peek:
        folder = tmp_path / "decks"
        folder.mkdir()
        for name, text in decks.items():
            (folder / f"{name}.md").write_text(text, encoding="utf-8")
        store = open_store(tmp_path / "shelf.db", now=clock.now())
        files, is_covered = loading.found([folder], tmp_path / "none")
        loading.apply(store, loading.pending(files, {}, is_covered), clock.now())
        return Peek(store.path)

    return made


def deck(topic: str, cards: Iterable[int]) -> str:
    asked = (f'Q: {topic} {n}? <!-- id: {topic}-{n} -->\n\nA: "{n}"\n\n' for n in cards)
    return f"# {topic}\n\n{''.join(asked)}"


def shown(desk: Desk, seed: int) -> tuple[str, ...]:
    question = Quiz(desk.peek, desk.now, ["direction"], seed).next()
    assert question
    return tuple(question.answer.view()["choices"])


def test_the_same_seed_draws_the_same_quiz(desk: Desk) -> None:
    everything = Selection()
    assert draw(desk.peek, everything, 5, 7) == draw(desk.peek, everything, 5, 7)
    assert len({tuple(draw(desk.peek, everything, 3, seed)) for seed in range(9)}) > 1


def test_a_seed_that_was_written_down_draws_the_same_quiz_in_every_version(desk: Desk) -> None:
    drawn = draw(desk.peek, Selection(), 5, 7)
    assert drawn == ["evaluations", "always", "epoch", "direction", "backprop"]
    orders = [shown(desk, seed)[0] for seed in (0, 1, 4)]
    assert orders == ["the gradient", "the learning rate", "the loss"]


def test_skills_are_left_to_drills_unless_asked_for(desk: Desk) -> None:
    assert len(draw(desk.peek, Selection(), 99, 1)) == 5
    assert draw(desk.peek, Selection(kind="skill"), 99, 1) == ["dag-grad-one/1"]


def test_topics_take_turns_so_that_no_deck_crowds_out_another(shelf: Callable[..., Peek]) -> None:
    peek = shelf(long=deck("long", range(90)), short=deck("short", range(5)))
    drawn = draw(peek, Selection(), 10, 1)
    assert sum(key.startswith("short") for key in drawn) == 5


def test_two_gaps_of_one_text_are_never_in_one_quiz(shelf: Callable[..., Peek]) -> None:
    text = "C: A [batch] is a [sample]. <!-- id: opt-05 -->\n\nC: An [epoch].\n\nC: [One] [two].\n"
    gaps = shelf(gaps=text)
    for seed in range(8):
        assert len(draw(gaps, Selection(), 10, seed)) == 3


def test_among_some_cards_only_these_are_drawn(desk: Desk) -> None:
    wanted = {"epoch", "always", "dag-grad-one/1", "nothing"}
    assert sorted(draw(desk.peek, Selection(), 9, 1, wanted)) == ["always", "epoch"]
    assert draw(desk.peek, Selection(kind="text"), 9, 1, wanted) == ["epoch"]


LARGE = 700


@pytest.fixture
def large(shelf: Callable[..., Peek]) -> Peek:
    """One topic in two decks, too large to be read for a few cards, and a small one."""
    first, second = (deck("large", range(at, at + LARGE // 2)) for at in (0, LARGE // 2))
    return shelf(first=first, second=second, third=deck("other", range(3)))


def test_of_a_large_topic_each_card_is_drawn_as_often(large: Peek) -> None:
    drawn = Counter(
        int(key.rpartition("-")[2]) * 7 // LARGE
        for seed in range(40)
        for key in draw(large, Selection(topic="large"), 35, seed)
    )
    # 1,400 draws into seven equal parts of the decks: 200 each, give or take five deviations.
    assert all(abs(drawn[part] - 200) < 5 * 14 for part in range(7))


def test_a_large_topic_is_drawn_to_its_end_without_repeating(large: Peek) -> None:
    drawn = draw(large, Selection(topic="large"), LARGE + 9, 3)
    assert len(drawn) == len(set(drawn)) == LARGE


def test_few_cards_of_a_large_topic_are_drawn_from_few_places(
    large: Peek, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("all cards of the topic were read")

    monkeypatch.setattr(drawing, "candidates", refuse)
    assert len(draw(large, Selection(topic="large"), 20, 1)) == 20


def test_what_hardly_any_card_fits_is_found_all_the_same(large: Peek) -> None:
    assert len(draw(large, Selection(deck="second"), 9, 1)) == 9
    assert draw(large, Selection(tag="none"), 9, 1) == []
    assert sorted(draw(large, Selection(topic="other"), 9, 1)) == ["other-0", "other-1", "other-2"]


def test_options_are_shuffled_reproducibly(desk: Desk) -> None:
    assert shown(desk, 3) == shown(desk, 3)
    assert len({shown(desk, seed) for seed in range(12)}) > 2


def test_the_quiz_ends_when_its_time_is_up(desk: Desk, clock: Clock) -> None:
    quiz = Quiz(desk.peek, desk.now, ["epoch", "always"], 1, timedelta(minutes=20))
    assert quiz.next()
    clock.later(minutes=21)
    assert quiz.next() is None
