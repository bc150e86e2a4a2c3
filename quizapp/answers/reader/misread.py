"""What cannot be read, and what to write instead: one line for each habit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.answers.names import FUNCTIONS
from quizapp.answers.reader.problem import ReadError
from quizapp.text import one_line

if TYPE_CHECKING:
    from quizapp.answers.reader.vocabulary import Vocabulary

_SIGNS: dict[str, str] = {
    **dict.fromkeys("=≈", "write one value, without this sign and what is on its other side"),
    **dict.fromkeys("<>≤≥≠", "a value is wanted, no comparison"),
    "‖": "write abs(x) for an absolute value",
    **dict.fromkeys("$€£¥°", "write the value without a unit"),
    **dict.fromkeys("\"'`", "write the value without quotation marks"),
    **dict.fromkeys("∛∜", "write a root as a power: x^(1/3)"),
    **dict.fromkeys("∑∏∫∂∇", "write the result, worked out"),
    **dict.fromkeys("—―", "write `-` for a minus"),
    "±": "one value is wanted, this means two",
    "∞": "a finite value is wanted",
    "!": "write a factorial as a product",
    "?": "write a value in its place",
    ":": "write a ratio as a quotient, 1/2",
    "\\": "write it in plain signs",
    ".": "write a fraction, or only as many digits as you mean",
    "_": "write 1000 for 1_000, and an index behind its name, w_1",
    "&": "write `,` between entries",
}
_ENGLISH = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
# The whole numbers that have a word of their own.
DIGITS = {"两": "2"} | {
    word: str(number)
    for words in ("零一二三四五六七八九十", _ENGLISH)
    for number, word in enumerate(words)
}
_WORDS = (
    {word: f"write {number}" for word, number in DIGITS.items()}
    | dict.fromkeys(("inf", "infinity", "nan", "undefined", "none"), "a finite value is wanted")
    | dict.fromkeys(("about", "approx", "approximately", "ca", "约", "大约"), "leave the word out")
    | dict.fromkeys(("log2", "log_2", "lb"), "write log(x)/log(2)")
    | {"lg": "write log10(x)", "percent": "write %", "half": "write 1/2"}
    | dict.fromkeys(("minus", "negative"), "write -")
    | dict.fromkeys(("cot", "sec", "csc"), "write it with sin and cos")
    | dict.fromkeys(("coth", "sech", "csch"), "write it with sinh and cosh")
    | dict.fromkeys(("and", "和", "与"), "write `,` between values")
    | dict.fromkeys(("or", "或"), "write one value")
    | dict.fromkeys(("pow", "power", "square", "squared"), "write x^2 for a power")
    | dict.fromkeys(("expit", "logistic"), "write sigmoid(x)")
    | dict.fromkeys(
        ("asin", "acos", "atan", "arcsin", "arccos", "arctan"),
        "there are no inverse functions here",
    )
)
# So much of a word is looked at to show its beginning.
_LONGEST = 50
_APPLIED = re.compile(rf"({'|'.join(sorted(FUNCTIONS, key=len, reverse=True))})_?(\w+)")
_SPOKEN = frozenset("零一二两三四五六七八九十百分之半负减加乘除是为约于")
_COUNTED = re.compile(r"(.*?[^\W\d_])(\d+)")
_EXPONENTIAL = re.compile(r"(e)(\w+)")


def unknown_sign(text: str, index: int, place: int) -> ReadError:
    """Returns why the character at `index` is no part of a value."""
    sign = text[index]
    is_prime = sign == "'" and text[index - 1 : index].isalpha()
    advice = "write the derivative worked out" if is_prime else _SIGNS.get(sign)
    said = f"`{one_line(sign)}` cannot be read here"
    return ReadError(f"{said}; {advice}" if advice else said, place)


def unknown_word(text: str, names: Vocabulary, place: int, *, is_unit: bool) -> ReadError | None:
    """Returns why a word that is no name of the problem is no value; None for a mere letter.

    Args:
        text: the word.
        names: the names of the problem.
        place: where it begins.
        is_unit: whether it stands behind a number.
    """
    advice = _advice(text, names, is_unit=is_unit)
    shown = one_line(text[:_LONGEST], 24)
    return ReadError(f"`{shown}` is unknown: {advice}", place) if advice else None


def _advice(text: str, names: Vocabulary, *, is_unit: bool) -> str:
    lower = text.lower()
    if lower in _WORDS or _SPOKEN & set(lower):
        return _WORDS.get(lower, "write digits and signs, such as -1/2 or 2*x")
    applied = _APPLIED.fullmatch(lower)
    if applied and len(text) < 24:
        return f"write {applied[1]}({applied[2]})"
    counted = _COUNTED.fullmatch(text) or _EXPONENTIAL.fullmatch(text)
    if counted and names.word(counted[1]) and (counted[2].isdigit() or names.word(counted[2])):
        return f"write {counted[1]}^{counted[2]} or {counted[1]}*{counted[2]}"
    if names.variables:
        return ""
    if is_unit:
        return "write `*` for a product" if lower == "x" else "write the value without a unit"
    # One Chinese character is a word, one Greek letter is none.
    return "write the value alone, without words" if len(text.encode()) > 2 else ""
