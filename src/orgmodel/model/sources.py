"""What do the sources say? Their texts, when the user has them, by the id of the source."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from orgmodel.model.evidence import Evidence

DIGEST_DIGITS = 12


def digest(lines: tuple[str, ...]) -> str:
    """Hash a passage with its white space collapsed: the first 12 digits of its SHA-256."""
    words = " ".join(" ".join(lines).split())
    return hashlib.sha256(words.encode()).hexdigest()[:DIGEST_DIGITS]


class SourceText(NamedTuple):
    """The text of one source: its lines, and the SHA-256 of the file's bytes."""

    lines: tuple[str, ...]
    sha256: str

    def passage(self, evidence: Evidence) -> tuple[str, ...]:
        """The lines that evidence names, white space collapsed, empty ones left out; nothing for pages."""
        if evidence.mark != "L" or not evidence.first:
            return ()
        lines = self.lines[evidence.first - 1 : evidence.last]
        return tuple(" ".join(line.split()) for line in lines if line.strip())


@dataclass(frozen=True)
class Sources:
    """The sources that were found. `missing` are ids of sources whose file is not there."""

    texts: Mapping[str, SourceText] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    def passage(self, evidence: Evidence) -> tuple[str, ...]:
        """The lines that evidence names, or nothing when its source was not found."""
        text = self.texts.get(evidence.source)
        return text.passage(evidence) if text else ()
