"""Answers whose entries rest on each other: what follows from a wrong one is credited."""

from __future__ import annotations

from itertools import product

import pytest

from quizapp import families
from quizapp.answers import matrix, named, vector
from quizapp.answers.braced import names_in
from quizapp.answers.entries import entries

FOLLOWING = (
    *product(("dag-forward-values", "dag-upstream-local", "dag-multipath"), families.LEVELS),
    *product(("mlp-backprop-full",), range(1, 5)),
    ("sigmoid-neuron-backprop", 3),
    ("mlp-sgd-step", 5),
    *product(("mlp-forward",), (1, 2)),
    *product(("momentum-steps",), (2, 3)),
    *product(("adam-first-steps",), (1, 3, 4)),
    ("sgd-k-steps", 3),
    ("sgd-step-l2", 5),
    ("softmax-ce-loss", 5),
    ("grad-check-rel-error", 5),
)

for_every_skill = pytest.mark.parametrize(("name", "level"), FOLLOWING)


def right(name: str, level: int, seed: int) -> named.Answer | vector.Answer | matrix.Answer:
    answer = families.problem(name, level, seed).question.answer
    assert isinstance(answer, named.Answer | vector.Answer | matrix.Answer)
    return answer


@for_every_skill
def test_rules_give_the_right_values_at_the_right_values(name: str, level: int) -> None:
    """What is credited after a mistake is what one gets without one."""
    for seed in range(8):
        answer = right(name, level, seed)
        values = dict(entries(answer))
        assert answer.follows, seed
        for follower, rule in answer.follows:
            put_in = rule
            for used in names_in(rule):
                put_in = put_in.replace(f"{{{used}}}", f"({values[used]})")
            plain = vector.Answer((values[follower],))
            assert plain.grade(f"[{put_in}]").verdict.is_right, (seed, follower, rule)


def test_a_forward_pass_goes_on_from_a_wrong_value() -> None:
    # a = x·y = −6, b = max(z, w) = 1, c = a + b, d = x − z = 2, L = c·d
    answer = families.golden("dag-forward-values").question.answer
    grade = answer.grade("[-6, 3, -3, 2, -6]")
    assert [part.score for part in grade.parts] == [1, 0, 1, 1, 1]
    assert grade.feedback == "c is right given your b; L is right given your c"


def test_a_sum_of_wrong_contributions_is_right_given_them() -> None:
    answer = families.golden("dag-multipath").question.answer
    grade = answer.grade("L=-1, b=12, a=6, sum=17")
    assert [part.score for part in grade.parts] == [1, 1, 0, 1]


def test_a_network_is_marked_stage_by_stage() -> None:
    """With ds doubled, only the bias of the output layer is wrong; all else follows from it."""
    answer = families.golden("mlp-backprop-full").question.answer
    grade = answer.grade("[0, 0; 20, 60; 0, 20; 0, 24; 0, 12; 8, 4]")
    wrong = [part.name for part in grade.parts if part.score == 0]
    assert wrong == ["db₂[1]", "db₂[2]"]


def test_what_does_not_follow_is_wrong() -> None:
    question = families.golden("dag-forward-values").question
    grade = question.answer.grade("[-6, 3, -3, 2, -7]")
    assert [part.score for part in grade.parts] == [1, 0, 1, 1, 0]


def test_steps_of_descent_go_on_from_a_wrong_weight() -> None:
    # L(w) = 4(w + 2)², α = 3/16, w0 = −3: each step multiplies w + 2 by −1/2
    answer = right("sgd-k-steps", 3, seed=1)
    assert answer.text() == "w1=-3/2, w2=-9/4, w3=-15/8"
    grade = answer.grade("w1=-1, w2=-5/2, w3=-7/4")
    assert [part.score for part in grade.parts] == [0, 1, 1]
    assert grade.feedback == "w2 is right given your w1; w3 is right given your w2"


def test_a_velocity_goes_on_from_the_weight_before_it() -> None:
    # v ← ρv + g with g = 2w, ρ = 3/4, α = 1/5; with w1 = −2 there was no first velocity
    answer = right("momentum-steps", 3, seed=1)
    assert answer.text() == "w1=-6/5, v2=-27/5, w2=-3/25"
    grade = answer.grade("w1=-2, v2=-4, w2=-6/5")
    assert [part.score for part in grade.parts] == [0, 1, 1]


def test_a_moment_is_corrected_as_it_was_found() -> None:
    # β₁ = 0.5, β₂ = 0.999
    answer = right("adam-first-steps", 1, seed=3)
    assert answer.text() == "m=4, u=8/125, mhat=8, uhat=64"
    grade = answer.grade("m=4, u=0.008, mhat=8, uhat=8")
    assert [part.score for part in grade.parts] == [1, 0, 1, 1]


def test_a_loss_changes_by_the_ratio_of_the_probabilities() -> None:
    answer = right("softmax-ce-loss", 5, seed=1)
    assert answer.text() == "p_old=2/5, p_new=2/3, change=-log(5/3)"
    grade = answer.grade("p_old=2/5, p_new=4/5, change=-log(2)")
    assert [part.score for part in grade.parts] == [1, 0, 1]


def test_a_second_step_goes_on_from_a_wrong_first_one() -> None:
    # λ‖w‖² with λ = 1/4, α = 1/2, from [−1, −2]; data gradients [−3, 5], then [4, 3]
    answer = right("sgd-step-l2", 5, seed=3)
    assert answer.text() == "[3/4, -4, -23/16, -9/2]"
    # Without the penalty in the first step, and with it in the second.
    grade = answer.grade("[1/2, -9/2, -13/8, -39/8]")
    assert [part.score for part in grade.parts] == [0, 0, 1, 1]
