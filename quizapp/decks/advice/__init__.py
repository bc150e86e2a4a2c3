"""What `quizapp check` says beyond what a load must know: remarks of a careful reader.

`outline` looks at headings and at text that belongs to no card; `lines` at code and maths;
`giveaways` at cards that tell their own answer; `answers` at those that are not what they look
like; `needs` at cards that others build on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.decks.advice import answers, giveaways, lines, outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.decks.draft import Placed
    from quizapp.decks.findings import Findings
    from quizapp.decks.regions import Regions
    from quizapp.decks.scanner import Block


def find(
    blocks: Sequence[Block], regions: Regions, placed: Iterable[Placed], findings: Findings
) -> None:
    """Reports what is odd in one deck that was read."""
    outline.find(blocks, findings)
    lines.find(regions, findings)
    giveaways.find(placed, findings)
    answers.find(blocks, placed, findings)
