"""What macros mean: one table, adding a symbol is adding an entry."""

from __future__ import annotations

from quizapp.typeset.maths.tree import Kind, Symbol

_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip

# Macro: symbol, and the same in ASCII.
_ORDINARY = {
    "partial": ("∂", "d"), "nabla": ("∇", "grad "), "infty": ("∞", "inf"), "ell": ("ℓ", "l"),
    "hbar": ("ℏ", "hbar"), "emptyset": ("∅", "{}"), "varnothing": ("∅", "{}"),
    "forall": ("∀", "for all "), "exists": ("∃", "exists "), "neg": ("¬", "not "),
    "lnot": ("¬", "not "), "top": ("⊤", "T"), "bot": ("⊥", "_|_"), "prime": ("′", "'"),
    "dots": ("…", "..."), "ldots": ("…", "..."), "cdots": ("⋯", "..."), "vdots": ("⋮", ":"),
    "ddots": ("⋱", "..."), "circ": ("∘", "o"), "star": ("⋆", "*"), "angle": ("∠", "angle "),
    "degree": ("°", "deg"), "checkmark": ("✓", "ok"), "Re": ("ℜ", "Re"), "Im": ("ℑ", "Im"),
    "vert": ("|", "|"), "lvert": ("|", "|"), "rvert": ("|", "|"), "Vert": ("‖", "||"),
    "lVert": ("‖", "||"), "rVert": ("‖", "||"), "|": ("‖", "||"), "langle": ("⟨", "<"),
    "rangle": ("⟩", ">"), "lfloor": ("⌊", "floor("), "rfloor": ("⌋", ")"),
    "lceil": ("⌈", "ceil("), "rceil": ("⌉", ")"), "{": ("{", "{"), "}": ("}", "}"),
    "%": ("%", "%"), "$": ("$", "$"), "#": ("#", "#"), "&": ("&", "&"), "_": ("_", "_"),
    "lbrace": ("{", "{"), "rbrace": ("}", "}"), "backslash": ("\\", "\\"),
}  # fmt: skip

_BINARY = {
    "cdot": ("·", "*"), "times": ("×", "x"), "div": ("÷", "/"), "pm": ("±", "+-"),
    "mp": ("∓", "-+"), "ast": ("∗", "*"), "odot": ("⊙", "(.)"), "oplus": ("⊕", "(+)"),
    "otimes": ("⊗", "(x)"), "cup": ("∪", "union"), "cap": ("∩", "intersect"),
    "setminus": ("∖", "\\"), "wedge": ("∧", "and"), "land": ("∧", "and"), "vee": ("∨", "or"),
    "lor": ("∨", "or"), "bullet": ("•", "*"), "bmod": ("mod", "mod"),
}  # fmt: skip

_RELATION = {
    "le": ("≤", "<="), "leq": ("≤", "<="), "ge": ("≥", ">="), "geq": ("≥", ">="),
    "ne": ("≠", "!="), "neq": ("≠", "!="), "approx": ("≈", "~"), "sim": ("∼", "~"),
    "equiv": ("≡", "=="), "propto": ("∝", "prop. to"), "ll": ("≪", "<<"), "gg": ("≫", ">>"),
    "in": ("∈", "in"), "notin": ("∉", "not in"), "subset": ("⊂", "subset of"),
    "subseteq": ("⊆", "subset of"), "to": ("→", "->"), "rightarrow": ("→", "->"),
    "leftarrow": ("←", "<-"), "gets": ("←", "<-"), "Rightarrow": ("⇒", "=>"),
    "Leftarrow": ("⇐", "<=="), "implies": ("⟹", "==>"), "iff": ("⟺", "<=>"),
    "Leftrightarrow": ("⇔", "<=>"), "leftrightarrow": ("↔", "<->"), "mapsto": ("↦", "|->"),
    "perp": ("⊥", "_|_"), "parallel": ("∥", "||"), "mid": ("|", "|"), "cong": ("≅", "~="),
    "simeq": ("≃", "~="), "prec": ("≺", "<"), "succ": ("≻", ">"), "triangleq": ("≜", ":="),
    "coloneqq": ("≔", ":="), "uparrow": ("↑", "^"), "downarrow": ("↓", "v"),
}  # fmt: skip

