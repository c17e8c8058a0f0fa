"""Which thresholds hold, and on whose authority? Named sets of settings; every report prints the one in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Profile:
    """A named set of thresholds: settings by rule code, and the words that say where they come from."""

    name: str
    authority: str
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            "default",
            "orgmodel's own defaults; each rule's page names the source of its threshold. Benchmarks, not norms.",
        ),
    )
}
