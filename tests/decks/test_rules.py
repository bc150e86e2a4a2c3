"""The deck language rule by rule, as `content/README.md` teaches it: what each text makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.model.cards import Skill

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.model.cards import Card
    from quizapp.model.decks import Diagnostic

    Parse = Callable[[str], tuple[list[Card], list[Diagnostic]]]

RULES = [
    # 1: front matter only on line 1; a later `---` parts cards.
    ("---\ntitle: A\n---\nQ: a\nA: b", "recall"),
    ("\n---\ntitle: A\n---\nQ: a\nA: b", "recall"),
    ("Q: a\n---\nA: b", "D101 D102"),
    # 2: headings part cards.
    ("Q: a\n# H\nA: b", "D101 D102"),
    # 3: tags.
    ("Q：  a\nA： b", "recall"),
    ("Q: a\nA: b\n\nQ：“c”？\nA：d", "recall D701 D701"),
    ("q: a\nA: b", "D102 D701"),
    ("Q: a\nA: b\nC: [c]", "recall D701"),
    ("Q: a\nA: b\n\nC: [c]", "recall cloze"),
    ("# H\nC: [c]", "cloze"),
    ("Q: a\nA: b\n\\Q: c\n\\C: [d]", "recall"),
    ("Q: a\n```\nQ: b\n```\nA: c", "recall"),
    ("Q: a <!--\nQ: b\n-->\nA: c", "recall"),
    ("Q: a\n$$\nQ: b\n$$\nA: c", "recall"),
    ("Q: a\nA: b\nQ[zh]: c\nA[zh]: d", "recall"),
    # 4: the first line of an `A:`.
    ("Q: a\nA: = 1/2", "number"),
    ("Q: a\nA: ＝ 1/2", "number"),
    ("Q: a\nA: = P + 1", "expression"),
    ("Q: a\nA: = [1, P]", "D401"),
    ("Q: a\nA: = x = 2", "D401"),
    ("Q: a\nA: = x = 2, y = 3", "named"),
    ("Q: a\nA: “b” | “c”", "text"),
    ('Q: a\nA: "b" and more', "recall"),
    ('Q: a\nA: b\n"c"', "recall"),
    ("Q: a\nA: FALSE", "true-false"),
    ("Q: a\nA: 对。因为。", "true-false"),
    ("Q: a\nA: true.", "true-false"),
    ("Q: a\nA: True enough.", "recall"),
    ("Q: a\nA: \\False. b", "recall"),
    ("Q: a\nA: \\= b", "recall"),
    ('Q: a\nA: \\"b"', "recall"),
    ("Q: a\n\n- [x] b\n- [ ] c\n\nA: d", "recall"),
    # 5: without an `A:` the last list decides, and its items agree.
    ("Q: a\n\n- [x] b\n- [ ] c", "choice"),
    ("Q: a\n\n1. b\n2. c\n\ntext\n\n- d :: e\n- f :: g", "matching"),
    ("Q: a\n\n- `b :: c` :: d\n- e :: f", "matching"),
    ("Q: a\n\n- b::c\n- d::e", "D101"),
    ("Q: a\n\n- b :: c :: d\n- e :: f", "D305"),
    ("Q: a\n\n1) b\n2) c", "ordering"),
    ("Q: a\n\n- b\n- c", "D101"),
    ("Q: a\n\n- [x] b\n- c", "D303"),
    # 6: gaps.
    ("C: [a] and [b|c]", "cloze cloze"),
    ("C: `[a]` $[b]$ ![c](d.png) [e](f) [g][h] [i]: [^j] [k]", "cloze"),
    ("C:\n- [ ] a\n- [x] [b]", "cloze"),
    ("C: [a [b] c]", "cloze"),
    ("C: \\[a\\] [b]", "cloze"),
    ("C: [a] <!-- reveal -->", "recall"),
    ("C: w[0] and [12]", "cloze cloze D403 D403"),
    ("C: [a\n\nC: [b]", "cloze D205"),
    ("C: a [b]\n\nC[zh]: c [d]", "cloze"),
    # 7: quoted keywords; other quotes are prose.
    ("Q: a\nA: = 2\n\n> wrong: 3 — no\n> hint: b\n> c", "number"),
    ("Q: a\nA: b\n\n> a quote\n> why: not a keyword's run", "recall"),
    ("Q: a\nA: b\n\n> wrong: c — d", "recall D404"),
    # 8: comments.
    ("Q: a <!-- id: x; level: 2; tags: a, b; needs: x -->\nA: b", "recall"),
    ("Q: a <!-- id: x/y -->\nA: b", "recall D503"),
    ("Q: a <!-- leval: 2 -->\nA: b", "recall D501"),
    ("Q: a\n<!-- id: x -->\nA: b", "recall D504"),
    # 9: maths.
    ("C: $[a]$ and $x [b] y$ [c]", "cloze"),
    ("C: from $5 to $10 [a]", "cloze"),
    ("Q: $$ a\n\nA: b", "recall D203"),
    ("Q: a\n```\nb\n\nQ: c\nA: d", "recall D101 D201"),
    # 10: parametric cards; only they have placeholders.
    ("Q: {{a}}\nA: = a^2\n\n> where: a in -4..4", "number"),
    ("Q: {{a}}\nA: = a*x\n\n> where: a in 1..4", "expression"),
    ("Q: {{a}}\nA: b", "recall D804"),
    ("Q: {{a}} {{b}}\nA: = a\n\n> where: a in 1..4", "D802"),
    # 11: skills.
    ("P: dag-grad-one, levels 1-3", "skill skill skill"),
    ("P: dag-grad-one, level 6", "D506"),
    ("P: no-family, level 1", "D505"),
    # 12: duplicates.
    ("Q: a\nA: b\n\nQ: a\nA: b", "recall recall D602"),
    ("Q: a\nA: b\n\nQ: a\nA: c", "recall recall"),
    ("Q: a <!-- id: x -->\nA: b\n\nQ: c <!-- id: x -->\nA: d", "recall recall D601"),
    ("P: dag-grad-one, level 1\n\nP: dag-grad-one, level 1", "skill skill D602"),
]


@pytest.mark.parametrize(("text", "expected"), RULES)
def test_rule(parse: Parse, text: str, expected: str) -> None:
    cards, found = parse(f"{text}\n")
    kinds = ["skill" if isinstance(card.content, Skill) else card.content.kind for card in cards]
    assert [*kinds, *sorted(one.code for one in found)] == expected.split()


def test_full_width_marks_in_a_comment_and_in_quotes(parse: Parse) -> None:
    (card,), found = parse(
        "Q: 卷积？ <!-- id：conv；level：2 -->\nA: 滑动\n\n> why：因为\n> hint：想\n"
    )
    assert not found
    assert (card.id, card.level, card.why, card.hints) == ("conv", 2, "因为", ("想",))
