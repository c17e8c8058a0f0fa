"""In which forms does a range of pay stand? All are written again as one: `$61,258 - $91,888`."""

from __future__ import annotations

import re

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?|\d{2,7}(?:\.\d{1,4})?|\d(?:\.\d{1,2})?(?=\s?[kK])"
AT_ONCE = re.compile(
    r"\s?(?:/|per|an|a)\s?(?:hr|hour|year|yr|annum|month)\b|\s?(?:hourly|annually|p\.a)\b", re.IGNORECASE
)
"""A period right behind an amount, which then is pay without another word."""

PAY_WORD = re.compile(r"\b(?:salary|salaries|wages?|pay|compensation)\b", re.IGNORECASE)
PAID = re.compile(r"\b(?:salary|wages?|pay rate|rate of pay|remuneration)\b[^.$]{0,60}\$", re.IGNORECASE)
"""An amount behind a word for pay, in whatever part of a text."""

_THREE = re.compile(r"(\$\s?[\d,.]+)\s*([/–—-])\s*\$\s?[\d,.]+\s*\2\s*(\$\s?[\d,.]+)")
"""Lowest, middle and highest pay."""

_AFTER = re.compile(
    rf"(?<![\d$£€.,])((?:{NUMBER})\s*[kK]?\s*(?:-|–|—|to)\s*(?:{NUMBER})\s*[kK]?)\s*(?=USD\b|dollars\b)"
)
"""A range whose currency stands behind it: `92,456.00 - 143,333.00 USD Annual`."""

_NAMED = re.compile(
    r"(\$\s?[\d,.]+)\s*(?P<period>\w*)\s*Min(?:imum)?\b\s*[/–—-]?\s*"
    r"(?:\$\s?[\d,.]+\s*\w*\s*Mid\w*\s*[/–—-]?\s*)?(\$\s?[\d,.]+)\s*\w*\s*Max(?:imum)?\b",
    re.IGNORECASE,
)
"""Bounds that are named behind them: `$61,258 Yearly Min / $76,573 Yearly Mid / $91,888 Yearly Max`."""

_NAMED_BEFORE = re.compile(
    rf"\bmin(?:imum)?[:\s]\s*\$?\s?({NUMBER})\s+(?:mid\w*[:\s]\s*\$?\s?(?:{NUMBER})\s+)?max(?:imum)?[:\s]\s*\$?\s?({NUMBER})",
    re.IGNORECASE,
)
"""Bounds that are named before them: `minimum 53,196.00 midpoint 70,752.00 maximum 88,308.00`."""


_STEP_ASIDE = re.compile(r"\s*\(steps? \d{1,2}\)", re.IGNORECASE)
"""Which step a bound is: `$58,815 (Step 01) to $72,561 (Step 10)`."""

_BESIDE = re.compile(
    r"(\$\s?[\d,.]+)\s*\(\$\s?[\d,.]+\s*(?:/|per|an?)?\s*(?:hr|hour|hourly|month|mo|week)\w*\)", re.IGNORECASE
)
"""An amount with the same by another period beside it: `$40,830.40 ($19.63/hr) - $44,220.80 ($21.26/hr)`."""


_BEHIND = re.compile(
    rf"(?<![\d$£€.,])(?:(?P<low>{NUMBER})\s?(?P<lowk>[kK])?\s*(?:-|–|—|to)\s*)?(?P<high>{NUMBER})\s?(?P<highk>[kK])?"
    r"\s?(?:(?P<euro>euros?\b|€(?!\s?\d))|(?:pounds sterling|GBP)\b)",
    re.IGNORECASE,
)
"""Sums whose currency is a word or a sign behind them: `49-53,000 Euros`, `58k €`."""

_BARE_THOUSANDS = re.compile(r"^\s*(\d{2,3}\s?[kK])\s*[-–—]\s*(\d{2,3}\s?[kK])\s*$")
"""A line that is nothing but a range in thousands: `85k - 99k`."""

_THOUSAND = ",000"


def _signed(match: re.Match[str]) -> str:
    """Write the sign of a currency before a sum; the thousands of the higher bound count for both."""
    sign = "€" if match["euro"] else "£"
    low, high = match["low"], match["high"] + (match["highk"] or "")
    if not low:
        return sign + high
    shared = match["high"].endswith(_THOUSAND) and not match["lowk"] and len(low) <= len(match["high"]) - len(_THOUSAND)
    return f"{sign}{low}{_THOUSAND if shared else match['lowk'] or ''} - {high} "


def as_ranges(text: str) -> str:
    """Write all forms of a range of pay as the plain one, with the word for its period behind it."""
    text = _BEHIND.sub(_signed, _BARE_THOUSANDS.sub(r"$\1 - $\2", text))
    text = _BESIDE.sub(r"\1", _STEP_ASIDE.sub("", text))
    text = _NAMED_BEFORE.sub(r"$\1 - $\2", text)
    return _NAMED.sub(r"\1 - \3 \2", _AFTER.sub(r"$\1 ", _THREE.sub(r"\1 - \3", text)))
