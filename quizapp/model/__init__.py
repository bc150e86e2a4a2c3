"""The nouns that every floor of the house speaks, a file a subject.

Those on the way to the first question are named tuples: a frozen dataclass takes four times as
long to make, and its library as long as two more. Nothing here imports anything of quizapp but
its own.
"""
