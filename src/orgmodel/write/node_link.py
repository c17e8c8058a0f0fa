"""The model as JSON in node-link form, which networkx (`node_link_graph`), d3 and others read."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from orgmodel.write.exported import Exported, missing
from orgmodel.write.network import network

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgmodel.graph.orggraph import OrgGraph


def render(graph: OrgGraph, withheld: Iterable[str] = ()) -> Exported:
    """Write nodes and edges; the id that the model gives an entity is `name`."""
    keys = [path.removeprefix("roles.") for path in withheld]
    net = network(graph, keys)
    document = {
        "directed": True,
        "multigraph": True,
        "graph": net.said,
        "nodes": [
            {"id": node.id, "entity": node.entity, **{_KEYS.get(key, key): value for key, value in node.said.items()}}
            for node in net.nodes
        ],
        "edges": [
            {"source": edge.source, "target": edge.target, "key": number, "relation": edge.relation, **edge.said}
            for number, edge in enumerate(net.edges)
        ],
    }
    text = json.dumps(document, ensure_ascii=True, indent=1, default=date.isoformat) + "\n"
    return Exported({"": text.encode("utf-8")}, missing(graph.facts, HOLDS, withheld))


_KEYS = {"id": "local_id", "name": "label"}
HOLDS = (
    *("roles.*", "units.*", "bodies.*", "providers.*", "sources.*", "scopes.*", "domains.*", "completeness"),
    *("organization", "as_of", "catalog", "policy", "charts", "dispositions", "mandates.*"),
)
