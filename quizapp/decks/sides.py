"""Which blocks are one card: a tag, its partner, and both in other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.decks.passage import Passage
    from quizapp.decks.scanner import Block

# A cloze has no partner, but may have other languages.
_PARTNERS = {"Q": "A", "T": "D", "C": ""}


class Sides(NamedTuple):
    """The blocks of one card.

    Attributes:
        block: the first: a question, a term, a cloze, or whatever stands alone.
        partner: its answer or definition.
        others: the sides in other languages, as `Q[zh]` and `A[zh]`, in their order.
    """

    block: Block
    partner: Block | None = None
    others: tuple[Block, ...] = ()

    @property
    def passages(self) -> list[Passage]:
        """All that stands in the card."""
        blocks = [self.block, self.partner, *self.others]
        return [block.passage for block in blocks if block]


def group(blocks: Sequence[Block]) -> Iterator[Sides]:
    """Yields the blocks card by card, in order; each block once."""
    index = 0
    while index < len(blocks):
        block = blocks[index]
        wanted = _PARTNERS.get(block.tag)
        partner: Block | None = None
        others: list[Block] = []
        index += 1
        while wanted is not None and index < len(blocks):
            following = blocks[index]
            if following.tag == wanted and partner is None:
                partner = following
            elif following.tag[1:2] == "[" and following.tag[0] in (block.tag, wanted):
                others.append(following)
            else:
                break
            index += 1
        yield Sides(block, partner, tuple(others))
