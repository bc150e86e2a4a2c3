"""LaTeX source to a tree, on the nodes that pylatexenc's parser finds."""

from __future__ import annotations

from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from quizapp.typeset.maths.alphabets import in_alphabet, is_alphabet
from quizapp.typeset.maths.rows import BRACKETS, UnreadableError, row
from quizapp.typeset.maths.symbols import ACCENTS, GRIDS, IGNORED, MACROS, sign
from quizapp.typeset.maths.tree import (
    Accent,
    Fraction,
    Grid,
    Kind,
    Node,
    Root,
    Symbol,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FRACTIONS = {"frac", "dfrac", "tfrac", "cfrac"}
_NAMES = {"operatorname", "mathrm", "mathsf"}
_TEXTS = {"text", "textrm", "textbf", "textit", "mathit", "mathtt", "mbox"}
# How deep formulas may be nested; beyond it the source is shown.
_DEEPEST = 40


@lru_cache(maxsize=64)
def read(source: str) -> Node:
    """Returns what the LaTeX `source` says; what cannot be parsed is its own source as words."""
    try:
        return _Reader(source).all()
    except UnreadableError:
        return Words(source)


def unknown_macros(source: str) -> tuple[str, ...]:
    """Returns the macros of `source` that would show their source; all of it if it is no LaTeX."""
    reader = _Reader(source)
    try:
        reader.all()
    except UnreadableError:
        return (source,)
    return tuple(dict.fromkeys(reader.unknown))


class _Reader:
    """Turns the parser's nodes into ours, and remembers what it did not know."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.unknown: list[str] = []

    def all(self) -> Node:
        """Returns the whole source's tree."""
        from pylatexenc.latexwalker import LatexWalker, LatexWalkerParseError

        if _depth(self._source) > _DEEPEST:
            raise UnreadableError
        try:
            nodes, _, _ = LatexWalker(self._source, tolerant_parsing=False).get_latex_nodes()
        except LatexWalkerParseError as error:
            raise UnreadableError from error
        return self._row(nodes)

    def _row(self, nodes: Sequence[Any]) -> Node:
        return row(list(self._items(nodes)))

    def _items(self, nodes: Iterable[Any]) -> Iterator[Node | str]:
        """Gives what stands in a row; `^`, `_`, `(`-like brackets and macros as texts."""
        rest = deque(nodes)
        while rest:
            node = rest.popleft()
            match type(node).__name__:
                case "LatexCharsNode":
                    yield from _characters(node.chars)
                case "LatexGroupNode":
                    yield self._row(node.nodelist)
                case "LatexMacroNode":
                    yield from self._macro(node, rest)
                case "LatexEnvironmentNode":
                    yield self._environment(node)
                case "LatexSpecialsNode":
                    yield from map(sign, node.specials_chars.replace("~", ""))
                case "LatexMathNode":
                    yield self._row(node.nodelist)

    def _macro(self, node: Any, rest: deque[Any]) -> Iterator[Node | str]:
        name, arguments = node.macroname, _arguments(node)
        if name in BRACKETS or name in {"left", "right"}:
            yield f"\\{name}"
        elif name in MACROS:
            if MACROS[name].text:
                yield MACROS[name]
        elif name in _FRACTIONS:
            over, under = _two(arguments)
            yield Fraction(self._argument(over), self._argument(under))
        elif name == "sqrt":
            index, body = _two(arguments)
            yield Root(self._argument(body), self._argument(index) if index else None)
        elif name in _NAMES or name in _TEXTS or name in ACCENTS or is_alphabet(name):
            yield self._changed(name, _one(arguments, rest))
        elif name not in IGNORED:
            yield self._stranger(node, rest)

    def _changed(self, macro: str, node: Any) -> Node:
        """Returns what stands in the braces of a macro that says how it looks."""
        if macro in ACCENTS:
            return Accent(self._argument(node), ACCENTS[macro], macro)
        if is_alphabet(macro):
            return self._in_alphabet(macro, node)
        word = _verbatim(node)
        if macro in _TEXTS:
            return Words(word)
        return Symbol(word, Kind.FUNCTION if len(word) > 1 else Kind.ORDINARY)

    def _stranger(self, node: Any, rest: deque[Any]) -> Node:
        """Returns the source of a macro that is not known, its arguments included."""
        self.unknown.append(f"\\{node.macroname}")
        source = node.latex_verbatim()
        while rest and type(rest[0]).__name__ == "LatexGroupNode":
            source += rest.popleft().latex_verbatim()
        return Words(source.rstrip())

    def _argument(self, node: Any) -> Node:
        return self._row(node.nodelist if type(node).__name__ == "LatexGroupNode" else [node])

    def _in_alphabet(self, macro: str, node: Any) -> Node:
        return row(
            [
                Symbol(in_alphabet(macro, item.text), item.kind, item.plain or item.text)
                if isinstance(item, Symbol)
                else item
                for item in self._items(
                    node.nodelist if type(node).__name__ == "LatexGroupNode" else [node]
                )
            ]
        )

    def _environment(self, node: Any) -> Node:
        if node.environmentname not in GRIDS:
            self.unknown.append(f"\\begin{{{node.environmentname}}}")
            return Words(node.latex_verbatim())
        rows: list[list[list[Any]]] = [[[]]]
        for inner in node.nodelist:
            if getattr(inner, "macroname", "") == "\\":
                rows.append([[]])
            elif getattr(inner, "specials_chars", "") == "&":
                rows[-1].append([])
            else:
                rows[-1][-1].append(inner)
        if len(rows) > 1 and rows[-1] == [[]]:  # `\\` may close the last line too
            del rows[-1]
        left, right = GRIDS[node.environmentname]
        cells = tuple(tuple(map(self._row, row)) for row in rows)
        return Grid(cells, left, right, aligned="align" in node.environmentname)


def _depth(source: str) -> int:
    depth = deepest = 0
    for char in source:
        depth += (char in "{([") - (char in "})]")
        deepest = max(deepest, depth)
    return max(deepest, source.count("\\begin"))


def _arguments(node: Any) -> list[Any]:
    return list(node.nodeargd.argnlist) if node.nodeargd and node.nodeargd.argnlist else []


def _two(arguments: list[Any]) -> list[Any]:
    if len(arguments) != 2:  # As in `\\sqrt\\frac12`, where LaTeX wants braces.
        raise UnreadableError
    return arguments


def _one(arguments: list[Any], rest: deque[Any]) -> Any:
    """Returns a macro's only argument: found by the parser, or else what follows."""
    if arguments and arguments[-1]:
        return arguments[-1]
    if not rest:
        raise UnreadableError
    return rest.popleft()


def _verbatim(node: Any) -> str:
    text = str(node.latex_verbatim())
    return text[1:-1] if type(node).__name__ == "LatexGroupNode" else text


def _characters(chars: str) -> Iterator[Node | str]:
    """Gives numbers whole, brackets and script signs as texts, and everything else one by one."""
    number = ""
    for char in [*chars, ""]:
        if char.isdecimal() or (char == "." and number):
            number += char
            continue
        if number:
            yield Symbol(number)
            number = ""
        if char in {"^", "_", "(", ")", "[", "]"}:
            yield char
        elif char and not char.isspace():
            yield sign(char)
