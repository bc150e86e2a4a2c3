"""Any problem as multiple choice: the mistakes of its instance are the distractors."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from quizapp.answers import choice

if TYPE_CHECKING:
    from quizapp.model import Question

DISTRACTORS = 3
# Kinds whose text says what it is; an ordering's `2 1 3` would say nothing.
_TYPED = {"number", "expression", "vector", "matrix", "named"}


def as_choice(question: Question, seed: int) -> Question:
    """Returns `question` with options to pick from, in an order that `seed` decides.

    A question whose mistakes lead to fewer than three different wrong answers stays typed: a
    guess would be worth too much.
    """
    if question.answer.kind not in _TYPED:
        return question
    wrong = {mistake.answer.text(): mistake for mistake in question.misconceptions}
    wrong.pop(question.answer.text(), None)
    if len(wrong) < DISTRACTORS:
        return question
    rng = Random(f"{seed}/{question.key}")
    picked = rng.sample(sorted(wrong), DISTRACTORS)
    answer = choice.Answer(
        options=(question.answer.text(), *picked),
        right=(True, *(False for _ in picked)),
        notes=("", *(wrong[text].feedback for text in picked)),
    ).shuffled(rng)
    # Who picks a mistake has made it: it is diagnosed as if it had been typed.
    mistakes = tuple(
        replace(wrong[text], answer=replace(answer, right=tuple(map(text.__eq__, answer.options))))
        for text in picked
    )
    return replace(question, answer=answer, misconceptions=mistakes)
