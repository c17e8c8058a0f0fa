"""Compare two models."""

from __future__ import annotations

from pathlib import Path

from orgmodel.api.formats import unknown_format
from orgmodel.change.changes import Changes, discreet
from orgmodel.change.difference import difference
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.renames import renames_of

_FORMATS = ("text", "markdown", "json", "csv")


def diff(before: OrgGraph, after: OrgGraph, *, renames: Path | None = None) -> Changes:
    """Say what changed from one model to another.

    Args:
        before: the first state.
        after: the second state.
        renames: a YAML file with ids of before and the ids that those roles have in after.

    Raises:
        NotFound, InvalidModel: the file of renames is not there, or not of its form.
        OrgModelError: a rename names a role that is not there.
    """
    return difference(before.facts, after.facts, renames_of(renames) if renames else None)


def changes(
    before: OrgGraph,
    after: OrgGraph,
    found: Changes,
    format: str = "text",
    *,
    color: bool = False,
    confidential: bool = False,
) -> str:
    """Write changes as `text`, `markdown`, `json` or `csv`. Pay, cost and dates of vacancy only if `confidential`."""
    shown = found if confidential else discreet(found)
    if format == "json":
        from orgmodel.report import changes_data

        return changes_data.render_json(before, after, shown)
    if format == "csv":
        from orgmodel.report import changes_data

        return changes_data.render_csv(shown)
    if format not in _FORMATS:
        raise unknown_format(format, _FORMATS)
    from orgmodel.report.changes import document

    if format == "markdown":
        from orgmodel.report import markdown

        return markdown.render(document(before, after, shown))
    from orgmodel.report import text

    return text.render(document(before, after, shown), color=color)
