"""Ask a model who does something."""

from __future__ import annotations

from orgmodel.api.formats import unknown_format
from orgmodel.check.search import Found
from orgmodel.graph.orggraph import OrgGraph


def search(graph: OrgGraph, question: str) -> Found:
    """Find the roles that do something like what is asked, in whatever words, the nearest first.

    Raises:
        OrgModelError: the question holds no word that could be searched for.
    """
    from orgmodel.check import search as searching

    return searching.search(graph, question)


def answers(graph: OrgGraph, found: Found, format: str = "text", *, most: int = 10, color: bool = False) -> str:
    """Write what a search found as `text` or `json`, at most so many roles (0: all).

    Raises:
        UnknownFormat: there is no such format.
    """
    from orgmodel.report import search as written

    if format == "json":
        return written.render_json(graph, found, most=most)
    if format == "text":
        return written.render_text(graph, found, most=most, color=color)
    raise unknown_format(format, ("text", "json"))
