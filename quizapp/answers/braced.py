"""How a value follows from earlier ones: an expression with their names in braces.

It is in the grammar of `reader`, in which a name such as `dL/dw` or `w'` is none; so in braces:
`{w} - 1/10*{dL/dw}`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BRACED = re.compile(r"\{([^{}]*)\}")


def names_in(expression: str) -> list[str]:
    """Returns the names that stand in braces in an expression of `follows`."""
    return _BRACED.findall(expression)


def with_braced(expression: str, keys: Mapping[str, str]) -> str:
    """Returns `expression` with each name in braces replaced by its key, in brackets."""
    return _BRACED.sub(lambda match: f"({keys[match[1]]})", expression)
