"""What `quizapp new` puts into the editor: a card of each kind to be filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WHY = "\n> why: \n"

# For each kind, a word of advice and the card.
_KINDS = {
    "recall": (
        "thought, then compared; bullets are points to tick",
        f"Q: \n\nA: \n\n- \n- \n{_WHY}",
    ),
    "text": (
        'typed; bars between all that is right: "a" | "b"',
        f'Q: \n\nA: ""\n\n> wrong:  — \n> hint: \n{_WHY[1:]}',
    ),
    "number": (
        "or a formula; any equal form is right",
        f"Q: \n\nA: = \n\n> wrong:  — \n> wrong:  — \n> hint: \n{_WHY[1:]}",
    ),
    "true-false": ("True or False, and why", "Q: \n\nA: True. \n"),
    "choice": (
        "[x] is right; ` — ` says why another is wrong",
        f"Q: \n\n- [x] \n- [ ] \n- [ ] \n- [ ] \n{_WHY}",
    ),
    "ordering": (
        "the right order; it is shuffled when asked",
        f"Q: \n\n1. \n2. \n3. \n4. \n{_WHY}",
    ),
    "matching": ("pairs; they are shuffled when asked", f"Q: \n\n-  :: \n-  :: \n-  :: \n{_WHY}"),
    "cloze": (
        "gaps in brackets, [epoch|an epoch]; each is a card",
        f"C: \n{_WHY}",
    ),
    "term": (
        "asked both ways: its meaning, and its name",
        f"T: \n\nD: \n{_WHY}\nD[zh]: \n",
    ),
    "bilingual": (
        "the same card in two languages",
        f"Q: \n\nA: \n{_WHY}\nQ[zh]: \n\nA[zh]: \n",
    ),
    "parametric": (
        "drawn anew each time; {{name}} shows a number",
        """Q: What is {{a}} + {{b}}?

A: = a + b

> where: a in 1..9; b in 1..9
> wrong: a*b — that is the product
> hint:
> why:
""",
    ),
    "skill": (
        "made by a family, see `quizapp families`",
        "P: FAMILY, levels 1-3\n",
    ),
}
KINDS = tuple(_KINDS)
_GUIDE = re.compile(r"<!-- quizapp: .*-->[ \t]*\n?")
# Lines of a template that may be left as they are.
_OPTIONAL = re.compile(r"> (?:why|hint|wrong):(?:\s*—)?|-(?: \[[ x]\])?|-\s*::|\d\.|D\[zh\]:")


def template(kind: str) -> str:
    """Returns the card of a kind to be filled in."""
    # A space after the colon, where one begins to write.
    return re.sub("(?<=:)$", " ", _KINDS[kind][1], flags=re.MULTILINE)


def advice(kind: str) -> str:
    """Returns what to know when filling in the template of a kind."""
    return _KINDS[kind][0]


def guided(card: str, notes: Sequence[str]) -> str:
    """Returns a card with notes on top, a line each, which `written` takes off again."""
    return "".join(f"<!-- quizapp: {note.replace('-->', '→')} -->\n" for note in notes) + card


def written(text: str) -> str:
    """Returns what an editor left, without the notes."""
    return _GUIDE.sub("", text.replace("\r\n", "\n"))


def filled(text: str) -> str:
    """Returns the card in what an editor left: lines of a template not filled in are blank."""
    lines = written(text).split("\n")
    return "\n".join("" if _OPTIONAL.fullmatch(line.rstrip()) else line for line in lines)
