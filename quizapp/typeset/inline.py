"""Inline markdown in a terminal: `code`, **strong** and *stressed* words, after wrapping."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

# Code first: nothing inside it is markup. A star opens before and closes after a non-space, and
# has no letter outside nor the bracket of a factor, so that `2*a*w` and `(a + 1)*b, 2*(a - 1)`
# stay what they are. Compiled where a text has some.
_MARKUP = (
    r"`(?P<code>[^`\n]+)`"
    r"|(?<![\w*)\]])\*\*(?=\S)(?P<strong>[^*\n]+?)(?<=\S)\*\*(?![\w*(\[])"
    r"|(?<![\w*)\]])\*(?=[^\s*])(?P<stressed>[^*\n]+?)(?<=[^\s*])\*(?![\w*(\[])"
)

HARD_SPACE = "\u00a0"
# Characters in brackets that are not broken: `(x + h·eᵢ)` is read as one.
_SHORT = 16

_STYLE = {"code": "term", "strong": "strong", "stressed": "strong"}


def plain(text: str) -> str:
    """Returns `text` without its markup, its maths on one line, for lists and pipes."""
    text = with_pictures_named(text)
    if "$" in text:
        from quizapp.typeset.maths.paragraph import on_one_line

        text = on_one_line(text)
    if not _may_be_marked_up(text):
        return text
    return re.sub(_MARKUP, lambda match: match.group(match.lastgroup or 0), text)


def _may_be_marked_up(text: str) -> bool:
    return "`" in text or "*" in text


def with_pictures_named(text: str) -> str:
    """Returns `text` with a name for each picture in it."""
    if "![" not in text:
        return text
    from quizapp.typeset import pictures

    return pictures.named(text)


def glued(text: str) -> str:
    """Returns `text` with hard spaces where wrapping is to leave it whole.

    That is: inside code, and inside short brackets, such as those of a point or of a factor.
    """
    text = _with_short_brackets_whole(text)
    if "`" not in text:
        return text
    return re.sub(
        _MARKUP,
        lambda match: match.group().replace(" ", HARD_SPACE) if match["code"] else match.group(),
        text,
    )


def _with_short_brackets_whole(text: str) -> str:
    before, *rest = text.split("(")
    return "(".join([before, *map(_glued_to_the_bracket, rest)])


def _glued_to_the_bracket(inside: str) -> str:
    closes = inside.find(")", 0, _SHORT)
    return inside[:closes].replace(" ", HARD_SPACE) + inside[closes:] if closes > 0 else inside


def styled(lines: Sequence[str], style: Callable[[str, str], str], base: str = "") -> Iterator[str]:
    """Yields `lines` with their markup turned into styles.

    Args:
        style: returns words in the style of a name; words as they are where nothing is coloured.
        base: the style of everything that is not marked up.
    """
    for line in lines:
        yield _styled_line(line, style, base).replace(HARD_SPACE, " ")


def _styled_line(line: str, style: Callable[[str, str], str], base: str) -> str:
    def words(text: str) -> str:
        return style(base, text) if base and text else text

    if not _may_be_marked_up(line):
        return words(line)
    pieces = []
    end = 0
    for match in re.finditer(_MARKUP, line):
        kind = match.lastgroup or "code"
        pieces += [words(line[end : match.start()]), style(_STYLE[kind], match.group(kind))]
        end = match.end()
    return "".join([*pieces, words(line[end:])])
