"""What was found in other forms, as a deck for its author to edit."""

from __future__ import annotations

import re
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from quizapp.decks.imports import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.decks.imports import Found, Pair

# What would begin another card, or say another kind of answer than plain text.
_TAG = re.compile(r"^(?=(?:[QACTDP](?:\[\w+\])?[:：](?:\s|$)))", re.MULTILINE)
# A heading, the end of a card, or a keyword: text once a space stands before it.
_MARK = re.compile(
    r"^(?=#{1,6}(?:\s|$)|---[ \t]*$|>[ \t]*(?:why|hint|wrong|where)[ \t]*[:：])",
    re.MULTILINE | re.IGNORECASE,
)
_ITEM = re.compile(r"[-*•▪] |\d+[.)] ")
_KIND = re.compile(r"(?=[=＝]|[\"“”]|(?:true|false|对|错)(?:[.。]|$))", re.IGNORECASE)


def deck_text(found: Found) -> str:
    """Returns a deck: a card a pair, and what belongs to no card as comments, in its section."""
    title = f"---\ntitle: {found.title}\n---\n\n" if found.title else ""
    return title + "\n\n".join([*_sections(found), *_unanswered(found)]) + "\n"


def _sections(found: Found) -> Iterator[str]:
    """Gives headings, cards and remarks in the order of the file they come from."""
    everything: list[Pair | Remark] = [*found.pairs, *found.remarks]
    everything.sort(key=attrgetter("line"))
    section = ""
    for (outer, inner), group in groupby(everything, key=lambda one: (one.section, one.subsection)):
        if outer != section:
            section = outer
            yield f"# {outer}"
        if inner:
            yield f"## {inner}"
        yield from _blocks(list(group))


def _blocks(group: Sequence[Pair | Remark]) -> Iterator[str]:
    """Gives a block a card, and one for all remarks between two cards."""
    remarks: list[str] = []
    for one in group:
        if isinstance(one, Remark):
            remarks.append(_remark(one))
            continue
        if remarks:
            yield _comment("\n".join(remarks))
            remarks = []
        yield _card(one)
    if remarks:
        yield _comment("\n".join(remarks))


def _card(pair: Pair) -> str:
    named = filter(None, (re.sub(r"[<>;,]|--+", "", tag).strip() for tag in pair.tags))
    said = ", ".join(named)
    tags = f" <!-- tags: {said} -->" if said else ""
    lines = [f"Q: {_escaped(pair.question)}{tags}", "", f"A:{_answer(pair.answer)}"]
    if pair.correction:
        lines += ["", f"> why: {pair.correction}"]
    return "\n".join(lines)


def _answer(text: str) -> str:
    """Returns an answer that stays plain text, its list set apart from its first line."""
    first, _, rest = _escaped(text).partition("\n")
    if _KIND.match(first):
        first = f"\\{first}"
    if _ITEM.match(first):
        return f"\n\n{first}\n{rest}".rstrip()
    return f" {first}\n\n{rest}" if rest else f" {first}"


def _escaped(text: str) -> str:
    return _MARK.sub(" ", _TAG.sub(r"\\", text)).replace("<!--", "<!- -")


def _remark(remark: Remark) -> str:
    doubt = f"  [{remark.doubt}]" if remark.doubt else ""
    right = f"  [{remark.correction}]" if remark.correction else ""
    return f"{remark.text}{doubt}{right}"


def _unanswered(found: Found) -> Iterator[str]:
    if found.unanswered:
        questions = "\n".join(question for _, question in found.unanswered)
        yield _comment(f"Without an answer:\n{questions}")


def _comment(text: str) -> str:
    # `--` would end a comment in some readers of markdown.
    return f"<!--\n{text.replace('--', '- -')}\n-->"
