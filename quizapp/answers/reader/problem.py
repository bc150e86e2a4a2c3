"""Why something typed could not be read, and where."""

from __future__ import annotations

from quizapp.errors import BadInputError


class ReadError(BadInputError):
    """What was typed cannot be read, or would cost too much to compute.

    Attributes:
        problem: what is wrong.
        place: where in what was typed, counted from 1; 0 where no single place is to blame.
    """

    def __init__(self, problem: str, place: int = 0) -> None:
        self.problem = problem
        self.place = place
        super().__init__(f"position {place}: {problem}" if place else problem)
