"""Shapes of input that grow as long as one likes, each of which breaks some reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SHAPES: dict[str, Callable[[int], str]] = {
    "functions": lambda n: "exp(" * n + "1" + ")" * n,
    "brackets": lambda n: "(" * n + "1" + ")" * n,
    "lists": lambda n: "[" * n + "1" + "]" * n,
    "open brackets": lambda n: "(" * n,
    "signs": lambda n: "-" * n + "1",
    "powers": lambda n: "2^" * n + "2",
    "powers of e": lambda n: "e^" * n + "x",
    "roots": lambda n: "√" * n + "2",
    "percents": lambda n: "1" + "%" * n,
    "a sum": lambda n: "1" + "+1" * n,
    "a product": lambda n: "(x+1)" * n,
    "letters": lambda n: "xy" * n,
    "one letter": lambda n: "x" * n,
    "names that overlap": lambda n: "x" * n + "(",
    "digits": lambda n: "9" * n,
    "points": lambda n: "." * n,
    "commas": lambda n: "1,2" * n,
    "spaces": lambda n: "1" + " " * n + "x",
    "values": lambda n: "1 " * n,
    "stops": lambda n: "1" + " ." * n,
    "lines": lambda n: "1\n" * n,
    "rows": lambda n: ";" * n,
    "superscripts": lambda n: "x²" * n,
    "one superscript": lambda n: "x" + "²" * n,
    "fractions": lambda n: "½" * n,
    "ligatures": lambda n: "ﷺ" * n,
    "full width": lambda n: "（" * n,
    "assignments": lambda n: "x=" * n,
    "colons": lambda n: ":" * n,
    "labels": lambda n: "f(" + "x," * n + "x)=1",
    "derivatives": lambda n: "d" * n + "/" + "d" * n,
    "primes": lambda n: "w" + "'" * n + "=1",
    "words": lambda n: "L=1" + " and" * n,
    "indices": lambda n: "x_" * n,
    "braces": lambda n: "{" * n,
    "LaTeX fractions": lambda n: r"\frac{" * n + "1" + "}" * n,
    "LaTeX fractions without braces": lambda n: r"\frac1" * n + "1",
    "LaTeX commands": lambda n: r"\frac" * n,
    "LaTeX roots": lambda n: r"\sqrt[" * n,
    "LaTeX letters": lambda n: r"\alpha" * n,
    "LaTeX brackets": lambda n: r"\left(" * n,
    "LaTeX matrices": lambda n: r"\begin{bmatrix}" * n,
    "LaTeX rows": lambda n: "\\" * (2 * n),
    "LaTeX indices": lambda n: "_{1}" * n,
}
