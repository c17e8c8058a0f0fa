"""A model through its revisions as one HTML file: charts, the same numbers as a table, what came and went."""

from __future__ import annotations

from orgmodel.report.history import History, document
from orgmodel.report.html import page
from orgmodel.report.html.history_chart import charts
from orgmodel.report.html.sections import sections
from orgmodel.report.overlap import NOTICE


def render(history: History) -> str:
    """Write the history as one HTML file, which needs no script."""
    drawn = charts(history)
    values = {
        "kind": "History",
        "name": history.organization,
        "path": history.path,
        "count": len(history.revisions),
        "notice": NOTICE,
        "notes": history.notes,
        "charts": drawn,
        "parts": sections(document(history), whole=True),
    }
    drawings = tuple(chart.svg for chart in drawn)
    return page.render("history.html", values, style="page.css", scripts=(), drawings=drawings)
