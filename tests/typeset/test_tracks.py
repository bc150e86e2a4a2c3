from __future__ import annotations

from quizapp.typeset.tracks import Net, tracks


def test_a_straight_wire_needs_no_trunk() -> None:
    assert tracks([Net(3, (3,))]) == [0]


def test_trunks_that_do_not_touch_share_a_track() -> None:
    assert tracks([Net(0, (2,)), Net(4, (6,))]) == [0, 0]


def test_wires_that_fall_nest_without_crossing() -> None:
    upper, lower = Net(0, (4,)), Net(2, (6,))
    # The upper one turns later: otherwise both would cross twice.
    assert tracks([upper, lower]) == [1, 0]
    assert tracks([Net(4, (0,)), Net(6, (2,))]) == [0, 1]


def test_who_comes_in_where_another_goes_out_turns_first() -> None:
    into, out = Net(5, (0,)), Net(9, (5, 7))
    first, second = tracks([into, out]) or [0, 0]
    assert first < second


def test_two_wires_that_change_places_cannot_be_laid() -> None:
    assert tracks([Net(0, (5,)), Net(5, (0,))]) is None
