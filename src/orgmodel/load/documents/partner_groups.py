"""Which groups that have no name of their own does a text work with? `department heads`, `legal`, `IT leadership`."""

from __future__ import annotations

import re

from orgmodel.load.documents import vocabulary

_PART = re.compile(r"\s*(?:[,;]\s*(?:and\s+|or\s+|as well as\s+|with\s+)?|\s+(?:and|or|&|as well as|and/or|both)\s+)")
_END = re.compile(
    r"[.;:()–—]|\s-{1,2}\s|\s(?:to|on|for|in|under|regarding|about|concerning|around|that|by|as|through|when|while|during|who"
    r"|across|within|at|from|throughout|of|whose|which|via|using|so)\s",
)
_BEFORE = re.compile(
    r"(?:(?:a|an|the|our|your|their|its|his/her|all|both|other|various|multiple|many|several|appropriate|relevant"
    r"|respective|key|internal|external|different|top-level|high-level|senior-level|fellow|designated|assigned|affected"
    r"|a variety of|a range of|a wide range of|closely|directly|local|with|between|among)\s+)+",
    re.IGNORECASE,
)
_UNITS = ("departments", "divisions", "offices", "bureaus", "units")
_BODIES = frozenset(
    ["city", "county", "city-parish", "town", "state", "district", "university", "college", "campus", "user", "client"]
)
_TEAMS = ("team", "teams", "group", "groups")
_PEERS = frozenset(vocabulary.words("partner_posts"))
"""Posts that are partners also without a word before them."""

_VAGUE = frozenset(["lead", "leader", "owner", "partner", "expert", "assistant", "support", "master", "principal"])
_NOBODY = frozenset(
    ["cross-functional", "vendor", "external", "outside", "non-technical", "internal", "multidisciplinary"]
)
_MOST_WORDS = 5
_LIST = 2


def groups(text: str) -> list[str]:
    """Give the groups that stand in what follows `works with`, in their order, without the words before them."""
    end = _END.search(text)
    parts = [_bare(part) for part in _PART.split(text[: end.start()] if end else text)]
    functions = [part for part in parts if part.casefold() in vocabulary.words("partner_words")]
    last = parts[-1].split()[-1:]
    listed = len(functions) >= _LIST or (bool(functions) and last in (["departments"], ["teams"]))
    if last and last[0].casefold() in vocabulary.words("no_partners"):
        listed = False  # `IT and GIS vendors` are vendors
    return [part for part in parts if _is_group(part) or (listed and part in functions and _is_plain(part))]


def _is_plain(part: str) -> bool:
    """A function with a capital is a name, and read as one; an abbreviation may be either."""
    return part.isupper() or not part[:1].isupper()


def _bare(part: str) -> str:
    return _BEFORE.sub("", f"{part.strip()} ", count=1).strip(" ,") if part.strip() else ""


def _is_group(part: str) -> bool:
    """Tell whether a phrase names people in a post, or units of one employer: not those whom everybody serves."""
    words = [word.casefold() for word in part.split()]
    if (
        not 1 <= len(words) <= _MOST_WORDS
        or words[-1] in vocabulary.words("no_partners")
        or not _NOBODY.isdisjoint(words)
    ):
        return False
    before, last = words[:-1], words[-1]
    functions = vocabulary.words("partner_words")
    if last in _UNITS:
        return not _BODIES.isdisjoint(before)
    if last in _TEAMS:
        return " ".join(before) in functions and _is_plain(part)
    if last == "leadership":
        return " ".join(before) in functions
    if last in _PEERS:
        return True
    one_of_a_name = len(words) > 1 and last in vocabulary.head_nouns() and last not in _VAGUE and part[:1].islower()
    return bool(before) and (_are_posts(last) or one_of_a_name)


def _are_posts(word: str) -> bool:
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    several = word.endswith("s") and not word.endswith("ss")
    return (
        several and (singular in vocabulary.head_nouns() or singular in ("official", "sponsor")) and singular != "owner"
    )


__all__ = ["groups"]
