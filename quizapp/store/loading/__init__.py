"""Loading decks: what changed, which stored card each card is, and the rows that it becomes.

    cards        one load, from decks to rows: what is new, edited, moved, gone
    planning     what it is going to write; `incoming` is what the decks hold
    matching     which stored card a card is; by `likeness` where neither id nor content knows it
    encoding     cards as rows; `card_rows` and `deck_rows` write them

A load is one transaction, and writes only what differs.
"""
