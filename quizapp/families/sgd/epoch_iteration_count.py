"""Epochs, mini-batches and parameter updates.

Levels: 1 the batch size divides the examples · 2 a smaller last batch is kept · 3 it is dropped,
or its size is asked · 4 the time of a training · 5 two batch sizes compared, or the batch size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers import number
from quizapp.engine.numbers import exact, pretty, text
from quizapp.families.generate import Draft
from quizapp.families.sgd import _epoch_mistakes
from quizapp.families.sgd._training import Training
from quizapp.families.writing import all_differ, misconceptions

if TYPE_CHECKING:
    from quizapp.engine.numbers import Number
    from quizapp.engine.sampling import Draw
    from quizapp.model.questions import Misconception

TITLE = "Epochs, batches and updates"
KIND = "number"
VERSION = 3
SUMMARY = "how many updates a training makes, how long it takes, how large a batch is"

# Data sets are large.
LARGEST = 999_999


GOLDEN = (2, Training(1000, 64, 5))

_BATCHES = (8, 16, 20, 32, 50, 64, 100, 128)


def draw(draw: Draw, level: int) -> Training | None:
    """Returns a training in which it matters whether one rounds up, down, or not per epoch."""
    batch, epochs = draw.choice(_BATCHES), draw.integer(2, 12)
    if level == 1:
        return Training(batch * draw.integer(3, 40), batch, epochs)
    if level == 5 and draw.chance(0.4):
        sized = Training(batch * draw.integer(3, 30), batch, epochs, "size")
        return sized if all_differ(mistakes(sized)) else None
    asked = {3: draw.choice(("updates", "last")), 4: "seconds", 5: "more"}.get(level, "updates")
    training = Training(
        examples=10 * draw.integer(20, 300) if level != 3 else draw.integer(100, 2000),
        batch=batch,
        epochs=epochs,
        asked=asked,
        drops=level == 3 and asked == "updates",
        millis=draw.choice((5, 10, 20, 40, 50)) if level == 4 else 0,
    )
    quartered = asked != "more" or batch % 4 == 0
    if training.divides or _rounds_alike(training) or not quartered:
        return None
    return training if all_differ(mistakes(training)) else None


def _rounds_alike(training: Training) -> bool:
    """Whether rounding once, after all epochs, makes no difference."""
    whole = Training(training.examples * training.epochs, training.batch, 1, drops=training.drops)
    return whole.per_epoch() == training.epochs * training.per_epoch()


def pose(training: Training) -> Draft:
    """Returns the question about the training."""
    answer = _answer(training.value)
    return Draft(
        prompt="\n".join(_prompt(training)),
        answer=answer if training.asked == "seconds" else number.Count(*answer),
        values=(training.value,),
        hints=_hints(training),
        steps=_steps(training),
        parameters={
            "examples": str(training.examples),
            "batch": str(training.batch),
            "asked": training.asked,
            "drops": str(training.drops),
            "millis": str(training.millis),
        }
        | ({} if training.asked == "last" else {"epochs": str(training.epochs)}),
        shown=(exact(training.per_epoch()),),
    )


def _prompt(training: Training) -> list[str]:
    n, b, e = training.examples, training.batch, training.epochs
    if training.asked == "size":
        updates = e * training.per_epoch()
        return [
            f"A training set has N = {n} examples.",
            f"In {e} epochs {updates} updates are made, one for each mini-batch;",
            "all mini-batches have the same size.",
            "How many examples are in a mini-batch?",
        ]
    partial = "dropped" if training.drops else "kept"
    kept = [] if training.divides else [f"A last batch that is smaller is {partial}."]
    question = {
        "updates": f"How many parameter updates are made in {e} epochs?",
        "last": "How many examples are in the last batch of an epoch?",
        "seconds": f"An update takes {training.millis} ms. How many seconds do {e} epochs take?",
        "more": f"With a quarter of that batch size,\nhow many more updates do {e} epochs make?",
    }[training.asked]
    return [
        f"A training set of N = {n} examples is used in mini-batches of B = {b}.",
        *kept,
        question,
    ]


def _hints(training: Training) -> tuple[str, str, str]:
    ratio = f"{training.examples}/{training.batch}"
    rounding = "down" if training.drops else "up"
    formula = {
        "updates": f"Updates per epoch: N/B, rounded {rounding} in each epoch; then × epochs."
        if not training.divides
        else "Updates per epoch: N/B; then × epochs.",
        "last": "All batches but the last are full: N − B·(the full batches).",
        "seconds": "N/B rounded up in each epoch, × epochs, × the time of an update.",
        "more": "For both batch sizes N/B, rounded up in each epoch; the difference × epochs.",
        "size": "Updates per epoch = updates/epochs; the batch size is N over that.",
    }[training.asked]
    first = f"N/B = {ratio}" if training.asked != "last" else _full_batches(training)
    if training.asked == "size":
        first = f"{training.per_epoch()} updates in each epoch"
    return (
        "One epoch shows every example once, and each mini-batch makes one update.",
        formula,
        first,
    )


def _full_batches(training: Training) -> str:
    full = training.examples // training.batch
    return "1 batch is full" if full == 1 else f"{full} batches are full"


def _steps(training: Training) -> tuple[str, ...]:
    n, b, e, per = training.examples, training.batch, training.epochs, training.per_epoch()
    if training.asked == "size":
        batch = pretty(training.value)
        return (f"updates per epoch: {e * per} ÷ {e} = {per}", f"batch size: {n} ÷ {per} = {batch}")
    if training.asked == "last":
        last = pretty(training.value)
        return (_full_batches(training), f"the rest: {n} − {n // b}·{b} = {last}")
    lines = [_per_epoch_line(training, b)]
    if training.asked == "more":
        quarter = b // 4
        small = training.per_epoch(quarter)
        lines.append(_per_epoch_line(training, quarter))
        lines.append(f"difference in {e} epochs: {e}·({small} − {per}) = {e * (small - per)}")
        return tuple(lines)
    lines.append(f"{e} epochs: {e}·{per} = {e * per} updates")
    if training.asked == "seconds":
        millis = e * per * training.millis
        lines.append(
            f"time: {e * per}·{training.millis} ms = {millis} ms = {pretty(training.value)} s"
        )
    return tuple(lines)


def _per_epoch_line(training: Training, batch: int) -> str:
    full, rest = divmod(training.examples, batch)
    per = training.per_epoch(batch)
    left = _counted(full, "full batch", "full batches")
    left += f" and {_counted(rest, 'example', 'examples')} left" if rest else ""
    return f"one epoch: {training.examples} ÷ {batch} gives {left}: {per} updates"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def mistakes(training: Training) -> tuple[Misconception, ...]:
    """Returns what each known mistake leads to."""
    return misconceptions(_epoch_mistakes.wrong(training), _answer)


def _answer(value: Number) -> number.Answer:
    return number.Answer(text(value), min_digits=6)


def independent(training: Training) -> number.Answer:
    """Returns the answer by going through the examples batch by batch."""
    if training.asked == "size":
        updates = training.epochs * len(range(0, training.examples, training.batch))
        sizes = range(1, training.examples + 1)
        fits = [b for b in sizes if b * updates == training.examples * training.epochs]
        return _answer(exact(fits[0]))
    if training.asked == "last":
        return _answer(exact(len(_batches(training, training.batch)[-1])))
    updates = sum(len(_batches(training, training.batch)) for _ in range(training.epochs))
    if training.asked == "more":
        more = sum(len(_batches(training, training.batch // 4)) for _ in range(training.epochs))
        return _answer(exact(more - updates))
    spent = sum([training.millis] * updates)
    return _answer(exact(spent) / 1000 if training.asked == "seconds" else exact(updates))


def _batches(training: Training, size: int) -> list[list[int]]:
    shuffled = list(range(training.examples))
    batches = [shuffled[start : start + size] for start in range(0, len(shuffled), size)]
    return [batch for batch in batches if len(batch) == size or not training.drops]
