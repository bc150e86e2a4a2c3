"""What a careful reader remarks, and what they leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp import decks
from quizapp.model.decks import DeckFile


def found(text: str) -> list[tuple[str, int, int]]:
    file = DeckFile("user:a.md", "a", Path("a.md"), 0, 0)
    diagnostics = decks.parse(file, text, (), thorough=True)[1]
    return [(one.code, one.span.line, one.span.column) for one in diagnostics]


CARD = "Q: a?\nA: b.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CARD + "\nAnd what is c?\n", [("D109", 4, 1)]),
        (CARD + "\nAnd what is c?\n\nIt is d.\n", [("D109", 4, 1)]),
        (CARD + "\n是什么？\n", [("D109", 4, 1)]),
        (CARD + "and what is c?\n", []),
        (CARD + "\nWhat it is? Nobody\nknows.\n", []),
        (CARD + "\n- is it c?\n\n> is it d?\n\n```\nc?\n```\n", []),
        ("Q: a\n\nand b?\n\nA: c\n", []),
        ("T: a\nD: b\n\nWhat is c?\n", [("D109", 4, 1)]),
        ("C: [gap]\n\nWhat is c?\n", [("D109", 3, 1)]),
    ],
)
def test_swallowed_questions(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\nan introduction\n\n" + CARD, [("D110", 2, 1)]),
        (CARD + "---\n\n  what is c\n", [("D110", 5, 3)]),
        ("<!-- a remark -->\n\n" + CARD, []),
        ("# A\n\nan introduction\n\n" + CARD + "---\n\n" + CARD.replace("a", "c"), []),
    ],
)
def test_stray_text(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n### B\n", [("D703", 2, 1)]),
        ("# A\n## B\n### C\n# D\n", []),
        ("## A\n### B\n# C\n", []),
        ("## A\n#### B\n###### C\n", [("D703", 2, 1), ("D703", 3, 1)]),
    ],
)
def test_skipped_headings(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C: An [epoch] is one epoch.", [("D409", 1, 22)]),
        ("C: One Epoch is an [run|epoch].", [("D409", 1, 8)]),
        ("C: A [小批量] 就是小批量 数据。", []),
        ("C: 叫 小批量，即 [小批量]。", [("D409", 1, 6)]),
        ("C: In [epochs], not in one epoch.", []),
        ("C: [a] is a [b].", []),
        ("C: The [loss] and the [loss] again.", [("D409", 1, 1), ("D409", 1, 1)]),
    ],
)
def test_gaps_that_give_themselves_away(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(text) == expected


LONG, SHORT = "the negative gradient of the loss", "the loss"


@pytest.mark.parametrize(
    ("right", "wrong", "is_told"),
    [
        (LONG, [SHORT, SHORT + "es"], True),
        (SHORT, [LONG, SHORT + "es"], False),
        (LONG, [SHORT, LONG + "es"], False),
        (LONG, [SHORT], False),
        ("损失函数的梯度的相反方向之所在", ["损失", "梯度"], True),
    ],
)
def test_the_longest_option(right: str, wrong: list[str], is_told: bool) -> None:
    options = "".join(f"- [ ] {option}\n" for option in wrong)
    assert (found(f"Q: a?\n\n- [x] {right}\n{options}") != []) is is_told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```\n" + "x" * 78 + "\n```\n", [("D704", 5, 1)]),
        ("```\n" + "中" * 39 + "\n```\n", [("D704", 5, 1)]),
        ("```\n" + "x" * 77 + "  \n```\n" + "text " * 30, []),
        ("$$\n" + "x + " * 30 + "x\n$$\n", []),
        ("$$\nx\n$$\n```\n" + "x" * 78 + "\n```\n", [("D704", 8, 1)]),
        ("so $\\frac{1}{2}$ and $\\nosuch{x}$", [("D206", 4, 23)]),
        ("$$\n\\nosuch{x}\n$$\n", [("D206", 5, 1)]),
        ("`$\\nosuch$` \\nosuch\n```\n$\\nosuch$\n```\n", []),
    ],
)
def test_lines(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(CARD + "\n" + text) == expected


def test_cards_build_on_cards_that_are_known() -> None:
    text = "Q: a? <!-- id: a; needs: b, c-1 -->\nA: a\n\nQ: b? <!-- id: b; needs: a, d -->\nA: b\n"
    assert found(text) == [("D603", 1, 29), ("D603", 4, 29)]
    file = DeckFile("user:a.md", "a", Path("a.md"), 0, 0)
    assert decks.parse(file, text, ())[1] == []


@pytest.mark.parametrize(
    ("options", "is_found"),
    [
        (("1/2", "0.5"), True),
        (("−1/2", "-0.50"), True),
        (("$1/2$", "2/4"), True),
        (("1/2", "1/3"), False),
        (("1/0", "2/0"), False),
        (("0.5 m", "1/2 m"), False),
        (("Loss", "loss"), True),
    ],
)
def test_options_are_equal_by_value(options: tuple[str, str], is_found: bool) -> None:
    text = f"Q: a?\n\n- [x] {options[0]}\n- [ ] {options[1]}\n"
    assert (found(text) == [("D302", 4, 3)]) is is_found


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("1/0", [("D401", 2, 7)]),
        ("2/(1 - 1)", [("D401", 2, 7)]),
        ("log(0)", [("D401", 2, 6)]),
        ("x + sqrt(-1)", [("D401", 2, 10)]),
        ("1/x", []),
        ("exp(1)/(2 - 1)", []),
        ("1/02", []),
    ],
)
def test_answers_have_a_value(answer: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(f"Q: a?\nA: = {answer}\n") == expected


@pytest.mark.parametrize(
    ("answer", "columns"),
    [
        ("'epoch'", [4]),
        ("'epoch' | ‘an epoch’", [4]),
        ('"epoch', [4]),
        ('"epoch" | "an epoch', [4]),
        ("“轮", [4]),
        ("'tis an epoch, and not the '90s", []),
        ('"epoch" | "an epoch"', []),
        ('"Stochastic" means random.', []),
        ('"A word\nand another" end the quote.', []),
        ('\\"epoch', []),
        ("\\'epoch'", []),
    ],
)
def test_quotes_that_give_no_typed_text(answer: str, columns: list[int]) -> None:
    assert found(f"Q: a?\nA: {answer}\n") == [("D412", 2, column) for column in columns]


def test_mistakes_with_drawn_numbers_are_compared_by_their_values() -> None:
    """The `e` that is drawn is not the number e, which is what `exp(1)` is."""
    assert found("Q: {{e}} + 1?\nA: = e + 1\n> where: e in 1..40\n> wrong: exp(1) + 1 — no\n") == []


@pytest.mark.parametrize(
    ("expression", "place"),
    [("grad(w^2, w)", (2, 6)), ("grad({{a}}*w^2, w)\n> where: a in 1..40", (2, 6))],
)
def test_a_derivative_that_stays_a_formula_is_to_be_written_out(
    expression: str, place: tuple[int, int]
) -> None:
    text = f"Q: {{{{a}}}}?\nA: = {expression}\n"
    file = DeckFile("user:a.md", "a", Path("a.md"), 0, 0)
    findings = [one for one in decks.parse(file, text, ())[1] if one.severity == "error"]
    assert [(one.code, one.span.line, one.span.column) for one in findings] == [("D401", *place)]
    assert "write the derivative out" in findings[0].help
