"""What did a reader of tables notice that is in no column? Rows left out, values that cannot be read, job shares.

Rules make findings of it. A note stands for all rows of a table of which one thing is to be said, and counts them.
"""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.model.location import Location
from orgmodel.model.refs import Ref
from orgmodel.model.words import Word


class Noticed(Word):
    """What kind of thing a reader noticed."""

    LEFT_OUT = 0
    UNREADABLE = 1
    JOB_SHARE = 2


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that was noticed in a table.

    Attributes:
        kind: what is to be said.
        table: the file, and its sheet, as a sentence names them.
        what: the reason why rows were left out, the field that cannot be read, the fields that differ.
        count: how many rows it concerns, exactly.
        at: the first place.
        rows: the file's rows of the first ones.
        about: the roles concerned, as far as they are known and few.
        examples: the first different texts, none of them a person's name.
        managers: whether it is the managers of posts that cannot be read.
        grave: whether something that the table states is lost; a totals row, for one, states nothing.
    """

    kind: Noticed
    table: str
    what: str
    count: int
    at: Location
    rows: tuple[int, ...] = ()
    about: tuple[Ref, ...] = ()
    examples: tuple[str, ...] = ()
    grave: bool = True
    managers: bool = False
