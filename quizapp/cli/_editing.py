"""A card's deck opened in the editor at the card, and what came of it loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli import _editor
from quizapp.cli._changes import lines
from quizapp.errors import BadInputError, UsageError
from quizapp.model.decks import Doubt
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.cli import Context
    from quizapp.model.cards import Card, StoredCard
    from quizapp.model.decks import Changes, Diagnostic
    from quizapp.store.database import Store
    from quizapp.study.loading import Pending


@dataclass(frozen=True, slots=True)
class Edited:
    """What became of a card whose deck was edited.

    Attributes:
        stored: the card as the store has it now; None if its deck has it no more.
        is_changed: whether anything of the deck was loaded.
        said: what to tell the learner, in one or several lines.
        found: the errors of the deck; if there are any, nothing was loaded.
    """

    stored: StoredCard | None
    is_changed: bool
    said: str
    found: tuple[Diagnostic, ...] = ()


def edit(context: Context, stored: StoredCard) -> Edited:
    """Opens the deck of a card at its line, and loads it when the editor closes.

    A card keeps its key and its history, however much of it is rewritten.

    Raises:
        UsageError: the deck is a shipped one, or there is no editor.
        BadInputError: the deck cannot be read.
    """
    path, line = place(context, stored)
    before = _content(path)
    _editor.open_at(path, line)
    if _content(path) == before:
        return Edited(stored, is_changed=False, said="Nothing was changed.")
    return _reloaded(context, stored, path, line)


def again(context: Context, stored: StoredCard, error: Diagnostic) -> Edited:
    """Opens the deck at an error that kept it from being loaded, and tries to load it."""
    path, line = Path(error.file), error.span.line
    _editor.open_at(path, line)
    return _reloaded(context, stored, path, line)


def place(context: Context, stored: StoredCard) -> tuple[Path, int]:
    """Returns the file and the line, as of now, in which a card stands.

    Raises:
        UsageError: the deck is a shipped one.
        BadInputError: the deck cannot be read.
    """
    from quizapp import decks, families
    from quizapp.decks import source
    from quizapp.resources import content_dir

    card, key = stored.card, one_line(stored.key)
    path = context.deck_file(card.deck)
    if card.deck.startswith("shipped:"):
        raise UsageError(
            f"`{key}` is in a shipped deck, which an update would replace; "
            f"`quizapp edit {key} --copy` makes it a card of yours"
        )
    (file,) = source.named([path], shipped_dir=Path(content_dir()), user_dir=path.parent)
    there, _ = decks.parse(file, decks.read(file), families.names())
    same = [one.line for one in there if is_same(one, card)]
    # An error in the deck may hide the card; it will not have gone far.
    return path, min(same, key=lambda line: abs(line - card.line), default=card.line)


def is_same(one: Card, other: Card) -> bool:
    """Returns whether two readings of a deck speak of one card."""
    if one.id or other.id:
        return one.id == other.id
    return (one.prompt, one.content) == (other.prompt, other.content)


def _reloaded(context: Context, stored: StoredCard, path: Path, line: int) -> Edited:
    """Loads the deck at `path`; what stands at `line` is the card, whatever became of it."""
    from quizapp.study import loading

    user_decks = Path(context.places.decks)
    files, is_covered = loading.found([path], user_decks)
    store = context.open()
    with context.peek() as peek:
        stamps = peek.stamps()
    pending = loading.pending(files, stamps, is_covered)
    errors = tuple(one for one in pending.diagnostics if one.severity == "error")
    if errors:
        return Edited(stored, is_changed=False, said=_refusal(errors), found=errors)
    pending = loading.whole(store, pending, stamps, is_covered, user_decks)
    same = Doubt(stored.key, stored.card.prompt, "", f"{path}:{line}", 0)
    changes = loading.apply(store, pending, context.now(), _sure(store, pending, same))
    return _edited(context, stored, changes)


def _sure(store: Store, pending: Pending, same: Doubt) -> list[Doubt]:
    """Returns what the author has shown to be an edit of the card, by editing it."""
    from quizapp.study import loading

    likely = [one for one in loading.preview(store, pending, [same]).doubts if one.key == same.key]
    return [same, *likely]


def _edited(context: Context, stored: StoredCard, changes: Changes) -> Edited:
    said = "\n".join([f"{changes.counts.capitalize()}.", *lines(changes)])
    is_gone = any(key == stored.key for key, _ in changes.retired)
    with context.peek() as peek:
        now = None if is_gone else peek.card(stored.key)
    return Edited(now, is_changed=bool(changes.by_word), said=said)


def _refusal(errors: Sequence[Diagnostic]) -> str:
    """Returns the errors, a line each."""
    places = (f"{one.file}:{one.span.line}: {one.message}; {one.help}" for one in errors)
    return "\n".join(["Not loaded, the deck has an error:", *places])


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        reason = (problem.strerror or "it cannot be read").lower()
        raise BadInputError(f"{path}: {reason}; the card stays as it was") from None
