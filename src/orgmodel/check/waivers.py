"""Which findings were accepted? Waivers matched by rule and subject, and which of them hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from orgmodel.graph.domains import DomainTree
from orgmodel.model.document import Waiver
from orgmodel.model.refs import Ref


@dataclass(eq=False)
class Waivers:
    """The waivers of a model while rules are asked: the only value that changes during a run.

    A waiver holds if it has a reason, an owner and an expiry that lies after the day in question. With no
    day the expiry cannot be judged, and the waiver holds. One that does not hold waives nothing.
    """

    all: tuple[Waiver, ...]
    day: date | None
    domains: DomainTree
    matched: set[int] = field(default_factory=set)

    def defects(self, waiver: Waiver) -> tuple[str, ...]:
        """Say what a waiver lacks, or that it has expired."""
        lacks = tuple(f"no {name}" for name in ("subject", "reason", "owner") if not getattr(waiver, name))
        if waiver.expires is None:
            return (*lacks, "no expiry")
        if self.day is not None and waiver.expires <= self.day:
            return (*lacks, f"expired on {waiver.expires.isoformat()}")
        return lacks

    def concern(self, code: str) -> bool:
        """Tell whether a waiver speaks of a rule."""
        return any(waiver.rule == code for waiver in self.all)

    def match(self, code: str, subject: Ref, fingerprint: str) -> Waiver | None:
        """Give the waiver that accepts a finding, by its subject or its fingerprint."""
        for number, waiver in enumerate(self.all):
            if waiver.rule == code and self._subject(waiver) in (str(subject), fingerprint):
                self.matched.add(number)
                if not self.defects(waiver):
                    return waiver
        return None

    def _subject(self, waiver: Waiver) -> str:
        """The subject as findings write it: a domain may be named by any of its names."""
        ref = Ref.parse(waiver.subject or "")
        row = self.domains.row(ref.id) if ref.kind == "domain" else -1
        return f"domain:{self.domains.id(row)}" if row >= 0 else str(waiver.subject)

    def unmatched(self, number: int) -> bool:
        """Tell whether a waiver met no finding at all."""
        return number not in self.matched
