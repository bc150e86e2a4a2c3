from __future__ import annotations

from quizapp.answers import choice
from quizapp.model.cards import Card, StoredCard, Translation
from quizapp.study import asking


def stored(**more: object) -> StoredCard:
    options = ("gradient", "rate", "loss", "batch")
    right = (True, False, False, False)
    card = Card(
        deck="user:a.md",
        line=1,
        id="a",
        prompt="What turns a step?",
        content=choice.Answer(options, right, ("",) * 4),
        topic="a",
        why="so it is",
        hints=("it is a vector",),
        translations=(
            Translation(
                "zh",
                "什么改变方向？",
                choice.Answer(("梯度", "学习率", "损失", "批量"), right, ("",) * 4),
                **more,  # type: ignore[arg-type]  # the fields that a test varies
            ),
        ),
    )
    return StoredCard("a", "a", card)


PAIRS = {"gradient": "梯度", "rate": "学习率", "loss": "损失", "batch": "批量"}


def test_an_option_keeps_its_number_in_every_language() -> None:
    orders = set()
    for seed in range(20):
        one = asking.question(stored(), str(seed))
        (other,) = one.translations
        shown = one.answer.view()["choices"]
        assert [PAIRS[option] for option in shown] == list(other.answer.view()["choices"])
        assert one.answer.text() == other.answer.text()
        orders.add(tuple(shown))
    assert len(orders) > 5


def test_a_question_goes_round_its_languages() -> None:
    one = asking.question(stored(), "1")
    other = asking.translated(one)
    assert other
    assert (other.language, other.prompt) == ("zh", "什么改变方向？")
    assert asking.translated(other) == one


def test_what_a_language_leaves_out_is_said_in_the_first() -> None:
    (other,) = asking.question(stored(), "1").translations
    assert (other.solution, other.hints) == (("so it is",), ("it is a vector",))
    (full,) = asking.question(stored(why="如此", hints=("向量",)), "1").translations
    assert (full.solution, full.hints) == (("如此",), ("向量",))


def test_a_card_of_one_language_has_no_other() -> None:
    question = asking.question(stored(), "1").translations[0]
    assert asking.translated(question) is None
