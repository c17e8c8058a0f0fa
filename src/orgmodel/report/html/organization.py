"""The whole review as one HTML file: the page of the overlap report, with all that a model is asked beside it."""

from __future__ import annotations

from orgmodel.check.result import CheckResult
from orgmodel.report.html.overlap import written
from orgmodel.report.html.units import units
from orgmodel.report.organization.document import organization_report

_MOST_LISTED = 2_000


def render(result: CheckResult) -> str:
    """Write the review as one HTML file."""
    document = organization_report(result, _MOST_LISTED)
    found = [each for each in result.findings[:_MOST_LISTED] if not each.waived]
    return written(result, document, "Organization review", ("numbers", "first"), units(result, found))
