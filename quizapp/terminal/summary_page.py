"""How a sitting went: the score by topic, and the mistakes worth another look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp import text
from quizapp.model.modes import Mode
from quizapp.model.ratings import Rating
from quizapp.study.outcome import Recorded
from quizapp.terminal import confidence_prompt, shares
from quizapp.terminal.labels import plural
from quizapp.terminal.screen import MARGIN
from quizapp.terminal.shares import Share
from quizapp.typeset import inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.study.outcome import Outcome
    from quizapp.study.session import Session
    from quizapp.terminal.screen import Screen

# Longer keys of cards are cut in a list, and longer than this share of the screen.
_KEY = 26


def show(screen: Screen, session: Session) -> None:
    """Writes the end of a sitting; nothing where nothing was asked."""
    if not session.history:
        return
    screen.line()
    screen.rule()
    if session.mode is Mode.REVIEW:
        _reviewed(screen, session)
    else:
        _score(screen, session)
        _by_topic(screen, session.history)
    confidence_prompt.sum_up(screen, session.history)
    _mistakes(screen, session.history)
    screen.flush()


def _score(screen: Screen, session: Session) -> None:
    of = session.of
    screen.line(
        screen.style("strong", f"Score {points(session.score)} of {of}")
        + screen.style("quiet", f"   {session.score / of:.0%}"),
        indent=MARGIN,
    )


def _reviewed(screen: Screen, session: Session) -> None:
    recorded = [outcome for outcome in session.history if isinstance(outcome, Recorded)]
    again = sum(outcome.rating is Rating.AGAIN for outcome in recorded)
    cards = len({outcome.asked.question.key for outcome in recorded})
    screen.line(
        screen.style("strong", f"Reviewed {plural(cards, 'card')}")
        + screen.style("quiet", f"   {len(recorded) - again} remembered, {again} failed"),
        indent=MARGIN,
    )


def _by_topic(screen: Screen, history: Sequence[Outcome]) -> None:
    scores: dict[str, list[float]] = {}
    for outcome in history:
        scores.setdefault(outcome.asked.question.topic, []).append(outcome.grade.score)
    if len(scores) < 2:
        return
    screen.line()
    shares.show(screen, "topics", sorted(map(_share, scores, scores.values()), key=_weakest_first))


def _share(topic: str, marks: Sequence[float]) -> Share:
    figures = f"{points(sum(marks))} of {len(marks)}"
    return Share(text.spaced(topic), sum(marks) / len(marks), figures, figures)


def _weakest_first(share: Share) -> float:
    return share.share or 0.0


def _mistakes(screen: Screen, history: Iterable[Outcome]) -> None:
    wrong = {
        outcome.asked.question.key: outcome
        for outcome in history
        if isinstance(outcome, Recorded) and outcome.grade.score < 1
    }
    if not wrong:
        return
    screen.line()
    screen.line("To look at again", "strong", indent=MARGIN)
    longest = min(_KEY, screen.columns // 3)
    keys = {key: text.one_line(key, longest) for key in wrong}
    widest = max(map(text.width, keys.values()))
    for key, outcome in wrong.items():
        room = screen.columns - MARGIN - widest - 2
        prompt = text.one_line(inline.plain(outcome.asked.question.prompt), room)
        screen.line(f"{text.pad(keys[key], widest)}  {prompt}", indent=MARGIN)


def points(score: float) -> str:
    """Returns a score without a needless `.0`."""
    return f"{score:.2f}".rstrip("0").rstrip(".")
