"""How much does a finding weigh?"""

from __future__ import annotations

from orgmodel.model.words import Word


class Severity(Word):
    """Ordered: a higher number weighs more. Only `error` fails a run by default."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2
    ERROR = 3

    def lowered(self) -> Severity:
        """Go one step down, as for what rests on an inferred fact; `low` stays `low`."""
        return Severity(max(self - 1, 0))
