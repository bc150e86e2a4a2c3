from __future__ import annotations

import pytest

from quizapp.families.computational_graphs._sweeps import (
    forward_sweeps,
    points_of_differences,
    reverse_sweeps,
)


@pytest.mark.parametrize(("inputs", "outputs"), [(1, 1), (5, 1), (1, 5), (3, 2), (24, 7)])
def test_forward_sweeps_go_with_inputs_and_reverse_sweeps_with_outputs(
    inputs: int, outputs: int
) -> None:
    assert forward_sweeps(inputs, outputs) == inputs
    assert reverse_sweeps(inputs, outputs) == outputs
    assert points_of_differences(inputs) == inputs + 1
