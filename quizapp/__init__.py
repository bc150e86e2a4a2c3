"""quizapp: quizzes, exact problems and spaced repetition for a deep-learning exam.

How the house is built, from the ground up; imports run downward only:

    cli          one file per command, thin: options in, exit code out
    terminal     what a person sees and types; JSON lines for scripts
    study        a session without a screen: what comes next, what an answer does
    reports      statistics as data
    store        cards, the append-only log of reviews, the memory folded from it
    scheduling   FSRS by study days
    families     generated problems, one file a family, one folder a topic
    decks        markdown decks: scanner, diagnostics
    calculator   any expression as a graph, worked and drawn: `quizapp graph`
    grading      grade(question, typed) -> Grade, with the diagnosis of a known mistake
    answers      the kinds of answers, one file each; the reader of what is typed
    engine       graphs as data, exact backprop, mistakes as interpreters
    typeset      maths and graphs as lines of text
    model, errors, text, resources

`store`, `scheduling`, `families` and `decks` do not know each other; `study` brings them together.

An authored card: deck file -> `decks.parse` -> cards and diagnostics -> `store.loading` -> `study`
asks -> `grading.grade` -> rating -> `scheduling` -> one transaction writes the review and the
memory -> feedback. A generated problem: (family, level, seed) -> parameters -> the engine's exact
answer -> each mistake rerun -> collisions with the truth redrawn -> `Question` -> from here the
same; an independent solution by sympy is computed while the learner thinks.

Nothing is imported before it is needed: the first question is on the screen before SQLAlchemy,
sympy and prompt_toolkit are loaded. Below `cli` there is no clock and no global randomness.
"""

__version__ = "0.1.0"
