"""Pictures, named in words."""

from __future__ import annotations

import pytest

from quizapp.typeset.inline import with_pictures_named


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Which? ![the loss](img/loss.png)", "Which? [picture: the loss (img/loss.png)]"),
        ("![](a.png) and ![b](b.png)", "[picture: a.png] and [picture: b (b.png)]"),
        ('![曲线](<img/轮.png> "a title")', "[picture: 曲线 (img/轮.png)]"),
        ("`![code](a.png)` ![a](a.png)", "`![code](a.png)` [picture: a (a.png)]"),
        ("a ![bang] (no picture) and [a link](a.png)",) * 2,
    ],
)
def test_a_picture_is_named(text: str, shown: str) -> None:
    assert with_pictures_named(text) == shown
