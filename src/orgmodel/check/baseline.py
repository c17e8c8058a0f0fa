"""Which findings were there before? A file of fingerprints that lets a team see only what is new."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from orgmodel.check.finding import Finding
from orgmodel.errors import OrgModelError

FORMAT = "orgmodel.baseline/1"


def written(findings: Iterable[Finding]) -> str:
    """Write the fingerprints of findings with their rules, a line each: nothing that names anybody."""
    lines = sorted({(each.code, each.fingerprint) for each in findings})
    entries = ",\n".join(f'  {{"rule": "{code}", "finding": "{mark}"}}' for code, mark in lines)
    return f'{{"format": "{FORMAT}", "findings": [\n{entries}\n]}}\n'


def read(text: str, name: str) -> frozenset[str]:
    """Read the fingerprints of a baseline file.

    Raises:
        OrgModelError: it is none, or one of a newer format.
    """
    try:
        document: Any = json.loads(text)
        if document["format"] != FORMAT:
            raise OrgModelError(f"{name}: expected the format {FORMAT}, found {str(document['format'])[:40]!r}")
        return frozenset(str(each["finding"]) for each in document["findings"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise OrgModelError(
            f"{name}: no baseline: write one with `orgmodel check MODEL --write-baseline FILE`"
        ) from error
