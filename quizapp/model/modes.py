"""What a learner can be doing."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """What the learner was doing when they answered."""

    REVIEW = "review"
    QUIZ = "quiz"
    DRILL = "drill"
    EXAM = "exam"
