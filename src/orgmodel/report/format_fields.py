"""Which fields does each entity of the format have? A table for the page of the format."""

from __future__ import annotations

from pydantic import BaseModel

from orgmodel.model import charts, document, entities, mandates
from orgmodel.model.entity import AT, Confirmation, Fact

_ENTITIES: tuple[tuple[str, type[BaseModel]], ...] = (
    ("file", document.ModelFile),
    ("organization", document.Organization),
    ("role", entities.Role),
    ("class of a role", entities.JobClass),
    ("salary", entities.Salary),
    ("cost", entities.Cost),
    ("line (reports_to, dotted_to, works_with)", entities.ReportingLine),
    ("assignment (owns)", entities.Assignment),
    ("duty", entities.Duty),
    ("unit", entities.Unit),
    ("body", entities.Body),
    ("provider", entities.Provider),
    ("domain", entities.Domain),
    ("mandate", mandates.Mandate),
    ("item of a mandate", mandates.MandateItem),
    ("not_applicable", mandates.Inapplicable),
    ("scope", entities.Scope),
    ("source", document.Source),
    ("completeness", document.Completeness),
    ("policy", document.Policy),
    ("waiver", document.Waiver),
    ("disposition", document.Disposition),
    ("charts", charts.Charts),
    ("style (of charts)", charts.ChartStyle),
    ("valid", entities.Interval),
    ("confirmed", Confirmation),
)


def fields_table() -> str:
    """List the fields of every entity as a Markdown table; those of every fact stand in a row of their own."""
    shared = _fields(Fact)
    rows = [("every fact (role, line, assignment, duty, unit, body, provider, mandate)", shared)]
    for name, entity in _ENTITIES:
        own = [field for field in _fields(entity) if not (issubclass(entity, Fact) and field in shared)]
        rows.append((name, own))
    lines = [f"| {name} | {', '.join(f'`{field}`' for field in fields)} |" for name, fields in rows]
    return "| entity | fields |\n|---|---|\n" + "\n".join(lines) + "\n"


def _fields(entity: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in entity.model_fields.items() if info.alias != AT]
