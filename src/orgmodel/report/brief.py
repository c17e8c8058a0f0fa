"""A finding as JSON where it stands beside others, as in a review: what it is, of what, and where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from orgmodel.check.finding import Finding


def brief(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Give the values that tell findings apart, without their evidence."""
    return [
        {
            "code": each.code,
            "severity": str(each.severity),
            "subject": str(each.subject),
            "message": each.message,
            "fingerprint": each.fingerprint,
            "location": str(each.location) if each.location else None,
        }
        for each in findings
    ]
