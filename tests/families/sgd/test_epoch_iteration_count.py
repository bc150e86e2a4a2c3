from __future__ import annotations

from quizapp import families


def test_a_quarter_of_the_batch_size_is_a_whole_number_of_examples() -> None:
    drawn = [families.problem("epoch-iteration-count", 5, seed).parameters for seed in range(60)]
    batches = {int(known["batch"]) for known in map(dict, drawn) if known["asked"] == "more"}
    assert len(batches) > 3
    assert all(batch % 4 == 0 for batch in batches)
