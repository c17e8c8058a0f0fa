"""How is an entity named in text? `role:cio`, parsed and written in one place."""

from __future__ import annotations

from typing import NamedTuple


class Ref(NamedTuple):
    """A reference to one entity of a model: its kind and its id."""

    kind: str
    id: str

    @classmethod
    def parse(cls, text: str, kind: str = "") -> Ref:
        """Split at the first colon. Text without a colon takes `kind`, the kind that its place implies."""
        head, colon, tail = text.partition(":")
        return cls(head, tail) if colon else cls(kind, text)

    def __str__(self) -> str:
        """`kind:id`."""
        return f"{self.kind}:{self.id}"
