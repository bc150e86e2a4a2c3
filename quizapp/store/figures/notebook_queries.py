"""What the notebook of mistakes asks of the store; compiled with the statements of `queries`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select

from quizapp.model.grades import Verdict
from quizapp.store.figures.counted import as_amended, counts, score
from quizapp.store.queries import const
from quizapp.store.schema import reviews

# What was not readable says nothing of what is known, and a card rated by its learner has no
# answer to look at.
_WRONG = (Verdict.INCORRECT, Verdict.TOO_COARSE, Verdict.GAVE_UP)

wrong_answers = (
    select(reviews)
    .select_from(as_amended)
    .where(
        counts,
        score < const(1),
        reviews.c.verdict.in_([const(verdict.value) for verdict in _WRONG]),
    )
    .order_by(reviews.c.seq.desc())
)
last_right = (
    select(reviews.c.card_key, func.max(reviews.c.seq).label("seq"))
    .select_from(as_amended)
    .where(counts, score == const(1))
    .group_by(reviews.c.card_key)
)

STATEMENTS: dict[str, Select[Any]] = {
    name: value
    for name, value in list(globals().items())
    if isinstance(value, Select) and not name.startswith("_")
}
