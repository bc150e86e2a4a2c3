"""What is stored comes back as it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.answers import choice, cloze, matching, number, ordering, recall, text, true_false
from quizapp.errors import StoreDamagedError
from quizapp.model.cards import Card, Skill, StoredCard, Translation
from quizapp.model.grades import Verdict
from quizapp.model.modes import Mode
from quizapp.model.questions import Misconception, Origin
from quizapp.model.ratings import Rating
from quizapp.model.reviews import Event, Review
from quizapp.store import codec
from quizapp.store.history import review_codec
from quizapp.store.loading import encoding
from quizapp.store.schema import cards

from .conftest import SGD

if TYPE_CHECKING:
    from .conftest import Make

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
answers = st.one_of(
    st.builds(number.Answer, st.just("-1/2"), st.integers(1, 9)),
    st.builds(text.Answer, st.tuples(words, words)),
    st.builds(cloze.Answer, st.tuples(words)),
    st.builds(recall.Answer, words, st.tuples(words)),
    st.builds(true_false.Answer, st.booleans()),
    st.builds(
        choice.Answer, st.tuples(words, words), st.just((True, False)), st.tuples(words, words)
    ),
    st.builds(ordering.Answer, st.tuples(words, words), st.just(((0, 1),))),
    st.builds(matching.Answer, st.tuples(words), st.tuples(words), st.just((0,))),
)
tags = st.lists(words.filter(lambda tag: tag and "|" not in tag), max_size=3).map(tuple)
made_cards = st.builds(
    Card,
    deck=st.just("user:sgd.md"),
    line=st.integers(1, 9999),
    id=st.none() | words,
    prompt=words,
    content=answers | st.builds(Skill, words, st.integers(1, 5)),
    topic=words,
    subtopic=words,
    why=words,
    hints=st.tuples(words),
    misconceptions=st.tuples(st.builds(Misconception, words, answers, words, st.just(""))),
    tags=tags,
    needs=st.tuples(words),
    level=st.integers(0, 3),
    where=words,
    translations=st.tuples(
        st.builds(Translation, st.just("zh"), words, answers, words, st.tuples(words))
    ),
)
times = st.datetimes(
    datetime(1971, 1, 1),  # noqa: DTZ001 - the zone is drawn too
    datetime(2099, 12, 31),  # noqa: DTZ001 - the same
    timezones=st.integers(-720, 840).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
made_reviews = st.builds(
    Review,
    id=words,
    card=words,
    event=st.sampled_from(Event),
    at=times,
    offset_minutes=st.integers(-720, 840),
    day=st.integers(1, 800_000),
    mode=st.sampled_from(Mode),
    schedules=st.booleans(),
    rating=st.none() | st.sampled_from(Rating),
    verdict=st.none() | st.sampled_from(Verdict),
    score=st.none() | st.floats(0, 1),
    typed=words,
    prompt=words,
    misconception=st.none() | words,
    hints=st.integers(0, 9),
    millis=st.integers(0, 10**9),
    origin=st.none()
    | st.builds(Origin, words, st.integers(1, 5), st.integers(), st.integers(1, 9)),
    verified=st.none() | st.booleans(),
    session=words,
    refers_to=st.none() | words,
    seq=st.integers(1, 10**9),
    clock_behind=st.booleans(),
)


@given(made_cards)
def test_a_card_comes_back(card: Card) -> None:
    row = encoding.card_row(card, card.deck, 0)._asdict() | {"key": "k", "deck_name": "sgd"}
    assert codec.stored_card(row) == StoredCard("k", "sgd", card)


@given(made_reviews)
def test_a_review_comes_back_in_utc(review: Review) -> None:
    back = review_codec.review(review_codec.review_row(review, learner=1))
    assert back == review
    assert back.at.tzinfo is UTC


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ({"event": "rexiew"}, "review r1"),
        ({"at": "yesterday"}, "review r1"),
        ({"rating": 9}, "review r1"),
    ],
)
def test_a_row_that_no_quizapp_wrote_is_refused(
    make: Make, harm: dict[str, Any], said: str
) -> None:
    row = review_codec.review_row(make.row("one", id="r1"), learner=1)
    with pytest.raises(StoreDamagedError, match=said):
        review_codec.review(row | harm)


@pytest.mark.parametrize("harm", [{"body": "{"}, {"body": "{}"}, {"kind": "skill"}])
def test_a_card_that_no_quizapp_wrote_is_refused(make: Make, harm: dict[str, Any]) -> None:
    row = encoding.card_row(make.card("q"), None, 0)._asdict() | {"key": "k", "deck_name": None}
    with pytest.raises(StoreDamagedError, match="card k"):
        codec.stored_card(row | harm)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_stored(anything: str) -> None:
    kept = codec.storable(anything)
    assert "\0" not in kept
    assert kept.encode().decode() == kept
    assert codec.storable(kept) == kept


def test_what_was_typed_is_kept_readable() -> None:
    assert codec.storable("a\0b\udc80 轮") == r"a\x00b\udc80 轮"


def test_the_fingerprint_is_of_question_and_answer_alone(make: Make) -> None:
    def row(*words: str, **fields: Any) -> encoding.CardRow:
        return encoding.card_row(make.card(*words, **fields), SGD, 0)

    card = row("What is an epoch?", "a pass")
    explained = row("What is an epoch?", "a pass", why="by definition", tags=("exam",))
    assert explained.fingerprint == card.fingerprint
    assert explained.digest != card.digest
    other = row("What is an epoch?", "a full pass")
    assert other.fingerprint != card.fingerprint
    assert other.question_hash == card.question_hash
    assert row("Epoch?", "a pass").answer_hash == card.answer_hash


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(st.characters(exclude_categories=())),
        lambda inner: (
            st.lists(inner)
            | st.lists(inner).map(tuple)
            | st.dictionaries(st.text(max_size=3), inner)
        ),
        max_leaves=12,
    )
)
def test_canonical_text_is_what_json_writes(value: Any) -> None:
    wanted = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert codec.canonical(value) == wanted


def test_what_json_does_not_know_has_no_canonical_text() -> None:
    with pytest.raises(TypeError):
        codec.canonical([object()])


@given(made_cards)
def test_a_cards_digests_are_those_of_its_row(card: Card) -> None:
    row = encoding.card_row(card, card.deck, 0)._asdict()
    assert {name: row[name] for name in encoding.digests(row)} == encoding.digests(row)
    assert row["body"] == codec.storable(codec.canonical(json.loads(row["body"])))


def test_a_whole_row_has_the_columns_of_the_table(make: Make) -> None:
    row = encoding.card_row(make.card("q", line=7), SGD, 5)
    whole = dict(zip(cards.columns.keys(), row.stored("k", "today", retired=True), strict=True))
    assert whole == {**row._asdict(), "key": "k", "first_seen": "today", "retired": 1}
    assert encoding.said(row.stored("k", "today")) == row


def test_digests_stay_what_they_are_in_stores_there_are(make: Make) -> None:
    card = make.card("What is “轮”?", 'a "pass"', id="e-1", why="so", tags=("exam",), level=2)
    row = encoding.card_row(card, None, 0)._asdict()
    assert row["body"] == r'{"content":{"accepted":["a \"pass\""],"kind":"text"},"why":"so"}'
    words = ["e-1", "text", "sgd", "", card.prompt, row["body"], "|exam|", 2]
    assert row["digest"] == codec.digest(codec.canonical(words))
    assert row["fingerprint"] == encoding.fingerprint(card) == "9d2b58d0a8567001e679d94dfe27998d"
