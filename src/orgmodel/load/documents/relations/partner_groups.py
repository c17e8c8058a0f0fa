"""Which groups that have no name of their own does a text work with? `department heads`, `legal`, `IT leadership`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.language import vocabulary

_PART = re.compile(
    r"\s*(?:[,;]\s*(?:/\s+|and\s+|or\s+|as well as\s+|with\s+)?|\s+(?:and|or|&|/|as well as|and/or|both)\s+)"
)
_END = re.compile(
    r"[.;:()–—]|\s-{1,2}\s|\s(?:to|on|for|in|under|regarding|about|concerning|around|that|by|as|through|when|while|during|who"
    r"|across|within|at|from|throughout|of|whose|which|via|using|so)\s",
)
_BEFORE = re.compile(
    r"^(?:(?:a|an|the|our|your|their|its|his/her|all|both|other|various|multiple|many|several|appropriate|relevant"
    r"|respective|key|internal|external|different|top-level|high-level|senior-level|fellow|designated|assigned|affected"
    r"|a variety of|a range of|a wide range of|closely|directly|with|between|among|and)\s+)+",
    re.IGNORECASE,
)
_TEAM_OF = re.compile(
    r"^(?:an? |the |all )?(?:other )?(?:[\w-]+ )?(?:team|members|personnel|group|stakeholders|staff|representatives"
    r"|colleagues) (?:of|in|from)(?: the| our| talented| all)?\s+"
)
_EXAMPLES = re.compile(
    r"^[^.;:()]{0,80}?(?:\s*\((?:e\.g\.,?|such as|including)\s+([^)]{2,160})\)|,? such as ([^.;()]{4,160}))"
)
"""`external bodies (e.g., public affairs, law enforcement)`: whom the text names behind a word for anybody."""
_OTHER = re.compile(r"(?:the |all |with |between |among )*other\s", re.IGNORECASE)
_UNITS = ("departments", "divisions", "offices", "bureaus", "units")
_BODIES = frozenset(vocabulary.words("bodies_of_units"))
_TEAMS = ("team", "teams", "group", "groups")
_PEERS = frozenset(vocabulary.words("partner_posts"))
"""Posts that are partners also without a word before them."""

_VAGUE = frozenset(["lead", "leader", "owner", "partner", "expert", "assistant", "support", "master", "principal"])
_NOBODY = frozenset(
    ["cross-functional", "vendor", "external", "outside", "non-technical", "internal", "multidisciplinary"]
)
_ANY_TEAM = frozenset(vocabulary.words("any_team"))
"""Words that say how a team is, and not which."""

_STAFF = ("staff", "personnel")
_OTHERS_STAFF = frozenset(vocabulary.words("partner_words")) - {"it", "information technology", "support"}
"""Functions whose staff is that of others: most roles of these documents are in information technology themselves."""
_ABOVE = ("leadership", "management")
_LEVELS = frozenset(vocabulary.words("levels_of_leaders"))
"""Words that make leadership or management a group of people; `risk management` is a function."""

_UNIT = ("department", "division")
_ANY_UNIT = frozenset(
    [
        "own",
        "other",
        "each",
        "any",
        "user",
        "using",
        "requesting",
        "client",
        "hiring",
        "responsible",
        "home",
        "same",
        "assigned",
    ]
)
_WIDE = re.compile(
    r"\s(?:city|county|town|agency|state|company|campus|district|enterprise|organi[sz]ation)-?wide$", re.IGNORECASE
)
_MOST_WORDS = 5
_LIST = 2


def groups(text: str, named: int = 0) -> list[str]:
    """Give the groups that stand in what follows `works with`, in their order, without the words before them.

    `named` is how many functions with a name (`Legal`) the same list has, which the text holds no more.
    """
    parts = _split(text)
    functions = [part for part in parts if part.casefold() in vocabulary.words("partner_words")]
    last = parts[-1].split()[-1:]
    known = len(functions) + named
    listed = known >= _LIST or (bool(functions) and last in (["departments"], ["teams"]))
    if last and last[0].casefold() in vocabulary.words("no_partners"):
        listed = False  # `IT and GIS vendors` are vendors
    beside = any(leads_others(part) for part in parts)
    return [
        part
        for part in parts
        if _is_group(part)
        or (listed and part in functions and (_is_plain(part) or known > _LIST))
        or (known > _LIST and _is_name(part))
        or (beside and part in _UNITS)
    ]


def examples(text: str) -> str:
    """Give the list that says whom a general word means, or nothing."""
    found = _EXAMPLES.match(text)
    return (found[1] or found[2]) if found else ""


def leads_others(part: str) -> bool:
    """Tell whether a group leads others, and so is one of posts: `senior management`, `IT leaders`."""
    last = part.casefold().split()[-1:]
    return last in (["leadership"], ["management"], ["leaders"], ["executives"]) and _is_group(part)


def _split(text: str) -> list[str]:
    text = _TEAM_OF.sub("", text, count=1)
    end = _END.search(text)
    return [_named(part) for part in _joined(_PART.split(text[: end.start()] if end else text), text)]


def _is_name(part: str) -> bool:
    """Tell whether one of a list of functions is one by its capitals: `Engineering, Operations, IT and Metering`."""
    words = part.split()
    return (
        1 <= len(words) <= _LIST
        and all(re.fullmatch(r"[A-Z][A-Za-z&-]+(?:/[A-Z][A-Za-z]+)?", word) for word in words)
        and (words[-1].casefold() not in vocabulary.words("no_partners"))
    )


def _joined(parts: list[str], text: str) -> list[str]:
    """Put together what `and` does not part: `network and server administrators`, `agency managers and clerks`."""
    made: list[str] = []
    for part in parts:
        before = made[-1] if made else ""
        both = f"{before} and {part}"
        teams = part.casefold().split()[-1:] in (["teams"], ["groups"]) and before.islower()
        one_of_posts = len(part.split()) == 1 and _are_posts(part.casefold()) and part.casefold() not in _PEERS
        modifier = len(before.split()) in (1, 2) and _are_posts(part.split()[-1].casefold() if part else "")
        if (
            before
            and both in text
            and len(made) == 1
            and (
                (teams and len(part.split()) > 1 and _is_adjective(before))
                or (one_of_posts and len(before.split()) > 1 and _are_posts(before.split()[-1].casefold()))
                or (
                    modifier and len(part.split()) > 1 and _bare(before).casefold() in vocabulary.words("partner_words")
                )
            )
        ):
            made[-1] = both
        else:
            made.append(part)
    return made


def _is_adjective(words: str) -> bool:
    """Tell whether words before `and` share the noun behind it: `clinical and administrative teams`."""
    bare = _bare(words).casefold()
    return bare in vocabulary.words("partner_words") or (len(bare.split()) == 1 and not bare.endswith("s"))


def _is_plain(part: str) -> bool:
    """A function with a capital is a name, and read as one; an abbreviation may be either."""
    return part.isupper() or not part[:1].isupper()


def _named(part: str) -> str:
    """Give a part without the words before it; other posts (`other managers`) are others than one's own."""
    bare = _bare(part)
    others = _OTHER.match(part.strip())
    words = bare.casefold().split()
    of_any = words[:-1] in ([], ["it"])
    posts = bool(words) and _are_posts(words[-1]) and words[-1].removesuffix("s") not in _VAGUE
    teams = len(words) > 1 and words[-1] in _TEAMS
    if teams and re.match(r"(?:the |our )?internal\s(?!and)", part.strip()):
        return f"internal {bare}"
    return f"other {bare}" if others and ((of_any and posts) or (teams and bare.removeprefix("IT").islower())) else bare


