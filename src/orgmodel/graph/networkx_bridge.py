"""The graph that users of networkx know. The only module that imports networkx, and only when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgmodel.model.refs import Ref
from orgmodel.model.words import Level, Line, Status

if TYPE_CHECKING:
    import networkx as nx

    from orgmodel.graph.orggraph import OrgGraph


def to_networkx(graph: OrgGraph) -> nx.MultiDiGraph[str]:
    """Make a `MultiDiGraph`: nodes are refs such as `role:cio`, with `title` or `name`.

    Edges run from report to manager (`solid`, `dotted`), between colleagues (`works with`) and from role
    to domain (`owns`, with `level` and `scope`); each has `kind` and `status`. The edge of a role whose
    manager is not in the model leads to a node with `missing=True`.
    """
    import networkx as nx

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=graph.facts.header.organization.id)
    for row in range(len(graph.roles)):
        network.add_node(str(graph.role_ref(row)), kind="role", title=graph.title(row))
    for row in range(len(graph.lines)):
        _add_line(network, graph, row)
    for row in range(len(graph.facts.assignments)):
        _add_assignment(network, graph, row)
    return network


def _add_line(network: nx.MultiDiGraph[str], graph: OrgGraph, row: int) -> None:
    target = int(graph.line_target[row])
    manager = str(graph.role_ref(target) if target >= 0 else Ref("role", graph.lines.to[row]))
    if target < 0:
        network.add_node(manager, kind="role", missing=True)
    report = str(graph.role_ref(int(graph.lines.role[row])))
    kind, status = Line(int(graph.lines.kind[row])), Status(int(graph.lines.provenance.status[row]))
    network.add_edge(report, manager, kind=str(kind), status=str(status))


def _add_assignment(network: nx.MultiDiGraph[str], graph: OrgGraph, row: int) -> None:
    table = graph.facts.assignments
    domain = int(graph.ownership.domain[row])
    node = str(Ref("domain", graph.domains.id(domain) if domain >= 0 else table.domain[row]))
    network.add_node(node, kind="domain", name=graph.domains.name(domain) if domain >= 0 else table.domain[row])
    network.add_edge(
        str(graph.role_ref(int(table.role[row]))),
        node,
        kind="owns",
        level=str(Level(int(table.level[row]))),
        scope=table.scope[row],
        status=str(Status(int(table.provenance.status[row]))),
    )
