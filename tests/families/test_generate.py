"""The loop that all families share, on a family made for it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from quizapp.answers import number, vector
from quizapp.engine.numbers import exact
from quizapp.families import generate
from quizapp.families.catalogue import Family
from quizapp.families.generate import Draft, is_fair
from quizapp.model.questions import Misconception

if TYPE_CHECKING:
    from types import ModuleType

    from quizapp.engine.sampling import Draw


def golden(typed: str, *steps: str) -> tuple[str, ...]:
    """Returns the solution of a problem whose worked steps and answer are these."""

    entries = tuple(typed.split())
    answer = number.Answer(typed) if len(entries) == 1 else vector.Answer(entries)
    posed = replace(draft(8), answer=answer, steps=steps)
    module = SimpleNamespace(GOLDEN=(2, None), pose=lambda _: posed, mistakes=lambda _: ())
    family = replace(FAMILY, decimals={2: 2})
    return generate.golden(family, cast("ModuleType", module)).question.solution


def test_the_numbers_of_the_prompt_are_commonplace() -> None:
    module = SimpleNamespace(GOLDEN=(1, None), pose=lambda _: draft(8), mistakes=lambda _: ())
    made = generate.golden(FAMILY, cast("ModuleType", module))
    assert made.question.commonplace == ("5", "7", "-3/2")


def test_a_question_that_would_say_the_right_number_asks_where_to_look() -> None:
    wrong = Misconception("tag", number.Answer("9"), "8 is too small; is 9 it?", "the sum")
    kind = Misconception("kind", number.Answer("9"), "is 9 it?", "the sum")
    module = SimpleNamespace(
        GOLDEN=(1, None), pose=lambda _: draft(8), mistakes=lambda _: (wrong, kind)
    )
    made = generate.golden(FAMILY, cast("ModuleType", module)).wrong
    assert made["tag"].feedback == "Look again at the sum: what do you get?"
    assert made["kind"] == kind


@pytest.mark.parametrize(
    ("typed", "steps", "ends"),
    [
        ("22/25", ["w = 1.6 − 0.72"], ["In decimals: 0.88", "Answer: 22/25"]),
        ("-3/2 7", ["w = 1.6 − 3.1"], ["In decimals: [−1.5, 7]", "Answer: [-3/2, 7]"]),
        ("22/25", ["w = 1.6 − 0.72 = 0.88"], ["Answer: 22/25"]),
        ("22/25", ["w = 8/5 − 18/25"], ["Answer: 22/25"]),
        ("1/3", ["w = 0.1/0.3"], ["Answer: 1/3"]),
        ("7/20 1/3", ["w = 0.1/0.3"], ["Answer: [7/20, 1/3]"]),
        ("14/5 1/3", ["v = 2.8 − 2.5 = 1/3"], ["Answer: [14/5, 1/3]"]),
        ("1/8", ["w = 0.5/4"], ["Answer: 1/8"]),
        ("7", ["w = 1.6 + 5.4"], ["Answer: 7"]),
    ],
)
def test_who_computes_with_decimals_sees_the_answer_in_decimals(
    typed: str, steps: list[str], ends: list[str]
) -> None:
    assert list(golden(typed, *steps)) == [*steps, *ends]


FAMILY = Family("doubling", "Doubling", "sgd", "number", 1, "twice a number")


def draft(value: int | str, *, hint: str = "add it to itself", shown: str = "2") -> Draft:
    return Draft(
        prompt="The number is 5 − 7 or −3/2. What is twice this number?",
        answer=number.Answer(exact=str(exact(value))),
        values=(exact(value),),
        hints=("double it", "n + n", hint),
        steps=("n + n",),
        parameters={},
        shown=(exact(shown),),
    )


@pytest.mark.parametrize(
    ("of", "level", "fair"),
    [
        (draft(8), 2, True),
        (draft(0), 1, False),
        (draft(1), 1, True),
        (draft(1), 2, False),
        (draft(-1), 2, False),
        (draft(5), 1, True),
        (draft(5), 2, False),
        (draft(1000), 1, False),
        (draft("1/13"), 2, False),
        (draft("1/13"), 3, True),
        (draft(8, shown="1000"), 1, False),
        (draft(8, hint="8 is near"), 1, False),
        (draft(8, hint="16/2 is what you want"), 1, False),
        (draft(-8, hint="n = −8"), 1, False),
        (draft(8, hint="−8 is not far"), 1, True),
        (draft(8, hint="it is a8"), 1, True),
    ],
)
def test_what_is_fair_to_ask(of: Draft, level: int, fair: bool) -> None:
    assert is_fair(of, level, FAMILY) == fair


@pytest.mark.parametrize(
    ("shown", "fair"),
    [("1/8", True), ("-7991/8", True), ("1/16", False), ("8001/8", False), ("1/13", False)],
)
def test_a_family_that_computes_with_decimals_may_show_some_places(shown: str, fair: bool) -> None:
    family = replace(FAMILY, decimals={1: 3})
    assert is_fair(draft(8, shown=shown), 1, family) == fair


def test_decimals_are_read_in_hints_and_prompts() -> None:
    assert not is_fair(draft("5/2", hint="2.5 is near"), 1, FAMILY)
    assert not is_fair(draft("-5/2", hint="it is −2.50"), 1, FAMILY)
    assert is_fair(draft("5/2", hint="12.5 is not"), 1, FAMILY)
    assert is_fair(draft(5, hint="2.5 is not"), 1, FAMILY)


@dataclass
class Doubling:
    """Doubles 2 to 9; "square" also leads to the right answer at 2, "same" only at 0."""

    numbers: tuple[int, int] = (2, 9)
    tags: tuple[str, ...] = ("square", "same")
    drawn: list[int] = field(default_factory=list)

    def draw(self, draw: Draw, _level: int) -> int | None:
        self.drawn.append(draw.integer(*self.numbers))
        return None if self.drawn[-1] == 9 else self.drawn[-1]

    def pose(self, n: int) -> Draft:
        return draft(2 * n)

    def mistakes(self, n: int) -> tuple[Misconception, ...]:
        values = {"square": n * n, "same": n}
        return tuple(
            Misconception(tag, number.Answer(exact=str(values[tag])), "No.") for tag in self.tags
        )

    def instance(self, seed: int) -> generate.Problem:
        return generate.instance(FAMILY, cast("ModuleType", self), 1, seed)


def test_an_instance_is_drawn_until_every_mistake_leads_astray() -> None:
    for seed in range(40):
        family = Doubling()
        made = family.instance(seed)
        # 2 is refused because 2·2 = 2², 9 by the family itself.
        assert made.instance == family.drawn[-1]
        assert set(family.drawn[:-1]) <= {2, 9}
        assert set(made.wrong) == {"square", "same"}


def test_a_mistake_that_always_leads_to_the_answer_is_left_out_in_the_end() -> None:
    family = Doubling(numbers=(2, 2))
    assert set(family.instance(1).wrong) == {"same"}
    assert len(family.drawn) == 201


def test_what_would_pass_for_the_rounded_answer_does_not_lead_astray() -> None:
    class Rounding(Doubling):
        def pose(self, n: int) -> Draft:
            return draft(f"{899 + 4 * n}/4")

        def mistakes(self, n: int) -> tuple[Misconception, ...]:
            near, far = (Misconception(t, number.Answer(exact=v), "No.") for t, v in self.values(n))
            return (near, far)

        def values(self, n: int) -> list[tuple[str, str]]:
            return [("rounded", str(225 + n)), ("far", str(325 + n))]

    assert set(Rounding().instance(1).wrong) == {"far"}


@pytest.mark.parametrize(
    ("right", "passes", "leads"),
    [
        # With fewer than three digits it would be asked for more of them, and nothing counted.
        ("67/2", "34", "35"),
        ("-67/2", "-33", "-32"),
        ("30*log(3)", "33", "32"),
        # A fraction is never taken for a rounded value.
        ("1000/3", "333", "1001/3"),
    ],
)
def test_what_would_be_asked_for_more_digits_does_not_lead_astray(
    right: str, passes: str, leads: str
) -> None:
    class Coarse(Doubling):
        def pose(self, _n: int) -> Draft:
            return replace(draft("1"), answer=number.Answer(right), values=())

        def mistakes(self, _n: int) -> tuple[Misconception, ...]:
            wrong = {"passes": passes, "leads": leads}
            return tuple(Misconception(t, number.Answer(v), "No.") for t, v in wrong.items())

    assert set(Coarse().instance(1).wrong) == {"leads"}


def test_without_any_mistake_there_is_no_instance() -> None:
    family = Doubling(numbers=(2, 2), tags=("square",))
    with pytest.raises(RuntimeError, match="doubling at level 1"):
        family.instance(1)


def test_a_question_knows_where_it_came_from() -> None:
    made = Doubling().instance(4)
    origin: Any = made.question.origin
    assert (origin.family, origin.level, origin.seed, origin.version) == ("doubling", 1, 4, 1)
    assert made.question.key == "doubling/1"
    assert made.question.solution == ("n + n", f"Answer: {made.question.answer.text()}")
