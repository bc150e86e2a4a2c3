"""The shipped decks: every entry is there, and what they call right or wrong is graded so."""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
import sympy

from quizapp import decks, families
from quizapp.decks import source
from quizapp.model.cards import Skill
from quizapp.model.grades import Verdict
from quizapp.resources import content_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.answers import choice
    from quizapp.model.cards import Card, Translation
    from quizapp.model.decks import Deck, Diagnostic
    from quizapp.model.questions import Answer

# The entries of each deck are numbered from 1 without a gap.
ENTRIES = {
    "optimization": ("opt", 10),
    "numeric-vs-analytic": ("num", 10),
    "sgd": ("sgd", 11),
    "feature-transforms": ("feat", 14),
    "neural-networks": ("nn", 16),
    "computational-graphs": ("cg", 14),
    "backpropagation": ("bp", 15),
}
QUESTIONS = Path(__file__).with_name("lecture-questions.txt")
NOTES = os.environ.get("QUIZAPP_LECTURE_NOTES", "")


@cache
def load() -> tuple[list[Deck], list[Diagnostic]]:
    return decks.load(source.shipped(content_dir()), families.names())


def answered() -> Iterator[tuple[Card, Answer]]:
    """Every card that is answered, which leaves out the skills."""
    for deck in load()[0]:
        for card in deck.cards:
            if not isinstance(card.content, Skill):
                yield card, card.content


def place(card: Card) -> str:
    return f"{card.deck}:{card.line} {card.id}"


def entry(card: Card) -> str:
    """The id that the author wrote: a cloze and a term make several cards of it."""
    return (card.id or "").partition(".")[0]


def test_nothing_is_found_in_the_shipped_decks() -> None:
    assert load()[1] == []


@pytest.mark.parametrize("name", ENTRIES)
def test_deck_has_all_its_entries(name: str) -> None:
    prefix, count = ENTRIES[name]
    deck = next(deck for deck in load()[0] if deck.file.name == name)
    wanted = {f"{prefix}-{number:02}" for number in range(1, count + 1)}
    assert wanted - {entry(card) for card in deck.cards} == set()


def test_every_entry_says_why() -> None:
    # Counted in the text: a true/false card's `why` also holds the explanation on its `A:` line.
    for deck in load()[0]:
        entries = {entry(card) for card, _ in answered() if card.deck == deck.file.location}
        # Another language begins a block of its own, `Q[zh]:` for one.
        blocks = re.split(r"\n(?=[QACTDP](?:\[zh\])?: )", deck.file.path.read_text("utf-8"))
        first = "\n".join(block for block in blocks if "[zh]: " not in block[:7])
        whys = re.findall("^> why: .", first, re.MULTILINE)
        assert len(whys) == len(entries), deck.file.name


def test_cards_say_how_hard_they_are() -> None:
    assert [place(card) for card, _ in answered() if card.level not in {1, 2, 3}] == []


def test_cards_build_on_cards_that_exist() -> None:
    known = {entry(card) for card, _ in answered()}
    assert [(place(card), card.needs) for card, _ in answered() if set(card.needs) - known] == []


def test_choices_have_four_options_and_explain_the_wrong_ones() -> None:
    for card, answer in answered():
        if answer.kind == "choice":
            options = cast("choice.Answer", answer)
            assert len(options.options) == 4, place(card)
            assert sum(options.right) == 1, place(card)
            unexplained = [
                option
                for option, right, note in zip(
                    options.options, options.right, options.notes, strict=True
                )
                if not right and not note
            ]
            assert unexplained == [], place(card)


def test_what_a_card_calls_right_is_graded_correct() -> None:
    wrongly_refused = [
        (place(card), typed)
        for card, answer in answered()
        for typed in right_forms(answer)
        if answer.grade(typed).verdict is not Verdict.CORRECT
    ]
    assert wrongly_refused == []


def right_forms(answer: Answer) -> tuple[str, ...]:
    """All that may be typed; nothing where the learner only compares with the answer."""
    if answer.kind == "recall":
        return ()
    return (answer.text(), *getattr(answer, "accepted", ()))


def test_what_a_card_calls_wrong_is_graded_incorrect() -> None:
    wrongly_accepted = [
        (place(card), mistake.answer.text())
        for card, answer in answered()
        for mistake in card.misconceptions
        if answer.grade(mistake.answer.text()).verdict is not Verdict.INCORRECT
    ]
    assert wrongly_accepted == []


