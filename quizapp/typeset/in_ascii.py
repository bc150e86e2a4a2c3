"""Signs in ASCII, for terminals and fonts that have no others. Letters of any script stay."""

from __future__ import annotations

import re
import unicodedata

from quizapp.typeset.maths.alphabets import is_raised, unshaped
from quizapp.typeset.maths.symbols import sign

# What is drawn or said around the text of others.
_OWN = {
    "✓": "+", "✗": "x", "›": ">", "…": "...", "—": "--", "–": "-", "“": '"', "”": '"', "‘": "'",
    "’": "'", "█": "#", "▓": "#", "▒": "+", "░": ".", "─": "-", "│": "|", "•": "*", "«": "<<",
    "»": ">>", "\u00a0": " ", "″": "''", "‴": "'''", "√": "sqrt",
}  # fmt: skip
_SEPARATOR = re.compile(r"(?<= )·(?= )")
_RAISED_OR_LOWERED = re.compile("[²³¹⁰ⁱ⁴-ⁿᴬ-ᵡᶜ-ᶿʰ-ʸ]+|[ₐ-ₜ₀-₎ᵢ-ᵪⱼ]+")
# A number with a letter behind it is one factor: `½x` is not 1/2x.
_FRACTION = re.compile(r"(\d?)([¼-¾⅐-⅞])(?=([\w(‖])?)")
# What stands under a root without brackets: a name with its marks and index, or a number.
_ROOT = re.compile(r"√([\w\u0300-\u036f]+)")
_FACTOR_BEFORE_ROOT = re.compile(r"(?<=[\w)])√")


def in_ascii(text: str) -> str:
    """Returns `text` with its signs in ASCII: `−x²` is `-x^2`, `∂L/∂w` is `dL/dw`."""
    if text.isascii():
        return text
    text = _ROOT.sub(r"√(\1)", _FACTOR_BEFORE_ROOT.sub("·√", _FRACTION.sub(_fraction, text)))
    scripts = _RAISED_OR_LOWERED.sub(_script, _SEPARATOR.sub("|", text))
    return "".join(map(_sign, scripts))


def _fraction(match: re.Match[str]) -> str:
    """Returns `1/2` for `½`, in brackets before what it multiplies; `1 1/2` for a mixed number."""
    whole, sign, following = match.groups()
    quotient = unicodedata.normalize("NFKC", sign).replace("⁄", "/")
    quotient = f"({quotient})" if following else quotient
    return f"{whole} {quotient}" if whole else quotient


def _script(match: re.Match[str]) -> str:
    """Returns raised or lowered letters on the line: `^2`, `^(-1)`, `_i`; others stay."""
    letters = unshaped(match.group()).replace("−", "-")
    if letters == match.group():
        return letters
    mark = "^" if is_raised(match.group()[0]) else "_"
    return f"{mark}{letters}" if letters.isalnum() else f"{mark}({letters})"


def _sign(char: str) -> str:
    if char.isascii():
        return char
    return _OWN.get(char) or sign(char).plain or char
