"""What changed, for programs: JSON of the format `orgmodel.changes/1`, and CSV with a row a change."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from orgmodel.change.changes import Change, Changes
from orgmodel.change.plain import written
from orgmodel.graph.metrics import role_counts
from orgmodel.graph.orggraph import OrgGraph

FORMAT = "orgmodel.changes/1"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render_json(before: OrgGraph, after: OrgGraph, changes: Changes) -> str:
    """Write all changes with their values, as a model's text would hold them."""
    document = {
        "format": FORMAT,
        "before": _model(before),
        "after": _model(after),
        "counts": {str(kind): number for kind, number in changes.counts().items()},
        "withheld": changes.withheld,
        "not_compared": changes.not_compared,
        "doubts": {
            **changes.doubts._asdict(),
            "titles": [dict(zip(("title", "removed", "added"), each, strict=True)) for each in changes.doubts.titles],
            "ids_were_given_anew": changes.doubts.ids_were_given_anew,
        },
        "changes": [change_values(change) for change in changes.items],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _model(graph: OrgGraph) -> dict[str, Any]:
    header = graph.facts.header
    return {
        "model": header.path,
        "organization": header.organization.id,
        "as_of": header.as_of.isoformat() if header.as_of else None,
        "roles": role_counts(graph).roles,
        "other_roles": len(graph.roles) - role_counts(graph).roles,
    }


def change_values(change: Change) -> dict[str, Any]:
    """Give the values of one change."""
    return {
        "kind": str(change.kind),
        "subject": str(change.subject),
        "field": change.field or None,
        "before": change.before,
        "after": change.after,
        "related": [str(ref) for ref in change.related],
        "rests_on": change.by,
        "confidence": None if change.confidence is None else str(change.confidence),
    }


def render_csv(changes: Changes) -> str:
    """Write a row a change: kind, subject, its name, field, before, after, and what a guess rests on."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("kind", "subject", "name", "field", "before", "after", "related", "rests_on", "confidence"))
    for change in changes.items:
        related = " ".join(map(str, change.related))
        confidence = "" if change.confidence is None else str(change.confidence)
        values = (_cell(change.before), _cell(change.after))
        name = changes.title(change.subject)
        cells = (
            str(change.kind),
            str(change.subject),
            name,
            change.field,
            *values,
            related,
            change.by or "",
            confidence,
        )
        table.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return out.getvalue()


def _cell(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else written(value)
