"""What is accepted for the term of a `T:`: the whole, its alternatives, its two languages."""

from __future__ import annotations

import re

_HAN = r"[\u3400-\u9fff]"
# A slash inside Latin words (`input/output`) is part of them.
_SEPARATOR = re.compile(rf"[,，;；、]|\s/|/\s|(?<={_HAN})/|/(?={_HAN})|[()（）\[\]【】]")
_LATIN_THEN_HAN = re.compile(rf"([^\u3400-\u9fff]*[^\s\u3400-\u9fff])\s*({_HAN}.*)")
_HAN_THEN_LATIN = re.compile(rf"({_HAN}+)\s+([^\u3400-\u9fff]+)")


def accepted(term: str) -> tuple[str, ...]:
    """Returns all that may be typed for `term`, the whole of it first.

    `epoch 轮 / 一个 epoch` gives itself, `epoch`, `轮` and `一个 epoch`.
    """
    forms = [term]
    pieces = [piece.strip() for piece in _SEPARATOR.split(term)]
    for piece in pieces:
        forms += _parts(piece, is_whole=len(pieces) == 1)
    return tuple(dict.fromkeys(form for form in forms if form))


def _parts(piece: str, *, is_whole: bool) -> tuple[str, ...]:
    """Returns the two languages of a piece that has both, else the piece.

    Chinese before Latin is taken apart only where it is the whole term: in `一个 epoch` it is one
    phrase.
    """
    both = _LATIN_THEN_HAN.fullmatch(piece) or (is_whole and _HAN_THEN_LATIN.fullmatch(piece))
    return tuple(part.strip() for part in both.groups()) if both else (piece,)
