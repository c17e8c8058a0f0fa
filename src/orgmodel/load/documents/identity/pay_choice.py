"""Which of the ranges that a text calls pay is that of the role? Forms of one range are told from other ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgmodel.model.postings import Pay

_ORDER = ("year", "month", "two weeks", "week", "day", "hour")

_ROUND = 1_000
_YEARS = {"year": 1, "month": 12, "two weeks": 26, "week": 52}
_IN_A_YEAR = {**_YEARS, "day": 260, "hour": 2_080}
_APART = 1.25
"""Weeks of fewer hours and years of fewer weeks make forms of one range differ so far."""


@dataclass(frozen=True, slots=True)
class Found:
    """A range with what stands around it.

    Attributes:
        pay: the range.
        weight: how surely the text calls it the pay of this role.
        leveled: whether it is that of one step, level or zone among several.
    """

    pay: Pay
    weight: int
    leveled: bool = False


def chosen(found: Sequence[Found]) -> tuple[Pay | None, tuple[Pay, ...]]:
    """Take the yearly form of the first full range; lettered steps become one, from the lowest to the highest."""
    if not found:
        return None, ()
    found = [each for each in found if not _is_rounded(each, found)]
    found = [_with_period(each, found) for each in found]
    best = max(each.weight for each in found)
    said = {(each.pay.min, each.pay.max) for each in found if each.pay.stated}
    likely = [
        each for each in found if each.weight == best and (each.pay.stated or (each.pay.min, each.pay.max) not in said)
    ] or [each for each in found if each.pay.stated]  # a period that is said elsewhere for the same sums is no guess
    forms = [each for each in likely if _is_form(each.pay, likely[0].pay)]
    period = next(period for period in _ORDER if any(each.pay.period == period for each in forms))
    same = [each for each in likely if each.pay.period == period and (each in forms or each.leveled)]
    pay = same[0].pay
    steps = [each.pay for each in same if each.leveled]
    if len(steps) > 1:
        pay = Pay(
            min(s.min for s in steps),
            max(s.max for s in steps),
            pay.currency,
            period,
            steps[0].lines.joined(steps[-1].lines),
            pay.stated,
        )
    others = dict.fromkeys(each.pay for each in found if each.pay != pay)
    return pay, tuple(others)


def _is_form(one: Pay, first: Pay) -> bool:
    """Tell whether a range is, by its size, the first one by another period, and not the pay of somebody else."""
    low, of_first = (pay.min * _IN_A_YEAR[pay.period] for pay in (one, first))
    return one.period == first.period or max(low, of_first) <= _APART * min(low, of_first)


def _is_rounded(one: Found, found: Sequence[Found]) -> bool:
    """Tell whether a yearly range in thousands is another one rounded, as job boards give it."""
    if one.pay.min % _ROUND or one.pay.max % _ROUND or one.pay.period != "year":
        return False
    return any(
        each.pay.period in _YEARS
        and (each.pay.min % _ROUND or each.pay.max % _ROUND)
        and abs(each.pay.min * _YEARS[each.pay.period] - one.pay.min) <= _ROUND
        and abs(each.pay.max * _YEARS[each.pay.period] - one.pay.max) <= _ROUND
        for each in found
    )


def _with_period(one: Found, found: Sequence[Found]) -> Found:
    """Take the period of an amount from where the text gives it: elsewhere, for the same amount."""
    bounds = (one.pay.min, one.pay.max)
    said = [each.pay.period for each in found if each.pay.stated and (each.pay.min, each.pay.max) == bounds]
    if one.pay.stated or not said:
        return one
    return replace(one, pay=replace(one.pay, period=said[0], stated=True))
