"""The pages of `quizapp stats`: one a file, and the overview of them all."""
