"""The enumerated words of the format. Each has a small number, which is what columns hold.

`UNKNOWN` (-1) is a value of every column: what the documents do not say is neither no nor none nor zero.
"""

from __future__ import annotations

from enum import IntEnum

UNKNOWN = -1


class Word(IntEnum):
    """A word with a number. `str()` gives the word as it is written in a model."""

    def __str__(self) -> str:
        """Give the word in lower case, with spaces."""
        return self.name.lower().replace("_", " ")

    @classmethod
    def written(cls) -> dict[str, int]:
        """Map each word, as it is written in a model, to its number."""
        return {str(word): int(word) for word in cls}


class Level(Word):
    """What a role is to a domain: the letters of a RACI matrix."""

    ACCOUNTABLE = 0
    RESPONSIBLE = 1
    CONSULTED = 2
    INFORMED = 3

    @property
    def letter(self) -> str:
        """Give A, R, C or I."""
        return self.name[0]


class Activity(Word):
    """How a role deals with a domain."""

    OVERSEES = 0
    PERFORMS = 1
    APPROVES = 2


class Status(Word):
    """What a fact stands on: a source says it, the author says it, or it was inferred."""

    STATED = 0
    ASSERTED = 1
    INFERRED = 2


class Confidence(Word):
    """How likely an inferred fact is."""

    POSSIBLE = 0
    LIKELY = 1


class Occupancy(Word):
    """Whether somebody sits in the position."""

    FILLED = 0
    VACANT = 1
    ACTING = 2


class Establishment(Word):
    """Whether a role exists, is proposed or is abolished."""

    EXISTING = 0
    PROPOSED = 1
    ABOLISHED = 2


class YesNo(Word):
    """A yes or a no that a model states. Unstated is `UNKNOWN`."""

    NO = 0
    YES = 1


class Line(Word):
    """What kind of line runs between two roles."""

    SOLID = 0
    DOTTED = 1
    WORKS_WITH = 2


class Required(Word):
    """How much an organization needs an owner for a domain."""

    CORE = 0
    COMMON = 1
    OPTIONAL = 2


class Tri(Word):
    """The answer to a question about an incomplete model."""

    UNKNOWN = -1
    NO = 0
    YES = 1
