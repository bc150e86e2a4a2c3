"""Any problem as multiple choice: the mistakes of its instance are the distractors."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from quizapp.answers import choice, ordering
from quizapp.study.slips import slips

if TYPE_CHECKING:
    from quizapp.model.questions import Answer, Question

DISTRACTORS = 3
# Kinds that have options of their own, or are judged by who answers.
_AS_THEY_ARE = {"choice", "true-false", "matching", "cloze", "text", "recall"}


def as_choice(question: Question, seed: int) -> Question:
    """Returns `question` with options to pick from, in an order that `seed` decides.

    Where its mistakes lead to fewer than three different wrong answers, slips fill the choice (see
    `slips`). A question for which there are not enough of them either stays typed: a guess would be
    worth too much.
    """
    if question.answer.kind in _AS_THEY_ARE:
        return question
    rng = Random(f"{seed}/{question.key}")
    right = _option(question.answer)
    known = {_option(mistake.answer): mistake for mistake in question.misconceptions}
    known.pop(right, None)
    notes = {option: mistake.feedback for option, mistake in known.items()}
    if len(notes) < DISTRACTORS:
        notes = _filled(question, notes, rng)
    if len(notes) < DISTRACTORS:
        return question
    picked = rng.sample(sorted(notes), DISTRACTORS)
    answer = choice.Answer(
        options=(right, *picked),
        right=(True, *(False for _ in picked)),
        notes=("", *(notes[option] for option in picked)),
    ).shuffled(rng)
    # Who picks a mistake has made it: it is diagnosed as if it had been typed.
    mistakes = tuple(
        known[option]._replace(
            answer=answer._replace(right=tuple(map(option.__eq__, answer.options)))
        )
        for option in picked
        if option in known
    )
    return question._replace(answer=answer, misconceptions=mistakes)


def _option(answer: Answer) -> str:
    """Returns an answer as an option: as it is typed, but an order by the names of its items."""
    if isinstance(answer, ordering.Answer):
        return ", ".join(answer.items[int(number) - 1] for number in answer.text().split())
    return answer.text()


def _filled(question: Question, notes: dict[str, str], rng: Random) -> dict[str, str]:
    """Returns `notes` with as many slips as a choice lacks."""
    filled = dict(notes)
    for answer, note in slips(question, rng):
        option = _option(answer)
        is_wrong = not question.answer.grade(answer.text()).verdict.is_right
        if is_wrong and option not in filled:
            filled[option] = note
        if len(filled) == DISTRACTORS:
            break
    return filled
