"""The kernels of two graph libraries on a table of posts: circles, layers, widest span and one rollup.

Usage: python benchmarks/peer_graphs.py {rustworkx|igraph} POSTS.csv. The rows are read with Python's csv.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path


def lines() -> tuple[int, list[tuple[int, int]]]:
    """Read the posts as numbers: how many, and the lines between them."""
    with Path(sys.argv[2]).open(encoding="utf-8", newline="") as file:
        rows = [(row["id"], row["reports_to"]) for row in csv.DictReader(file)]
    number: dict[str, int] = {}
    for place, (own, _) in enumerate(rows):
        number.setdefault(own, place)
    return len(rows), [(place, number[boss]) for place, (_, boss) in enumerate(rows) if boss and boss in number]


def with_rustworkx(count: int, edges: list[tuple[int, int]]) -> dict[str, int]:
    """Ask rustworkx."""
    import rustworkx as rx

    graph = rx.PyDiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from_no_data(edges)
    circles = [set(group) for group in rx.strongly_connected_components(graph) if len(group) > 1]
    circles += [{one} for one, boss in edges if one == boss]
    circling = set().union(*circles)
    graph.remove_edges_from([edge for edge in edges if edge[0] in circling])
    total = [1] * count
    for one in rx.topological_sort(graph):
        for boss in graph.successor_indices(one):
            total[boss] += total[one]
    widest = max(graph.in_degree(one) for one in range(count))
    layers = rx.dag_longest_path_length(graph) + 1
    return {"circles": len(circles), "layers": layers, "widest": widest, "most": max(total)}


def with_igraph(count: int, edges: list[tuple[int, int]]) -> dict[str, int]:
    """Ask igraph."""
    import igraph

    graph = igraph.Graph(n=count, edges=edges, directed=True)
    groups = [group for group in graph.connected_components(mode="strong") if len(group) > 1]
    loops = [one for one, boss in edges if one == boss]
    circling = {one for group in groups for one in group} | set(loops)
    graph.delete_edges([place for place, edge in enumerate(edges) if edge[0] in circling])
    boss_of = dict(edge for edge in edges if edge[0] not in circling)
    total, depth = [1] * count, [1] * count
    order = graph.topological_sorting()
    for one in order:
        if one in boss_of:
            total[boss_of[one]] += total[one]
    for one in reversed(order):
        if one in boss_of:
            depth[one] = depth[boss_of[one]] + 1
    circles, widest = len(groups) + len(loops), max(graph.indegree())
    return {"circles": circles, "layers": max(depth), "widest": widest, "most": max(total)}


if __name__ == "__main__":
    print(json.dumps({"rustworkx": with_rustworkx, "igraph": with_igraph}[sys.argv[1]](*lines())))
