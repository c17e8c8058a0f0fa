"""The whole review as one HTML file: the page of the overlap report, with all that a model is asked beside it."""

from __future__ import annotations

from orgmodel.check.result import CheckResult
from orgmodel.report.html.overlap import written
from orgmodel.report.organization.document import organization_report


def render(result: CheckResult) -> str:
    """Write the review as one HTML file."""
    return written(result, organization_report(result), "Organization review", ("numbers", "first"))
