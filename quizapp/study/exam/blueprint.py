"""What a mock exam is made of: a TOML file, read with every mistake in it named by its line."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from quizapp.study.durations import duration
from quizapp.study.toml_places import Places
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

# A paper longer than this is nobody's exam, and would take long to draw.
MOST_QUESTIONS = 200
_MOST_MARKS = 1000
_DEFAULT_SECONDS = 3600

# Kinds of cards that no paper has, and why.
NOT_MARKED = {
    "recall": "recall cards are judged by the learner, not marked; leave `recall` out",
    "skill": "problems are picked by `families`, not by a kind; leave `skill` out",
}

# What picks cards, and whose names the store knows under which word.
_OF_CARDS = {"decks": "deck", "topics": "topic", "tags": "tag", "kinds": "kind"}
_OF_PROBLEMS = ("families", "levels")
_TOP = ("title", "time", "negative", "section")
_SECTION = ("title", "count", "marks", "negative", *_OF_CARDS, *_OF_PROBLEMS)


@dataclass(frozen=True, slots=True)
class Section:
    """So many questions of one sort.

    Attributes:
        line: where it begins in its blueprint, counted from 1.
        marks: what each question is worth.
        negative: the share of a question's marks that a wrong guess costs.
        families: as the blueprint names them: families, or topics of them; empty for cards.
        levels: of the problems.
    """

    title: str
    line: int
    count: int
    marks: float
    negative: float
    decks: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What a mock exam is made of; `name` is where it was read from."""

    name: str
    title: str
    seconds: int
    sections: tuple[Section, ...]


def read(text: str, name: str, known: Mapping[str, Collection[str]], levels: range) -> Blueprint:
    """Returns the blueprint that the TOML in `text` describes.

    Args:
        name: what faults call it.
        known: the names that there are, under "deck", "topic", "tag", "kind" and "family".
        levels: those that problems have.

    Raises:
        BadInputError: what is wrong with it, as `NAME:LINE: what; what to do`.
    """
    places = Places(name, text)
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise places.syntax(error) from None
    _check_keys(places, None, found, _TOP)
    sections = found.get("section")
    if not isinstance(sections, list) or not sections or not all(map(_is_table, sections)):
        raise places.fault(None, "section", "no questions are asked; add a `[[section]]`")
    reader = _Reader(places, known, levels, _share(places, None, found))
    blueprint = Blueprint(
        name=name,
        title=_text(places, None, found, "title", "Mock exam"),
        seconds=_seconds(places, found),
        sections=tuple(reader.section(number, table) for number, table in enumerate(sections)),
    )
    if sum(section.count for section in blueprint.sections) > MOST_QUESTIONS:
        raise places.fault(
            None, "section", f"more than {MOST_QUESTIONS} questions; lower a `count`"
        )
    return blueprint


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the sections of one blueprint."""

    places: Places
    known: Mapping[str, Collection[str]]
    levels: range
    negative: float

    def section(self, number: int, table: Mapping[str, Any]) -> Section:
        """Returns the section that a table describes."""
        places = self.places
        _check_keys(places, number, table, _SECTION)
        names = {key: self._names(number, table, key) for key in (*_OF_CARDS, "families")}
        if names["families"] and (mixed := [key for key in _OF_CARDS if key in table]):
            message = f"`{mixed[0]}` picks cards, `families` problems; make two sections"
            raise places.fault(number, mixed[0], message)
        for kind in NOT_MARKED.keys() & set(names["kinds"]):
            raise places.fault(number, "kinds", NOT_MARKED[kind])
        return Section(
            title=_text(places, number, table, "title", f"Section {number + 1}"),
            line=places.line(number),
            count=_count(places, number, table),
            marks=_number(places, number, table, ("marks", 0.25, _MOST_MARKS), default=1),
            negative=_share(places, number, table, self.negative),
            levels=self._levels(number, table) if names["families"] else (),
            **names,
        )

    def _names(self, number: int, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        names = _listed(table.get(key, ()))
        what = _OF_CARDS.get(key, "family")
        for name in names:
            if not isinstance(name, str):
                message = f"`{key}` takes names, such as {key} = {_example(self.known[what])}"
                raise self.places.fault(number, key, message)
            if name not in self.known[what]:
                raise self.places.fault(number, key, _unknown(what, name, self.known[what]))
        return tuple(names)

    def _levels(self, number: int, table: Mapping[str, Any]) -> tuple[int, ...]:
        levels = _listed(table.get("levels", self.levels))
        if not levels or not all(type(level) is int and level in self.levels for level in levels):
            message = f"levels are whole numbers from 1 to {self.levels[-1]}, such as [2, 3]"
            raise self.places.fault(number, "levels", message)
        return tuple(levels)


def _check_keys(
    places: Places, section: int | None, table: Mapping[str, Any], allowed: Sequence[str]
) -> None:
    for key in table:
        if key not in allowed:
            raise places.fault(section, key, _unknown("key", key, allowed))


def _text(
    places: Places, section: int | None, table: Mapping[str, Any], key: str, default: str
) -> str:
    value = table.get(key, default)
    if not isinstance(value, str) or not value.strip():
        raise places.fault(section, key, f'`{key}` is a text; write {key} = "…"')
    return value


def _seconds(places: Places, table: Mapping[str, Any]) -> int:
    if "time" not in table:
        return _DEFAULT_SECONDS
    found = duration(str(table["time"]))
    if found is None:
        message = f"`{one_line(str(table['time']), 20)}` is no time; write 60m, 90s or 1h30m"
        raise places.fault(None, "time", message)
    return int(found.total_seconds())


def _share(
    places: Places, section: int | None, table: Mapping[str, Any], default: float = 0.0
) -> float:
    return _number(places, section, table, ("negative", 0, 1), default=default)


def _count(places: Places, section: int, table: Mapping[str, Any]) -> int:
    count = table.get("count")
    if type(count) is int and 1 <= count <= MOST_QUESTIONS:
        return count
    message = f"`count` has to be a whole number from 1 to {MOST_QUESTIONS}; write count = 5"
    raise places.fault(section, "count", message)


def _number(
    places: Places,
    section: int | None,
    table: Mapping[str, Any],
    bounds: tuple[str, float, float],
    *,
    default: float,
) -> float:
    """Returns the number under a key, which has to be between the bounds that stand beside it."""
    key, least, most = bounds
    value = table.get(key, default)
    if type(value) in {int, float} and least <= value <= most:
        return float(value)
    message = f"`{key}` has to be a number from {least:g} to {most:g}; write {key} = {default:g}"
    raise places.fault(section, key, message)


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _listed(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple | range) else (value,)


def _example(known: Collection[str]) -> str:
    return f'["{min(known, default="…")}"]'


def _unknown(what: str, name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    advice = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(sorted(known))}"
    return f"no {what} `{one_line(name)}`; {one_line(advice, 400)}"
