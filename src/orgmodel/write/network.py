"""The model as nodes and edges, which GraphML and JSON node-link write: nothing of it is lost.

Nodes are roles, units, bodies, providers, and every domain that somebody owns. What is said of a line or an assignment
stands on its edge, all else on its node. A reference to nobody leads to a node that says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgmodel.model.entries import Entry, RoleEntries, entry
from orgmodel.write import header_entries

if TYPE_CHECKING:
    from orgmodel.graph.orggraph import OrgGraph

RELATIONS = ("reports_to", "dotted_to", "works_with", "owns")
"""What a role says of others. Further edges, `unit`, `parent`, `head` and `deputy`, repeat what a node says."""

_LISTED = {"bodies": "body", "providers": "provider", "units": "unit"}


@dataclass(frozen=True, slots=True)
class Node:
    """One entity: `role:cio`, and what it says."""

    id: str
    entity: str
    said: Entry


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation of two nodes, and what is said of it."""

    source: str
    target: str
    relation: str
    said: Entry


@dataclass(frozen=True, slots=True)
class Network:
    """A model as a graph: what its header says, its nodes and its edges."""

    said: Entry
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(graph: OrgGraph, left_out: Iterable[str] = ()) -> Network:
    """Make nodes and edges of a model; `left_out` are keys of roles that are not to be shown."""
    return _Builder(graph, frozenset(left_out)).network()


class _Builder:
    def __init__(self, graph: OrgGraph, left_out: frozenset[str]) -> None:
        self.graph = graph
        self.left_out = left_out
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []
        self.times: Counter[str] = Counter()

    def network(self) -> Network:
        """Add everything once: first all nodes, then what runs between them."""
        facts = self.graph.facts
        header = header_entries.header(facts)
        header["sources"] = header_entries.sources(facts)
        header["domains"] = header_entries.own_domains(facts)
        roles = RoleEntries(facts, short=False)
        said = [
            {key: value for key, value in roles[row].items() if key not in self.left_out} for row in range(len(roles))
        ]
        own = [self.add("role", {key: value for key, value in each.items() if key not in RELATIONS}) for each in said]
        others = [
            (section, self.add(_LISTED[section], each), each)
            for section, listed in header_entries.others(facts).items()
            for each in listed
        ]
        for node, each in zip(own, said, strict=True):
            self.role_edges(node, each)
        for section, node, each in others:
            if section == "units":
                self.refer(node, "parent", "unit", each.get("parent"))
                self.refer(node, "head", "role", each.get("head"))
        return Network({key: value for key, value in header.items() if value}, (*self.nodes.values(),), (*self.edges,))

    def add(self, entity: str, said: Entry) -> str:
        """Add an entity; of one id, the second one has a number behind it."""
        name = f"{entity}:{said.get('id', '')}"
        self.times[name] += 1
        if self.times[name] > 1 or not said.get("id"):
            name = f"{name}#{self.times[name]}"  # no id holds a '#'
        self.nodes[name] = Node(name, entity, said)
        return name

    def role_edges(self, node: str, said: Entry) -> None:
        """Add what a role says of others."""
        for relation in ("reports_to", "dotted_to", "works_with"):
            for line in _listed(said.get(relation, ())):
                if line == "none":
                    self.nodes[node].said["top"] = "yes"
                else:
                    rest = {key: value for key, value in line.items() if key != "role"}
                    self.edge(node, "role", line["role"], relation, rest)
        for claim in said.get("owns", ()):
            row = self.graph.domains.row(claim["domain"])
            target = self.graph.domains.id(row) if row >= 0 else claim["domain"]
            rest = {key: value for key, value in claim.items() if key != "domain"}
            if target != claim["domain"]:
                rest["written"] = claim["domain"]
            if row >= 0 and f"domain:{target}" not in self.nodes:
                self.nodes[f"domain:{target}"] = Node(
                    f"domain:{target}", "domain", entry(self.graph.domains.domains[row])
                )
            self.edge(node, "domain", target, "owns", rest)
        self.refer(node, "unit", "unit", said.get("unit"))
        self.refer(node, "deputy", "role", said.get("deputy"))

    def refer(self, node: str, relation: str, entity: str, to: Any) -> None:
        """Add a relation that the node itself also says."""
        if to:
            self.edge(node, entity, to, relation, {})

    def edge(self, node: str, entity: str, to: str, relation: str, said: Entry) -> None:
        """Add an edge; what it leads to may not be in the model."""
        target = f"{entity}:{to}"
        if target not in self.nodes:
            self.nodes[target] = Node(target, entity, {"id": to, "missing": "yes"})
        self.edges.append(Edge(node, target, relation, said))


def _listed(value: Any) -> Iterator[Any]:
    yield from value if isinstance(value, list | tuple) else [value]
