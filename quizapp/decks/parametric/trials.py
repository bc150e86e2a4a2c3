"""Two hundred draws of a parametric card, for `quizapp check`: what its learners would meet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quizapp.answers import number
from quizapp.decks.codes import Code
from quizapp.decks.findings import Findings
from quizapp.decks.parametric import instances
from quizapp.decks.parametric import where as wheres

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flint import fmpq

    from quizapp.decks.draft import Placed
    from quizapp.decks.parametric.where import Where
    from quizapp.engine.sampling import Draw
    from quizapp.model.cards import Card
    from quizapp.model.decks import Diagnostic, Span

DRAWS = 200
# Fewer instances than this are soon known by heart.
_FEW = 10
# Nobody works with larger numerators and denominators by hand; integers may be counts.
_LARGEST_FRACTION, _LARGEST_INTEGER = 999, 10**6
_OFTEN = DRAWS // 10


def find(placed: Iterable[Placed]) -> list[Diagnostic]:
    """Returns what is found in two hundred draws of each parametric card."""
    found: list[Diagnostic] = []
    for one in placed:
        if one.card.where:
            _try(one, Findings(one.file, found))
    return found


def _try(placed: Placed, findings: Findings) -> None:
    where = wheres.of_card(placed.card.where)
    unfit: Counter[tuple[Code, str]] = Counter()
    made = list(_instances(placed.card, where, unfit))
    at = placed.where_at
    if not made:
        findings.add(
            Code.NO_INSTANCE,
            at,
            f"none of {DRAWS} draws gives a question that can be asked{_reasons(unfit)}",
            "loosen the `require`, or draw other numbers",
        )
        return
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


def _instances(card: Card, where: Where, unfit: Counter[tuple[Code, str]]) -> Iterable[Card]:
    from quizapp.engine.sampling import Draw

    draw = Draw("card", "trials")
    for _ in range(DRAWS):
        drawn = _values(where, draw)
        if drawn is None:
            continue
        try:
            yield instances.filled(card, where, drawn)
        except instances.UnfitError as error:
            unfit[error.code, error.mistake] += 1


def _values(where: Where, draw: Draw) -> dict[str, fmpq] | None:
    """Returns numbers that fulfil what is required; None where they are hard to come by."""
    tries = (instances.values(where, draw) for _ in range(DRAWS))
    return next((drawn for drawn in tries if drawn is not None), None)


def _reasons(unfit: Counter[tuple[Code, str]]) -> str:
    words = {code.meaning: None for code, _ in unfit}
    return f": {'; '.join(words)}" if words else ""


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
    answers = [card.content.exact for card in made if isinstance(card.content, number.Answer)]
    ugly = [answer for answer in answers if _is_ugly(answer)]
    if len(ugly) >= _OFTEN:
        findings.add(
            Code.UGLY,
            at,
            f"in {len(ugly)} of {DRAWS} draws the answer is an ugly number, such as {ugly[0]}",
            "draw smaller numbers, or such that divide each other",
        )


def _is_ugly(answer: str) -> bool:
    over, slash, under = answer.lstrip("-").partition("/")
    if not over.isdigit():
        return False
    if not slash:
        return int(over) > _LARGEST_INTEGER
    return max(int(over), int(under)) > _LARGEST_FRACTION
