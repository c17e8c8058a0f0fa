"""The program that one would write first: yaml.safe_load, one pydantic object a role, networkx for every question.

Usage: python benchmarks/naive_check.py MODEL.yaml. Prints the number of cycles, the depth, the widest span and the
number of pairs of accountable roles on one domain that are not in one chain of command.
"""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path

import networkx as nx
import yaml
from pydantic import BaseModel


class Owns(BaseModel):
    """One assignment."""

    domain: str
    level: str
    scope: str = ""


class Role(BaseModel):
    """One role."""

    id: str
    title: str
    unit: str
    reports_to: str
    owns: list[Owns] = []


def main() -> None:
    """Answer four questions."""
    data = yaml.load(
        Path(sys.argv[1]).read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    roles = [Role.model_validate(role) for role in data["roles"]]
    graph = nx.DiGraph()
    graph.add_nodes_from(role.id for role in roles)
    graph.add_edges_from((role.id, role.reports_to) for role in roles if role.reports_to != "none")
    cycles = sum(len(group) > 1 for group in nx.strongly_connected_components(graph))
    depth = nx.dag_longest_path_length(graph) + 1
    span = max(count for _, count in graph.in_degree())
    above = {role.id: nx.descendants(graph, role.id) for role in roles}
    owners: dict[str, list[tuple[str, str]]] = {}
    for role in roles:
        for owned in role.owns:
            if owned.level == "accountable":
                owners.setdefault(owned.domain, []).append((role.id, owned.scope))
    pairs = sum(
        left[0] not in above[right[0]] and right[0] not in above[left[0]] and left[1] == right[1]
        for held in owners.values()
        for left, right in combinations(held, 2)
    )
    print(cycles, depth, span, pairs)


if __name__ == "__main__":
    main()
