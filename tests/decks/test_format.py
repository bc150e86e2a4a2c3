from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from quizapp import decks, families
from quizapp.decks import source
from quizapp.decks.format import formatted, stamped
from quizapp.model.cards import Card, Skill
from quizapp.model.decks import DeckFile
from quizapp.resources import content_dir
from tests.decks.test_fuzz import FAMILIES, FILE, draw

HERE = Path(__file__).parent
SHIPPED = [file.path for file in source.shipped(content_dir())]

# Before, and after.
CASES = {
    "tags": ("Q：  Why？\nA:So.\nA:   Because.", "Q: Why？\nA:So.\n\nA: Because.\n"),
    "sides": ("Q: a\nA: b\nQ[ZH]:c\nQ[ZH]: c\n", "Q: a\n\nA: b\nQ[ZH]:c\n\nQ[zh]: c\n"),
    "exact": ("Q: a\n\nA: =P+1\n", "Q: a\n\nA: = P+1\n"),
    "space": ("\n\n#  Head ##\nQ: a\n\n\n\nA: b\t\n\n", "# Head\n\nQ: a\n\nA: b\n"),
    "C#": ("# Learn C#\n## A # #\n", "# Learn C#\n\n## A # #\n"),
    "separator": ("Q: a\nA: b\n---\nC: [c]\n", "Q: a\n\nA: b\n\n---\n\nC: [c]\n"),
    "first separator": ("\n---\nC: [c]", "\n---\n\nC: [c]\n"),
    "front": (
        "---\nname :  x\ntags: a,b\n# kept\n\n---\nC: [c]\n",
        "---\ntitle: x\ntags: [a, b]\n# kept\n\n---\n\nC: [c]\n",
    ),
    "comment": (
        "Q: a <!--needs:b;reveal;id:c--> <!-- a remark; of mine -->\n\nA: b\n",
        "Q: a <!-- id: c; needs: b; reveal --> <!-- a remark; of mine -->\n\nA: b\n",
    ),
    "choice": (
        "Q: a\n+ [X] b\n* [ ] c\n  [X] goes on\n> Why： d\n>  e\n",
        "Q: a\n- [x] b\n- [ ] c\n  [X] goes on\n\n> why: d\n>  e\n",
    ),
    "order": ("Q: a\n\n3) b\n3) c\n", "Q: a\n\n1. b\n2. c\n"),
    "prose lists": (
        "Q: a\n* b\n\n1) c\n\nA:  * d\n    * e\n",
        "Q: a\n* b\n\n1) c\n\nA:  * d\n    * e\n",
    ),
    "list in a number's other language": (
        "Q: a\n\nA: = 2\n\nQ[zh]: b\n* c\n* d\n",
        "Q: a\n\nA: = 2\n\nQ[zh]: b\n* c\n* d\n",
    ),
    "list on a tag's line": (
        "Q:   * [X] a\n     * [ ] b\n",
        "Q:   - [x] a\n     - [ ] b\n",
    ),
    "said twice": ("C: [a] <!--level:1;level:2-->\n", "C: [a] <!--level:1;level:2-->\n"),
    "breaks": ("Q: a   \nb \\ \nc  \n\nA: d", "Q: a  \nb \\ \nc\n\nA: d\n"),
    "code": (
        "Q: a\n\n```\nQ：  b  \n\n\nc\n```\n\nA: $$\n  x  \n$$\n",
        "Q: a\n\n```\nQ：  b  \n\n\nc\n```\n\nA: $$\n  x  \n$$\n",
    ),
    "long comment": (
        "<!-- a  \n\n\nQ：b -->  \nC: [d] <!-- e\n  f -->\n",
        "<!-- a  \n\n\nQ：b -->  \n\nC: [d] <!-- e\n  f -->\n",
    ),
    "text before a tag": ("a\nC: [b]\n", "a\nC: [b]\n"),
    "nothing": ("\n  \n", ""),
    "windows": ("Q: a\r\n\r\n\r\nA: b\nc\r\n", "Q: a\r\n\r\nA: b\r\nc\r\n"),
    "old mac": ("Q: a\r\rA: b", "Q: a\r\rA: b\r"),
}


