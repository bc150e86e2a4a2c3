"""The nouns: frozen dataclasses that every floor of the house speaks, a file a subject.

They stand apart because a frozen dataclass takes half a millisecond to make, and a first question
does without most. Nothing here imports anything of quizapp but its own.
"""
