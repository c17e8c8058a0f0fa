"""What is a finding? An observation for people to judge, with its place, its evidence and a lasting identity."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from orgmodel.check.hits import Hits, Overlap, Values, Wording
from orgmodel.check.rule import Rule
from orgmodel.check.severity import Severity
from orgmodel.model.document import Disposition, Waiver
from orgmodel.model.evidence import Evidence
from orgmodel.model.facts import IntColumn
from orgmodel.model.location import Location
from orgmodel.model.refs import Ref

_DIGITS = 16


def fingerprint(code: str, names: Sequence[str], keys: Sequence[str]) -> str:
    """Hash the identity of a finding: never its wording, its place or a count.

    Raises:
        ValueError: the keys are not those that the rule declares.
    """
    if len(names) != len(keys):
        raise ValueError(f"{code} declares {names} as identity, and a hit gives {keys}")
    text = "\x1f".join([code, *(f"{name}={key}" for name, key in zip(names, keys, strict=True))])
    return f"v1:{hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]}"


class Finding(NamedTuple):
    """All that a report needs to know of one observation."""

    code: str
    name: str
    severity: Severity
    subject: Ref
    message: str
    fingerprint: str
    location: Location | None
    related: tuple[Ref, ...]
    values: Values | None
    remedies: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    depends_on: tuple[str, ...]
    caused_by: tuple[str, ...]
    waived: Waiver | None
    disposition: Disposition | None
    overlap: Overlap | None
    wording: Wording | None = None


@dataclass(frozen=True, eq=False)
class Answer:
    """What one rule answered in a run: its hits, the weight in force of each, and the waivers by hit."""

    rule: Rule
    hits: Hits
    severity: IntColumn
    waived: Mapping[int, Waiver] = field(default_factory=dict)
