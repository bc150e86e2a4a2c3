"""A card written in the editor, checked when it closes, and added to a deck of the user's.

Nothing typed is lost: the draft is a file, which goes only when its card is in the deck.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli import _editor
from quizapp.cli._other_decks import ids_of_others
from quizapp.decks import source, templates
from quizapp.decks.advice import needs
from quizapp.decks.format import formatted, line_end
from quizapp.errors import BadInputError, DiskError, QuizappError, UsageError
from quizapp.text import inert, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.cli import Context
    from quizapp.model.cards import Card
    from quizapp.model.decks import Changes, DeckFile, Diagnostic


@dataclass(frozen=True, slots=True)
class Target:
    """The deck that a card is for: its text, "" while there is none."""

    file: DeckFile
    text: str


def compose(
    context: Context, deck: str, start: str, notes: Sequence[str], draft: Path | None = None
) -> Changes | None:
    """Has a card written, from `start` on, and returns what loading it did; None if it is none.

    Args:
        deck: name of the user's deck.
        start: what is in the editor at first; left so, it is no card.
        notes: what stands above it.
        draft: a file with a draft to go on with, which counts as it is.

    Raises:
        UsageError: that is no name of a deck, or there is no editor.
        QuizappError: there is no card after all; says where the draft is kept.
    """
    goal = target(context, deck)
    path = draft or _new_file(context, goal)
    blank = None if draft else templates.filled(start).split()
    _put(path, templates.guided(start, notes))
    is_again = False
    while True:
        shown = text_of(path)
        is_saved = _edited(path, len(notes) + 1, is_new=blank is not None and not is_again)
        typed = text_of(path)
        card = templates.filled(typed)
        if card.split() in ([], blank):
            path.unlink()
            return None
        if not is_saved or (is_again and typed == shown):
            raise QuizappError(_kept(goal, path, "nothing was added"))
        try:
            problems, changes = _added(context, goal, card)
        except QuizappError as problem:
            raise type(problem)(_kept(goal, path, str(problem))) from None
        if changes:
            path.unlink()
            return changes
        notes, is_again = problems, True
        _put(path, templates.guided(templates.written(typed), notes))


def _edited(path: Path, line: int, *, is_new: bool) -> bool:
    """Opens the editor; returns whether it ended well. Without one, a new file is not left behind.

    Raises:
        UsageError: there is no editor, or it cannot be started.
    """
    try:
        return _editor.open_at(path, line)
    except UsageError:
        if is_new:
            path.unlink()
        raise


def _kept(goal: Target, path: Path, problem: str) -> str:
    again = shlex.join(["quizapp", "new", "--deck", goal.file.name, "--draft", str(path)])
    return f"{problem}; your card is kept, go on with `{again}`"


def target(context: Context, name: str) -> Target:
    """Returns the user's deck of that name, as it is or as it will be.

    Raises:
        UsageError: that is no name of a deck.
        BadInputError: the deck has an error, and cannot be loaded as it is.
    """
    from quizapp.model.decks import DeckFile

    home = Path(context.places.decks)
    inner = name.removesuffix(".md")
    path = home / f"{inner}.md"
    is_hidden = any(part.startswith(".") for part in Path(inner).parts)
    if not inner.strip() or inner != inert(inner) or is_hidden or Path(inner).is_absolute():
        raise UsageError(f"`{one_line(name)}` is no name of a deck of yours; try my-cards")
    file = DeckFile(f"user:{inner}.md", inner, path, 0, 0)
    if not path.exists():
        return Target(file, "")
    text = source.decode(file, source.content(file))
    _, errors = _read(file, text)
    if errors:
        where = f"{path}:{errors[0].span.line}:{errors[0].span.column}"
        raise BadInputError(f"{where}: {errors[0].message}; mend it before you add to it")
    return Target(file, text)


def _read(file: DeckFile, text: str) -> tuple[list[Card], list[Diagnostic]]:
    """Returns the cards in a deck's text, and its errors."""
    from quizapp import decks, families

    cards, found = decks.parse(file, text, families.names())
    return cards, [one for one in found if one.severity == "error"]


def _added(context: Context, goal: Target, card: str) -> tuple[list[str], Changes | None]:
    """Adds a card to its deck and loads that; or returns what is wrong with the card."""
    end = line_end(goal.text)
    before = goal.text.rstrip() or f"# {goal.file.name}"
    written = formatted(card).replace("\n", end)
    start = before + 2 * end
    problems = _problems(context, goal, start, card)
    if problems:
        return problems, None
    _put(goal.file.path, start + written)
    try:
        return [], _loaded(context, goal)
    except QuizappError:
        _take_back(goal)
        raise


def _problems(context: Context, goal: Target, start: str, card: str) -> list[str]:
    """Returns what is wrong with a card after the text `start` of its deck."""
    there, _ = _read(goal.file, start)
    cards, errors = _read(goal.file, start + card)
    above = len(source.lines(start))
    said = [
        (one.span.line - above, f"{one.message}{one.help and '; '}{one.help}") for one in errors
    ]
    alone, _ = _read(goal.file, card)
    taken = ids_of_others([goal.file], context)
    said += [
        (number, f"the id `{name}` is that of a card in another deck; choose another")
        for number, line in enumerate(card.split("\n"), start=1)
        for name in needs.ids(line) & taken
    ]
    if not said and not alone:
        said.append((1, "there is no card here; a card begins with `Q:`, `C:`, `T:` or `P:`"))
    elif not said and (cards[: len(there)] != there or len(cards) != len(there) + len(alone)):
        said.append((1, "text before the tag would belong to the card before; begin with the tag"))
    return [f"line {line + len(said)}: {words}" for line, words in said]


def _loaded(context: Context, goal: Target) -> Changes:
    from quizapp.study import loading

    files, is_covered = loading.found([goal.file.path], Path(context.places.decks))
    store = context.open()
    with context.peek() as peek:
        pending = loading.pending(files, peek.stamps(), is_covered)
    return loading.apply(store, pending, context.now())


def _take_back(goal: Target) -> None:
    if goal.text:
        _put(goal.file.path, goal.text)
    else:
        goal.file.path.unlink()


def _new_file(context: Context, goal: Target) -> Path:
    """Returns where to write a draft: a file that is not there yet."""
    folder = Path(context.places.home) / "drafts"
    stem = goal.file.name.replace("/", "-")
    paths = (folder / f"{stem}-{number}.md" for number in count(1))
    return next(path for path in paths if not path.exists())


def _put(path: Path, text: str) -> None:
    """Writes a file, whole or not at all."""
    from quizapp.decks import fixing

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        fixing.write(path, text)
    except OSError as problem:
        reason = (problem.strerror or "cannot be written").lower()
        raise DiskError(f"{path}: {reason}; check the disk and its permissions") from None


def text_of(path: Path) -> str:
    """Returns a draft; text that is not UTF-8 is shown as such, not lost."""
    try:
        return path.read_text(encoding="utf-8-sig", errors="backslashreplace")
    except OSError as problem:
        reason = (problem.strerror or "cannot be read").lower()
        raise BadInputError(f"{path}: {reason}; the editor must save there") from None
