"""Files of answers to grade: one JSON object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from quizapp import grading
from quizapp.answers import expected
from quizapp.answers.reader import ReadError
from quizapp.cli import _files
from quizapp.errors import BadInputError
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.model.grades import Grade

# Of what types a value may be; `True` is no number here, though Python says so.
_TYPES: dict[str, tuple[type, ...]] = {
    "id": (str, int),
    "expected": (str,),
    "kind": (str,),
    "answer": (str,),
    "vars": (list, str),
    "domain": (dict,),
    "min_sig": (int,),
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
        except ReadError as error:
            raise BadInputError(f"{path}:{number}:1: `expected` is wrong; {error}") from None
        except BadInputError as error:
            raise BadInputError(f"{path}:{number}:{error}") from None
        yield case["id"], grading.grade_answer(right, case["answer"])


def _read(path: str) -> str:
    try:
        return _files.read(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadInputError(f"{path}: {reason}; name a file of cases") from None
    except UnicodeDecodeError:
        raise BadInputError(f"{path}: this is no UTF-8 text; save it as UTF-8") from None


def _case(line: str) -> dict[str, Any]:
    """Returns the case in `line`, the types of its values checked.

    Raises:
        BadInputError: it is none; the message begins with the column.
    """
    try:
        case = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInputError(
            f"{error.colno}: this line is no JSON; write one object a line"
        ) from None
    except (ValueError, RecursionError):
        raise _no_case("this line is no JSON", "write one object a line") from None
    if not isinstance(case, dict):
        raise _no_case("this line is no object", "write one object a line")
    missing = [key for key in _NEEDED if key not in case]
    wrong = [
        key for key, value in case.items() if type(value) not in _TYPES.get(key, (type(value),))
    ]
    if missing or wrong:
        what = f"`{missing[0]}` is missing" if missing else f"`{wrong[0]}` has the wrong type"
        raise _no_case(what, "see `quizapp grade --help`")
    if case["kind"] not in expected.KINDS:
        kind = one_line(case["kind"], 20)
        raise _no_case(f"no kind `{kind}`", f"use one of {', '.join(expected.KINDS)}")
    return case


def _no_case(what: str, advice: str) -> BadInputError:
    return BadInputError(f"1: {what}; {advice}")


def _expected(case: dict[str, Any]) -> expected.Expected:
    names = case.get("vars", [])
    if not all(isinstance(name, str) for name in names):
        raise _no_case("`vars` has the wrong type", "see `quizapp grade --help`")
    digits = case.get("min_sig", 3)
    if digits not in _DIGITS:
        raise _no_case(f"`min_sig` is {digits}", f"give {_DIGITS[0]} to {_DIGITS[-1]}")
    domain = case.get("domain", {})
    unknown = [value for value in domain.values() if value not in _DOMAINS]
    if unknown:
        raise _no_case(f"no domain `{one_line(str(unknown[0]), 20)}`", "use positive or real")
    return expected.Expected(
        text=case["expected"],
        kind=case["kind"],
        variables=tuple(names.replace(",", " ").split() if isinstance(names, str) else names),
        positive=tuple(name for name, value in domain.items() if value == "positive"),
        min_digits=digits,
    )
