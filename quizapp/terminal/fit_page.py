"""What a fit of FSRS's parameters found, and the fits so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.terminal.labels import labelled, plural
from quizapp.terminal.screen import MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.model.fits import Fit, KeptFit
    from quizapp.terminal.screen import Screen


def show(screen: Screen, version: int, fit: Fit, changed: int) -> None:
    """Writes what a fit found and what was done with it.

    Args:
        changed: how many cards come on another day now.
    """
    screen.line()
    labelled(screen, "fit", f"{version}, to {fit.reviews} reviews")
    labelled(
        screen, "log loss", f"{fit.log_loss_before:.4f} before, {fit.log_loss_after:.4f} after"
    )
    labelled(screen, "", "on the latest quarter, which the fit has not seen; lower is better")
    screen.line()
    if fit.is_better:
        anew = plural(changed, "card")
        words = f"It foretells you better, and is in use now; scheduled anew: {anew}."
    else:
        words = "It foretells you no better than what is in use, which stays."
    screen.prose(words, "strong", indent=MARGIN)
    screen.flush()


def show_all(screen: Screen, fits: Sequence[KeptFit]) -> None:
    """Writes every fit so far, the one in use marked."""
    screen.line()
    in_use = any(kept.is_used for kept in fits)
    mark = "" if in_use else ", in use"
    labelled(screen, "0", f"the usual parameters of FSRS-6{mark}")
    for kept in fits:
        labelled(screen, str(kept.version), losses(kept))
    screen.flush()


def losses(kept: KeptFit) -> str:
    """Returns in a line when a fit was made, and its log loss before and after."""
    before, after = kept.fit.log_loss_before, kept.fit.log_loss_after
    words = f"{kept.at[:10]}, {kept.fit.reviews} reviews, log loss {before:.4f} -> {after:.4f}"
    if kept.is_used:
        return f"{words}, in use"
    return words if kept.fit.is_better else f"{words}, no better"
