"""Which words look like a domain, but are only a quality, a part or a step of what stands beside them?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from orgmodel.load.documents.language.domains import Match

_KIND = r"(?:(?:data|systems?|network|database|information|application)\s)?"
_QUALITY = re.compile(
    rf"\b{_KIND}security(?:,| and|, and)\s+(?:data\s)?integrity\b"
    rf"|\b{_KIND}integrity(?:,| and|, and)\s+{_KIND}security\b"
)
"""`network security and data integrity`: what is to be true of a system, whoever runs it."""

_IN_ENVIRONMENT = re.compile(r"\bin an? (?:[\w-]+ ){1,4}environment\b")
_DEVICES = r"(?:routers?|switch(?:es)?|hubs?|access points?|vpns?|gateways?|modems?)"
_FIREWALL = re.compile(rf"\b{_DEVICES}\)?(?:,| and|, and)\s+firewalls?\b|\bfirewalls?(?:,| and|, and)\s+{_DEVICES}\b")
"""A firewall in a row of network devices is one of them."""

_OF_POLICIES = re.compile(r"\b(?:polic(?:y|ies)|guidelines),?(?: and| or)?(?: procedures,?(?: and)?)?\s+$")
_HELP = re.compile(r"technical (?:support|assistance)")
_OF_THINGS = re.compile(
    r"\s+(?:for|in|of|on|with)\s+(?!(?:[\w'’-]+,?\s+){0,5}?(?:staff|users?|employees?|personnel|customers?|clients?"
    r"|departments?|members?|students?|faculty|teachers?|patrons|callers?|public|agencies|offices?)\b)"
)
"""`technical support for the control systems` is work on those; support of people is the desk's."""

_TEAM = re.compile(r"(?:\s(?:and\s\w+\s)?(?:\w+\s)?|\s)(?:teams?|staff)\b")
"""Who leads `the infrastructure team` leads people; what they do, the rest of the text says."""

_STEPS = frozenset(["requirement", "requirements", "governance", "deployment", "deployments", "testing", "compliance"])
_FIELDS_OF_USE = frozenset(["dat.gis"])
"""Fields in which technology is used: the server of a geographic information system is a part of it."""


def meant(text: str, found: Sequence[Match]) -> tuple[Match, ...]:
    """Leave out of the domains that a folded text names those that its other words take back."""
    aside = {
        *(match for match in found if _is_aside(text, match)),
        *_lesser(text, found),
        *_within(found, _QUALITY, text),
        *_within(found, _IN_ENVIRONMENT, text),
        *(match for match in _within(found, _FIREWALL, text) if match.domain == "sec.operations"),
    }
    return tuple(match for match in found if match not in aside)


def _within(found: Sequence[Match], pattern: re.Pattern[str], text: str) -> list[Match]:
    spans = [span.span() for span in pattern.finditer(text)]
    return [match for match in found if any(start <= match.start < end for start, end in spans)]


def _is_aside(text: str, match: Match) -> bool:
    if "." not in match.domain and _TEAM.match(text, match.end):
        return True
    if _HELP.fullmatch(text, match.start, match.end):
        return bool(_OF_THINGS.match(text, match.end))
    return match.domain == "arc.standards" and bool(_OF_POLICIES.search(text[: match.start]))


def _lesser(text: str, found: Sequence[Match]) -> Iterator[Match]:
    """Of two domains in one phrase give the one that only tells which: in `cloud infrastructure budget`, the cloud.

    A step of any work behind a domain is that domain's (`database requirements`); its standards and its availability
    are both.
    """
    for first, second in pairwise(found):
        if second.start - first.end != 1:
            continue
        if first.domain in _FIELDS_OF_USE or text[second.start : second.end] in _STEPS:
            yield second
        elif not second.process:
            yield first
