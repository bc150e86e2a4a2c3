from __future__ import annotations

from collections import Counter

from quizapp.engine.sampling import Draw


def test_draws_never_change() -> None:
    """These numbers are part of what a seed means: they hold on every machine, for ever."""
    draw = Draw("sgd-step-scalar", 1, 2, 7)
    assert [draw.integer(1, 100) for _ in range(6)] == [55, 9, 76, 3, 69, 12]


def test_neighbouring_seeds_share_nothing() -> None:
    firsts = [Draw("family", seed).integer(0, 999) for seed in range(100)]
    assert len(set(firsts)) > 80


def test_an_integer_reaches_both_ends_and_nothing_else() -> None:
    draw = Draw("ends")
    assert Counter(draw.integer(-1, 1) for _ in range(300)).keys() == {-1, 0, 1}
    assert {int(draw.nonzero(2).p) for _ in range(300)} == {-2, -1, 1, 2}


def test_a_sample_takes_no_place_twice() -> None:
    draw = Draw("sample")
    assert sorted(draw.sample("abcd", 4)) == list("abcd")
    assert {tuple(draw.sample("ab", 2)) for _ in range(50)} == {("a", "b"), ("b", "a")}