_BIG = {
    "sum": ("∑", "sum"), "prod": ("∏", "prod"), "int": ("∫", "int"), "bigcup": ("⋃", "union"),
    "bigcap": ("⋂", "intersect"), "lim": ("lim", "lim"), "max": ("max", "max"),
    "min": ("min", "min"), "argmax": ("argmax", "argmax"), "argmin": ("argmin", "argmin"),
    "sup": ("sup", "sup"), "inf": ("inf", "inf"),
}  # fmt: skip

_FUNCTIONS = (
    "exp log ln sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth det dim ker arg "
    "deg gcd Pr softmax sign"
)

_SPACES = {
    ",": "", "!": "", ":": " ", ";": " ", " ": " ", "quad": "  ", "qquad": "    ", "enspace": " ",
}  # fmt: skip

# Macros that say how large or where, which a terminal cannot: they mean nothing here.
IGNORED = frozenset({
    "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "big", "Big", "bigg", "Bigg",
    "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "nonumber", "notag",
})  # fmt: skip

# Combining characters.
ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0304",
    "tilde": "\u0303", "widetilde": "\u0303", "vec": "\u20d7", "dot": "\u0307",
    "ddot": "\u0308", "check": "\u030c",
}  # fmt: skip

# Environments and the brackets that they bring.
GRIDS = {
    "matrix": ("", ""), "smallmatrix": ("", ""), "bmatrix": ("[", "]"), "pmatrix": ("(", ")"),
    "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"), "Bmatrix": ("{", "}"), "cases": ("{", ""),
    "array": ("", ""), "aligned": ("", ""), "align*": ("", ""), "align": ("", ""),
}  # fmt: skip

_SIGNS = {
    "+": Symbol("+", Kind.BINARY), "-": Symbol("−", Kind.BINARY, "-"),
    "*": Symbol("∗", Kind.BINARY, "*"), "=": Symbol("=", Kind.RELATION),
    "<": Symbol("<", Kind.RELATION), ">": Symbol(">", Kind.RELATION),
    "/": Symbol("/", Kind.BINARY), ",": Symbol(",", Kind.PUNCTUATION),
    ";": Symbol(";", Kind.PUNCTUATION),
    ":": Symbol(":", Kind.RELATION), "'": Symbol("′", plain="'"),
}  # fmt: skip


def _table() -> dict[str, Symbol]:
    table = {name: Symbol(sign, plain=name) for name, sign in _GREEK.items()}
    kinds = (
        (_ORDINARY, Kind.ORDINARY),
        (_BINARY, Kind.BINARY),
        (_RELATION, Kind.RELATION),
        (_BIG, Kind.BIG),
    )
    for signs, kind in kinds:
        table |= {name: Symbol(sign, kind, plain) for name, (sign, plain) in signs.items()}
    table |= {name: Symbol(name, Kind.FUNCTION) for name in _FUNCTIONS.split()}
    return table | {name: Symbol(space, Kind.SPACE) for name, space in _SPACES.items()}


MACROS = _table()


def sign(char: str) -> Symbol:
    """Returns the symbol that a character of the source is."""
    return _SIGNS.get(char) or _UNICODE.get(char) or Symbol(char)


# Authors may write `∂` and `≤` themselves.
_UNICODE = {
    symbol.text: symbol
    for name, symbol in MACROS.items()
    if len(symbol.text) == 1 and not symbol.text.isspace() and name != "to"
}
_UNICODE |= {"−": _SIGNS["-"], "′": _SIGNS["'"]}
