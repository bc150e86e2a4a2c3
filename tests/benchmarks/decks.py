"""How fast decks are read, against `str.splitlines` and markdown-it-py on the same text.

Aims: the scanner with its diagnostics at most 40 times the one and 5 times as fast as the other,
and a time that grows like the text.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quizapp import decks
from quizapp.decks import frontmatter, regions, scanner, source
from quizapp.decks.findings import Findings
from quizapp.model.decks import DeckFile
from tests.benchmarks._clock import seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CARDS = """
Q: What travels backwards along edge {n}? <!-- id: edge-{n}; level: 2 -->

A: The derivative of the loss with respect to the value on that edge, also called the
upstream gradient (上游梯度), which the gate multiplies by its own local derivatives.

- upstream gradient times local derivative
- contributions of several uses add up

> why: it is a derivative, not the prediction error.

C: One complete pass through training set {n} is an [epoch|an epoch], in steps of a [batch].

Q: What fixes the direction of plain gradient step {n}?

- [x] the gradient vector at the current point
- [ ] the learning rate — a positive factor cannot turn a vector
- [ ] the loss value — a constant added to the loss changes nothing

Q: How many loss evaluations does a forward difference of P + {n} parameters need?

A: = P + {n}

> wrong: P — the base value is forgotten
"""
_FILE = DeckFile("user:large.md", "large", Path("large.md"), 0, 0)


def run() -> Iterator[str]:
    """Yields a line a measurement, each a ratio of two times of the same run."""
    small, large = _deck(500), _deck(4_000)
    markdown = _markdown()
    for name, read in (("scanner", _scan), ("scanner and cards", _parse)):
        ratios = [_ratio(read, text) for text in (small, large)]
        yield (
            f"decks: {name} {ratios[1]:.0f} times splitlines on {len(large) >> 10} kB"
            f" ({ratios[0]:.0f} times on {len(small) >> 10} kB)"
        )
        growth = _best(read, large) / _best(read, small)
        more = len(large) / len(small)
        yield f"decks: {name} {growth:.1f} times the time for {more:.1f} times the text"
        if markdown:
            faster = _best(markdown, small) / _best(read, small)
            yield f"decks: {name} {faster:.1f} times as fast as markdown-it-py"


def _markdown() -> Callable[[str], object] | None:
    """Returns a full markdown parser to compare with, where one is installed."""
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        return None
    parse: Callable[[str], object] = MarkdownIt().parse
    return parse


def _ratio(read: Callable[[str], object], text: str) -> float:
    return _best(read, text) / _best(str.splitlines, text)


def _deck(count: int) -> str:
    return "".join(_CARDS.replace("{n}", str(n)) for n in range(count))


def _scan(text: str) -> None:
    findings = Findings("large.md")
    lines = source.lines(text)
    start = frontmatter.read(lines, findings).end
    scanner.scan(regions.find(lines, start, findings), start, findings)


def _parse(text: str) -> None:
    cards, found = decks.parse(_FILE, text, ())
    if found or not cards:
        raise AssertionError(found[:1])


def _best(work: Callable[[str], object], text: str) -> float:
    return seconds(work, text, runs=5)


if __name__ == "__main__":
    print(*run(), sep="\n")
