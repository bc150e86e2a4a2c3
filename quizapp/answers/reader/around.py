"""What people write around a value: a label, that it is rounded, a full stop.

And in it, as programs do or for want of a sign: `.T`, and the letter x for a product.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.answers.names import CONSTANTS, FUNCTIONS
from quizapp.answers.reader.characters import Folded

if TYPE_CHECKING:
    from collections.abc import Collection

# `x =`, `dL/dw1 =`, `∂L/∂w:`, `f(x, y) =`, `w' ≈`, `The answer:`, `答案：`
_LABEL = re.compile(
    r"\s*(?P<name>(?:[^\W\d]\w*\s+){0,3}"
    r"(?:\(*[d∂Δ]\w*\)*/\(*[d∂Δ]\w*'*\)*|[^\W\d]\w*'*(?:\([^\W\d]\w*(?:\s*,\s*[^\W\d]\w*)*\))?))"
    r"\s*(?P<is>:=|==|[=:≈←])"
)
_IS = re.compile(r"[=:≈←]")
_ASSIGNS = {":=", "←"}
# A full stop or semicolon; a comma but for one that may begin decimals.
_MARKS = (".", ";", ",")
_MARK = re.compile(r"(?<![.])[.;]$|(?<![\d\s]),$")
# What numpy and torch print around a vector or matrix, and behind its values.
_ARRAY = re.compile(
    r"\s*(?:\w+\.)?(?:array|tensor|matrix|constant)\s*\((.*)\)\s*", re.DOTALL | re.IGNORECASE
)
_SETTING = re.compile(r",\s*(?:dtype|device|grad_fn|requires_grad)\s*=")
_ANGLED = re.compile(r"\s*<([^<>]*)>\s*")
_TURNED = re.compile(r"(?<=[\])])\.(?=T\s*$)")
# `1.2 x 10^3`; what of `1.2 x 103` was meant, nobody knows
_TIMES = re.compile(r"(?:(?<=\d)|(?<=\d ))[xX](?= ?10 ?(?:\^|\*\*))")
# `≈`, `the answer is`, `about`, `答案是`, `等于`, `约为`
_LEADING = re.compile(
    r"\s*(?:(?:[=≈~≃≅]|(?:(?:the\s+)?(?:answer|result)|it)\s+is(?=\s)|(?:答案|结果)?(?:是|为|等于)"
    r"|(?:about|approximately|approx\.?|ca\.)(?=\s)|大?约(?:是|为|等于)?)\s*)+",
    re.IGNORECASE,
)


def bare(folded: Folded, variables: Collection[str] = ()) -> Folded:
    """Returns the value alone, without a label, a leading `=` or `about`, and a mark at the end.

    What the problem itself calls a variable, or what is a function or constant, is no label:
    `x = 2y` says something else than 2y. But `x := 2y` says what x is from now on.
    """
    start = 0
    label = _LABEL.match(folded.text) if _IS.search(folded.text) else None
    if label and (
        label["is"] in _ASSIGNS or not _names(label["name"]) & {*variables, *FUNCTIONS, *CONSTANTS}
    ):
        start = label.end()
    leading = _LEADING.match(folded.text, start)
    start = leading.end() if leading else start
    end = len(folded.text.rstrip())
    if folded.text[start:end].endswith(_MARKS) and _MARK.search(folded.text, start, end):
        end -= 1
    return folded.cut(start, end)


def _names(label: str) -> set[str]:
    return {word.partition("(")[0] for word in label.split()}


def without_array(folded: Folded) -> Folded:
    """Returns what stands in `array(…)` or `tensor(…)`, as programs print it, or in `<…>`.

    Where there is nothing of that, it returns all.
    """
    match = _ARRAY.fullmatch(folded.text) or _ANGLED.fullmatch(folded.text)
    if not match:
        return folded
    setting = _SETTING.search(folded.text, match.start(1))
    return folded.cut(match.start(1), setting.start() if setting else match.end(1))


def with_raised_turn(folded: Folded) -> Folded:
    """Returns `^T` for the `.T` of programs behind a vector or matrix."""
    return Folded(_TURNED.sub("^", folded.text), folded.places)


def with_times(folded: Folded, variables: Collection[str] = ()) -> Folded:
    """Returns a product for the letter x before a power of ten, where it is no variable."""
    if any(name[0] in "xX" for name in variables):
        return folded
    return Folded(_TIMES.sub("*", folded.text), folded.places)
