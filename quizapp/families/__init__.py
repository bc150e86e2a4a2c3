"""Generated problems: one file a family, one folder a topic of the lecture; nothing to register.

The family `dag-grad-one` is the file `computational_graphs/dag_grad_one.py`; files that begin
with an underscore are shared by the families of their folder. A family's file reads like its
entry in a catalogue of exercises and holds

    TITLE, KIND, VERSION, SUMMARY        KIND: of its answers; VERSION: raised with every change
                                         of what is drawn or asked
    GOLDEN                               a level and the parameters of one known instance
    draw(draw, level) -> parameters      of a random instance; None where this draw is no good
    pose(parameters) -> Draft            prompt, answer, hints, worked steps
    mistakes(parameters) -> tuple        the `Misconception`s that belong to the instance
    independent(parameters) -> Answer    the answer once more, sharing nothing with `pose`

and, where the family needs them,

    LARGEST                              the largest numerator it may show; 999 by default
    DECIMALS                             places after the point that it may show, by level, where
                                         decimals are what one computes with
    FEWER                                how many different instances a level has, by level,
                                         where that is less than 30
    moving(parameters) -> tuple          where the answer is made of derivatives, for each entry
                                         what is differentiated, as a function of how far its
                                         variable is moved; () where an instance asks for others
    slopes(parameters) -> mapping        where the answer rests on derivatives and is none, the
                                         same by what each derivative is called
    worked_graph(parameters) -> Trace    the graph that the problem is about, worked; None where an
                                         instance has none
    UNDRAWN                              levels that are about no graph, though others are

Parameters are whatever frozen value suits the family. `generate` does what all families have in
common: it draws until an instance keeps the rules. Nothing of a family is imported to list it.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from quizapp.errors import UsageError
from quizapp.families.catalogue import LARGEST, Family
from quizapp.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    from quizapp.engine.backprop import Trace
    from quizapp.families.generate import Problem
    from quizapp.model.questions import Answer, Origin

LEVELS = range(1, 6)


@cache
def _folders() -> dict[str, str]:
    """Returns the folder of each family, by id; no family is imported."""
    folders = [module.name for module in iter_modules(__path__) if module.ispkg]
    return {
        module.name.replace("_", "-"): folder
        for folder in folders
        for module in iter_modules([f"{__path__[0]}/{folder}"])
        if not module.name.startswith("_")
    }


def names() -> tuple[str, ...]:
    """Returns the ids of all families, topic by topic."""
    return tuple(_folders())


def topic_of(family: str) -> str:
    """Returns the topic of a family, such as "computational-graphs".

    Raises:
        UsageError: there is no such family.
    """
    return _folder(family).replace("_", "-")


def family(name: str) -> Family:
    """Returns what is known of the family called `name`.

    Raises:
        UsageError: there is no such family.
    """
    return _family(name)


@cache
def _family(name: str) -> Family:
    module = _module(name)
    return Family(
        id=name,
        title=module.TITLE,
        topic=topic_of(name),
        kind=module.KIND,
        version=module.VERSION,
        summary=module.SUMMARY,
        largest=getattr(module, "LARGEST", LARGEST),
        decimals=getattr(module, "DECIMALS", {}),
        fewer=getattr(module, "FEWER", {}),
    )


def problem(family: str, level: int, seed: int) -> Problem:
    """Returns an instance: the same one for the same arguments, on every machine.

    Raises:
        UsageError: there is no such family or level.
    """
    from quizapp.families import generate

    module = _module(family)
    if level not in LEVELS:
        raise UsageError(f"no level {level} in `{family}`; levels are 1 to {LEVELS[-1]}")
    return generate.instance(_family(family), module, level, seed)


def golden(family: str) -> Problem:
    """Returns the family's one known instance.

    Raises:
        UsageError: there is no such family.
    """
    from quizapp.families import generate

    return generate.golden(_family(family), _module(family))


def independent(problem: Problem) -> Answer:
    """Returns the answer as it is found a second way, without our derivative rules or traces."""
    answer: Answer = _module(problem.family.id).independent(problem.instance)
    return answer


def moving(problem: Problem) -> tuple[Callable[[float], float], ...]:
    """Returns for each entry of the answer a function whose derivative at 0 it is.

    The functions evaluate what is differentiated, in floats, with the variable moved so far. There
    are none where the answer is not made of derivatives.
    """
    make = getattr(_module(problem.family.id), "moving", None)
    found: tuple[Callable[[float], float], ...] = make(problem.instance) if make else ()
    return found


def slopes(problem: Problem) -> Mapping[str, Callable[[float], float]]:
    """Returns the derivatives that the answer rests on without being one.

    By name what is differentiated, as in `moving`; none where the answer rests on none, or they are
    told instead of what they are the derivatives of.
    """
    make = getattr(_module(problem.family.id), "slopes", None)
    found: Mapping[str, Callable[[float], float]] = make(problem.instance) if make else {}
    return found


def may_have_graph(family: str, level: int) -> bool:
    """Returns whether the problems of a family at a level are about a graph that can be drawn."""
    module = _module(family)
    return hasattr(module, "worked_graph") and level not in getattr(module, "UNDRAWN", ())


def worked_graph(problem: Problem) -> Trace | None:
    """Returns the graph that the problem is about, worked; None where it has none."""
    make = getattr(_module(problem.family.id), "worked_graph", None)
    found: Trace | None = make(problem.instance) if make else None
    return found


def verify(origin: Origin) -> bool:
    """Makes the problem of `origin` again and solves it a second way.

    Returns:
        Whether both answers are the same, exactly.

    Raises:
        UsageError: the family is unknown, or its generator has changed since.
    """
    made = problem(origin.family, origin.level, origin.seed)
    if made.family.version != origin.version:
        raise UsageError(
            f"`{origin.family}` is at version {made.family.version}, the problem was made by "
            f"version {origin.version}; ask for a new one"
        )
    return independent(made) == made.question.answer


def _folder(name: str) -> str:
    try:
        return _folders()[name]
    except KeyError:
        near = get_close_matches(name, names(), n=1, cutoff=0.5)
        advice = f"did you mean `{near[0]}`?" if near else "see `quizapp families`"
        raise UsageError(f"no family `{one_line(name)}`; {advice}") from None


def _module(name: str) -> ModuleType:
    return import_module(f"{__name__}.{_folder(name)}.{name.replace('-', '_')}")
