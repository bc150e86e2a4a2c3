"""Files of answers to grade: one JSON object a line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp import grading
from quizapp.answers import expected
from quizapp.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.model import Grade

_TYPES: dict[str, type | tuple[type, ...]] = {
    "id": (str, int),
    "expected": str,
    "kind": str,
    "answer": str,
    "vars": (list, str),
    "domain": dict,
    "min_sig": int,
}
_NEEDED = ("id", "expected", "kind", "answer")
_DOMAINS = ("positive", "real")
_DIGITS = range(1, 51)


def graded(path: str) -> Iterator[tuple[str | int, Grade]]:
    """Yields the id and grade of each case, in the file's order; `-` is stdin.

    Raises:
        BadInputError: the file cannot be read, or a line is no case.
    """
    # Not `splitlines`: inside JSON's texts stand separators that it takes for ends of lines.
    for number, line in enumerate(_read(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            case = _case(line)
            right = expected.answer(_expected(case))
        except BadInputError as error:
            raise BadInputError(f"{path}:{number}: {error}") from None
        yield case["id"], grading.grade_answer(right, case["answer"])


def _read(path: str) -> str:
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadInputError(f"{path}: {reason}; name a file of cases") from None
    except UnicodeDecodeError:
        raise BadInputError(f"{path}: this is no UTF-8 text; save it as UTF-8") from None


def _case(line: str) -> dict[str, Any]:
    """Returns the case in `line`, the types of its values checked."""
    try:
        case = json.loads(line)
    except (ValueError, RecursionError):
        raise BadInputError("this line is no JSON; write one object a line") from None
    if not isinstance(case, dict):
        raise BadInputError("this line is no object; write one object a line")
    missing = [key for key in _NEEDED if key not in case]
    wrong = [k for k, v in case.items() if k in _TYPES and not isinstance(v, _TYPES[k])]
    if missing or wrong:
        what = f"`{missing[0]}` is missing" if missing else f"`{wrong[0]}` has the wrong type"
        raise BadInputError(f"{what}; see `quizapp grade --help`")
    if case["kind"] not in expected.KINDS:
        raise BadInputError(f"no kind `{case['kind']}`; use one of {', '.join(expected.KINDS)}")
    return case


def _expected(case: dict[str, Any]) -> expected.Expected:
    names = case.get("vars", [])
    if not all(isinstance(name, str) for name in names):
        raise BadInputError("`vars` has the wrong type; see `quizapp grade --help`")
    digits = case.get("min_sig", 3)
    if digits not in _DIGITS:
        raise BadInputError(f"`min_sig` is {digits}; give {_DIGITS[0]} to {_DIGITS[-1]}")
    domain = case.get("domain", {})
    unknown = [value for value in domain.values() if value not in _DOMAINS]
    if unknown:
        raise BadInputError(f"no domain `{unknown[0]}`; use positive or real")
    return expected.Expected(
        text=case["expected"],
        kind=case["kind"],
        variables=tuple(names.replace(",", " ").split() if isinstance(names, str) else names),
        positive=tuple(name for name, value in domain.items() if value == "positive"),
        min_digits=digits,
    )
