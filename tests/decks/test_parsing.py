"""What holds for any text whatever."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp import decks
from quizapp.decks import frontmatter, regions, scanner, source
from quizapp.decks.findings import Findings
from quizapp.decks.report import render
from quizapp.model.decks import DeckFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.model.cards import Card
    from quizapp.model.decks import Diagnostic

    Parse = Callable[[str], tuple[list[Card], list[Diagnostic]]]

HERE = Path(__file__).parent

# Lines of decks, in which `@` is replaced by a word that stands nowhere else.
LINES = (HERE / "lines.txt").read_text(encoding="utf-8").split("\n")
MARKS = 'QACTDP:： \n\t\r[]|$`\\<!->#*_.="“”轮a1\ufeff\u202e\0 —~{}()'


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Texts of lines that mean something, in an order that rarely does."""
    lines = draw(st.lists(st.sampled_from([line.replace("\x7c", "|") for line in LINES])))
    parts = "\n".join(lines).split("@")
    words = [f"w{number}x" for number in range(len(parts) - 1)]
    return "".join(part + word for part, word in zip(parts, [*words, ""], strict=True))


noise = st.text(st.sampled_from(MARKS)) | st.text()


def read(text: str) -> tuple[DeckFile, list[Card], list[Diagnostic]]:
    file = DeckFile("user:a.md", "a", Path("a.md"), 0, 0)
    return file, *decks.parse(file, text, ("dag-grad-one",))


@settings(max_examples=300)
@given(texts() | noise)
def test_any_text_is_read_and_every_finding_has_its_place(text: str) -> None:
    _, _, found = read(text)
    lines = source.lines(text)
    for one in found:
        span = one.span
        assert (span.line, span.column) < (span.end_line, span.end_column)
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert span.column <= len(lines[span.line - 1]) + 1
        assert span.end_column <= len(lines[span.end_line - 1]) + 2
        assert "^" in render(one, lines)
    places = [(one.span.line, one.span.column) for one in found]
    assert places == sorted(places)


@settings(max_examples=300)
@given(texts() | noise)
def test_blocks_share_out_all_lines(text: str) -> None:
    findings = Findings("a.md")
    lines = source.lines(text)
    start = frontmatter.read(lines, findings).end
    blocks = scanner.scan(regions.find(lines, start, findings), start, findings)
    numbers = [number for block in blocks for number in block.passage.numbers()]
    assert numbers == list(range(start + 1, len(lines) + 1))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(parse: Parse, end: str) -> None:
    text = "\ufeff---\ntitle: Ends\n---\nQ: One?\nA: Yes,\nit is.\n\nA: two\n"
    assert parse(text.replace("\n", end)) == parse(text)


def test_only_line_ends_end_lines(parse: Parse) -> None:
    cards, _ = parse("Q: One\u2028A: no\x0bA: no\x85?\nA: Yes.")
    assert len(cards) == 1


def test_topic_is_that_of_the_front_matter_or_the_title_or_the_name(parse: Parse) -> None:
    card = "Q: One?\nA: Yes.\n"
    assert [
        parse(head + card)[0][0].topic
        for head in (
            "---\ntopic: sgd\ntitle: A title\n---\n# B\n",
            "---\ntitle: Loss & Gradients\n---\n# B\n",
            "# 反向传播 (Backprop)\n## C\n",
            "",
        )
    ] == ["sgd", "loss-gradients", "反向传播-backprop", "week1"]


def test_subtopic_is_the_nearest_heading(parse: Parse) -> None:
    text = "# A\n## B ##\nQ: One?\nA: Yes.\n### C\nQ: Two?\nA: Yes.\n```\n# no\n```\nQ: 3?\nA: Yes."
    assert [card.subtopic for card in parse(text)[0]] == ["B", "C", "C"]


def test_tags_are_those_of_the_deck_and_of_the_card(parse: Parse) -> None:
    text = "---\ntags: [a, b]\n---\nQ: One? <!-- tags: c, a -->\nA: Yes."
    assert parse(text)[0][0].tags == ("a", "b", "c")


def test_a_comment_at_the_end_of_a_line_is_no_hard_break(
    cards: Callable[[str], list[Card]],
) -> None:
    text = "Q: One line <!-- id: a -->\nof two, and  \na third <!-- b\n-->\nand more.\n\nA: b\n"
    (card,) = cards(text)
    assert card.prompt == "One line of two, and\na third\n\nand more."


@pytest.mark.parametrize("comment", ["<!-- b -->", "<!-- b\nc -->", "<!-- b\n-->"])
def test_what_stands_right_behind_a_comment_is_kept(parse: Parse, comment: str) -> None:
    (card,), found = parse(f"Q: a {comment}behind?\nA: b\n")
    assert "".join(card.prompt.split()) == "abehind?"
    assert found == []


@pytest.mark.parametrize(
    "comment", ["<!--id:own-->", "<!-- id: own -->", "<!-- remark --><!--id:own-->"]
)
def test_a_comment_needs_no_spaces(parse: Parse, comment: str) -> None:
    (card,), found = parse(f"Q: a? {comment}\nA: b\n")
    assert (card.id, card.prompt, found) == ("own", "a?", [])


def test_a_fence_around_nothing_is_closed(parse: Parse) -> None:
    (card,), found = parse("Q: What is printed?\n```\n```\n\nA: nothing\n")
    assert card.prompt == "What is printed?\n```\n```"
    assert found == []