@pytest.mark.parametrize(
    ("number", "count"),
    [("nn-12", 3072 * 100 + 100 + 100 * 10 + 10), ("feat-10", 320 // 8 * (240 // 8) * 9)],
)
def test_counts_are_right(number: str, count: int) -> None:
    assert right(number).text() == str(count)


def test_formulas_are_the_derivatives_that_they_claim_to_be() -> None:
    z, *scores = sympy.symbols("z s0 s1 s2", real=True)
    sigmoid = 1 / (1 + sympy.exp(-z))
    slope = sympy.sympify(right("cg-14").text()).subs("a", sigmoid)
    assert sympy.simplify(slope - sigmoid.diff(z)) == 0

    total = sum(map(sympy.exp, scores))
    for index, score in enumerate(scores):
        gradient = sympy.sympify(right("bp-15").text())
        gradient = gradient.subs({"p": sympy.exp(score) / total, "y": int(index == 0)})
        loss = -sympy.log(sympy.exp(scores[0]) / total)
        assert sympy.simplify(gradient - loss.diff(score)) == 0


def test_last_batch_holds_what_the_full_ones_leave() -> None:
    letters = dict(zip("NBU", sympy.symbols("N B U"), strict=True))
    formula = sympy.sympify(right("sgd-03-last").text(), locals=letters)
    for examples, size in [(1000, 64), (128, 64), (10, 3), (5, 8), (1, 1)]:
        batches = [range(examples)[start : start + size] for start in range(0, examples, size)]
        values = {letters["N"]: examples, letters["B"]: size, letters["U"]: len(batches)}
        assert formula.subs(values) == len(batches[-1])


def right(number: str) -> Answer:
    return next(answer for card, answer in answered() if card.id == number)


def test_glossary_has_each_term_in_both_languages_and_gives_none_away() -> None:
    glossary = next(deck for deck in load()[0] if deck.file.name == "glossary")
    asked = [card for card in glossary.cards if (card.id or "").endswith(".2")]
    assert len(asked) >= 28
    for card in asked:
        forms: tuple[str, ...] = getattr(card.content, "accepted", ())
        assert any(re.search("[一-鿿]", form) for form in forms), place(card)
        assert [form for form in forms if says(card.prompt, form)] == [], place(card)


def says(text: str, form: str) -> bool:
    return re.search(rf"\b{re.escape(form)}\b", text, re.IGNORECASE) is not None


def questions() -> dict[str, str]:
    """The lecture's questions by the id of the card that asks it."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    pairs = [line.split(": ", 1) for line in lines if not line.startswith("#")]
    return dict(cast("list[tuple[str, str]]", pairs))


def test_every_term_and_every_question_of_the_lecture_is_asked_in_chinese_too() -> None:
    in_chinese = {entry(card) for card, _ in answered() if card.translations}
    terms = {entry(card) for card, _ in answered() if entry(card).startswith("g-")}
    assert (terms | set(questions())) - in_chinese == set()


def test_chinese_sides_are_chinese_and_say_why() -> None:
    for card, _ in answered():
        for side in card.translations:
            assert side.language == "zh"
            for words in (side.prompt, side.why, *side.hints):
                assert re.search("[一-鿿]", words), place(card)
            assert len(side.hints) == len(card.hints), place(card)


def test_no_chinese_definition_gives_its_term_away() -> None:
    for card, answer in answered():
        if entry(card).startswith("g-") and answer.kind == "text":
            (side,) = card.translations
            meaning = side.prompt.partition("：")[2]
            assert [form for form in right_forms(answer) if form in meaning] == [], place(card)


def test_formulas_are_the_same_in_both_languages() -> None:
    sign = re.compile("[=·²⊙ᵀΣ∂σδ]|1/|dL|W₂")
    for card, _ in answered():
        for side in card.translations:
            for one, other in zip(said(card), said(side), strict=True):
                assert Counter(sign.findall(one)) == Counter(sign.findall(other)), place(card)


def said(side: Card | Translation) -> tuple[str, str]:
    """What a side explains, and what it answers where that is in the author's words."""
    answer = cast("Answer", side.content)
    points: tuple[str, ...] = getattr(answer, "points", ())
    return side.why, " ".join([answer.reveal(), *points]) if answer.kind == "recall" else ""


IDLE = frozenset(
    re.findall("[a-z]+", "a an and are as by do does how in is it of some the to what")
)


def words(text: str) -> set[str]:
    """The words that carry the meaning, cut to where endings no longer tell them apart."""
    told = set(re.findall("[a-z]+", text.lower())) - IDLE
    return {word[:7].rstrip("s") for word in told}


def likeness(one: str, other: str) -> float:
    """Shared words over all words: 1 for the same words, 0 for none in common."""
    return len(words(one) & words(other)) / len(words(one) | words(other))


def test_the_eleven_questions_of_the_lecture_are_asked() -> None:
    prompts = {entry(card): card.prompt for card, _ in answered()}
    assert len(questions()) == 11
    unasked = [
        (number, question)
        for number, question in questions().items()
        if len(words(question) & words(prompts[number])) < 0.7 * len(words(question))
    ]
    assert unasked == []


@pytest.mark.skipif(not NOTES, reason="QUIZAPP_LECTURE_NOTES names no notes")
def test_every_question_of_the_owners_notes_is_in_the_table() -> None:
    table = questions()
    asked = noted_questions(Path(NOTES).read_text(encoding="utf-8-sig"))
    nearest = {line: max(table, key=lambda card: likeness(line, table[card])) for line in asked}
    strangers = [line for line in asked if likeness(line, table[nearest[line]]) < 0.5]
    assert strangers == []
    assert len(set(nearest.values())) == len(asked)


def noted_questions(text: str) -> list[str]:
    """The distinct questions of raw notes: they stand on lines of their own, some after a `Q:`."""
    lines = (re.sub(r"^\W*Q[:：]", "", line).strip() for line in text.splitlines())
    return sorted({line for line in lines if line.endswith(("?", "？")) and len(words(line)) > 1})


def test_questions_are_found_in_raw_notes() -> None:
    notes = "● Q：What is a chain rule?\nWhat is a chain rule?\n为什么?\n? \nA: It multiplies.\n"
    assert noted_questions(notes) == ["What is a chain rule?"]
