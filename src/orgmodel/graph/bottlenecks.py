"""Which role holds the organization together? What falls apart from the rest when it is taken out.

Asked of the undirected graph of solid, dotted and working lines. A tree alone would make every manager such a role,
so that only lines beside the tree say anything. In preorder each subtree is an interval: whether a line leads out of it
is told by the least and the largest place that its rows reach.
"""

from __future__ import annotations

import numpy as np

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import distinct
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import Line

Columns = tuple[IntColumn, IntColumn]


def lateral_lines(graph: OrgGraph) -> Columns:
    """Give the lines beside the tree as pairs of rows: dotted and working lines, and further solid ones."""
    kinds = [graph.lines_of_kind(kind) for kind in (Line.DOTTED, Line.WORKS_WITH)]
    rows = np.concatenate(kinds)
    here, there = graph.lines.role[rows], graph.line_target[rows]
    extra = np.array(graph.hierarchy.extra, dtype=np.int64).reshape(-1, 2)
    here, there = np.concatenate([here, extra[:, 0]]), np.concatenate([there, extra[:, 1]])
    fit = graph.active & ~graph.hierarchy.masked
    kept = (there >= 0) & (here != there)
    kept[kept] = fit[here[kept]] & fit[there[kept]]
    return here[kept], there[kept]


def separated(graph: OrgGraph, more_than: float) -> IntColumn:
    """Count, for each role, those that fall apart from the largest rest when the role is taken out.

    Tops are 0, and so is a role without which no more than so many do: few are looked at one by one.
    """
    lines = graph.hierarchy
    count = len(lines.parent)
    first, size = lines.intervals
    here, there = lateral_lines(graph)
    least, most = first.copy(), first.copy()
    np.minimum.at(least, here, first[there])
    np.minimum.at(least, there, first[here])
    np.maximum.at(most, here, first[there])
    np.maximum.at(most, there, first[here])
    for rows in lines.downwards.layers_upwards():
        kept = rows[lines.parent[rows] >= 0]
        np.minimum.at(least, lines.parent[kept], least[kept])
        np.maximum.at(most, lines.parent[kept], most[kept])
    child = np.flatnonzero((lines.parent >= 0) & ~lines.masked)
    above = lines.parent[child]
    inside = (least[child] >= first[above]) & (most[child] < first[above] + size[above])
    cut = np.bincount(above[inside], weights=size[child[inside]], minlength=count).astype(np.int64)
    cut[lines.top | (lines.parent < 0)] = 0
    everybody = int(np.count_nonzero(graph.active & ~lines.masked))
    exact = np.zeros(count, dtype=np.int64)
    for row in np.flatnonzero(cut > more_than).tolist():
        exact[row] = _rest(row, child[above == row], inside[above == row], (first, size), (here, there), everybody)
    return exact


def _rest(row: int, children: IntColumn, inside: BoolColumn, places: Columns, lateral: Columns, everybody: int) -> int:
    """Join the branches below a role that lines connect, and count all but the largest part."""
    first, size = places
    order = np.argsort(first[children])
    children, inside = children[order], inside[order]
    group = np.arange(len(children) + 1)  # the last one is what lies outside
    group[:-1][~inside] = len(children)
    start, stop = first[row], first[row] + size[row]
    ends = [np.where((first[each] > start) & (first[each] < stop),
                     np.searchsorted(first[children], first[each], side="right") - 1, len(children))
            for each in lateral]  # fmt: skip
    touches = (first[lateral[0]] != start) & (first[lateral[1]] != start)
    many = len(children) + 1
    joined = distinct(np.minimum(*ends)[touches] * many + np.maximum(*ends)[touches])
    parent = group.tolist()

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for low, high in zip((joined // many).tolist(), (joined % many).tolist(), strict=True):
        parent[root(low)] = root(high)
    sizes = [*size[children].tolist(), everybody - int(size[row])]
    parts: dict[int, int] = {}
    for node, number in enumerate(sizes):
        parts[root(node)] = parts.get(root(node), 0) + number
    return sum(parts.values()) - max(parts.values())
