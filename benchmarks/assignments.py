"""Generated tables of who answers for what, to measure with: many assignments on many or on few domains.

Usage: python -m benchmarks.assignments ROLES FOLDER [CASE]. Prints what was planted, by the rule that finds it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from orgmodel.catalog.domains import built_in

SPAN, UNIT, HELD = 7, 40, 5
"""Direct reports of a manager, roles of a unit, assignments of a role."""

CASES = ("spread", "crowded")
"""Spread: managers are accountable for the scope of their unit, and the domains are all those of the catalog.
Crowded: ten domains and no scopes, so that each of them has a seventh of all roles accountable: pairs are quadratic."""

_FEW_DOMAINS = 10
_SHARED = 40
"""So many pairs of roles in different units are accountable for one domain on one scope (spread)."""


def write(folder: Path, roles: int, case: str = "spread") -> dict[str, int]:
    """Write a model as tables, the same every time, and say how many findings of a rule were planted."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(2)
    row = np.arange(roles)
    names = pl.Series([f"r{each:07d}" for each in row.tolist()])
    above = (row - 1) // SPAN
    unit = row // UNIT
    head = "orgmodel: 1\norganization: {id: generated, name: Generated}\nas_of: 2026-01-01\n"
    scopes = [f"  - {{id: s{each}, within: everybody}}" for each in range(int(unit[-1]) + 1)]
    said = "\n".join(["scopes:", "  - {id: everybody}", *scopes]) + "\n" if case == "spread" else ""
    (folder / "orgmodel.yaml").write_text(head + said, encoding="utf-8")
    pl.DataFrame(
        {
            "id": names,
            "title": pl.Series([f"Officer {each % 997}" for each in row.tolist()]),
            "unit": pl.Series([f"u{each}" for each in unit.tolist()]),
            "reports_to": pl.Series(["none", *[f"r{each:07d}" for each in above[1:].tolist()]]),
        }
    ).write_csv(folder / "roles.csv")
    _assignments(folder, names, unit, random, case)
    domains = _domains(case)
    return {"OVL001": len(domains)} if case == "crowded" else {}


def _domains(case: str) -> list[str]:
    parts = [domain.id for domain in built_in("it").domains if domain.parent]
    return parts[:_FEW_DOMAINS] if case == "crowded" else parts


def _assignments(
    folder: Path, names: pl.Series, unit: NDArray[np.int64], random: np.random.Generator, case: str
) -> None:
    roles, domains = len(names), _domains(case)
    leads = np.arange(roles) * SPAN + 1 < roles
    first = random.integers(0, len(domains), size=roles)
    role = np.repeat(np.arange(roles), HELD)
    held = (np.repeat(first, HELD) + np.tile(np.arange(HELD), roles)) % len(domains)
    scope = [f"s{each}" for each in unit[role].tolist()] if case == "spread" else [""] * len(role)
    pl.DataFrame(
        {
            "role": names[role],
            "domain": pl.Series(domains)[held],
            "level": pl.Series(np.where(leads[role], "accountable", "responsible")),
            "scope": pl.Series(scope),
        }
    ).write_csv(folder / "assignments.csv")


if __name__ == "__main__":
    print(json.dumps(write(Path(sys.argv[2]), int(sys.argv[1]), *sys.argv[3:])))
