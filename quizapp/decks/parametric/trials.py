"""Draws of parametric cards: what learners would meet.

A load makes sure that each card can be asked; `quizapp check` looks at two hundred draws.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from quizapp.answers.entries import entries
from quizapp.decks.codes import Code
from quizapp.decks.parametric import instances
from quizapp.decks.parametric import where as wheres

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flint import fmpq

    from quizapp.decks.draft import Placed
    from quizapp.decks.findings import Findings
    from quizapp.decks.parametric.where import Where
    from quizapp.engine.sampling import Draw
    from quizapp.model.cards import Card
    from quizapp.model.decks import Span
    from quizapp.model.questions import Answer

DRAWS = 200
# Where so few numbers fulfil what is required, learners would wait for them.
_TRIES = 500
# Fewer instances than this are soon known by heart.
_FEW = 10
# Nobody works with larger numerators and denominators by hand; integers may be counts.
_LARGEST_FRACTION, _LARGEST_INTEGER = 999, 10**6
_OFTEN = DRAWS // 10
_REASONS = {
    Code.UNDEFINED: "something has no value",
    Code.COLLISION: "a known mistake is right, or two options are equal",
}


def askable(placed: Iterable[Placed], findings: Findings, *, thorough: bool) -> tuple[Placed, ...]:
    """Returns the cards that can be asked; reports those for which no numbers can be drawn.

    Args:
        placed: the cards of a deck.
        findings: where to report.
        thorough: whether to look at two hundred draws of each, and tell all that is odd in them.
    """
    return tuple(
        one for one in placed if not one.card.where or _is_askable(one, findings, thorough=thorough)
    )


def _is_askable(placed: Placed, findings: Findings, *, thorough: bool) -> bool:
    unfit: Counter[tuple[Code, str]] = Counter()
    drawn = _instances(placed.card, wheres.of_card(placed.card.where), unfit)
    first = next(drawn, None)
    if first is None:
        findings.add(
            Code.NO_INSTANCE,
            placed.where_at,
            f"no numbers can be drawn for this card: {_reasons(unfit)}",
            "loosen the `require`, or draw other numbers",
        )
    elif thorough:
        _report(placed, [first, *drawn], unfit, findings)
    return first is not None


def _report(
    placed: Placed, made: list[Card], unfit: Counter[tuple[Code, str]], findings: Findings
) -> None:
    """Reports what is odd in two hundred draws of which `made` came."""
    at = placed.where_at
    for (code, mistake), count in unfit.items():
        _report_unfit(placed, code, mistake, count, findings)
    _report_ugly(made, at, findings)
    different = len({(card.prompt, card.content) for card in made})
    if different < _FEW:
        findings.add(
            Code.FEW_INSTANCES,
            at,
            f"{DRAWS} draws give only {different} different questions",
            "draw from more values, so that no answer is known by heart",
        )


def _instances(card: Card, where: Where, unfit: Counter[tuple[Code, str]]) -> Iterator[Card]:
    """Gives what two hundred draws make; `unfit` counts those that make no fair question."""
    from quizapp.engine.sampling import Draw

    draw = Draw("card", "trials")
    for _ in range(DRAWS):
        drawn = _values(where, draw)
        if drawn is None:
            return
        try:
            yield instances.filled(card, where, drawn)
        except instances.UnfitError as error:
            unfit[error.code, error.mistake] += 1


def _values(where: Where, draw: Draw) -> dict[str, fmpq] | None:
    """Returns numbers that fulfil what is required; None where they are hard to come by."""
    tries = (instances.values(where, draw) for _ in range(_TRIES))
    return next((drawn for drawn in tries if drawn is not None), None)


def _reasons(unfit: Counter[tuple[Code, str]]) -> str:
    words = [_REASONS[code] for code in dict.fromkeys(code for code, _ in unfit)]
    return ", or ".join(words) or "none fulfil what is required"


def _report_unfit(placed: Placed, code: Code, mistake: str, count: int, findings: Findings) -> None:
    often = f"in {count} of {DRAWS} draws"
    if code is Code.UNDEFINED:
        message = f"{often} something has no value, such as a division by zero"
    elif mistake:
        message = f"{often} this known mistake leads to the right answer"
    else:
        message = f"{often} two options or items are equal"
    advice = "such numbers are never asked; exclude them with `require … != …` to be rid of this"
    findings.add(code, placed.wrong_at(mistake), message, advice)


def _report_ugly(made: list[Card], at: Span, findings: Findings) -> None:
    ugly = [answer for card in made if (answer := _ugliest(card))]
    if len(ugly) >= _OFTEN:
        findings.add(
            Code.UGLY,
            at,
            f"in {len(ugly)} of {DRAWS} draws the answer is an ugly number, such as {ugly[0]}",
            "draw smaller numbers, or such that divide each other",
        )


def _ugliest(card: Card) -> str:
    """Returns an ugly number that stands in a card's answer; "" if there is none."""
    numbers = entries(cast("Answer", card.content))
    return next((text for _, text in numbers if _is_ugly(text)), "")


def _is_ugly(answer: str) -> bool:
    over, slash, under = answer.lstrip("-").partition("/")
    if not over.isdigit():
        return False
    if not slash:
        return int(over) > _LARGEST_INTEGER
    return max(int(over), int(under)) > _LARGEST_FRACTION
