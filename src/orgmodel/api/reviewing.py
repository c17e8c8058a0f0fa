"""Write the whole review of one model."""

from __future__ import annotations

from orgmodel.api.formats import unknown_format
from orgmodel.check.result import CheckResult

_FORMATS = ("text", "markdown", "html", "xlsx")


def report(result: CheckResult, format: str = "text", *, color: bool = False) -> str | bytes:
    """Write the review of one model as `text`, `markdown`, `html` or `xlsx`.

    Raises:
        UnknownFormat: there is no such format.
        OrgModelError: the format needs an extra that is not installed.
    """
    if format == "html":
        from orgmodel.report.html import organization

        return organization.render(result)
    if format == "xlsx":
        from orgmodel.report.organization import workbook

        return workbook.render(result)
    from orgmodel.report.organization.document import organization_report

    if format == "markdown":
        from orgmodel.report import markdown

        return markdown.render(organization_report(result))
    if format == "text":
        from orgmodel.report import text

        return text.render(organization_report(result), color=color)
    raise unknown_format(format, _FORMATS)
