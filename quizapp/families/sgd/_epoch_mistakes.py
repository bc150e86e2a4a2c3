"""What known mistakes make of a count of updates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact, pretty
from quizapp.families.writing import all_of

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.families.sgd._training import Training

# Wrong values, what to ask of them and where to look, by the tags of the mistakes.
Wrong = dict[str, "tuple[fmpq, str, str]"]

_EPOCHS = "how many epochs are counted"
_ROUNDING = "how a part of a batch is rounded"
_UNIT = "what is counted"


def wrong(training: Training) -> Wrong:
    """Returns what each known mistake leads to; each question begins with the wrong value."""
    match training.asked:
        case "last":
            found = _wrong_last(training)
        case "more":
            found = _wrong_more(training)
        case "size":
            found = _wrong_size(training)
        case _:
            found = _wrong_updates(training)
    return {tag: (v, f"{pretty(v)} {said}", look) for tag, (v, said, look) in found.items()}


def _wrong_updates(training: Training) -> Wrong:
    n, b, e = exact(training.examples), training.batch, training.epochs
    full = training.examples // b
    wrong: Wrong = {
        "one-epoch": (
            exact(training.per_epoch()),
            f"is for one epoch; what do {e} epochs make of it?",
            _EPOCHS,
        ),
        "per-example": (
            n * e,
            f"counts an update for each example; how many examples share one, with B = {b}?",
            _UNIT,
        ),
    }
    if training.divides:
        said = "has a batch too many in each epoch; how many examples are left for it?"
        wrong["one-batch-too-many"] = (exact(e * (full + 1)), said, _ROUNDING)
    else:
        wrong |= _wrong_rounding(training)
    return {tag: (training.told(value), said, look) for tag, (value, said, look) in wrong.items()}


def _wrong_rounding(training: Training) -> Wrong:
    n, b, e = training.examples, training.batch, training.epochs
    once = replace(training, examples=n * e, epochs=1).per_epoch()
    wrong: Wrong = {
        "no-rounding": (
            exact(n * e) / b,
            "counts a part of an update; what becomes of the last examples of an epoch?",
            _ROUNDING,
        ),
        "ignores-epoch-boundary": (
            exact(once),
            f"rounds once, after {e} epochs; may a batch reach into the next epoch?",
            _ROUNDING,
        ),
    }
    if training.drops:
        said = "counts the smaller last batch too; what happens to it here?"
        return wrong | {"keeps-last": (exact(e * (n // b + 1)), said, _ROUNDING)}
    said = "counts full batches alone; does the smaller last one make an update?"
    return wrong | {"drops-last": (exact(e * (n // b)), said, _ROUNDING)}


def _wrong_last(training: Training) -> Wrong:
    full, rest = divmod(training.examples, training.batch)
    return {
        "full-batch": (
            exact(training.batch),
            f"is a full batch; do {training.examples} examples fill them all?",
            "how full the last batch is",
        ),
        "missing": (
            exact(training.batch - rest),
            "examples are missing from the last batch; how many are in it?",
            "how full the last batch is",
        ),
        "full-batches": (
            exact(full),
            "is the number of full batches; what is asked of the one after them?",
            _UNIT,
        ),
    }


def _wrong_more(training: Training) -> Wrong:
    n, e, b = training.examples, training.epochs, training.batch
    small, large = training.per_epoch(b // 4), training.per_epoch()
    return {
        "new-count": (
            exact(e * small),
            f"is the count with B = {b // 4}; how many of them are more than before?",
            _UNIT,
        ),
        "one-epoch": (
            exact(small - large),
            f"is for one epoch; what do {e} epochs make of it?",
            _EPOCHS,
        ),
        "drops-last": (
            exact(e * (n // (b // 4) - n // b)),
            "counts full batches alone; does the smaller last one make an update?",
            _ROUNDING,
        ),
        "no-rounding": (
            exact(3 * n * e) / b,
            "counts parts of updates; what becomes of the last examples of an epoch?",
            _ROUNDING,
        ),
    }


def _wrong_size(training: Training) -> Wrong:
    n, e, per = exact(training.examples), training.epochs, training.per_epoch()
    return {
        "epochs-forgotten": (
            n / (e * per),
            f"divides by the updates of {all_of(e, 'epochs')}; how often is each example seen?",
            _EPOCHS,
        ),
        "updates-per-epoch": (
            exact(per),
            "is how many updates an epoch has; how many examples has each of them?",
            _UNIT,
        ),
        "one-too-many": (
            n / (per + 1),
            "leaves room for one batch more; do all batches have the same size?",
            _ROUNDING,
        ),
    }
