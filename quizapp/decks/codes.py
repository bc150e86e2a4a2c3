"""The codes of findings in a deck: one table, with how grave each is and what it means."""

from __future__ import annotations

from enum import Enum

ERROR = "error"
WARNING = "warning"


class Code(Enum):
    """What can be said of a deck. A number, once used, keeps its meaning for ever."""

    NO_ANSWER = "D101", ERROR, "a question without an answer"
    NO_QUESTION = "D102", ERROR, "an answer without a question"
    EMPTY = "D103", ERROR, "an empty question, answer, term, definition, item or gap"
    NO_DEFINITION = "D104", ERROR, "a term without a definition"
    NO_OTHER_SIDE = "D107", ERROR, "a side in another language without its partner"
    OTHER_DIFFERS = "D108", ERROR, "an answer that another language gives differently"

    SWALLOWED = "D109", WARNING, "a question that the answer before it swallows"
    STRAY_TEXT = "D110", WARNING, "text that belongs to no card"

    OPEN_FENCE = "D201", ERROR, "a code fence that is never closed"
    OPEN_COMMENT = "D202", ERROR, "a comment that is never closed"
    OPEN_MATHS = "D203", ERROR, "a `$$` that is not closed before the blank line"
    OPEN_FRONT_MATTER = "D204", ERROR, "front matter that is never closed"
    OPEN_BRACKET = "D205", ERROR, "a bracket of a cloze without its partner"
    UNKNOWN_MACRO = "D206", WARNING, "LaTeX that a terminal cannot show"
    NESTED_COMMENT = "D207", WARNING, "a comment in which another one begins"

    NO_RIGHT_CHOICE = "D301", ERROR, "a choice without a right option"
    EQUAL_ITEMS = "D302", ERROR, "two equal options, items or left sides"
    MIXED_LIST = "D303", ERROR, "a list whose items do not agree on what they are"
    TOO_FEW_ITEMS = "D304", ERROR, "a choice, ordering or matching with a single item"
    BAD_PAIR = "D305", ERROR, "a pair without exactly one ` :: `"
    TOO_MANY = "D306", ERROR, "more items or gaps than anyone could answer"
    LONGEST = "D307", WARNING, "a right option that is conspicuously the longest"

    UNREADABLE = "D401", ERROR, "an expression that cannot be read"
    NO_GAP = "D402", ERROR, "a cloze without a gap"
    ODD_GAP = "D403", WARNING, "a gap that looks like an index or a reference"
    WRONG_UNUSED = "D404", WARNING, "a known mistake of a card that is not answered by typing"
    NO_FEEDBACK = "D405", ERROR, "a known mistake without what to say"
    WRONG_IS_RIGHT = "D406", ERROR, "a known mistake that is the right answer"
    ODD_KEYWORD = "D407", WARNING, "a quote that begins with a misspelt keyword"
    OPEN_STRINGS = "D408", WARNING, "a list of typed answers that is broken over two lines"
    GIVEN_AWAY = "D409", WARNING, "a gap whose answer stands elsewhere in its card"
    ODD_TRUTH = "D410", WARNING, "an answer that begins with true or false and is read as words"
    EQUALLY_RIGHT = "D411", WARNING, "a known mistake that equals the right answer"
    ODD_QUOTES = "D412", WARNING, "an answer in quotes that is read as words"

    UNKNOWN_KEY = "D501", WARNING, "a key of the front matter or a comment that means nothing"
    BAD_LINE = "D502", ERROR, "a line of the front matter that is no `key: value`"
    BAD_VALUE = "D503", ERROR, "a value that its key cannot have"
    STRAY_COMMENT = "D504", WARNING, "a comment with keys that is not on its card's first line"
    UNKNOWN_FAMILY = "D505", ERROR, "a problem family that does not exist"
    BAD_LEVELS = "D506", ERROR, "a `P:` line without levels from 1 to 5"

    SAME_ID = "D601", ERROR, "two cards with one id"
    SAME_CARD = "D602", ERROR, "two cards with the same question and answer, or two of one skill"
    UNKNOWN_NEED = "D603", WARNING, "a card that needs an id which no card has"

    ODD_TAG = "D701", WARNING, "text that looks like a tag"
    HARMFUL = "D702", WARNING, "a control or bidirectional character"
    SKIPPED_HEADING = "D703", WARNING, "a heading that skips a level"
    WIDE_CODE = "D704", WARNING, "a line of code that does not fit 80 columns"

    BAD_WHERE = "D801", ERROR, "a `where` that cannot be read"
    UNDRAWN = "D802", ERROR, "a placeholder without a value"
    NEVER_SHOWN = "D803", WARNING, "a number that is drawn and never shown"
    NO_WHERE = "D804", WARNING, "a placeholder in a card without a `where`"
    NO_INSTANCE = "D805", ERROR, "a `where` that leaves no question to ask"
    COLLISION = "D806", WARNING, "drawn numbers for which a mistake is right, or options are equal"
    UNDEFINED = "D807", WARNING, "drawn numbers for which something has no value"
    UGLY = "D808", WARNING, "drawn numbers that nobody works with by hand"
    FEW_INSTANCES = "D809", WARNING, "a `where` that leaves too few different questions"

    DEAD_MEDIA = "D901", WARNING, "a picture that is not there"
    OUTSIDE_MEDIA = "D902", ERROR, "a picture outside the deck's folder"
    REMOTE_MEDIA = "D903", WARNING, "a picture on the web"

    def __init__(self, number: str, severity: str, meaning: str) -> None:
        self.number = number
        self.severity = severity
        self.meaning = meaning
