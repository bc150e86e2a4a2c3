"""Whether a word is another one with a slip of the finger, and where two texts differ."""

from __future__ import annotations

from difflib import SequenceMatcher

from quizapp.answers.terms import distinct

# In a shorter word, one other letter makes another word.
_LONG = 5
# Below it two texts have too little in common for a comparison to help.
_ALIKE = 0.8


def one_slip(typed: list[str], accepted: list[str]) -> bool:
    """Returns whether `typed` are the words `accepted`, but for one letter of one of them.

    One letter may be missing, doubled, wrong, or exchanged with its neighbour. Words with a digit,
    short ones, and those that are a term of their own are not taken for slips; nor is a letter
    more or less at the beginning: `asymmetric` is not `symmetric`.
    """
    if len(typed) != len(accepted):
        typed, accepted = ["".join(typed)], ["".join(accepted)]
    differing = [pair for pair in zip(typed, accepted, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and _is_slip(*differing[0])


def _is_slip(typed: str, accepted: str) -> bool:
    are_words = all(
        len(word) >= _LONG and word.isascii() and word.isalpha() for word in (typed, accepted)
    )
    if not are_words or typed in distinct():
        return False
    start = _common(typed, accepted)
    end = min(_common(typed[::-1], accepted[::-1]), min(len(typed), len(accepted)) - start)
    left, right = typed[start : len(typed) - end], accepted[start : len(accepted) - end]
    if not (left and right):
        return len(left + right) == 1 and start > 0
    return len(left) == len(right) == 1 or (len(left) == len(right) == 2 and left == right[::-1])


def _common(one: str, other: str) -> int:
    """Returns how many letters both begin with."""
    same = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        same += 1
    return same


def marked(typed: str, accepted: str) -> str:
    """Returns `typed` with what is wrong in brackets, `mini-ba[th]`; a gap is `[_]`.

    Empty where the two have too little in common, or `typed` is a term of its own.
    """
    low = typed.casefold()
    matcher = SequenceMatcher(None, low, accepted.casefold(), autojunk=False)
    # The first is an upper bound, from the lengths alone.
    is_alike = matcher.real_quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
    if not is_alike or low in distinct():
        return ""
    pieces = []
    for tag, start, end, _, _ in matcher.get_opcodes():
        pieces.append(typed[start:end] if tag == "equal" else f"[{typed[start:end] or '_'}]")
    return "".join(pieces)
