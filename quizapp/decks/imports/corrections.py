"""What lecture notes often say and the shipped decks correct."""

from __future__ import annotations

import re
from typing import NamedTuple


class Correction(NamedTuple):
    """A wrong statement.

    Attributes:
        says: how one recognises it; matched in lower case, spaces folded.
        instead: what is right.
    """

    says: re.Pattern[str]
    instead: str


CORRECTIONS = (
    Correction(
        re.compile(
            r"size and (?:the )?direction of (?:the|an|each) (?:update|step)s? (?:are|is) "
            r"determined by the learning rate"
        ),
        "the direction of an update is that of the negative gradient; learning rate times "
        "gradient norm is only its length.",
    ),
    Correction(
        re.compile(r"(?:particular|specific|given) optimi[sz]ation (?:task|problem)"),
        "features serve the prediction; optimization then fits the parameters to them.",
    ),
    Correction(
        re.compile(r"activation functions?\b.*\bsoftmax\b"),
        "softmax turns a whole vector of scores into probabilities at the output; in hidden "
        "layers stand elementwise functions such as sigmoid, tanh and ReLU.",
    ),
    Correction(
        re.compile(r"rows?\b.*\bflatt?(?:en)?ed into\b.*\b(?:template|image)"),
        "the other way round: a row of the first weight matrix is reshaped into an image.",
    ),
    Correction(
        re.compile(
            r"multiplying the gradients of (?:the|all) (?:nodes|users)\b.*\bdepend(?:s|ing)? on it"
        ),
        "each user's gradient is multiplied by the local derivative, and the products are added "
        "over all users.",
    ),
    Correction(
        re.compile(
            r"gradients? with respect to the output of (?:the|a) layer\b.*\bmultiplying\b"
            r".*\blayer above"
        ),
        "what comes from above is the gradient of the layer's output already; times the "
        "activation's derivative it is the gradient before the activation.",
    ),
)


def correction(text: str) -> str:
    """Returns what is right where `text` says one of the known wrong things; empty otherwise."""
    folded = " ".join(text.casefold().split())
    return " ".join(
        f"{one.instead[0].upper()}{one.instead[1:]}"
        for one in CORRECTIONS
        if one.says.search(folded)
    )
