"""What does a verb say about a level? Words → the row of the table in docs/import.md that they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.phrases import (
    FRAMES,
    INFINITIVE,
    INVOLVES,
    MEANT_TO,
    NO_VERB_BEHIND,
    PHRASES,
    SEVERAL,
    SOUGHT,
    SUPPORT_OF_THINGS,
    given,
)

_WORD = re.compile(r"[A-Za-z][A-Za-z-]*")
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgmnpt]$")
_SUBJECT = re.compile(
    r"(?:under [^,]{3,120},\s*|as an? [^,.;]{3,60}?,?\s(?=you\b))?"
    r"(?:the|this|an?|he/she|she|he|you|incumbents?|employees?|positions?)\s",
    re.IGNORECASE,
)
_MODAL = re.compile(r"(?:will|shall)\s+(?:also\s+)?(?!be\b|have\b|not\b)(?=[a-z]+\b)")
_NEAR_SUBJECT = 90
_WEIGHED = frozenset(
    ["review", "evaluate", "research", "analyze", "identify", "assess", "investigate", "study", "test"]
)
_ORGANIZED = frozenset(["plan", "organize", "schedule", "prioritize", "assign", "evaluate", "review"])
"""What those who direct others do as well: `plans and coordinates`; who coordinates and installs, installs."""
_BY_HAND = frozenset(["maintain", "install", "configure", "troubleshoot", "repair", "upgrade"])
"""Beside these `administers` is work by hand: `maintains and administers local area networks`."""

_PEOPLE = re.compile(r"\W*direct reports?\b(?! on\b)", re.IGNORECASE)
_LEAD = re.compile(r"[A-Z][\w&/ -]{2,40}:\s+(?=[A-Z])")
NOUNS = frozenset(vocabulary.words("verbs_that_are_nouns"))
"""Words that are a verb only where an object follows."""

_AFTER_NOUN = frozenset(["the", "a", "an", "all", "and", "new", "its", "or", "for", "of", ",", "regular", "annual"])
_PREPOSITION = re.compile(r"\s+(?:to|for|on|in|over|upon|against|from)\s+(?!order\b)")
_STRONG = ("oversees", "manages")
_TOP = ("accountable", "approves")


ANSWERING = ("accountable", "oversees", "manages")
"""Rows of the table whose objects may be whole functions: `oversees Applications and Infrastructure`."""


@dataclass(frozen=True, slots=True)
class Verb:
    """What a clause does: the row of the table, the word that says it, and where its object begins."""

    kind: str
    word: str
    end: int
    gerund: bool = False


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Map every form of every single verb to its row and its base."""
    forms: dict[str, tuple[str, str]] = {}
    for kind, verbs in vocabulary.words("verbs").items():
        for verb in verbs:
            if " " not in verb:
                for form in _inflected(verb):
                    forms.setdefault(form, (kind, verb))
    return forms


def _inflected(verb: str) -> tuple[str, ...]:
    stem = verb if verb.endswith("ee") else verb.removesuffix("e")
    doubled = verb + verb[-1] if _DOUBLED.search(verb) else stem
    third = (
        verb[:-1] + "ies"
        if verb.endswith("y") and verb[-2:-1] not in "aeo"
        else verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    )
    return (verb, third, stem + "ing", doubled + "ing")


def kind_of(word: str) -> str:
    """Tell the row of one word, in any of its forms; nothing when it is no verb of the table."""
    found = _forms().get(word.casefold())
    return found[0] if found else ""


def starts_with_verb(text: str) -> bool:
    """Tell whether a text begins with a verb: what duties do."""
    match = _WORD.match(text.lstrip())
    if not match:
        return False
    word = match[0].casefold()
    return (
        bool(kind_of(word))
        or word.endswith(("izes", "ates", "ifies", "ises"))
        or any(pattern.match(text.lstrip()) for _, pattern in PHRASES)
    )


def is_doing(text: str) -> bool:
    """Tell whether a text begins with a verb in the third person (`Provides …`): what no heading does."""
    match = _WORD.match(text.lstrip())
    return bool(match and kind_of(match[0]) and form_of(match[0]) == "s" and match[0].casefold() not in NOUNS)


def verb(clause: str) -> Verb | None:
    """Read what a clause does: a frame (`is responsible for`), a phrase, or its first verbs."""
    if _PEOPLE.match(clause):
        return None
    for kind, pattern in FRAMES:
        match = pattern.search(clause[:200])
        if match:
            inner = _first(clause, match.end(), gerund=True)
            word = match[0].strip()
            return Verb(_framed(kind, inner), word, inner.end if inner else match.end())
    involved = INVOLVES.match(clause)
    if involved and (inner := _first(clause, involved.end(), gerund=True)):
        return inner
    offset = _subject_end(clause) or _lead_end(clause)
    text = clause[offset:].lstrip(" ,")
    offset = len(clause) - len(text)
    lead = re.match(
        r"(?:also|may|will|shall|must|to|and|(?:works?|working|strives?) to|independently|directly|effectively"
        r"|proactively|actively|successfully|periodically|regularly)\s+",
        text,
        re.IGNORECASE,
    )
    if lead:
        offset += lead.end()
        text = text[lead.end() :]
    for kind, pattern in PHRASES:
        match = pattern.match(text)
        if match:
            if kind == "assists" and (thing := SUPPORT_OF_THINGS.match(text)):
                return Verb("performs", thing[0].strip(), offset + thing.end())
            own, end = given(match[0]) or (kind, match.end())
            return Verb(own, match[0], offset + end)
    return _first(clause, offset) or _later(clause)


