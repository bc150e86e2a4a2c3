"""What a picture of a computational graph is made of, and its plain ASCII spelling."""

from __future__ import annotations

from dataclasses import dataclass, replace

# What signs and numbers are written with where only ASCII may be.
_ASCII = str.maketrans(
    {
        "−": "-",
        "×": "*",
        "·": "*",
        "÷": "/",
        "²": "^2",
        "√": "sqrt",
        "σ": "sigmoid",
        "∂": "d",
        "→": "->",
        "≈": "~",
        "≥": ">=",
        "≤": "<=",
        "ᵀ": ".T",
        "Σ": "sum",
    }
)


def ascii_text(text: str) -> str:
    """Returns `text` with its signs in ASCII; letters of names stay what they are."""
    return text.translate(_ASCII)


@dataclass(frozen=True, slots=True)
class Vertex:
    """An input or gate as it is drawn; all of it text.

    Attributes:
        sign: what a gate does, such as × or exp; empty for an input.
        formula: its whole assignment, `a = x·y`, for the table.
        value: above the wire.
        gradient: below the wire.
        inputs: places of what it reads, in order, all before its own.
    """

    name: str
    sign: str
    formula: str
    value: str
    gradient: str
    inputs: tuple[int, ...] = ()


def in_ascii(vertex: Vertex) -> Vertex:
    """Returns `vertex` with its signs in ASCII."""
    return replace(
        vertex,
        sign=ascii_text(vertex.sign),
        formula=ascii_text(vertex.formula),
        value=ascii_text(vertex.value),
        gradient=ascii_text(vertex.gradient),
    )
