"""What came of writing a model? The new files, what they added, and where an import and the model differ."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from orgmodel.model.location import Location


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One thing that an import says otherwise than the model, which was left as it is.

    Attributes:
        subject: the entity, `role:cio`; `model` for the header.
        field: the key under which it is said, with its counterpart: `reports_to`, `owns inf`.
        model: what the model says; empty when it says nothing.
        imported: what the import says.
        at: where the model says it.
    """

    subject: str
    field: str
    model: str
    imported: str
    at: Location | None = None

    def __str__(self) -> str:
        """Say the difference in one sentence."""
        place = f"{self.at}: " if self.at and self.at.path else ""
        says = f"the model says {self.model}" if self.model else "the model says nothing"
        return f"{place}{self.subject} {self.field}: {says}, the import says {self.imported}"


@dataclass(frozen=True, slots=True)
class Written:
    """What writing a model did.

    Attributes:
        files: the files that were written, none when nothing was new.
        added: the entities that are in them (`role:cio`), in the order of the import.
        differences: what the import says otherwise than the model that was there.
        kept: entities that only the model has, as `role:cio`.
    """

    files: tuple[Path, ...] = ()
    added: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    kept: tuple[str, ...] = ()
