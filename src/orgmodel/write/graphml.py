"""The model as GraphML, which networkx, Gephi, yEd and Cytoscape read. Lists and mappings stand in it as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from orgmodel.write.exported import Exported, Missing, missing
from orgmodel.write.network import network
from orgmodel.write.node_link import HOLDS

if TYPE_CHECKING:
    from orgmodel.graph.orggraph import OrgGraph
    from orgmodel.model.entries import Entry
    from orgmodel.write.network import Network

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NUMBERS = {"positions": "int", "filled": "int", "criticality": "int", "fte": "double", "weight": "double"}
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(graph: OrgGraph, withheld: Iterable[str] = ()) -> Exported:
    """Write nodes and edges with what they say as data."""
    net = network(graph, [path.removeprefix("roles.") for path in withheld])
    text = "\n".join(_lines(net)) + "\n"
    gone = missing(graph.facts, HOLDS, withheld)
    if lost := sum(len(_NO_XML.findall(each)) for each in _texts(net)):
        gone += (Missing("characters that XML has no room for", lost, "written as U+FFFD"),)
    return Exported({"": text.encode("utf-8")}, gone)


def _texts(net: Network) -> Iterator[str]:
    """Give every text that is written."""
    for said in (net.said, *(node.said for node in net.nodes), *(edge.said for edge in net.edges)):
        yield from map(_text, said.values())


def _lines(net: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<graphml xmlns={quoteattr(_NAMESPACE)}>"
    yield from _keys("graph", net.said)
    yield from _keys("node", {"entity", *(key for node in net.nodes for key in node.said)})
    yield from _keys("edge", {"relation", *(key for edge in net.edges for key in edge.said)})
    yield '<graph edgedefault="directed">'
    yield from _data("graph", net.said)
    for node in net.nodes:
        yield f"<node id={_quoted(node.id)}>"
        yield from _data("node", {"entity": node.entity, **node.said})
        yield "</node>"
    for number, edge in enumerate(net.edges):
        yield f'<edge id="{number}" source={_quoted(edge.source)} target={_quoted(edge.target)}>'
        yield from _data("edge", {"relation": edge.relation, **edge.said})
        yield "</edge>"
    yield "</graph>"
    yield "</graphml>"


def _keys(of: str, names: Iterable[str]) -> Iterator[str]:
    for name in sorted(names):
        kind = _NUMBERS.get(name, "string")
        yield f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'


def _data(of: str, said: Entry) -> Iterator[str]:
    for name, value in said.items():
        yield f'<data key="{of}-{name}">{escape(_readable(_text(value)))}</data>'


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False, default=date.isoformat)


def _quoted(text: str) -> str:
    return quoteattr(_readable(text))


def _readable(text: str) -> str:
    """Replace what XML cannot hold, however it is escaped."""
    return _NO_XML.sub("\ufffd", text)
