"""Fit the schedule to your own answers, and keep it only if it foretells you better."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from quizapp.cli._ready import ready
from quizapp.errors import QuizappError, UsageError

if TYPE_CHECKING:
    from quizapp.cli import Context
    from quizapp.model.fits import Fit, KeptFit


@click.command("fit")
@click.option("--list", "as_list", is_flag=True, help="Show the fits so far.")
@click.option("--use", "version", type=click.IntRange(0), metavar="N", help="Use fit N; 0: none.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def command(context: Context, as_list: bool, version: int | None, as_json: bool) -> None:
    """Fits FSRS's parameters to your own reviews, from 400 on.

    \b
    Examples:
      quizapp fit              fit, measure, and use it if it is better
      quizapp fit --list       every fit so far
      quizapp fit --use 0      back to the usual parameters

    The latest quarter of your reviews is held back: the fit learns from the others, and is used
    only if it foretells that quarter better (a lower log loss) than what is in use. Then what is
    remembered of each card is folded anew from the log, which itself never changes.
    """
    if as_list and version is not None:
        raise UsageError("--list and --use at once; give one of them")
    if version is not None:
        _use(context, version)
    elif not as_list:
        _fit(context, as_json=as_json)
        return
    _list(context, as_json=as_json)


def _fit(context: Context, *, as_json: bool) -> None:
    from quizapp.scheduling.fitting import ENOUGH
    from quizapp.store import figures
    from quizapp.study import fitting
    from quizapp.terminal import fit_page

    peek = ready(context)
    reviews, found = fitting.fit(peek)
    if reviews < ENOUGH:
        raise QuizappError(f"{reviews} reviews are too few to fit, {ENOUGH} are needed; go on")
    if found is None:
        raise QuizappError("your reviews are too close together to fit; go on for some days")
    version, changed = _keep(context, figures.fits(peek), found)
    if as_json:
        kept = {"version": version, "adopted": found.is_better, "changed": changed}
        click.echo(json.dumps(kept | asdict(found)))
    else:
        fit_page.show(context.screen(), version, found, changed)


def _keep(context: Context, fits: list[KeptFit], found: Fit) -> tuple[int, int]:
    """Keeps a fit, in use if it is better; returns its version and how many cards changed."""
    from quizapp.scheduling import states_after
    from quizapp.store.memory import parameters

    # The same log makes the same fit: it is not kept twice.
    same = next((kept for kept in fits if kept.fit.weights == found.weights), None)
    if same is None:
        at, adopted = context.now(), found.is_better
        return parameters.keep(context.open(), found, at, states_after, adopted=adopted)
    if not found.is_better:
        return same.version, 0
    return same.version, parameters.use(context.open(), same.version, states_after)


def _use(context: Context, version: int) -> None:
    from quizapp.scheduling import states_after
    from quizapp.store.memory import parameters

    ready(context)
    parameters.use(context.open(), version, states_after)


def _list(context: Context, *, as_json: bool) -> None:
    from quizapp.store import figures
    from quizapp.terminal import fit_page

    fits = figures.fits(ready(context))
    if as_json:
        click.echo(json.dumps([_as_json(kept) for kept in fits]))
    else:
        fit_page.show_all(context.screen(), fits)


def _as_json(kept: KeptFit) -> dict[str, object]:
    return {"version": kept.version, "used": kept.is_used, "at": kept.at} | asdict(kept.fit)
