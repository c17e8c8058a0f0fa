"""What stands on which passage? All evidence of the model, each with the place of the fact that cites it."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.model.evidence import Evidence
from orgmodel.model.facts import Facts
from orgmodel.model.location import Location


def citations(facts: Facts) -> Iterator[tuple[Evidence, Location | None]]:
    """Give all evidence, table by table. A line that stands on its role's evidence adds nothing."""
    roles, lines = facts.roles, facts.lines
    for table in (roles, facts.assignments, facts.duties, facts.units):
        for row, evidence in table.provenance.evidence.items():
            yield from ((each, table.at[row]) for each in evidence)
    for row, evidence in lines.provenance.evidence.items():
        if evidence != roles.provenance.evidence.get(int(lines.role[row])):
            yield from ((each, lines.at[row]) for each in evidence)
    for fact in (*facts.bodies, *facts.providers, *facts.mandates):
        yield from ((each, fact.at) for each in fact.evidence)
