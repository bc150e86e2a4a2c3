"""Parametric cards: a card with a `> where:` is a question bank, whose numbers are drawn anew.

`where` reads what is drawn; `placeholders` finds and fills `{{…}}`; `formula` reads and works out
what stands after `A: =` and `> wrong:`; `reading` checks all that when a deck is read; `instances`
draws a card whose numbers are fair; `trials` draws two hundred for `quizapp check`.

A stored card keeps its author's words: an instance is made when it is asked, by its seed alone.
"""
