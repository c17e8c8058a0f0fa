"""Whose dollars are paid? `$` alone is the dollar of the country that the text speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from orgmodel.model.postings import Pay

_CANADA = (
    r"\b(?:Canada|Canadian|British Columbia|Alberta|Saskatchewan|Manitoba|Nova Scotia|Newfoundland|Qu[eé]bec"
    r"|Prince Edward Island|CUPE)\b|,\s?(?:BC|AB|SK|MB|NS|QC)\b"
)
_AUSTRALIA = r"\b(?:Australian?|New South Wales|Queensland|Shire of|superannuation)\b|,\s?NSW\b"
_NEW_ZEALAND = r"\b(?:New Zealand|Aotearoa|KiwiSaver)\b"
_SPEAKS_OF = (("CAD", re.compile(_CANADA)), ("AUD", re.compile(_AUSTRALIA)), ("NZD", re.compile(_NEW_ZEALAND)))
_NAMED = re.compile(r"\bUSD?\b|\bU\.S\.|\bUnited States\b")


def in_its_dollars(pay: Pay | None, texts: Iterable[str]) -> Pay | None:
    """Give pay in dollars the currency of the one country that the text names; of none or several it stays as read."""
    if pay is None or pay.currency != "USD":
        return pay
    text = "\n".join(texts)
    found = [currency for currency, pattern in _SPEAKS_OF if pattern.search(text)]
    return replace(pay, currency=found[0]) if len(found) == 1 and not _NAMED.search(text) else pay
