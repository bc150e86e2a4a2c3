"""Answers that a list under a question gives: choices, orderings and matchings."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from quizapp.answers import choice, matching, ordering
from quizapp.decks.codes import Code
from quizapp.decks.inline import dash, masked
from quizapp.model.decks import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.decks.findings import Findings
    from quizapp.decks.lists import Item
    from quizapp.model.questions import Answer

_BOX = re.compile(r"\[([ xX])\](?:[ \t]+|$)")
_PAIR = " :: "
_NUMBER = re.compile(r"(\$?)[-−]?\d{1,20}(?:\.\d{1,20})?(?:/0*[1-9]\d{0,19})?\1")
_MOST = 50

CHOICE, MATCHING, ORDERING, PLAIN = "a choice `[x]`", "a pair ` :: `", "a number", "a plain bullet"


def sort_of(item: Item) -> str:
    """Returns what an item makes of its list."""
    text = item.passage.head().text
    if _BOX.match(text):
        return CHOICE
    if _PAIR in masked(text):
        return MATCHING
    return ORDERING if item.numbered else PLAIN


def read(items: Sequence[Item], findings: Findings) -> Answer | None:
    """Returns what the list's items agree on; None, and a finding, if they do not."""
    sort = sort_of(items[0])
    odd = next((item for item in items if sort_of(item) != sort), None)
    if odd:
        findings.add(
            Code.MIXED_LIST,
            odd.passage.head().span,
            f"this item is {sort_of(odd)}, but the first of its list is {sort}",
            *_mending(odd, sort),
        )
        return None
    if not _enough(items, sort, findings):
        return None
    makers = {CHOICE: _choice, MATCHING: _matching, ORDERING: _ordering}
    return makers[sort](items, findings)


def _enough(items: Sequence[Item], sort: str, findings: Findings) -> bool:
    """Reports empty items, and lists of a single item or of far too many."""
    empty = [item for item in items if not _BOX.sub("", item.passage.text(), count=1)]
    for item in empty:
        findings.add(
            Code.EMPTY, item.passage.head().span, "this item is empty", "write it, or remove it"
        )
    if len(items) > _MOST:
        findings.add(
            Code.TOO_MANY,
            items[_MOST].passage.head().span,
            f"this list has {len(items)} items, more than {_MOST}",
            "split it into several questions",
        )
    if len(items) > 1 or empty:
        return not empty and len(items) <= _MOST
    what = {CHOICE: "choose from", MATCHING: "match", ORDERING: "order"}[sort]
    findings.add(
        Code.TOO_FEW_ITEMS,
        items[0].passage.head().span,
        f"there is nothing to {what}: the list has a single item",
        "add another item, or write the answer as an `A:`",
    )
    return False


def _mending(odd: Item, sort: str) -> tuple[str, Edit | None]:
    """Returns what to do about an item unlike the first, and the edit where that is sure."""
    line = odd.passage.head()
    if sort == CHOICE and line.text.startswith("[]"):
        return "an empty box has a space in it, `[ ]`", Edit(line.part(0, 2).span, "[ ]")
    return "give all items of the list one form", None


def _choice(items: Sequence[Item], findings: Findings) -> Answer | None:
    options, notes, right = [], [], []
    for item in items:
        box = _BOX.match(item.passage.head().text)
        option, note = _noted(item)
        options.append(option)
        notes.append(note)
        right.append(box is not None and box.group(1) != " ")
    if not any(right):
        findings.add(
            Code.NO_RIGHT_CHOICE,
            items[0].passage.head().part(0, 3).span,
            "none of these options is right",
            "mark the right one with `[x]`",
        )
        return None
    if _has_equal(items, options, "options", findings):
        return None
    return choice.Answer(options=tuple(options), right=tuple(right), notes=tuple(notes))


def _noted(item: Item) -> tuple[str, str]:
    """Returns an option without its box, and the remark after its first dash."""
    text = " ".join(item.passage.text().split())
    text = _BOX.sub("", text, count=1)
    remark = dash(text)
    return (text[: remark.start()], text[remark.end() :]) if remark else (text, "")


def _matching(items: Sequence[Item], findings: Findings) -> Answer | None:
    pairs = [pair for item in items if (pair := _pair(item, findings))]
    if len(pairs) < len(items):
        return None
    left = [first for first, _ in pairs]
    if _has_equal(items, left, "left sides", findings):
        return None
    return matching.Answer(
        left=tuple(left),
        right=tuple(second for _, second in pairs),
        pairs=tuple(range(len(pairs))),
    )


def _pair(item: Item, findings: Findings) -> tuple[str, str] | None:
    text = " ".join(item.passage.text().split())
    hidden = masked(text)
    if hidden.count(_PAIR) != 1:
        findings.add(
            Code.BAD_PAIR,
            item.passage.head().span,
            "this pair has more than one ` :: `",
            "write `left :: right`; put a `::` that is text in backticks",
        )
        return None
    at = hidden.index(_PAIR)
    left, right = text[:at].strip(), text[at + len(_PAIR) :].strip()
    if left.casefold() == right.casefold():
        findings.add(
            Code.EQUAL_ITEMS,
            item.passage.head().span,
            "both sides of this pair are equal",
            "change one of them: whoever can read matches them",
        )
        return None
    return left, right


def _ordering(items: Sequence[Item], findings: Findings) -> Answer | None:
    texts = [" ".join(item.passage.text().split()) for item in items]
    if _has_equal(items, texts, "items", findings):
        return None
    before = tuple((i, j) for j in range(len(texts)) for i in range(j))
    return ordering.Answer(items=tuple(texts), before=before)


def _value(text: str) -> object:
    """Returns what two texts have in common that mean the same: `1/2` and `0.5` are one number."""
    if not _NUMBER.fullmatch(text):
        return text.casefold()
    over, _, under = text.replace("−", "-").strip("$").partition("/")
    return Fraction(over) / Fraction(under or 1)


def _has_equal(items: Sequence[Item], texts: Sequence[str], what: str, findings: Findings) -> bool:
    """Reports every text that stands in the list a second time."""
    seen: dict[object, int] = {}
    is_found = False
    for item, text in zip(items, texts, strict=True):
        first = seen.setdefault(_value(text), item.passage.line)
        if first != item.passage.line:
            is_found = True
            findings.add(
                Code.EQUAL_ITEMS,
                item.passage.head().span,
                f"two {what} are equal: this one and that of line {first}",
                "change one of them, or remove it",
            )
    return is_found
