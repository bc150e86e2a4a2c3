"""What people get wrong about the shapes and sizes of gradients and Jacobians."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.engine.numbers import exact

if TYPE_CHECKING:
    from flint import fmpq

    from quizapp.families.backpropagation._sizes import Counts, Layer

_LAYOUT = "what runs down a Jacobian, and what across"
_LIKE = "the shape of what one differentiates by"
_ENTRIES = "how many derivatives there are in all"


def wrong_shapes(layer: Layer) -> dict[str, tuple[Counts, str, str]]:
    """Returns wrong counts, what to ask of them, and where to look, by the tag of the mistake."""
    n, d, m = layer.n, layer.d, layer.m
    layout = f"{d}×{m} has a row for every input; what runs down in numerator layout?"
    if layer.level == 1:
        return {
            "denominator-layout": (((d, m), (m * d,)), layout, _LAYOUT),
            "adds-sizes": (
                ((m, d), (m + d,)),
                f"{m + d} is {m} + {d}; how many derivatives has each of the {m} outputs?",
                _ENTRIES,
            ),
            "counts-outputs": (
                ((m, d), (m,)),
                f"{m} counts the outputs; how many derivatives has each of them?",
                _ENTRIES,
            ),
        }
    if layer.level == 2:
        return _wrong_gradient_shapes(layer)
    full = n * m * n * d
    return {
        "denominator-layout": (((d, m), (n, d), (full,)), layout, _LAYOUT),
        "gradient-like-Y": (((m, d), (n, m), (full,)), _like_y(layer), _LIKE),
        "adds-sizes": (
            ((m, d), (n, d), (n * m + n * d,)),
            f"{n * m + n * d} is {n * m} + {n * d}; how many derivatives has each entry of Y?",
            _ENTRIES,
        ),
        "per-example": (
            ((m, d), (n, d), (m * d,)),
            f"{m * d} is the Jacobian of one example; how many rows have Y and X?",
            _ENTRIES,
        ),
    }


def _like_y(layer: Layer) -> str:
    return f"{layer.n}×{layer.m} is the shape of Y; by what is L differentiated?"


def _wrong_gradient_shapes(layer: Layer) -> dict[str, tuple[Counts, str, str]]:
    n, d, m = layer.n, layer.d, layer.m
    return {
        "transposed": (
            ((d, n), (m, d), (m,)),
            f"{d}×{n} is X turned on its side; which shape has X itself?",
            _LIKE,
        ),
        "gradient-like-Y": (((n, m), (n, m), (m,)), _like_y(layer), _LIKE),
        "bias-per-example": (
            ((n, d), (d, m), (n,)),
            f"{n} would be one number an example; how many entries has b?",
            _LIKE,
        ),
    }


def wrong_memory(layer: Layer) -> dict[str, tuple[fmpq, str, str]]:
    """Returns wrong numbers of GiB, what to ask of them, and where to look, by tag."""
    n, d, m = map(exact, (layer.n, layer.d, layer.m))
    gib = exact(2**30)
    return {
        "bytes-forgotten": (
            n * m * n * d / gib,
            f"{n * m * n * d / gib} times 2³⁰ counts the numbers; what does each of them take?",
            "what one number takes",
        ),
        "per-example": (
            4 * m * d / gib,
            f"{layer.m}×{layer.d} is the Jacobian of one example; how many rows have Y and X?",
            _ENTRIES,
        ),
        "non-zero-only": (
            4 * n * m * d / gib,
            f"Of every {layer.n} entries that stores one, which may differ from 0; and the zeros?",
            _ENTRIES,
        ),
        "adds-sizes": (
            4 * (n * m + n * d) / gib,
            (
                f"The sizes {n * m} of Y and {n * d} of X were added; how many derivatives has "
                "each entry of Y?"
            ),
            _ENTRIES,
        ),
    }
