"""The same questions answered slowly by networkx and by definition, to hold the graph's answers against."""

from functools import cached_property

import networkx as nx

from orgmodel.graph.hierarchy import NONE, OPEN
from orgmodel.model.words import Tri
from tests.strategies import GHOST, Lines


class Reference:
    """Solid lines as a plain directed graph from report to manager; each line to a ghost ends at a ghost of its own."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.rows = range(len(lines))
        self.graph = nx.DiGraph()
        self.graph.add_nodes_from(self.rows)
        for row, managers in enumerate(lines.managers):
            for number, manager in enumerate(managers):
                self.graph.add_edge(row, ("ghost", row, number) if manager == GHOST else manager)

    @cached_property
    def circles(self) -> list[set[int]]:
        """Groups of rows that reach each other."""
        groups = nx.strongly_connected_components(self.graph)
        return [group for group in groups if len(group) > 1 or any(self.graph.has_edge(row, row) for row in group)]

    @cached_property
    def circular(self) -> set[int]:
        return set().union(*self.circles)

    def _cut(self, graph: nx.DiGraph) -> nx.DiGraph:
        graph.remove_edges_from([edge for edge in graph.edges if edge[0] in self.circular])
        return graph

    @cached_property
    def cut(self) -> nx.DiGraph:
        """All lines, without those of roles that report in a circle."""
        return self._cut(self.graph.copy())

    @cached_property
    def first(self) -> nx.DiGraph:
        """The lines to first managers only."""
        first = nx.DiGraph()
        first.add_nodes_from(self.rows)
        first.add_edges_from(
            (row, above[0]) for row, above in enumerate(self.lines.managers) if above and above[0] >= 0
        )
        return self._cut(first)

    @cached_property
    def above(self) -> list[set]:
        return [nx.descendants(self.cut, row) | {row} for row in self.rows]

    @cached_property
    def ends(self) -> list[set]:
        return [{node for node in self.above[row] if not self.cut.out_degree(node)} for row in self.rows]

    def is_top(self, node) -> bool:
        return isinstance(node, int) and self.lines.tops[node]

    def is_known(self, row: int) -> bool:
        return all(map(self.is_top, self.ends[row]))

    def chain(self, left: int, right: int) -> Tri:
        if left in self.above[right] or right in self.above[left]:
            return Tri.YES
        loose = (self.ends[left] - self.above[right]) | (self.ends[right] - self.above[left])
        return Tri.NO if all(map(self.is_top, loose)) else Tri.UNKNOWN

    def meeting(self, left: int, right: int) -> tuple[int, int]:
        up = [nx.single_source_shortest_path_length(self.cut, row) for row in (left, right)]
        common = [(max(up[0][row], up[1][row]), row) for row in self.rows if row in up[0] and row in up[1]]
        if common:
            distance, row = min(common)
            return row, distance
        return (NONE if self.is_known(left) and self.is_known(right) else OPEN), 0

    @cached_property
    def masked(self) -> set[int]:
        return {row for row in self.rows if (nx.descendants(self.first, row) | {row}) & self.circular}

    def total(self, values: list[int], row: int) -> int:
        return 0 if row in self.masked else sum(values[each] for each in nx.ancestors(self.first, row) | {row})

    def depth(self, row: int) -> int | None:
        above = nx.single_source_shortest_path_length(self.first, row)
        end = max(above, key=above.get)
        return above[end] + 1 if self.lines.tops[end] and row not in self.masked else None

    def reports(self, row: int) -> tuple[int, ...]:
        return tuple(sorted(self.graph.predecessors(row)))