def _bare(part: str) -> str:
    part = _WIDE.sub("", part.strip())
    return _BEFORE.sub("", f"{part.strip()} ", count=1).strip(" ,") if part.strip() else ""


def _is_group(part: str) -> bool:
    """Tell whether a phrase names people in a post, or units of one employer: not those whom everybody serves."""
    words = [word.casefold() for word in part.split()]
    if words[:1] in (["internal"], ["other"]) and len(words) > _LIST and words[-1] in _TEAMS:
        words = words[1:]
    if len(words) > 1 and (words[-1] in _STAFF or words[-2:] == ["team", "members"]):
        return _are_staff(words)
    none = vocabulary.words("no_partners")
    if not 1 <= len(words) <= _MOST_WORDS or words[-1] in none or not _NOBODY.isdisjoint(words):
        return False
    before, last = words[:-1], words[-1]
    if last in (*_UNITS, *_UNIT, *_ABOVE, *_TEAMS):
        return _is_unit(part, before, last)
    one_of_a_name = bool(before) and last in vocabulary.head_nouns() and last not in _VAGUE and part[:1].islower()
    return last in _PEERS or (bool(before) and (_are_posts(last) or one_of_a_name))


def _are_staff(words: Sequence[str]) -> bool:
    """Tell whether words say whose staff it is: a function's; in information technology most roles are themselves."""
    if words[-1] in _STAFF:
        return " ".join(words[:-1]) in _OTHERS_STAFF
    return words[0] == "it" or " ".join(words[:-2]) in vocabulary.words("partner_words")


def _is_unit(part: str, before: list[str], last: str) -> bool:
    """Tell whether a unit, a team or leaders are those of somebody, by the words before."""
    functions = vocabulary.words("partner_words")
    if last in _UNITS:
        return not _BODIES.isdisjoint(before)
    if last in _UNIT:
        return len(before) == 1 and part.islower() and before[0] not in _ANY_UNIT
    if last in _ABOVE:
        return " ".join(before) in _LEVELS or (last == "leadership" and " ".join(before) in functions)
    return _is_a_team(part, before, functions)


def _is_a_team(part: str, before: list[str], functions: Sequence[str]) -> bool:
    """Tell whether the words before `team` say which: its function, or several of them, or a name."""
    before = [word for word in before if word != "global"] if len(before) > _LIST else before
    if not before or not _ANY_TEAM.isdisjoint(before):
        return False
    if " ".join(before) in functions:
        return _is_plain(part)
    return len(before) > 1 or part.endswith("s") or part[:1].isupper()


def _are_posts(word: str) -> bool:
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    several = word.endswith("s") and not word.endswith("ss")
    return (
        several and (singular in vocabulary.head_nouns() or singular in ("official", "sponsor")) and singular != "owner"
    )


__all__ = ["examples", "groups", "leads_others"]
