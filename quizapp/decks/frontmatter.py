"""Front matter: `key: value` lines between two lines `---` at the very top of a deck.

A value is text, a number or a flat `[list]`. It looks like YAML and is none: no tags, no
anchors, no nesting, and nothing that a value could make happen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from quizapp.decks.codes import Code
from quizapp.decks.passage import Piece
from quizapp.model.decks import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.decks.findings import Findings

KEYS = ("title", "tags", "topic", "weight", "language")
# What other programs call it.
ALIASES = {"name": "title"}
LINE = re.compile(r"([A-Za-z_][\w-]*)[ \t]*[:：=](?:[ \t]+|$)(.*)")
# Two letters of a word that changed places, or one that is missing, are no other word.
_SLIP = 0.75
# No entry of a flat list holds one of these.
_FLAT = frozenset("[]{},，")
# Keys whose value is plain text, and no list below them.
_PLAIN = frozenset(KEYS) - {"tags"} | frozenset(ALIASES)
_YAML = re.compile(r"[&*!{}|>%@`]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-\w{2,8})?")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; `end` is the index of the first line after it.

    `weight` is for programs that order files by it: nothing here does.
    """

    end: int = 0
    title: str = ""
    topic: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()


def read(lines: Sequence[str], findings: Findings) -> FrontMatter:
    """Returns the front matter of a deck's lines; an empty one if line 1 is not `---`."""
    if not lines or lines[0].rstrip() != "---":
        return FrontMatter()
    end = next((i for i in range(1, len(lines)) if lines[i].rstrip() == "---"), None)
    if end is None:
        findings.add(
            Code.OPEN_FRONT_MATTER,
            Piece(lines[0], 1, 1).part(0).span,
            "the front matter that begins here is never closed",
            "put a line `---` after it; a deck without front matter does not begin with `---`",
        )
        return FrontMatter(end=1)
    values: dict[str, Piece] = {}
    for line in _joined(lines, end):
        _line(line, values, findings)
    return FrontMatter(
        end=end + 1,
        title=unquoted(values["title"].text) if "title" in values else "",
        topic=unquoted(values["topic"].text) if "topic" in values else "",
        language=values["language"].text if "language" in values else "",
        tags=listed(values["tags"].text) if "tags" in values else (),
    )


def _joined(lines: Sequence[str], end: int) -> Iterator[Piece]:
    """Yields the lines of the front matter, tags that stand below their key behind it.

    Other programs write `tags:` and then `- exam`, and so for keys that mean nothing here.
    """
    index = 1
    while index < end:
        line = Piece(lines[index], index + 1, 1).part(0)
        index += 1
        entries: list[str] = []
        if line.text.endswith(":") and LINE.fullmatch(line.text) and line.text[:-1] not in _PLAIN:
            while index < end and (entry := _entry(lines[index])):
                entries.append(entry)
                index += 1
        yield line._replace(text=f"{line.text} [{', '.join(entries)}]") if entries else line


def _entry(line: str) -> str:
    """Returns what stands behind the dash of a flat list's entry; "" for any other line."""
    dash, _, entry = line.strip().partition(" ")
    return entry.strip() if dash == "-" and _FLAT.isdisjoint(entry) else ""


def _line(line: Piece, values: dict[str, Piece], findings: Findings) -> None:
    """Reads one line into `values`, or reports why it means nothing."""
    if not line.text or line.text.startswith("#"):
        return
    match = LINE.fullmatch(line.text)
    if not match:
        findings.add(
            Code.BAD_LINE,
            line.span,
            "this line of the front matter is no `key: value`",
            "write one `key: value` a line, a list as `[a, b]`",
        )
        return
    key, value = line.part(0, match.end(1)), line.part(match.start(2))
    name = ALIASES.get(key.text, key.text)
    if name not in KEYS:
        unknown_key(key, KEYS, "the front matter", findings)
    elif name in values:
        findings.add(Code.BAD_VALUE, key.span, f"`{name}` is given twice", "keep one of them")
    else:
        values[name] = value
        _check(name, value, findings)


def _check(key: str, value: Piece, findings: Findings) -> None:
    """Reports a value that its key cannot have."""
    text = value.text
    if not text:
        wanted = "a value"
    elif _YAML.match(text) or (text.startswith("[") and key != "tags"):
        wanted = "plain text; put it in quotes if it begins with a mark"
    elif key == "tags" and text.startswith("[") and not re.fullmatch(r"\[[^\[\]{}]*\]", text):
        wanted = "a flat list such as `[exam, week-1]`"
    elif key == "weight" and not re.fullmatch(r"-?\d+(\.\d+)?", text):
        wanted = "a number"
    elif key == "language" and not _LANGUAGE.fullmatch(text):
        wanted = "a language such as `en` or `zh`"
    else:
        return
    findings.add(Code.BAD_VALUE, value.span, f"`{key}` cannot be this", f"`{key}` wants {wanted}")


def unknown_key(key: Piece, known: Sequence[str], where: str, findings: Findings) -> None:
    """Reports a key that means nothing in `where`, with the nearest that does."""
    near = get_close_matches(key.text.lower(), known, n=1)
    advice = f"did you mean `{near[0]}`?" if near else f"the keys here are {', '.join(known)}"
    fix = sure(key, near)
    findings.add(Code.UNKNOWN_KEY, key.span, f"`{key.text}` is no key of {where}", advice, fix)


def sure(misspelt: Piece, near: Sequence[str]) -> Edit | None:
    """Returns the edit that mends a word, if it differs from the nearest as a slip does."""
    is_slip = near and get_close_matches(misspelt.text.lower(), near, n=1, cutoff=_SLIP)
    return Edit(misspelt.span, near[0]) if is_slip else None


def unquoted(text: str) -> str:
    """Returns `text` without the pair of quotes around it, if there is one."""
    return text[1:-1] if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'" else text


def listed(text: str) -> tuple[str, ...]:
    """Returns the entries of `[a, b]` or `a, b`."""
    inside = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    entries = (unquoted(entry.strip()) for entry in re.split("[,，]", inside))
    return tuple(entry for entry in entries if entry)
