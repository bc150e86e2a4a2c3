"""Markdown decks: from files to cards and diagnostics.

A deck's way: `source` finds the file and reads its text; `frontmatter` takes its head;
`regions` finds fences, comments and `$$`; `scanner` splits the rest into blocks by their tags;
`cards` makes cards of blocks, with one file for each thing that is read (`answer_line`,
`listed`, `cloze`, `terms`, `skills`, `meta`, `keywords`, `mistakes`, `languages`, `parametric`);
`duplicates` compares the cards; `advice` is what `check` says beyond errors; `report` prints what
was found. `codes` is the table of all that can be found, `explanations` has a page on each.

This file imports nothing of that until it is needed: looking whether the shipped decks changed
is on the way to the first question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from quizapp.decks.draft import Placed
    from quizapp.model.cards import Card
    from quizapp.model.decks import Deck, DeckFile, Diagnostic


def parse(
    file: DeckFile,
    text: str,
    families: Collection[str],
    *,
    thorough: bool = False,
    elsewhere: Collection[str] = (),
) -> tuple[list[Card], list[Diagnostic]]:
    """Returns the cards of a deck, and all findings in the order of their places.

    A card with an error is not among the cards. Never raises, whatever the text.

    Args:
        file: what the deck is called; nothing is read from it.
        text: the deck.
        families: names of the problem families that a `P:` may name.
        thorough: whether to look for all that `quizapp check` tells, which takes longer.
        elsewhere: ids of cards in other decks, which these may build on.
    """
    from quizapp.decks import parsing
    from quizapp.decks.findings import by_place

    reading = parsing.read(file, text, families, thorough=thorough)
    found = reading.found + _across(reading.placed, elsewhere, thorough=thorough)
    return [one.card for one in reading.placed], by_place(found)


def read(file: DeckFile) -> str:
    """Returns the text of a deck, without its byte order mark.

    Raises:
        BadInputError: the file is missing, no text, not UTF-8, or too large.
    """
    from quizapp.decks import source

    return source.decode(file, source.content(file))


def load(
    files: Sequence[DeckFile],
    families: Collection[str],
    *,
    thorough: bool = False,
    elsewhere: Collection[str] = (),
    watched: Callable[[Sequence[DeckFile]], Iterable[DeckFile]] = iter,
) -> tuple[list[Deck], list[Diagnostic]]:
    """Returns the decks in `files`, and what was found in each and across them.

    Args:
        files: the decks; what they refer to across files is looked for among them.
        families: names of the problem families that a `P:` may name.
        thorough: whether to look for all that `quizapp check` tells, which takes longer.
        elsewhere: ids of cards in other decks, which these may build on.
        watched: gives the files one by one, and may show how far it is.

    Raises:
        BadInputError: a file cannot be read.
    """
    from hashlib import sha256

    from quizapp.decks import parsing, source
    from quizapp.decks.findings import by_place
    from quizapp.model.decks import Deck

    decks = []
    found: dict[str, list[Diagnostic]] = {}

    def placed() -> Iterator[Placed]:
        # One deck at a time: of those before it, nothing but the cards is held.
        for file in watched(files):
            raw = source.content(file)
            text = source.decode(file, raw)
            reading = parsing.read(file, text, families, thorough=thorough, with_pictures=True)
            cards = tuple([one.card for one in reading.placed])
            decks.append(Deck(file, sha256(raw).hexdigest(), reading.title, cards))
            found.setdefault(reading.file, []).extend(reading.found)
            yield from reading.placed

    for one in _across(placed(), elsewhere, thorough=thorough):
        found[one.file].append(one)
    return decks, [one for in_file in found.values() for one in by_place(in_file)]


def _across(
    placed: Iterable[Placed], elsewhere: Collection[str], *, thorough: bool
) -> list[Diagnostic]:
    """Returns what is found in cards that were read, not in the text of one of them."""
    from quizapp.decks import duplicates

    if not thorough:
        return duplicates.find(placed)
    from quizapp.decks.advice import needs

    placed = list(placed)
    return duplicates.find(placed) + needs.find(placed, elsewhere)
