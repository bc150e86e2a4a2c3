"""Kinds of answers, one file each, found by name: adding a kind is adding a file.

A file `KIND.py` (dashes as underscores) holds one frozen record `Answer` that fulfils
`model.Answer`. What decides is imported when the first answer is graded, not when the first
question is asked:

    names        of functions and constants
    reader       what was typed, as a tree
    deciding     one value: exact, rounded, or compared; `following` carries errors forward
    rounding     decimals; `exact` rational numbers; `shapes` vectors and matrices
    equality     of two expressions: proof where possible, else certified samples
    slips        common slips that explain a wrong value
    wording      typed words: `spelling`, `terms`
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizapp.model.questions import Answer


def of(kind: str) -> type[Answer]:
    """Returns the class of answers of `kind`, importing its file.

    Raises:
        KeyError: there is no such kind.
    """
    try:
        module = import_module(f"{__name__}.{kind.replace('-', '_')}")
        return cast("type[Answer]", module.Answer)
    except (ImportError, AttributeError):
        raise KeyError(kind) from None


def to_json(answer: Answer) -> dict[str, Any]:
    """Returns `answer` as JSON's own types: its kind and its fields."""
    # What named tuples and dataclasses keep for patterns.
    names: Sequence[str] = cast("Any", answer).__match_args__
    said = {"kind": answer.kind}
    for name in names:
        said[name] = getattr(answer, name)
    return said


def from_json(data: Mapping[str, Any]) -> Answer:
    """Returns the answer that `to_json` wrote; lists come back as tuples.

    Raises:
        KeyError: the kind is unknown.
    """
    values = {name: _frozen(value) for name, value in data.items() if name != "kind"}
    return of(data["kind"])(**values)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value
