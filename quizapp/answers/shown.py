"""A question as the log keeps it: the prompt, and below it what stood beside it, in its order.

The numbers that one types name options in the order in which they were shown that time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import choice

if TYPE_CHECKING:
    from quizapp.model.questions import Answer


def as_shown(prompt: str, answer: Answer) -> str:
    """Returns a prompt with the options, items or two sides that an answer shows."""
    view = answer.view()
    numbered = [*view.get("choices", ()), *view.get("items", ()), *view.get("left", ())]
    lines = [f"{number}  {words}" for number, words in enumerate(numbered, start=1)]
    right = view.get("right", ())
    lines += [f"{chr(ord('a') + place)}  {words}" for place, words in enumerate(right)]
    return "\n".join([prompt, "", *lines]) if lines else prompt


def in_that_order(answer: Answer, shown: str) -> Answer | None:
    """Returns a choice with its options as they were in `shown`; None where they were others."""
    if not isinstance(answer, choice.Answer):
        return answer
    below = shown.split("\n")[-len(answer.options) :]
    order = [
        index
        for line in below
        for index, option in enumerate(answer.options)
        if line.partition("  ")[2] == option
    ]
    if sorted(order) != list(range(len(answer.options))):
        return None
    return answer._replace(
        options=tuple(answer.options[index] for index in order),
        right=tuple(answer.right[index] for index in order),
        notes=tuple(answer.notes[index] for index in order),
    )
