"""May a word stand within the title of a post? By the words around it."""

from __future__ import annotations

import re

from orgmodel.load.documents.language import vocabulary

LINKS = frozenset({"of", "for", "and", "&", "the", "to", "in", "/", "-", "–"})
_INITIAL = 3
STOP = frozenset(vocabulary.words("ends_of_posts"))
WHOSE = re.compile(
    r"^(?:city|county|town|township|village|state|district|university|college|school|library|court|department|agency"
    r"|company|board|organi[sz]ation|cooperative)[’']s\s+(?=[A-Z])",
    re.IGNORECASE,
)
"""The employer before a post or a unit of its own: `the City's Finance Director` is the Finance Director."""


_ELECTED = re.compile(
    r"^((?:[\w]+ ){0,2}(?:Mayor|Governor|Sheriff|Treasurer))(?: [A-Z][\w’'-]+){1,2}(?: [A-Z]\.?)?(?: [A-Z][\w’'-]+)?$"
)


def without_name(title: str) -> str:
    """Leave out the name of a person behind the office that voters give: `Mayor Ada B. Example` is the Mayor."""
    found = _ELECTED.match(title)
    names = title[found.end(1) :].split() if found else []
    return found[1] if found and not any(map(vocabulary.is_head, names)) and "Pro" not in names else title


def is_abbreviation(tokens: list[re.Match[str]], at: int) -> bool:
    """Tell whether an abbreviation in parentheses stands within a title: `Information Technology (IT) Manager`."""
    inside = [token[0] for token in tokens[at + 1 : at + 4]]
    return (
        len(inside) == 3
        and inside[0].isupper()
        and len(inside[0]) <= 6
        and inside[1] == ")"
        and vocabulary.is_head(inside[2])
    )


def of_the_name(tokens: list[re.Match[str]], at: int) -> bool:
    """Tell whether `of the` and a name follow: `Director of the Project Office`."""
    words = [token[0] for token in tokens[at : at + 3]]
    return (
        len(words) == len(("of", "the", "name"))
        and words[0] in ("of", "for")
        and words[1] == "the"
        and words[2][:1].isupper()
        and words[2].casefold() not in STOP
    )


def parts(taken: list[re.Match[str]], word: str) -> bool:
    """Tell whether a small word ends a post: `the Planning Director and Public Works`, `the Director the …`."""
    before = taken[-1][0].casefold()
    return (word in ("and", "&") and vocabulary.is_head(before)) or (word == "the" and before not in LINKS)


def has_slashed_head(taken: list[re.Match[str]]) -> bool:
    """Tell whether a word, or a part of one, is what a post is called: `Planner/Analyst`."""
    return any(vocabulary.is_head(part) for token in taken for part in re.split(r"[/-]", token[0]))


def assists(taken: list[re.Match[str]]) -> bool:
    """Tell whether the last word is a post that is named by whom it helps: `Assistant to the Mayor`."""
    return taken[-1][0].casefold() in ("assistant", "deputy", "advisor", "adviser", "secretary", "aide")


def heads_ahead(tokens: list[re.Match[str]], at: int) -> bool:
    """Tell whether what follows `and` is a post of its own."""
    for token in tokens[at : at + 5]:
        word = token[0]
        if not word[0].isupper():
            return False
        if vocabulary.is_head(word):
            return True
        if word.endswith(".") and len(word) > _INITIAL:
            return False  # the end of a sentence
    return False


def joins(tokens: list[re.Match[str]], at: int, text: str, headed: list[re.Match[str]]) -> bool:
    """Tell whether a comma stands within a title: behind its head, or in a series before it."""
    if headed:
        return vocabulary.is_head(headed[-1][0]) and _tail_after_comma(tokens, at, text)
    return _series_ahead(tokens, at + 1)


def _series_ahead(tokens: list[re.Match[str]], at: int) -> bool:
    """Tell whether the rest of a series and its head follow: `Parks, Cemetery and Recreation Director`."""
    linked = False
    for token in tokens[at : at + 6]:
        word = token[0]
        if word in ("and", "&"):
            linked = True
        elif word != "," and not word[0].isupper():
            return False
        elif vocabulary.is_head(word):
            return linked
    return False


def _tail_after_comma(tokens: list[re.Match[str]], at: int, text: str) -> bool:
    """`Director, Information Technology.`: the comma belongs to the title when the words after it end the phrase."""
    words = 0
    for token in tokens[at + 1 : at + 7]:
        word = token[0]
        if word in (".", ";", ")", ",") or (word.endswith(".") and words):
            return words > 0
        if vocabulary.is_head(word) and word[0].isupper():
            return False
        if not (word[0].isupper() or word.casefold() in ("and", "&", "of")):
            return words > 1 and tokens[at + words][0] == "and"  # `…, Support Engineering and leads a team`
        words += 1
    return words > 0 and tokens[min(at + words, len(tokens) - 1)].end() >= len(text.rstrip()) - 1
