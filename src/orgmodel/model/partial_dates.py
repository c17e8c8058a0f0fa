"""How far are two dates apart of which only the year, or the year and the month, may be known?"""

from __future__ import annotations

_MONTHS = 12


def months_between(earlier: str, later: str) -> int:
    """Count the full months that surely lie between two dates: from the end of the first to the beginning of the other.

    Both are ISO dates in full or in part (`2026`, `2026-01`, `2026-01-31`). A month or a year ends with its last day.
    Below zero when the first is not surely the earlier one.
    """
    year, month, day = _end(earlier)
    last_year, last_month, last_day = _parts(later)
    return (last_year - year) * _MONTHS + (last_month or 1) - month - ((last_day or 1) < day)


def _parts(partial: str) -> tuple[int, int, int]:
    year, month, day = (*map(int, partial.split("-")), 0, 0)[:3]
    return year, month, day


def _end(partial: str) -> tuple[int, int, int]:
    """Give the day from which months are counted: of a month or a year the first day after it."""
    year, month, day = _parts(partial)
    if day:
        return year, month, day
    return (year + 1, 1, 1) if month in {0, _MONTHS} else (year, month + 1, 1)