def _subject_end(clause: str) -> int:
    """Where a subject ends: `The Director also works with …` begins to do something at `works`."""
    subject = _SUBJECT.match(clause)
    if not subject:
        return 0
    for match in _WORD.finditer(clause, subject.end(), subject.end() + 120):
        word = match[0]
        if word in ("will", "shall") and (done := _MODAL.match(clause, match.start())):
            return done.end()
        if (
            word.islower()
            and word.endswith("s")
            and (kind_of(word) or any(p.match(clause, match.start()) for _, p in PHRASES))
        ):
            return match.start()
    return 0


def _lead_end(clause: str) -> int:
    """Where a word in front of a duty ends: `Detection: Own security monitoring`."""
    lead = _LEAD.match(clause)
    return lead.end() if lead else 0


def _framed(kind: str, inner: Verb | None) -> str:
    """`is responsible for assisting` is assisting."""
    if inner and inner.kind in ("assists", "advises", "informed") and kind != "accountable":
        return inner.kind
    return kind


def _first(clause: str, at: int, *, gerund: bool = False) -> Verb | None:
    """Read the verbs that stand in a row at a place (`develops, implements and manages`)."""
    kinds: list[tuple[str, str]] = []
    end = at
    for match in _WORD.finditer(clause, at):
        word = match[0].casefold()
        if word in ("and", "or", "and/or", "then") or (word.endswith("ly") and len(word) > 4):
            continue
        between = clause[end : match.start()].strip()
        if kinds and between not in (",", "and", "or", "/", ", and", ", or", "&", "and/or"):
            break
        kind = kind_of(word)
        if not kind or (kinds and word in NOUNS and not _is_verb_here(clause, match)):
            break
        if gerund and not word.endswith("ing"):
            break
        end = match.end()
        if word in ("set", "sets", "setting") and clause[end : end + 3] == " up":
            kind, end = "performs", end + 3
        kinds.append((kind, word))
    if not kinds:
        return None
    return Verb(_strongest(kinds), " ".join(word for _, word in kinds), end, kinds[0][1].endswith("ing"))


def _strongest(verbs: list[tuple[str, str]]) -> str:
    """The first verb decides; but who plans, develops and directs, directs, and who reviews and recommends, advises."""
    kinds = [kind for kind, _ in verbs]
    if kinds[0] in ("assists", "advises", "informed") or kinds[0] in _TOP:
        return kinds[0]
    if kinds[-1] == "advises" and all(_base(word) in _WEIGHED for _, word in verbs[:-1]):
        return "advises"
    does = {_base(word) for kind, word in verbs if kind == "performs"}
    weak = {"coordinate"} if does - _ORGANIZED else set[str]()
    weak |= {"administer"} if does & _BY_HAND else set[str]()
    return next(
        (kind for kind, word in verbs if kind in _STRONG and _base(word) not in weak),
        "performs" if does else kinds[0],
    )


def _base(word: str) -> str:
    found = _forms().get(word)
    return found[1] if found else word


def _is_verb_here(clause: str, match: re.Match[str]) -> bool:
    following = re.match(r"\s*(,|[A-Za-z]+)", clause[match.end() :])
    return bool(following and following[1].casefold() in _AFTER_NOUN)


def _later(clause: str) -> Verb | None:
    """Find the first verb behind a subject: `The role ensures …`, `Under direction, to supervise …`."""
    for pattern in (SOUGHT, INFINITIVE, MEANT_TO):
        purpose = pattern.match(clause)
        if purpose and (found := _first(clause, purpose.end())):
            return found
    if found := _of_several(clause):
        return found
    subject = re.match(
        r"(?:[^,;]{0,60},\s*)?(?:the|this|an?|he/she|incumbents?|employees?"
        r"|positions?)\b[^,;]{0,70}?\b(?=[a-z]+s\b)|(?:under|in|as|with)\s[^,;]{3,120},\s*(?:the\s[\w "
        r"]{3,40}?\s(?=[a-z]+s\b))?",
        clause,
        re.IGNORECASE,
    )
    if not subject:
        return None
    for match in _WORD.finditer(clause, 0, min(len(clause), 180)):
        word = match[0]
        if match.start() >= 4 and word.islower() and word.endswith("s") and kind_of(word) and word not in NOUNS:
            return _first(clause, match.start())
    return None


def _of_several(clause: str) -> Verb | None:
    """Find the verb of a subject in the plural."""
    subject = SEVERAL.match(clause)
    before = ""
    for match in _WORD.finditer(clause, subject.end(), subject.end() + _NEAR_SUBJECT) if subject else ():
        word = match[0]
        if kind_of(word) and form_of(word) == "base" and word.islower() and before not in NO_VERB_BEHIND:
            return _first(clause, match.start())
        before = word.casefold()
    return None


def form_of(word: str) -> str:
    """Tell the form of a verb: `base`, `s` for the third person, or `ing`."""
    word = word.casefold()
    return "ing" if word.endswith("ing") else "s" if word.endswith("s") and not word.endswith("ss") else "base"
