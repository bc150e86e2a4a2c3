"""A session without a screen: what comes next, and what an answer does.

`Session` is the one way through: a front end asks it for the next question and gives it what
was typed. Where questions come from is a `Source`: `quiz`, `review` or `drill`.
"""
