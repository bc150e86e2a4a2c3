"""Brackets as tall as what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.typeset.maths.box import Box

if TYPE_CHECKING:
    from quizapp.typeset.maths.style import Style

# Bracket: top, middle, bottom.
_UNICODE = {
    "(": "⎛⎜⎝", ")": "⎞⎟⎠", "[": "⎡⎢⎣", "]": "⎤⎥⎦", "⌊": "⎢⎢⎣", "⌋": "⎥⎥⎦",
    "⌈": "⎡⎢⎢", "⌉": "⎤⎥⎥", "|": "│││", "‖": "║║║", "⟨": "⎛⎜⎝", "⟩": "⎞⎟⎠",
}  # fmt: skip
_ASCII = {"(": "/|\\", ")": "\\|/", "[": "[[[", "]": "]]]", "⟨": "/|\\", "⟩": "\\|/"}
_BRACES = {"{": ("⎧", "⎪", "⎨", "⎩"), "}": ("⎫", "⎪", "⎬", "⎭")}


def tall(sign: str, body: Box, style: Style, *, is_left: bool) -> Box:
    """Returns a bracket beside `body`, with a space on the inner side; nothing for no bracket."""
    if not sign:
        return Box.of("")
    height = len(body.lines)
    column = _column(sign, height, ascii_only=style.ascii_only)
    return Box(tuple(f"{c} " if is_left else f" {c}" for c in column), body.baseline)


def _column(sign: str, height: int, *, ascii_only: bool) -> list[str]:
    if height == 1:
        return [sign]
    if sign in _BRACES and not ascii_only:
        return _brace(*_BRACES[sign], height)
    default = "|||" if sign in {"|", "‖"} or not ascii_only else sign * 3
    shape = (_ASCII if ascii_only else _UNICODE).get(sign, default)
    return [shape[0], *[shape[1]] * (height - 2), shape[2]]


def _brace(top: str, side: str, middle: str, bottom: str, height: int) -> list[str]:
    if height == 2:
        return [top, bottom]
    column = [top, *[side] * (height - 2), bottom]
    column[height // 2] = middle
    return column