def cards_of(file: DeckFile, text: str) -> tuple[list[Card], bool]:
    """The cards but for their lines, and whether there is an error."""
    cards, found = decks.parse(file, text, (*families.names(), *FAMILIES))
    return [card._replace(line=0) for card in cards], any(one.severity == "error" for one in found)


@pytest.mark.parametrize("case", CASES)
def test_form(case: str) -> None:
    before, after = CASES[case]
    assert formatted(before) == after
    assert formatted(after) == after


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_decks_are_in_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert formatted(text) == text


@pytest.mark.parametrize("path", sorted((HERE / "valid").glob("*.md")), ids=lambda path: path.stem)
def test_a_formatted_deck_has_the_same_cards(path: Path) -> None:
    file, text = DeckFile("user:a.md", path.stem, path, 0, 0), path.read_text(encoding="utf-8")
    after = formatted(text)
    assert cards_of(file, after) == cards_of(file, text)
    assert formatted(after) == after


def spaced_oddly(rng: Random, text: str) -> str:
    ends = rng.choice((["\n"], ["\n", "  \n", " \n", "\n\n"], ["\r\n", "\n\n\n"], ["\t\n", "\r"]))
    return "".join(rng.choice(ends) if char == "\n" else char for char in text)


@pytest.mark.parametrize("part", range(4))
def test_any_deck_can_be_formatted_and_stamped(part: int) -> None:
    rng = Random(part)
    for _ in range(1500):
        text = spaced_oddly(rng, draw(rng))
        after = formatted(text)
        assert formatted(after) == after, text
        before, is_refused = cards_of(FILE, text)
        if is_refused:
            continue
        assert cards_of(FILE, after) == (before, False), text
        with_ids, given = stamped(after, {"taken"})
        again, _ = cards_of(FILE, with_ids)
        assert [card._replace(id=None) for card in again] == [
            card._replace(id=None) for card in before
        ], text
        assert all(card.id or isinstance(card.content, Skill) for card in again), text
        assert formatted(with_ids) == with_ids, text
        assert stamped(with_ids, given) == (with_ids, set()), text


def test_an_id_depends_on_the_card_alone() -> None:
    one, two = "Q: a\n\nA: b\n", "C: [c] d\n"
    _, alone = stamped(one, ())
    text, both = stamped(f"{two}\n{one}", ())
    assert alone < both
    assert text == stamped(f"{two}\r\n{one}".replace("\r", ""), ())[0]
    _, other = stamped(one, alone)
    assert other.isdisjoint(alone)
    assert all(len(name) == 6 for name in both | other)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Q: a\n\nA: b\n", "Q: a <!-- id: ID -->\n\nA: b\n"),
        ("C: [a] <!-- level: 2 -->\n", "C: [a] <!-- id: ID; level: 2 -->\n"),
        ("C: [a] <!-- reveal --> b\n", "C: [a] <!-- id: ID; reveal --> b\n"),
        ("C: [a] <!-- remark -->\n", "C: [a] <!-- remark --> <!-- id: ID -->\n"),
        ("C: [a] $$\nx\n$$\n", "C: <!-- id: ID --> [a] $$\nx\n$$\n"),
        ("C: [a] <!-- b\n-->\n", "C: <!-- id: ID --> [a] <!-- b\n-->\n"),
        ("C: [a]  \nb\n", "C: <!-- id: ID --> [a]  \nb\n"),
        ("C: [a] <!-- id: own -->\n", "C: [a] <!-- id: own -->\n"),
        ("P: dag-grad-one, level 1\n", "P: dag-grad-one, level 1\n"),
    ],
)
def test_where_an_id_is_stamped(before: str, after: str) -> None:
    text, given = stamped(before, ())
    assert text == after.replace("ID", "".join(given))
