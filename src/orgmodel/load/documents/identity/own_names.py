"""Does a text speak of the role itself? Its title has several forms."""

from __future__ import annotations

import re


def folded(title: str) -> str:
    """Write a title as it is compared: small, with single blanks."""
    return " ".join(title.casefold().split())


def own_names(own: str) -> set[str]:
    """Give a title with and without what stands in parentheses: `Information Technology (IT) Manager`, `IT Manager`."""
    plain = re.sub(r"\s*\([^)]*\)", "", own)
    short = re.sub(r"(?:[A-Z][\w&]*\s+)+\(([A-Z]{2,6})\)", r"\1", own)
    return {folded(each) for each in (own, plain, short) if each.strip()}


def names_itself(before: str, own: str) -> bool:
    """Tell whether the words before a verb end as the own title does: with all of it, or with its last two words."""
    ends = folded(before).split()[-2:]
    return any(
        folded(before).endswith(name) or (len(ends) > 1 and len(name.split()) > 2 and name.split()[-2:] == ends)
        for name in own_names(own)
    )
