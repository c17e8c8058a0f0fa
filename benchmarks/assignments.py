"""Measure `orgmodel check` of models with many assignments, as tables: on all domains of a catalog, or on very few.

Usage: python -m benchmarks.assignments [--roles 40000,200000] [--write]. Prints the table of docs/performance.md.
The planted findings must be found, no more and no less, or the run ends with 1.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from benchmarks import tables
from benchmarks.run import program, table
from orgmodel.catalog.domains import built_in

SPAN, UNIT, HELD = 7, 40, 5
"""Direct reports of a manager, roles of a unit, assignments of a role."""

CASES = ("spread", "crowded")
"""Spread: managers are accountable for the scope of their unit, and the domains are all those of the catalog.
Crowded: ten domains and no scopes, so that each of them has a seventh of all roles accountable: pairs are quadratic."""

_FEW_DOMAINS = 10


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


def measured_cases(folder: Path, sizes: Sequence[int]) -> tuple[list[tuple[str, ...]], list[str]]:
    """Measure each case in each size; a row a run, and what was not counted exactly."""
    rows, wrong = [], []
    for case in CASES:
        before: dict[str, float] = {}
        for roles in sizes:
            model = folder / f"{case}-{roles}"
            planted = write(model, roles, case)
            run = tables.measured([str(program("orgmodel")), "check", str(model), "--max-findings", "20"])
            counts, _ = tables.found(model)
            wrong += [f"{case}, {roles:,} roles: {said}" for said in tables.differing(planted, counts)]
            growth = f"{run.cpu / before['cpu']:.1f}" if before else ""
            before["cpu"] = run.cpu
            rows.append((case, f"{roles:,}", f"{roles * HELD:,}", f"{virtual_pairs(roles, case):,.0f} million",
                         f"{run.seconds:.1f} s", f"{run.cpu:.1f} s", f"{run.megabytes:,.0f} MB", growth))  # fmt: skip
            shutil.rmtree(model)
    return rows, wrong


def virtual_pairs(roles: int, case: str) -> float:
    """Count the pairs of claims on one domain, in millions: accountable ones, and those with responsible ones."""
    domains = len(_domains(case))
    leads = (roles + SPAN - 2) // SPAN
    accountable, responsible = leads * HELD / domains, (roles - leads) * HELD / domains
    return domains * (accountable * (accountable - 1) / 2 + accountable * responsible) / 1e6


def main() -> None:
    """Print the table, and put it into the page when asked to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--roles", type=lambda text: [int(each) for each in text.split(",")], default=[40_000, 200_000])
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        rows, wrong = measured_cases(Path(name), asked.roles)
    head = ("case", "roles", "assignments", "pairs on a domain", "time", "processor", "peak memory", "growth")
    marks = ("<!-- measured assignments -->\n", "<!-- /measured assignments -->\n")
    tables.told(table(head, rows), wrong, marks if asked.write else None)


if __name__ == "__main__":
    main()
