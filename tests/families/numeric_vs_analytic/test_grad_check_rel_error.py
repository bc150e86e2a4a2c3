from __future__ import annotations

from quizapp import families


def test_a_failing_check_of_right_code_blames_the_step_and_of_wrong_code_the_code() -> None:
    said = set()
    for seed in range(20):
        made = families.problem("grad-check-rel-error", 5, seed)
        (claimed,), secant = made.instance.analytic, made.instance.secant  # type: ignore[attr-defined]  # a measured check
        *_, judged, _ = made.question.solution
        assert judged.endswith("the code is wrong") == (claimed != secant.slope())
        said.add(judged)
    assert said == {"so the code is right, h is too large for a check", "so the code is wrong"}
