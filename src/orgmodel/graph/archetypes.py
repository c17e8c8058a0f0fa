"""What kind of leading does a unit's work need? As the unit says, else as the nearest unit around it does."""

from __future__ import annotations

from orgmodel.graph.orggraph import OrgGraph


def unit_archetypes(graph: OrgGraph) -> dict[int, str]:
    """Give the archetype of each unit that has one, its own or an inherited one."""
    stated = graph.facts.units.archetype
    if not stated:
        return {}
    near = (
        (unit, next((stated[each] for each in graph.units.upwards(unit) if each in stated), None))
        for unit in range(len(graph.units.ids))
    )
    return {unit: archetype for unit, archetype in near if archetype}
