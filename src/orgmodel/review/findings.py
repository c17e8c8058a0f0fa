"""Which findings does a change bring, and which does it settle? Told by their fingerprints.

Fingerprints name roles by their ids. What is found before is therefore named by the ids that its roles have after.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from orgmodel.check.finding import Answer, Finding, fingerprint
from orgmodel.check.findings import Findings
from orgmodel.check.rule import Rule
from orgmodel.check.severity import Severity

_ABOUT_CHANGE = "CHG"
_ABOUT_TEXT = "DOC"
_PAIR = ("role", "other role")
_ROLE = "role:"


class _Place(NamedTuple):
    """One finding among all: its fingerprint after the change, and where it stands."""

    mark: str
    answer: Answer
    number: int


@dataclass(frozen=True)
class Compared:
    """Findings that nobody waived, heaviest first.

    Attributes:
        introduced: those that only after has.
        resolved: those that only before has.
        unchanged: how many both have.
        weightier: those that both have and that weigh more after.
    """

    introduced: tuple[Finding, ...]
    resolved: tuple[Finding, ...]
    unchanged: int
    weightier: tuple[Finding, ...]


def compared(before: Findings, after: Findings, renamed: Mapping[str, str]) -> Compared:
    """Compare what is found in two states; findings about the change itself are left out.

    So are those about how well documents carry the model, errors aside: a proposal stands on no document yet.

    Args:
        before: what is found in the first state.
        after: what is found in the second state.
        renamed: ids of roles of before, and the ids that these roles have after.
    """
    old = {place.mark: place for place in _places(before, renamed)}
    new = {place.mark: place for place in _places(after, {})}
    both = [mark for mark in new if mark in old]
    return Compared(
        introduced=_worded(after, [place for mark, place in new.items() if mark not in old]),
        resolved=_worded(before, [place for mark, place in old.items() if mark not in new]),
        unchanged=len(both),
        weightier=_worded(after, [new[mark] for mark in both if _weight(new[mark]) > _weight(old[mark])]),
    )


class Passing(NamedTuple):
    """A finding that a plan brings for a while: from a day on, to the last day on which it holds."""

    first: date
    last: date
    finding: Finding


def passing(
    before: Findings, days: Sequence[tuple[date, Findings]], after: Findings, end: date, renamed: Mapping[str, str]
) -> tuple[Passing, ...]:
    """Find what holds on days of a plan, and neither before nor in the end.

    Args:
        before: what is found without the plan.
        days: what is found from each day on, in the order of days; between two of them nothing changes.
        after: what is found in the end.
        end: the day from which that holds.
        renamed: ids of roles of before, and the ids that these roles have in the end.

    Returns:
        The findings by the day on which they begin, the heaviest first.
    """
    known = {place.mark for findings in (before, after) for place in _places(findings, renamed)}
    since: dict[str, tuple[date, Findings, _Place]] = {}
    found = []
    for day, findings in (*days, (end, after)):
        here = {place.mark: place for place in _places(findings, renamed) if place.mark not in known}
        for mark in [mark for mark in since if mark not in here]:
            first, of_day, place = since.pop(mark)
            found.append(Passing(first, day - timedelta(days=1), *_worded(of_day, [place])))
        since |= {mark: (day, findings, place) for mark, place in here.items() if mark not in since}
    return tuple(sorted(found, key=lambda each: (each.first, -each.finding.severity, each.finding.fingerprint)))


def about_change(findings: Findings) -> Findings:
    """Give the findings about the change itself."""
    return findings.of_family(_ABOUT_CHANGE)


def _is_about_organization(rule: Rule) -> bool:
    if rule.code.startswith(_ABOUT_TEXT):
        return rule.severity is Severity.ERROR
    return not rule.code.startswith(_ABOUT_CHANGE)


def _places(findings: Findings, renamed: Mapping[str, str]) -> Iterator[_Place]:
    for answer in findings.answers:
        if not _is_about_organization(answer.rule):
            continue
        names = answer.rule.identity
        for number in range(len(answer.hits)):
            if findings.with_waived or number not in answer.waived:
                keys = _keys(answer.hits.named(number).keys, names, renamed)
                yield _Place(fingerprint(answer.rule.code, names, keys), answer, number)


def _keys(keys: tuple[str, ...], names: tuple[str, ...], renamed: Mapping[str, str]) -> tuple[str, ...]:
    """Name roles by their new ids; a pair of roles stands in the order of its ids."""
    if not renamed:
        return keys
    found = [
        f"{_ROLE}{renamed.get(key.removeprefix(_ROLE), key.removeprefix(_ROLE))}" if key.startswith(_ROLE) else key
        for key in keys
    ]
    if names[: len(_PAIR)] == _PAIR:
        found[: len(_PAIR)] = sorted(found[: len(_PAIR)])
    return tuple(found)


def _weight(place: _Place) -> Severity:
    return Severity(int(place.answer.severity[place.number]))


def _worded(findings: Findings, places: list[_Place]) -> tuple[Finding, ...]:
    """Put some findings into words, heaviest first."""
    order = sorted(places, key=lambda place: (-_weight(place), place.answer.rule.code, place.mark))
    return findings.worded([(place.answer, place.number) for place in order])
