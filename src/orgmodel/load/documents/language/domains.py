"""Which domains does a clause name? The catalog's aliases, longest phrase first, whole words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from orgmodel.catalog.domains import built_in
from orgmodel.load.documents.language import vocabulary

_WORD = re.compile(r"[a-z0-9]+(?:['’&/][a-z0-9]+)*")
_LONGEST = 6
_SPELLINGS = (
    ("&", " and "),
    ("centre", "center"),
    ("fibre", "fiber"),
    ("programme", "program"),
    ("catalogue", "catalog"),
    ("organis", "organiz"),
    ("virtualis", "virtualiz"),
    ("i.t.", "it"),
    ("licence", "license"),
    ("e-mail", "email"),
    ("cyber security", "cybersecurity"),
    ("data base", "database"),
    ("back up", "backup"),
    ("’", "'"),
)
_ICT = re.compile(r"\bict\b")
_SHARED_NOUN = re.compile(r"((?:\b[a-z]+,\s)+)((?:and|or)\s[a-z]+\s)(management|administration|governance|planning)\b")
_FUNCTION = re.compile(
    r"\s+(?:\(.{1,8}\)\s+)?(?:function|division|department|section|unit|bureau|group|organization)s?\b"
)
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s+|or\s+)?|\s(?:and|or|/)\s+)(?:(?:the|all|its|it)\s+)?")
_APART = re.compile(r"[,;:]")
_BEFORE_OF = re.compile(r"(?:,? (?:and|or) \w+)? of\b")
NOT_ASSIGNED = frozenset({"ppl.leadership"})
"""Leading one's own people is what every leader does: a duty's domain, never an assignment."""


@dataclass(frozen=True, slots=True)
class Match:
    """A domain that a text names.

    Attributes:
        domain: its id.
        start: where its words begin.
        end: where they end.
        weak: the words are plain, and count only in the object of a verb.
        process: the words name a step of any work, and count only before examples (`including …`) begin.
        managed: the words name what everybody meets (`vendors`), and count only for who manages it.
    """

    domain: str
    start: int
    end: int
    weak: bool
    process: bool = False
    managed: bool = False


def plain(text: str) -> str:
    """Fold case and spelling as aliases are folded."""
    text = text.casefold()
    for variant, usual in _SPELLINGS:
        text = text.replace(variant, usual)
    text = _ICT.sub("it", re.sub(r"[-_]+", " ", text.replace("/", " / ")))
    return _SHARED_NOUN.sub(_spelled_out, text)


def _spelled_out(match: re.Match[str]) -> str:
    """`procurement, vendor, and license management` → the noun that they share stands behind each."""
    noun = match[3]
    return re.sub(r"(\w+)(,)", rf"\1 {noun}\2", match[1]) + match[2] + noun


def matches(text: str, *, listed: bool = False) -> tuple[Match, ...]:
    """Find the domains that a folded text (see `plain`) names, in their order.

    `listed` takes the name of a whole function (`applications`) also where it stands in a list with other domains.
    """
    found = list(_found(text))
    beside = _in_lists(text, [match for match, _ in found]) if listed else frozenset()
    return tuple(match for number, (match, named) in enumerate(found) if named or number in beside)


def _in_lists(text: str, found: list[Match]) -> frozenset[int]:
    """Number the functions beside which, but for commas, `and` and articles, another domain stands."""
    linked = [
        number
        for number, (before, match) in enumerate(pairwise(found))
        if _BETWEEN.fullmatch(text, before.end, match.start)
    ]
    functions = vocabulary.words("function_aliases")  # in their own number: `application and server software` is none
    return frozenset(
        each
        for number in linked
        for each in (number, number + 1)
        if text[found[each].start : found[each].end] in functions
    )


def _found(text: str) -> Iterator[tuple[Match, bool]]:
    """Give each match, and whether it names its domain by itself: a function does only with its noun behind it."""
    words = list(_WORD.finditer(text))
    phrases = _phrases()
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, _together(text, words, at)), 0, -1):
            key = " ".join(_stem(word[0]) for word in words[at : at + length])
            if key in phrases:
                domain, weak, whole = phrases[key]
                end = words[at + length - 1].end()
                one = words[at][0] == key and key in vocabulary.words("plural_only")
                if domain and not one and not (key in _before_of() and _BEFORE_OF.match(text[end : end + 40])):
                    named = not whole or bool(_FUNCTION.match(text[end : end + 40]))
                    yield (
                        Match(
                            domain,
                            words[at].start(),
                            end,
                            weak,
                            process=key in _process_words(),
                            managed=key in _managed_words(),
                        ),
                        named,
                    )
                at += length
                break
        else:
            at += 1


def _together(text: str, words: list[re.Match[str]], at: int) -> int:
    """Count the words that stand together from one on: `network, security` is no network security."""
    count = 1
    while at + count < len(words) and count < _LONGEST:
        if _APART.search(text, words[at + count - 1].end(), words[at + count].start()):
            break
        count += 1
    return count


@cache
def _process_words() -> frozenset[str]:
    """Words that name a step of any work: as an example of something else they are no domain."""
    return frozenset(map(_key, vocabulary.words("process_words")))


@cache
def _managed_words() -> frozenset[str]:
    """Words that name what everybody meets: a domain only of those who manage it."""
    return frozenset(map(_key, vocabulary.words("managed_words")))


@cache
def _before_of() -> frozenset[str]:
    """Words that name a step of any work when `of` follows: `deployment of cameras` is no release management."""
    return frozenset(map(_key, vocabulary.words("weak_before_of")))


@cache
def _phrases() -> dict[str, tuple[str, bool, bool]]:
    """Map each phrase to its domain, whether it is weak, and whether it counts only as the name of a function.

    The catalog's names come first, then the further words of duties, then whole functions; what is told apart by
    `no_domains` stands before all, and `not_aliases` behind.
    """
    weak = frozenset(_key(alias) for alias in vocabulary.words("weak_aliases"))
    functions = frozenset(_key(alias) for alias in vocabulary.words("function_aliases"))
    phrases: dict[str, tuple[str, bool, bool]] = {
        _key(text): ("", False, False) for text in vocabulary.words("no_domains")
    }
    for key, domain in _named(whole=False):
        phrases.setdefault(key, (domain, key in weak, False))
    for table, is_weak in (("domain_terms", False), ("domain_words", True)):
        for domain, texts in vocabulary.words(table).items():
            phrases.update({key: (domain, is_weak, False) for key in map(_key, texts) if key not in phrases})
    for key, domain in _named(whole=True):
        if key in functions:
            phrases.setdefault(key, (domain, key in weak, True))
    for entry in built_in("it").domains:
        phrases.update({key: ("", False, False) for key in map(_key, entry.not_aliases) if key not in phrases})
    return phrases


def _named(*, whole: bool) -> Iterator[tuple[str, str]]:
    """Give the names of the catalog's domains, with their ids: of whole functions, or of those within them."""
    for entry in built_in("it").domains:
        if (entry.parent is None) == whole:
            for alias in (entry.name or "", *entry.aliases):
                if key := _key(alias):
                    yield key, entry.id or ""


def _key(text: str) -> str:
    return " ".join(_stem(word[0]) for word in _WORD.finditer(plain(text)))


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
