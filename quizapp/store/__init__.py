"""The store: cards, the append-only log of reviews, and the memory folded from it.

    location      a path or a URL, and what may be opened at all
    database      opening a store; one transaction at a time; `server` on PostgreSQL
    schema        the tables; `migrate` brings an older store up to them
    loading       decks into the store: what changed, which stored card each card is, their rows
    history       the log: `reviews` is the protocol of one answer, `chain` vouches for the rows
    memory        the fold of the log: of one card, and of all of them again
    figures       lists and counts: what reports are made of
    backups       copies that nobody has to ask for, and one of them in the place of the store
    health        `doctor`: whether all of it is as it was written
    queries       what is asked of the store, each question once; `compiled` are their texts
    peek          reading without SQLAlchemy, on the way to the first question; `codec` reads rows
    drawing       cards at random places, for a quiz; `siblings` apart, `last_pass` before an exam
    settings      what the learner decided

The log is the truth and nothing in it is ever changed; everything in `memory` can be made again
from it. SQLAlchemy and Alembic are known only here and in the migrations.
"""
