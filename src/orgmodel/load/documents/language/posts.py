"""Which words name a post? `the Director of Technology, or designee` → `Director of Technology`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.post_words import (
    LINKS,
    STOP,
    assists,
    has_slashed_head,
    heads_ahead,
    is_abbreviation,
    joins,
    of_the_name,
    parts,
)
from orgmodel.load.documents.language.spelling import SMALL, written

_TOKEN = re.compile(r"[A-Za-z0-9][\w’'/&+#.-]*|[&(),;:.–—/|-]")
_DETERMINERS = frozenset(
    {"the", "a", "an", "our", "its", "their", "his", "her", "your", "another", "appropriate", "relevant"}
)
_ROMAN = re.compile(r"^(?:I{1,3}|IV|V|VI{0,3}|[1-9]|[A-D])$")
_GENERIC = frozenset(vocabulary.words("generic_posts"))
_VAGUE = frozenset(vocabulary.words("vague_words"))
_UNITS = frozenset(
    ["office", "department", "division", "bureau", "team", "section", "unit", "branch", "group", "committee"]
)
_BOARD = re.compile(
    r"^(?:[\w.]+ ){0,4}(?:board|council) of (?:county |city )?"
    r"(?:commissioners|supervisors|trustees|directors|regents)$",
    re.IGNORECASE,
)
_SHORT = frozenset(["dept.", "div.", "info.", "tech.", "asst.", "admin.", "mgmt.", "svcs.", "sys.", "assoc."])
_OF_DEANS = frozenset(["associate", "assistant", "vice", "academic", "executive", "senior", "deputy", "interim", "the"])
_LONGEST = 12
_UNIT_NAME = ("name", "unit")


@dataclass(frozen=True, slots=True)
class Post:
    """A post that a text names.

    Attributes:
        title: its words, as a person would write them.
        alias: an abbreviation that stands behind it in parentheses.
        end: where it ends in the text.
        named: whether it is a name, or only a kind of post (`a supervisor`).
    """

    title: str
    alias: str
    end: int
    named: bool


_STEP_BEHIND = re.compile(r"-(?:int|ent|adv|sr|jr|assoc|prin)\.?\*?$", re.IGNORECASE)
"""A step of a class that is written short behind it: `Web Administrator-Int`."""


_NO_BEGINNING = frozenset(
    [
        "from",
        "for",
        "to",
        "with",
        "by",
        "under",
        "responsible",
        "getting",
        "how",
        "why",
        "what",
        "when",
        "about",
        "meet",
    ]
)
"""How a line begins that speaks of a post and is not its title: `Responsible to the Head of Technology`."""

_OFFICE_OF_ONE = re.compile(r"^(?:the )?(?:\w+ )?\w+['’]s (?:office|department)(?: of .*)?$", re.IGNORECASE)
"""An office that is called by the post at its head: `Governor's Office of Technology`."""


def is_title(text: str) -> bool:
    """Tell whether a whole line is the title of a post."""
    bare = " ".join(re.sub(r"\([^)]{0,60}\)", " ", text).split()).strip(" .:-–—*")
    if text.rstrip().endswith((".", ";")) and not text.rstrip().endswith(("Sr.", "Jr.", "Dept.")):
        return False
    words = re.findall(r"[A-Za-z][\w’'/&-]*", bare)
    if (
        not 1 <= len(words) <= _LONGEST
        or len(bare) > 110
        or re.search(r"[.;!?]\s|\b(?:is|are|will|shall|must|has|you|we)\b|[$@]|https?:", bare)
    ):
        return False
    heads = [
        number for number, word in enumerate(words) if any(vocabulary.is_head(part) for part in re.split(r"[/-]", word))
    ]
    if not heads or words[0].islower() or words[0].casefold() in _NO_BEGINNING or _OFFICE_OF_ONE.search(bare):
        return False
    after = [word.casefold() for word in words[heads[-1] + 1 :]]
    if words[-1].casefold() in _UNITS and heads[0] > 0 and not (heads[-1] == 1 and len(after) > len(_UNIT_NAME)):
        return False  # but `IT Manager Technical Services Team`
    if _BOARD.search(bare) or re.match(
        r"(?:office|department|division|board|city|county|town|state|bureau) of\b", bare, re.IGNORECASE
    ):
        return False
    lower = [word for word in words if word[0].islower() and word not in SMALL]
    return len(lower) <= 1 + len(words) // 3 and (heads[0] == 0 or len(after) <= 6)


def ends_as_post(text: str) -> bool:
    """Tell whether a title of several words ends with the noun of a post (and its step), or begins so."""
    words = re.findall(r"[A-Za-z]+", _STEP_BEHIND.sub("", re.sub(r"\([^)]*\)", "", text)))
    last = words[-1] if len(words) > 1 else ""
    of = re.match(r"(?:[\w-]+ ){0,2}?([\w-]+)(?: of | for |, )(?=[A-Z])", text)
    begins = bool(of and vocabulary.is_head(of[1]))
    return is_title(text) and bool(last and (vocabulary.is_head(last) or re.fullmatch(r"I{1,3}|IV|V", last) or begins))


def post_at(text: str, start: int = 0) -> Post | None:
    """Read the post that a text names at a place, behind its article, or nothing when it names none there."""
    tokens = list(_TOKEN.finditer(text, start, min(len(text), start + 220)))
    at, article = 0, ""
    while at < len(tokens) and tokens[at][0].casefold() in _DETERMINERS | {"either"}:
        article = tokens[at][0].casefold()
        at += 1
    if at >= len(tokens):
        return None
    taken = _capitalized(tokens, at, text) or _lower(tokens, at)
    if not taken:
        return None
    words = [text[token.start() : token.end()] for token in taken]
    end = taken[-1].end()
    alias = re.match(r"\s*\(([A-Z&/]{2,8})\)", text[end : end + 14])
    title = re.sub(r"\s+([,)])", r"\1", text[taken[0].start() : end])
    title = re.sub(r"['’]s?$", "", title.rstrip(" .,-–/&"))
    title = re.sub(r"\bDept\.", "Department", title)
    return Post(
        written(title), alias[1] if alias else "", end + (alias.end() if alias else 0), _is_named(words, article)
    )


def _capitalized(  # noqa: C901  one case for each kind of word in a row
    tokens: list[re.Match[str]], at: int, text: str
) -> list[re.Match[str]]:
    """Take words with a capital, and the small words between them, as long as they name one post."""
    taken: list[re.Match[str]] = []
    headed = 0
    while at < len(tokens) and len(taken) < _LONGEST:
        word = tokens[at][0]
        following = tokens[at + 1][0] if at + 1 < len(tokens) else ""
        if word[0].isupper() or (taken and _ROMAN.match(word)):
            if word.casefold() in STOP or (headed and word == "The"):
                break
            if headed and taken[-1][0].casefold() in ("and", "&") and heads_ahead(tokens, at):
                taken.pop()
                break
            taken.append(tokens[at])
            headed += vocabulary.is_head(word) and not (word.casefold() == "chief" and following[:1].isupper())
            if word.endswith((".", ";")) and len(word) > 3 and word.casefold() not in _SHORT:
                break
        elif taken and word == "(" and is_abbreviation(tokens, at):
            taken += tokens[at : at + 3]
            at += 2
        elif headed and of_the_name(tokens, at):
            taken += tokens[at : at + 2]
            at += 1
        elif not taken or not following[:1].isupper() or following.casefold() in STOP or parts(taken, word):
            break
        elif (
            word.casefold() in LINKS and not (word == "to" and not assists(taken)) and not (word == "in" and headed)
        ) or (word == "," and joins(tokens, at, text, taken if headed else [])):
            taken.append(tokens[at])
        else:
            break
        at += 1
    while taken and not taken[-1][0][0].isalnum():
        taken.pop()
    while taken and taken[-1][0].casefold() in LINKS:
        taken.pop()
    return taken if headed or has_slashed_head(taken) else []


def _lower(tokens: list[re.Match[str]], at: int) -> list[re.Match[str]]:
    """Take small words up to the noun of a post: `the network services manager`, `director of operations`."""
    taken: list[re.Match[str]] = []
    for number in range(at, min(at + 7, len(tokens))):
        word = tokens[number][0]
        if len(taken) > (word == ")") and word in ("(", ")"):
            if not (is_abbreviation(tokens, number) or (word == ")" and taken[-2][0] == "(")):
                break  # `an Information Technology (IT) supervisor`
            taken.append(tokens[number])
            continue
        if not word[0].isalpha() or word.casefold() in STOP | {"of", "to", "for", "and", "in"}:
            break
        taken.append(tokens[number])
        if vocabulary.is_head(word) and not (number + 1 < len(tokens) and vocabulary.is_head(tokens[number + 1][0])):
            return taken + _of(tokens, number + 1)
    return []


def _of(tokens: list[re.Match[str]], at: int) -> list[re.Match[str]]:
    """Take `of information technology` behind a post."""
    if at + 1 >= len(tokens) or tokens[at][0] != "of":
        return []
    tail = [tokens[at]]
    for token in tokens[at + 1 : at + 6]:
        word = token[0]
        if not word[0].isalpha() or word.casefold() in STOP | {"to", "for", "in"} or word.casefold().endswith("ing"):
            break
        tail.append(token)
        if word.endswith("."):
            break
    while tail and tail[-1][0] in ("and", "the", "of"):
        tail.pop()
    return tail


def _is_named(words: list[str], article: str) -> bool:
    """Tell a name (`the IT Director`) from a kind of post (`a higher-level supervisor`)."""
    bare = [word.casefold().strip(".,") for word in words]
    if len(bare) == 2 and bare[1] == "dean" and bare[0] not in _OF_DEANS:
        return False  # a person's name
    capital = any(word[0].isupper() for word in words)
    if len(bare) == 1:
        return capital and bare[0] not in {
            "supervisor",
            "manager",
            "superior",
            "lead",
            "leader",
            "official",
            "officer",
            "staff",
        }
    if article in ("a", "an") and not capital and {"higher", "higher-level", "senior-level", "upper-level"} & set(bare):
        return False
    rest = [word for word in bare if word not in _VAGUE and word not in ("or", "and", "of")]
    if all(word in _GENERIC or word.removesuffix("s") in _GENERIC for word in rest):
        return (
            capital
            and len(words) > 1
            and article not in ("a", "an")
            and not {"assigned", "immediate", "designated", "higher"} & set(bare)
        )
    return True


def posts_in(text: str, limit: int = 40) -> list[tuple[int, Post]]:
    """Find all posts that a text names with capitals, with where each begins."""
    found: list[tuple[int, Post]] = []
    at = 0
    for match in re.finditer(r"(?<![\w’'-])[A-Z]", text):
        if match.start() < at or len(found) >= limit:
            continue
        tokens = list(_TOKEN.finditer(text, match.start(), min(len(text), match.start() + 160)))
        taken = _capitalized(tokens, 0, text) if tokens else []
        if taken:
            post = post_at(text, match.start())
            if post and not re.search(r"['’]s$", text[: post.end]):
                found.append((match.start(), post))
                at = post.end
    return found
