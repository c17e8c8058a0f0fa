"""By which period is a sum paid? By the words around it, or by its size."""

from __future__ import annotations

import re

_PERIODS = (
    ("two weeks", r"bi-?weekly|every two weeks|per pay period|semi-?monthly|/\s?pay period|per biweek"),
    ("year", r"annual(?:ly|ized)?|per year|per annum|/\s?y(?:ea)?r\b|yearly|a year|\byear\b|/\s?annum|\bp\.?a\.?\b"),
    ("month", r"month(?:ly)?|/\s?mo\b"),
    ("hour", r"hour(?:ly)?|/\s?h(?:ou)?r\b|\bhrly\b|per hr"),
    ("week", r"(?<!bi)(?<!-)weekly|per week|/\s?w(?:ee)?k\b"),
    ("day", r"daily|per day|/\s?day\b|per diem"),
)
_PERIOD = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _PERIODS)


def first_period(text: str) -> str:
    """Give the period that a text names first, or nothing."""
    hits = [(match.start(), name) for name, pattern in _PERIOD if (match := pattern.search(text))]
    return min(hits)[1] if hits else ""


def last_period(text: str) -> str:
    """Give the period that a text names last, or nothing."""
    hits = [(match.start(), name) for name, pattern in _PERIOD for match in pattern.finditer(text)]
    return max(hits)[1] if hits else ""


def by_size(amount: float) -> str:
    """Guess the period from the size of the amount."""
    if amount < 250:
        return "hour"
    if amount < 1_900:
        return "week"
    return "month" if amount < 20_000 else "year"


def plausible(period: str, amount: float) -> bool:
    """Tell whether a sum has the size of pay by a period."""
    bounds = {
        "year": (8_000, 5e6),
        "month": (800, 90_000),
        "two weeks": (300, 40_000),
        "week": (150, 20_000),
        "day": (40, 5_000),
        "hour": (6, 700),
    }
    low, high = bounds[period]
    return low <= amount <= high
