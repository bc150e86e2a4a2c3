"""Letters in other shapes: raised, lowered, bold, double-struck, script."""

from __future__ import annotations

_RAISED = dict(
    zip(
        "0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW′*⊤βγδθ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ′*ᵀᵝᵞᵟᶿ",
        strict=True,
    )
)
_LOWERED = dict(
    zip(
        "0123456789+−-=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)

# Of several that share a shape the first: T, not ⊤.
_ON_THE_LINE = {
    shape: char for shapes in (_RAISED, _LOWERED) for char, shape in reversed(shapes.items())
}


def raised(text: str) -> str | None:
    """Returns `text` as superscripts; None where Unicode has none for one of its characters."""
    return _shaped(text, _RAISED)


def lowered(text: str) -> str | None:
    """Returns `text` as subscripts; None where Unicode has none for one of its characters."""
    return _shaped(text, _LOWERED)


def unshaped(text: str) -> str:
    """Returns superscripts or subscripts as the letters that they are."""
    return "".join(_ON_THE_LINE.get(char, char) for char in text)


def is_raised(char: str) -> bool:
    """Returns whether a character is a superscript."""
    return char in _RAISED.values()


def _shaped(text: str, shapes: dict[str, str]) -> str | None:
    if not all(char in shapes for char in text):
        return None
    return "".join(shapes[char] for char in text)


# The letters that stood in Unicode before the mathematical alphabets were added.
_DOUBLE = {"C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"}
_SCRIPT = {
    "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ",
    "e": "ℯ", "g": "ℊ", "o": "ℴ",
}  # fmt: skip

# Macro: where the capitals, the small letters and the digits begin, and the exceptions.
_ALPHABETS = {
    "mathbf": (0x1D400, 0x1D41A, 0x1D7CE, {}),
    "boldsymbol": (0x1D400, 0x1D41A, 0x1D7CE, {}),
    "bm": (0x1D400, 0x1D41A, 0x1D7CE, {}),
    "mathbb": (0x1D538, 0x1D552, 0x1D7D8, _DOUBLE),
    "mathcal": (0x1D49C, 0x1D4B6, 0, _SCRIPT),
    "mathscr": (0x1D49C, 0x1D4B6, 0, _SCRIPT),
}


def is_alphabet(macro: str) -> bool:
    """Returns whether `macro` puts letters into another alphabet."""
    return macro in _ALPHABETS


def in_alphabet(macro: str, text: str) -> str:
    """Returns `text` in the letters of `macro`; as it is where there are no such letters."""
    return "".join(_letter(macro, char) for char in text)


def _letter(macro: str, char: str) -> str:
    capital, small, digit, exceptions = _ALPHABETS[macro]
    if char in exceptions:
        return exceptions[char]
    for first, begin in (("A", capital), ("a", small)):
        if first <= char <= chr(ord(first) + 25):
            return chr(begin + ord(char) - ord(first))
    return chr(digit + int(char)) if digit and char.isascii() and char.isdecimal() else char
