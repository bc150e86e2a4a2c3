"""Say how much you want to remember, and see how much work that is."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from quizapp.cli import _complete
from quizapp.cli._ready import ready
from quizapp.cli._select import selected
from quizapp.errors import UsageError
from quizapp.model.days import study_day
from quizapp.text import one_line

if TYPE_CHECKING:
    from quizapp.cli import Context
    from quizapp.scheduling.workload import Learner
    from quizapp.store.peek import Peek
    from quizapp.terminal.retention_page import Wanted

# Below, more is forgotten than a review can mend; above, every card comes every day.
LEAST, MOST = 0.7, 0.97
_OTHERS = (0.7, 0.8, 0.85, 0.9, 0.95)
_DAYS = 90


@click.command("retention")
@click.argument("wanted", required=False, metavar="[0.9]")
@click.option(
    "--deck",
    default="",
    metavar="D",
    help="Of this deck only.",
    shell_complete=_complete.names("deck"),
)
@click.option("--clear", is_flag=True, help="Want the usual again.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def command(context: Context, wanted: str | None, deck: str, clear: bool, as_json: bool) -> None:
    """Sets the chance that a card is still remembered when it comes again.

    \b
    Examples:
      quizapp retention                       what is wanted; what others cost
      quizapp retention 0.92
      quizapp retention 95% --deck backpropagation
      quizapp retention --clear --deck backpropagation

    A higher one brings every card sooner: more work, less forgotten. The cards are scheduled anew
    at once; the log never changes. The work is simulated by the FSRS library.
    """
    from quizapp.terminal import retention_page

    if wanted and clear:
        raise UsageError("a retention and --clear at once; give one of them")
    peek = ready(context)
    selected(peek, deck=deck)
    if wanted or clear:
        _keep(context, peek, deck, _probability(wanted) if wanted else None)
    found = _wanted(context, peek)
    if as_json:
        click.echo(json.dumps(_as_json(found), ensure_ascii=False))
    else:
        retention_page.show(context.screen(), found)


def _probability(text: str) -> float:
    """Returns what was typed, as 0.9 or 90%."""
    try:
        value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        raise UsageError(f"`{one_line(text)}` is no retention; write it as 0.9 or 90%") from None
    if not LEAST <= value <= MOST:
        raise UsageError(f"a retention is from {LEAST:.0%} to {MOST:.0%}; write it as 0.9 or 90%")
    return value


def _keep(context: Context, peek: Peek, deck: str, value: float | None) -> None:
    from quizapp.scheduling import states_after
    from quizapp.store import settings
    from quizapp.store.memory.tuning import RETENTION

    held: dict[str, float] = peek.setting(RETENTION) or {}
    places = _places(peek, deck)
    changed = {place: kept for place, kept in held.items() if place not in places}
    if value is None and changed == held:
        raise UsageError("nothing was wanted there; see `quizapp retention`")
    if value is not None:
        changed |= dict.fromkeys(places, value)
    settings.put_retention(context.open(), changed, context.now(), states_after)


def _places(peek: Peek, deck: str) -> list[str]:
    """Returns the locations of the decks of that name; that of all others where it is empty."""
    from quizapp.store import figures

    named = figures.deck_places(peek).items()
    return [place for place, name in named if deck in {place, name}] if deck else [""]


def _wanted(context: Context, peek: Peek) -> Wanted:
    from quizapp.scheduling.workload import workload
    from quizapp.store import figures, last_pass
    from quizapp.store.memory import tuning
    from quizapp.terminal.retention_page import Wanted

    held, names = tuning.held(peek), figures.deck_places(peek)
    today = study_day(context.now())
    exams = last_pass.upcoming(peek, today)
    days = max(_DAYS, *(exam.day - today for exam in exams)) if exams else _DAYS
    learner, usual = _learner(peek, today), held.usual.retention
    shown = sorted({*_OTHERS, usual}) if learner.cards else []
    return Wanted(
        usual=usual,
        by_deck={names.get(place, place): kept for place, kept in held.by_deck.items()},
        learner=learner,
        days=days,
        workloads=[workload(learner, retention, days) for retention in shown],
    )


def _learner(peek: Peek, today: int) -> Learner:
    from quizapp.reports import forecast
    from quizapp.scheduling.workload import Learner
    from quizapp.store.memory import tuning
    from quizapp.study.pace import pace
    from quizapp.study.review import NEW_PER_DAY

    own, topics = pace(peek), forecast.predicted_recall(peek, today)
    cards = sum(topic.learnt + topic.new for topic in topics)
    seconds = own.usual + own.between
    return Learner(cards, NEW_PER_DAY, seconds, tuning.held(peek).usual.weights)


def _as_json(found: Wanted) -> dict[str, Any]:
    return {
        "retention": found.usual,
        "decks": dict(found.by_deck),
        "simulated": {
            "days": found.days,
            "cards": found.learner.cards,
            "new_per_day": found.learner.new_per_day,
            "seconds": found.learner.seconds,
            "workloads": [asdict(one) for one in found.workloads],
        },
    }
