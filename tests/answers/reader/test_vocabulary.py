from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.answers.names import CONSTANTS, FUNCTIONS
from quizapp.answers.reader.greek import LETTERS
from quizapp.answers.reader.vocabulary import Vocabulary, caseless, spelling

_SMALL = {name: letter for name, letter in LETTERS.items() if name.islower()}
_bases = st.sampled_from(["x", "w", "b", "dL", *_SMALL.values(), *_SMALL])
_indices = st.sampled_from(["", "1", "12"])


@given(_bases, _indices)
def test_all_spellings_of_a_name_are_one(base: str, index: str) -> None:
    name = base + index
    letters = [base, *(other for pair in _SMALL.items() if base in pair for other in pair)]
    spellings = [f"{one}{mark}{index}" for one in letters for mark in ("", "_")]
    names = Vocabulary(frozenset({name, "unlike"}), forgiving=True)
    for other in spellings:
        if other.endswith("_"):
            continue
        assert spelling(other) == spelling(name)
        word = names.word(other)
        assert word is not None
        assert (word.kind, word.name) == ("variable", name)


@given(st.lists(st.sampled_from(["x", "X", "w1", "w_1", "W1", "e", "E", "α"]), unique=True))
def test_what_is_spelled_as_the_problem_does_is_itself(variables: list[str]) -> None:
    names = Vocabulary(frozenset(variables), forgiving=True)
    for variable in variables:
        word = names.word(variable)
        assert word is not None
        assert (word.kind, word.name) == ("variable", variable)


@pytest.mark.parametrize("name", sorted(FUNCTIONS | CONSTANTS))
def test_functions_and_constants_in_any_case(name: str) -> None:
    names = Vocabulary(frozenset({"x"}), forgiving=True)
    for other in {name, *({name.upper(), name.title()} if name.isascii() else ())}:
        word = names.word(other)
        assert word is not None
        assert word.name == (FUNCTIONS | CONSTANTS)[name]


def test_capital_greek_letters_are_other_letters() -> None:
    assert caseless("Σ") != caseless("σ")
    assert Vocabulary(frozenset({"δ"}), forgiving=True).word("Δ") is None


def test_products_of_names() -> None:
    names = Vocabulary(frozenset({"x", "y", "w1", "a", "b", "ab"}), forgiving=True)

    def ways(text: str) -> list[list[str]]:
        return [[word.text for word in way] for way in names.products(text)]

    assert ways("xy") == [["x", "y"]]
    assert ways("w_1x") == [["w_1", "x"]]
    assert ways("xlog") == [["x", "log"]]
    assert sorted(ways("abx")) == [["a", "b", "x"], ["ab", "x"]]
    assert ways("xe") == [["x", "e"]]
    for none in ("ex", "logx", "xz", "x_y", "x2", "x" * 25):
        assert ways(none) == []
