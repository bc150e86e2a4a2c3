"""Lists of tokens cut into the entries and rows of a vector or matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.answers.reader.brackets import OPENS
from quizapp.answers.reader.problem import ReadError

if TYPE_CHECKING:
    from quizapp.answers.reader.token import Token

_ROUND = {"[": "(", "]": ")"}
_CLOSES = frozenset(OPENS.values())


def rows(found: list[Token]) -> list[list[list[Token]]]:
    """Returns the entries of each row: rows end at `;`, at the end of a line, or have brackets.

    Raises:
        ReadError: an entry between two separators is missing.
    """
    found = with_line_ends(found)
    length = _transposed_length(found)
    if length:
        return _transposed(rows(found[:length]))
    inside = unwrap(found, "([")
    parts = _without_last(split(inside, ";"))
    if not all(parts):
        raise ReadError("a value is missing", found[0].place if found else 0)
    return [row for part in parts for row in _rows(part)]


def _transposed_length(found: list[Token]) -> int:
    """Returns how many tokens stand before a final `^T` of a bracket; 0 if there is none."""
    texts = "".join(token.text for token in found[-5:])
    length = len(found) - 2 if texts.endswith((")^T", "]^T")) else 0
    if texts in {")^(T)", "]^(T)"}:
        length = len(found) - 4
    return length if length > 0 and unwrap(found[:length], "([") != found[:length] else 0


def _transposed(read: list[list[list[Token]]]) -> list[list[list[Token]]]:
    if len({len(row) for row in read}) > 1:
        raise ReadError("the rows of what is transposed differ in length")
    return [list(column) for column in zip(*read, strict=True)]


def _rows(found: list[Token]) -> list[list[list[Token]]]:
    """Returns the rows between two semicolons: one, or as many as are bracketed one by one."""
    entries = _entries(found)
    if all(entry and _is_row(entry) for entry in entries):
        return [_entries(unwrap(entry, "([")) for entry in entries]
    return [entries]


def _is_row(entry: list[Token]) -> bool:
    """Returns whether an entry is a row: `[1, 2]` or `(1, 2)`, but not the value `(1+2)`."""
    if entry[0].text == "[":
        return True
    inside = unwrap(entry, "(")
    return len(inside) < len(entry) and len(split(inside, ",")) > 1


def _entries(found: list[Token]) -> list[list[Token]]:
    by_comma = _without_last(split(found, ","))
    if len(by_comma) == 1 and len(by_comma[0]) == len(found):
        return split_at_spaces(found)
    place = found[0].place
    for number, entry in enumerate(by_comma, start=1):
        if not entry:
            raise ReadError(f"entry {number} is missing; write it, or leave a comma out", place)
        place = entry[-1].place + 1
    return by_comma


def _without_last(pieces: list[list[Token]]) -> list[list[Token]]:
    """Returns the pieces, but for an empty last one: `[1, 2,]` has two entries, as in programs."""
    return pieces[:-1] if len(pieces) > 1 and not pieces[-1] else pieces


def with_line_ends(found: list[Token]) -> list[Token]:
    """Returns the tokens with a `;` for each end of a line that parts two values.

    Elsewhere a line is only broken: after a comma, an operator, or an opening bracket.
    """
    kept: list[Token] = []
    for index, token in enumerate(found):
        if token.text != "\n":
            kept.append(token)
        elif kept and kept[-1].ends and _starts_value(found, index + 1):
            kept.append(token._replace(text=";"))
    return kept


def _starts_value(found: list[Token], index: int) -> bool:
    return index < len(found) and (found[index].begins or found[index].text in {"+", "-"})


def with_round_brackets(found: list[Token]) -> list[Token]:
    """Returns the tokens of one value, round brackets for square: `2[x + 1]`.

    Square ones around all stay: they make a vector, and one value is wanted.
    """
    if unwrap(found, "[") != found:
        return found
    return [
        token._replace(text=_ROUND[token.text]) if token.text in _ROUND else token
        for token in found
    ]


def unwrap(found: list[Token], brackets: str) -> list[Token]:
    """Returns the tokens inside a pair of `brackets` ("[" or "([") around all, or them all."""
    if not found or found[0].text not in set(brackets):
        return found
    return found[1:-1] if _depths(found).index(0, 1) == len(found) - 1 else found


def _depths(found: list[Token]) -> list[int]:
    """Returns how deep each token stands; both brackets of the outermost pair stand at 0."""
    depths = []
    depth = 0
    for token in found:
        depth -= token.text in _CLOSES
        depths.append(depth)
        depth += token.text in OPENS
    return depths


def split(found: list[Token], separator: str) -> list[list[Token]]:
    """Returns the pieces between those separators that stand outside all brackets."""
    pieces: list[list[Token]] = [[]]
    for token, depth in zip(found, _depths(found), strict=True):
        if token.text == separator and depth == 0:
            pieces.append([])
        else:
            pieces[-1].append(token)
    return pieces


def split_at_spaces(found: list[Token]) -> list[list[Token]]:
    """Returns the values that only spaces separate: `1 -2` is two, `1 - 2` and `1-2` are one."""
    pieces: list[list[Token]] = [[]]
    depths = _depths(found)
    for index, token in enumerate(found):
        if index and depths[index] == 0 and _is_new_value(found, index):
            pieces.append([])
        pieces[-1].append(token)
    return pieces


def _is_new_value(found: list[Token], index: int) -> bool:
    token, before = found[index], found[index - 1]
    if token.text == "[" and before.text == "]":
        return True
    if not (token.spaced and before.ends):
        return False
    is_signed = token.text in {"+", "-"} and index + 1 < len(found) and not found[index + 1].spaced
    return token.begins or is_signed
