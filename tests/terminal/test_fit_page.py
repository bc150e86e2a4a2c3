from __future__ import annotations

import pytest

from quizapp.model.fits import Fit, KeptFit
from quizapp.terminal.fit_page import losses


@pytest.mark.parametrize(
    ("after", "is_used", "said"),
    [(0.4, True, ", in use"), (0.4, False, "0.4000"), (0.6, False, ", no better")],
)
def test_a_fit_says_what_became_of_it(after: float, is_used: bool, said: str) -> None:
    fit = Fit(weights=(), reviews=400, log_loss_before=0.5, log_loss_after=after)
    line = losses(KeptFit(1, fit, "2026-11-24T12:00:00+00:00", is_used=is_used))
    assert line.startswith("2026-11-24, 400 reviews, log loss 0.5000 -> ")
    assert line.endswith(said)
