from __future__ import annotations

import pytest

from quizapp.decks import regions, scanner
from quizapp.decks.findings import Findings


def tags(text: str) -> str:
    """The tags of a text's blocks, in order."""
    findings = Findings("a.md")
    lines = text.split("\n")
    blocks = scanner.scan(regions.find(lines, 0, findings), 0, findings)
    return " ".join(block.tag for block in blocks[1:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: a\nA: b\nQ: c", "Q A Q"),
        ("Q：全角\nQ： 全角", "Q"),
        ("Q:\u3000全角", "Q"),
        ("Q:\tx\nA:", "Q A"),
        ("Q:x\nQ :x\nq: x\n Q: x\n- Q: x", ""),
        ("\\Q: x\nQQ: x\nE: x", ""),
        ("C: at the start\nC: not after text\n\nC: after a blank line", "C C"),
        ("# heading\nC: after it\n---\nT: after it\nP: not", "# C --- T"),
        ("  \nC: a line of spaces is blank", "C"),
        ("text\nC: not after it", ""),
        ("<!-- a comment -->\nC: so is a line of comments", "C"),
        ("T: a\nD: b\nD: c", "T D"),
        ("D: a", ""),
        ("Q: a\n\nD: b", "Q"),
        ("Q[zh]: a\nA[zh]: b\nC[zh]: c", "Q[zh] A[zh]"),
        ("# a\n###### b\n####### c\n#d\n#", "# # #"),
        ("---\n--- \n----\n - --\n--- a", "--- ---"),
        ("```\nQ: a\n```\nQ: b", "Q"),
        ("```\nQ: a\n````\nQ: b", "Q"),
        ("````\nQ: a\n```\nQ: b\n````", ""),
        ("~~~\n```\nQ: a\n~~~\nQ: b", "Q"),
        ("  ```py\nQ: a\n   ```\nQ: b", "Q"),
        ("``` a`b\nQ: a", "Q"),
        ("<!--\nQ: a\n-->\nQ: b", "Q"),
        ("`<!--`\nQ: a", "Q"),
        ("\\<!--\nQ: a", "Q"),
        ("a --> <!-- b --> <!--\nQ: a\n--> <!--\nQ: b\n-->\nQ: c", "Q"),
        ("$$\nQ: a\n$$\nQ: b", "Q"),
        ("Q: a $$x\nA: b\n$$\nA: c", "Q A"),
        ("`$$` \\$$ $$x$$\nQ: a", "Q"),
        ("```\nopen\nQ: a\nA: b", "Q A"),
        ("```\nopen\nQ: a\n```\nA: b", "A"),
        ("<!--\nopen\nQ: a", "Q"),
        ("$$\nopen\n\nQ: a", "Q"),
        ("$$\nQ: a\n\nA: b", "Q A"),
    ],
)
def test_blocks(text: str, expected: str) -> None:
    assert tags(text) == expected


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# Learn C#", "Learn C#"),
        ("## Learn C# ##", "Learn C#"),
        ("# Closed #", "Closed"),
        ("###  Sharp ###  ", "Sharp"),
        ("# #", ""),
        ("##", ""),
        ("# F# and C#", "F# and C#"),
    ],
)
def test_a_heading_keeps_all_of_its_title(line: str, title: str) -> None:
    findings = Findings("a.md")
    blocks = scanner.scan(regions.find([line], 0, findings), 0, findings)
    assert blocks[1].heading == title
