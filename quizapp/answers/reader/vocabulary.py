"""Which name was meant: variables, functions and constants, however they are spelled."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from quizapp.answers.names import CONSTANTS, FUNCTIONS, VARIADIC
from quizapp.answers.reader.greek import LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable

# Longer runs of letters are words, not products.
_LONGEST_PRODUCT = 24
_E = ("constant", "e")
_GREEK_NAME = re.compile(r"^[A-Za-z]+(?=[\d_]|$)")
# Longer names first: `sinhx` is no sine.
_RUNS_IN = sorted(
    {name for name, tree in FUNCTIONS.items() if tree not in VARIADIC} - {"σ", "log10", "loge"},
    key=len,
    reverse=True,
)
_RUN_IN = re.compile(rf"({'|'.join(_RUNS_IN)})([0-9]+|[^\W\d]\w*)")
_NO_LETTER = re.compile(r"[_{}() ]")


class Word(NamedTuple):
    """What a run of letters stands for.

    Attributes:
        kind: "variable", "function" or "constant".
        text: as it was typed.
        name: what the tree calls it.
    """

    kind: str
    text: str
    name: str


_CLOSED = {name: ("constant", tree) for name, tree in CONSTANTS.items()} | {
    name: ("function", tree) for name, tree in FUNCTIONS.items()
}


@lru_cache(maxsize=2_000)
def spelling(name: str) -> str:
    """Returns what `w_1`, `w_{1}` and `w1`, or `alpha` and `α`, have in common."""
    plain = _GREEK_NAME.sub(lambda match: LETTERS.get(match[0], match[0]), name)
    return _NO_LETTER.sub("", plain)


def caseless(name: str) -> str:
    """Returns what spellings that differ in case have in common; Σ and σ are two letters."""
    return spelling(name.lower() if name.isascii() else name)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that can be meant; `variables` win over functions and constants.

    Attributes:
        variables: as the problem spells them.
        forgiving: whether a variable may be spelled in another way, and products of names may
            stand without a sign.
        exact: kind and name in the tree of what is spelled as it should be.
    """

    variables: frozenset[str]
    forgiving: bool
    exact: dict[str, tuple[str, str]] = field(init=False)
    _alike: tuple[dict[str, list[str]], ...] = field(init=False)
    _longest: int = field(init=False)

    def __post_init__(self) -> None:
        """Makes the tables in which a name is looked up."""
        # A variable called π is meant by `pi` as well, and one called sigma by σ.
        taken = set(map(spelling, self.variables)) if self.forgiving else set()
        exact = _CLOSED | {name: ("variable", name) for name in self.variables}
        for name in {*CONSTANTS, "σ"} - self.variables:
            if spelling(name) in taken:
                del exact[name]
        object.__setattr__(self, "exact", exact)
        names = self.variables if self.forgiving else ()
        object.__setattr__(self, "_alike", _tables(names))
        # An underscore may be added, and a Greek letter be typed by its name.
        added = 1 if all(map(str.isascii, names)) else max(map(len, LETTERS))
        object.__setattr__(self, "_longest", max(map(len, (*CONSTANTS, *names))) + added)

    def word(self, text: str) -> Word | None:
        """Returns what `text` as a whole stands for, if that is clear."""
        found = self.exact.get(text)
        if found or not self.forgiving:
            return Word(found[0], text, found[1]) if found else None
        spelled, lower = spelling(text), caseless(text)
        names = self._alike[0].get(spelled) or self._alike[1].get(lower)
        if names:
            return Word("variable", text, names[0]) if len(names) == 1 else None
        kind = _closed().get(spelled) or _closed().get("" if "_" in text else lower)
        return Word(kind[0], text, kind[1]) if kind else None

    def products(self, text: str) -> list[list[Word]]:
        """Returns the ways to read `text` as names side by side: `xy`, `w1x1`, `xlog`, else `XY`.

        A function can only be the last. So can the constant e: `ex` may have been e with x above.
        """
        if len(text) > _LONGEST_PRODUCT:
            return []
        ways = self._ways(text, spelling)
        return ways if ways or text.islower() else self._ways(text, caseless)

    def applied(self, text: str) -> list[Word]:
        """Returns a function and the number or name that runs into it: `ln3`, `sinx`; else nothing.

        Nothing for σ, which has an index in `σ2`, and for e: `cose` is no cosine.
        """
        match = _RUN_IN.fullmatch(text) if self.forgiving else None
        if not match:
            return []
        function, rest = match.groups()
        argument = Word("number", rest, "") if rest.isdigit() else self.word(rest)
        if argument is None or argument.kind == "function" or argument.name == "e":
            return []
        return [Word("function", function, FUNCTIONS[function]), argument]

    def _ways(self, text: str, key: Callable[[str], str]) -> list[list[Word]]:
        last = len(text)
        ways: list[list[list[Word]]] = [[] for _ in text] + [[[]]]
        for start in range(last - 1, -1, -1):
            for end in (*range(start + 1, min(start + self._longest + 1, last)), last):
                word = ways[end] and self._factor(text[start:end], key, is_last=end == last)
                if word:
                    # Two ways are enough to know that there is no single one.
                    ways[start] += [[word, *rest] for rest in ways[end][:2]]
        return ways[0]

    def _factor(self, text: str, key: Callable[[str], str], *, is_last: bool) -> Word | None:
        alike = self._alike[key is caseless]
        names = alike.get(key(text), []) if text.strip("_") == text else []
        kind = ("variable", names[0]) if len(names) == 1 else None
        found = self.exact.get(text, kind)
        if not found or (not is_last and (found[0] == "function" or found == _E)):
            return None
        return Word(found[0], text, found[1])


def _tables(names: frozenset[str] | tuple[()]) -> tuple[dict[str, list[str]], ...]:
    """Returns the variables by their spelling, and by their spelling without case."""
    spelled: dict[str, list[str]] = {}
    lower: dict[str, list[str]] = {}
    for name in sorted(names):
        spelled.setdefault(spelling(name), []).append(name)
        lower.setdefault(caseless(name), []).append(name)
    return spelled, lower


@lru_cache(maxsize=1)
def _closed() -> dict[str, tuple[str, str]]:
    """Returns functions and constants by their spelling."""
    functions = {spelling(name): ("function", tree) for name, tree in FUNCTIONS.items()}
    return functions | {spelling(name): ("constant", tree) for name, tree in CONSTANTS.items()}


@lru_cache(maxsize=256)
def vocabulary(variables: frozenset[str], *, forgiving: bool) -> Vocabulary:
    """Returns the vocabulary of a problem; making one takes longer than reading an answer."""
    return Vocabulary(variables, forgiving)
