"""At which width was a text wrapped, and is it double spaced? Lines → what their reader needs to know."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

ENDS = (".", "!", "?", ":", ";")
"""What a line that is not broken off ends with."""

_WIDTHS = range(50, 150)
_DOUBLE = 0.55


def wrap_width(body: Sequence[str]) -> int:
    """The width at which a text was wrapped, or 0 when each line is a paragraph of its own."""
    lengths = sorted(len(text.rstrip()) for text in body)
    if len(lengths) < 4:
        return 0
    width = lengths[int(len(lengths) * 0.93)]
    if width not in _WIDTHS or lengths[-1] > width * 1.6:
        return _broken_width(body)
    full = sum(length >= width * 0.8 for length in lengths)
    return width if full * 5 >= len(lengths) else _broken_width(body)


def _broken_width(body: Sequence[str]) -> int:
    """The width at which a text of mostly short lines was wrapped, as the lines show that go on in lower case."""
    broken = [
        len(text.rstrip())
        for text, following in pairwise(body)
        if len(text) >= _WIDTHS.start and not text.rstrip().endswith(ENDS) and following.strip()[:1].islower()
    ]
    return max(broken) if len(broken) > 1 and max(broken) in _WIDTHS else 0


def double_spaced(texts: Sequence[str]) -> bool:
    """Tell whether an empty line follows nearly every line."""
    rows = [number for number, text in enumerate(texts[:-1]) if text.strip()]
    followed = sum(not texts[number + 1].strip() for number in rows)
    long_rows = [number for number in rows if len(texts[number].strip()) > 60]
    broken = sum(not texts[number + 1].strip() and not texts[number].rstrip().endswith(ENDS) for number in long_rows)
    return len(rows) > 8 and followed > len(rows) * _DOUBLE and broken > len(long_rows) * 0.4
