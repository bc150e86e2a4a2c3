"""Questions and answers out of notes as students take them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp import decks
from quizapp.decks.imports import Found, Pair
from quizapp.decks.imports.corrections import CORRECTIONS, correction
from quizapp.decks.imports.deck_text import deck_text
from quizapp.decks.imports.lecture_notes import find
from quizapp.decks.imports.note_lines import Looks, read, unnumbered
from quizapp.model.decks import DeckFile

MESSY = Path(__file__).parents[2] / "fixtures" / "messy-notes.txt"
OWN = os.environ.get("QUIZAPP_LECTURE_NOTES", "")


def answers(text: str) -> dict[str, str]:
    return {pair.question: pair.answer for pair in find(text).pairs}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: Why?\nA: Because.", {"Why?": "Because."}),
        ("Q：为什么？\nA：因为。", {"为什么？": "因为。"}),
        ("Q: Why?\nBecause.", {"Why?": "Because."}),
        ("Q: Why?\n\nBecause.", {"Why?": "Because."}),
        ("Q: Why? A: Because.", {"Why?": "Because."}),
        ("q1: Why?\nanswer: Because.", {"Why?": "Because."}),
        ("1. Q: Why?\nA: Because.", {"Why?": "Because."}),
        ("问题：为什么？\n答：因为。", {"为什么？": "因为。"}),
        ("Question: Why?\nAnswer: Because.", {"Why?": "Because."}),
        ("\ufeffQ: Why?\r\nA: Because.\rQ: How?\nA: So.", {"Why?": "Because.", "How?": "So."}),
        # A line that was wrapped goes on; one that is complete does not, without an `A:`.
        ("Q: Why?\nBecause it\nmust be.\nNever mind.", {"Why?": "Because it must be."}),
        ("Q: Why?\nA: Because.\nAnd so on.", {"Why?": "Because. And so on."}),
        ("Q: Why?\nA: Because.\n\nAnd so on.", {"Why?": "Because."}),
        ("Q: Why\nis it so?\nA: Because.", {"Why is it so?": "Because."}),
        # Lists belong to the answer that they follow.
        ("Q: Which?\n- one\n- two\nrest", {"Which?": "- one\n- two"}),
        ("Q: Which?\nA: These:\n1. one\n2. two", {"Which?": "These:\n1. one\n2. two"}),
        # Remarks, pointers and slides do not.
        ("Q: Why?\nBecause.\n因为重要", {"Why?": "Because."}),
        ("Q: Why?\nA: Because.\n因为很重要。\nReally.", {"Why?": "Because."}),
        ("Q: Why?\nA: Because.\nEg. a horse.", {"Why?": "Because."}),
        ("Q: Why?\nA: Because.\n(lec4 ppt43;47:22)", {"Why?": "Because."}),
        ("Q: Why?\nA: Because.\nSLIDE\nAnother thing.", {"Why?": "Because."}),
        ("Q: Why?\nSLIDE\nAnother thing.", {}),
        ("Q: Why?\n● Next\nA text.", {}),
        # Bare questions count below their header, and where they were asked before.
        ("Sample Question:\nWhy?\nBecause.\nHow?\nSo.", {"Why?": "Because.", "How?": "So."}),
        ("Sample Question: Why?\nBecause.", {"Why?": "Because."}),
        ("Sample Question:Why?How?SLIDE\nHow?\nSo.", {"How?": "So."}),
        ("Sample questions:\n1. Why?\nOh.\n2. How?\nSo.", {"Why?": "Oh.", "How?": "So."}),
        ("Sample question:\nWhy?\nHow?\nWhy?\nOh.\nHow?\nSo.", {"Why?": "Oh.", "How?": "So."}),
        ("Some text. Is it?\nNo.", {}),
    ],
)  # fmt: skip
def test_what_is_found(text: str, expected: dict[str, str]) -> None:
    assert answers(text) == expected


def test_the_outline_goes_with_each_pair() -> None:
    text = "Lecture 9\n● One\nQ: a?\nA: b.\n○ Inner\nQ: c?\nA: d.\n● Two\nQ: e?\nA: f."
    found = find(text)
    assert found.title == "Lecture 9"
    assert [(p.section, p.subsection, p.line) for p in found.pairs] == [
        ("One", "", 3),
        ("One", "Inner", 6),
        ("Two", "", 9),
    ]


def test_the_messy_notes() -> None:
    found = find(MESSY.read_text("utf-8"))
    assert [pair.question for pair in found.pairs] == [
        "Why do we regularize a model?",
        "What does weight decay add to each step?",
        "Dropout 在 test 的时候做什么？",
        "为什么 dropout 像 ensemble？",
        "What is early stopping?",
        "Which statistics are used at test time?",
        "Does batch norm need a bias before it?",
    ]
    assert [line for line, _ in found.unanswered] == [18, 30, 31, 40]
    assert [(remark.line, remark.doubt) for remark in found.remarks if remark.doubt] == [
        (35, "a second answer"),
        (38, "a question without words"),
    ]


@pytest.mark.skipif(not OWN, reason="QUIZAPP_LECTURE_NOTES names no notes")
def test_the_notes_of_the_lecture() -> None:
    questions = Path(__file__).parents[2] / "content" / "lecture-questions.txt"
    found = find(Path(OWN).read_text("utf-8"))
    assert len(found.pairs) == 11
    assert len(questions.read_text("utf-8").split()) > 0
    assert found.unanswered == []
    assert len({pair.correction for pair in found.pairs if pair.correction}) == 4
    assert len({one.correction for one in found.remarks if one.correction}) == 2
    assert not any("SLIDE" in pair.answer or "多个" in pair.answer for pair in found.pairs)


def test_wrong_statements_are_recognised_and_right_ones_are_not() -> None:
    wrong = [
        "The size and direction of the update are determined by the learning rate and so on.",
        "Features that are useful for a specific optimization task.",
        "Common activation functions include sigmoid, tanh, ReLU and softmax.",
        "Each row can be flattened into a template image",
        "computed by multiplying the gradients of the nodes that depend on it.",
        "gradients with respect to the output of a layer: multiplying the layer above",
    ]
    assert [correction(text) for text in wrong] == [
        f"{one.instead[0].upper()}{one.instead[1:]}" for one in CORRECTIONS
    ]
    assert correction("Each row of the first weight matrix can be reshaped into an image.") == ""
    assert correction("ReLU is an activation function.") == ""


def as_deck(found: Found) -> list[tuple[str, str, str]]:
    file = DeckFile("x", "x", Path("x.md"), 0, 0)
    cards, problems = decks.parse(file, deck_text(found), ())
    assert [one for one in problems if one.severity == "error"] == []
    return [(card.prompt, card.content.kind, card.why) for card in cards]  # type: ignore[union-attr]  # no skills


@pytest.mark.parametrize("answer", ["True.", '"quoted"', "= 1 + 1", "- a\n- b", "Q: is a letter"])
def test_an_answer_stays_text_in_the_deck(answer: str) -> None:
    pair = Pair("What?", answer, 1, correction="Not quite.")
    assert as_deck(Found(pairs=[pair])) == [("What?", "recall", "Not quite.")]


def test_the_deck_of_the_messy_notes_has_no_errors() -> None:
    assert len(as_deck(find(MESSY.read_text("utf-8")))) == 7


PIECES = ["Q: ", "A: ", "● ", "○ ", "SLIDE", "Sample Question:", "why?", "so.", "因为", "\n", "- "]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_no_line_is_lost(text: str) -> None:
    found = find(text)
    kept = " ".join(
        [found.title]
        + [f"{pair.question} {pair.answer}" for pair in found.pairs]
        + [one.text for one in found.remarks]
        + [question for _, question in found.unanswered]
    )
    headings = {Looks.SECTION, Looks.SUBSECTION}
    for line in read(text):
        assert line.looks in headings or letters(unnumbered(line.text)) in letters(kept)


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))
