"""The program that one would write first for a table of posts: csv, one pydantic object a row, networkx.

Usage: python benchmarks/naive_posts.py POSTS.csv. Answers what the other peers answer: duplicates, dangling managers,
backward pay, circles, layers, wide spans and three rollups.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path

import networkx as nx
from pydantic import BaseModel


class Post(BaseModel):
    """One row."""

    id: str
    title: str
    reports_to: str
    occupancy: str
    salary_min: float
    salary_max: float


def main() -> None:
    """Answer, and print."""
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        posts = [Post.model_validate(row) for row in csv.DictReader(file)]
    ids = Counter(post.id for post in posts if post.id)
    graph = nx.DiGraph()
    graph.add_nodes_from(ids)
    graph.add_edges_from((post.id, post.reports_to) for post in posts if post.id and post.reports_to in ids)
    circles = [
        group
        for group in nx.strongly_connected_components(graph)
        if len(group) > 1 or any(graph.has_edge(one, one) for one in group)
    ]
    spans = Counter(post.reports_to for post in posts if post.reports_to and post.reports_to != post.id)
    circling = set().union(*circles)
    graph.remove_edges_from([edge for edge in graph.edges if edge[0] in circling])
    order = list(nx.topological_sort(graph))
    own = {post.id: (1, post.occupancy == "vacant", post.salary_min) for post in posts}
    totals = {one: list(own[one]) for one in order}
    for one in order:
        for boss in graph.successors(one):
            totals[boss] = [sum(pair) for pair in zip(totals[boss], totals[one], strict=True)]
    print(
        json.dumps(
            {
                "duplicate ids": sum(count > 1 for count in ids.values()),
                "missing ids": sum(not post.id for post in posts),
                "dangling": sum(post.reports_to not in {"", "none"} and post.reports_to not in ids for post in posts),
                "backward pay": sum(post.salary_min > post.salary_max for post in posts),
                "circles": len(circles),
                "layers": nx.dag_longest_path_length(graph) + 1,
                "wide": sum(count > 10 for boss, count in spans.items() if boss != "none"),
                "largest rollup": max(total[0] for total in totals.values()),
            }
        )
    )


if __name__ == "__main__":
    main()
