"""The store: cards, the append-only log of reviews, and the memory folded from it.

    location      a path or a URL, and what may be opened at all
    schema        the tables
    database      opening a store; one transaction at a time
    migrate       an older schema brought up to this one
    codec         rows as cards; `encoding` cards as rows; `review_codec` reviews, both ways
    cards         loading decks; `incoming` is what they hold, `planning` says what to write,
                  `matching` and `likeness` which stored card a card in a deck is
    reviews       the protocol of one answer; `chain` vouches for the rows, `memory` folds them
    log           reading the log
    *_rows        writing the rows of one table; `bulk` many of them, `indexes` what finds them
    sessions      sittings that can be resumed
    peek          reading without SQLAlchemy: the texts in `compiled` are those of `queries`
    standing      how cards stand; `figures` lists them and counts what was learned
    drawing       cards at random places, for a quiz; each that asks has its `*_queries`
    settings      what the learner decided
    doctor        the store's health; `checks` are those of the file, `shape` and `seals` help them
    backup        copies that nobody has to ask for; `rotation` says which are kept
    restore       a backup in the place of the store; `portable` is a history as JSON lines

The log is the truth and nothing in it is ever changed; everything in `memory` can be made again
from it. SQLAlchemy and Alembic are known only here and in the migrations.
"""
