"""Two hundred thousand small decks of lines that mean something, in orders that rarely do.

Each is split into blocks, every tenth read to its cards with all that `check` says. More of them,
from other seeds, with QUIZAPP_FUZZ=N.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from random import Random

import pytest

from quizapp import decks
from quizapp.answers import to_json
from quizapp.decks import frontmatter, regions, scanner, sides, source
from quizapp.decks.codes import Code
from quizapp.decks.findings import Findings
from quizapp.model.cards import Card, Skill
from quizapp.model.decks import DeckFile

LINES = Path(__file__).with_name("lines.txt").read_text(encoding="utf-8").split("\n")
MARKS = 'QACTDP:：[]|$`\\<!->#*_.="“”轮a1\ufeff\u202e\0 —~{}();,/+\t'
COUNT = int(os.environ.get("QUIZAPP_FUZZ", "200000"))
PARTS = 8
FILE = DeckFile("user:a.md", "a", Path("a.md"), 0, 0)
FAMILIES = ("dag-grad-one",)
OPEN = Code.OPEN_FRONT_MATTER.number


def draw(rng: Random) -> str:
    """A deck of at most five lines; `@` is a word that stands nowhere else in it."""
    lines = rng.choices(LINES, k=rng.randint(0, 5))
    if rng.random() < 0.3:
        lines.append("".join(rng.choices(MARKS, k=rng.randint(1, 20))))
    rng.shuffle(lines)
    parts = "\n".join(lines).split("@")
    return "".join(f"{part}w{number}x" for number, part in enumerate(parts[:-1])) + parts[-1]


def blocks_of(text: str) -> tuple[int, list[scanner.Block], regions.Regions]:
    findings = Findings("a.md")
    lines = source.lines(text)
    start = frontmatter.read(lines, findings).end
    found = regions.find(lines, start, findings)
    return start, scanner.scan(found, start, findings), found


@pytest.mark.parametrize("part", range(PARTS))
def test_any_deck_is_read_and_nothing_of_it_is_lost(part: int) -> None:
    rng = Random(f"{part}/{COUNT}")
    for number in range(COUNT // PARTS):
        text = draw(rng)
        start, blocks, found = blocks_of(text)
        shared = [line for block in blocks for line in block.passage.numbers()]
        assert shared == list(range(start + 1, len(found.lines) + 1)), text
        if number % 10 == 0:
            lost = lost_words(text, blocks)
            assert not lost, (lost, text)


def lost_words(text: str, blocks: list[scanner.Block]) -> set[str]:
    """The words that are in no card, no heading, and no card or line of which something is said."""
    cards, diagnostics = decks.parse(FILE, text, FAMILIES, thorough=True)
    kept = json.dumps([as_json(card) for card in cards], ensure_ascii=False)
    reported = {one.span.line for one in diagnostics}
    lost: set[str] = set()
    for one in sides.group(blocks):
        lines = {number for passage in one.passages for number in passage.numbers()}
        # An open front matter is reported where it begins, not in the lines that follow it.
        is_head = one.block.tag == scanner.PROSE and OPEN in {each.code for each in diagnostics}
        if one.block.tag == scanner.HEADING or is_head or not reported.isdisjoint(lines):
            continue
        words = re.findall(r"w\d+x", " ".join(line for side in one.passages for line in side.lines))
        lost.update(word for word in words if word not in kept)
    return lost


def as_json(card: Card) -> list[object]:
    content = card.content
    answer = content.key if isinstance(content, Skill) else to_json(content)
    wrong = [[to_json(one.answer), one.feedback] for one in card.misconceptions]
    others = [[one.prompt, to_json(one.content), one.why, one.hints] for one in card.translations]
    said = [card.id, card.prompt, answer, card.why, card.hints, card.where]
    return [*said, wrong, others]


def test_a_word_that_is_lost_would_be_noticed() -> None:
    text = "Q: w0x?\nA: w1x\n---\nw2x"
    cut = [block for block in blocks_of(text)[1] if block.tag != "---"]
    assert lost_words(text, cut) == set()
    assert lost_words(text.replace("w2x", ""), blocks_of(text)[1]) == {"w2x"}
