"""What does a verb say about a level? Words → the row of the table in docs/import.md that they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from orgmodel.load.documents import domains as domain_names
from orgmodel.load.documents import vocabulary

_WORD = re.compile(r"[A-Za-z][A-Za-z-]*")
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgmnpt]$")
_FRAMES = (
    ("performs", re.compile(r"\bplays? an? (?:\w+ ){0,2}role in\s+", re.IGNORECASE)),
    ("accountable", re.compile(r"\b(?:accountable|answerable)(?:\s+and\s+responsible)?\s+for\s+", re.IGNORECASE)),
    (
        "oversees",
        re.compile(
            r"\b(?:responsib(?:le|ility)|(?:areas? of )?responsibilit(?:y|ies)\s+includes?)(?:\s+for)?\s+(?:the\s+)?",
            re.IGNORECASE,
        ),
    ),
)
_INVOLVES = re.compile(
    r"^[^,;]{0,80}\b(?:(?:duties|functions|responsibilities|tasks)\s+(?:may\s+|will\s+|also\s+|typically\s+){0,2}includes?"
    r"|work\s+(?:in|of|involving|involves|includes|consists of)|(?:this|which|position|role|job)\s+(?:also\s+)?"
    r"(?:involves|includes|entails))(?:,?\s+but\s+(?:is|are)?\s?not\s+limited\s+to)?:?\s+(?=[a-z]+ing\b)",
    re.IGNORECASE,
)
"""What opens a list of work in the form of its first verb: `Functions may include planning …; managing …`."""

_PHRASES = (
    ("oversees", re.compile((
        r"(?:serv|act|function)(?:s|es|e|ing)? as (?:the |its |an? )?(?:[\w'’-]+ ){0,3}?"
        r"(?=(?:chief|information|network|security|records|database|fiber|gis|systems?|web|project|it)\b"
        r"[\w ]{0,40}?(?:officer|administrator|manager|director)\b)"
    ), re.IGNORECASE)),
    ("assists", re.compile((
        r"(?:\w+\s+)?(?:assists?|participates?|contributes?|helps?(?! desk)|aids?|takes? part|assisting|participating"
        r"|provides? (?:\w+\s+){0,2}(?:assistance|support))\b(?:\s+(?:in|with|to|the|on))*"
    ), re.IGNORECASE)),
    ("advises", re.compile((
        r"(?:advis(?:es|e|ing)|recommend(?:s|ing)?|consults?|consulting|counsels?|suggests?|makes? "
        r"recommendations|provides? (?:[\w-]+,?\s+){0,4}?(?:advice|input|consultation|recommendations?|guidance"
        r"|expertise|counsel)|(?:serv|act|function)(?:es|s|e|ing)? as (?:an?"
        r"|the)?\s*(?:[\w-]+\s+){0,4}?(?:advis[eo]r|consultant|liaison|resource|point of contact|expert))\b"
    ), re.IGNORECASE)),
    ("with", re.compile((
        r"(?:works?|working|collaborat(?:es|e|ing)|partners?|partnering|coordinates?|liais(?:es|e)"
        r"|interfac(?:es|e)|interacts?|meets?|cooperates?|teams)(?:\s+(?:\w+ly|together|hand in hand|side "
        r"by side))?\s+with\b"
    ), re.IGNORECASE)),
    ("oversees", re.compile((
        r"(?:(?:provid|set)(?:s|es|e|ing|ting)?\s+(?:[\w().-]+,?\s+){0,6}?(?:direction|oversight|supervision)"
        r"(?:\s+and\s+\w+)?(?:\s+(?:for|of|to|over|on))?|provid(?:es|e|ing)\s+(?:the |overall |strategic |executive "
        r"|technical )?leadership (?:for|of|to|in|and(?: oversight (?:of|for))?)|assum(?:es|e|ing) (?:\w+\s+)?responsibility for"
        r"|has (?:overall |full |primary )?(?:responsibility|oversight)(?: for| of)?)\b"
    ), re.IGNORECASE)),
    ("informed", re.compile((
        r"(?:stay(?:s|ing)?|keep(?:s|ing)?|remain(?:s|ing)?)\s+(?:abreast|current|informed|up|track|apprised)"
        r"|attends?\b|maintains? (?:\w+\s+){0,2}(?:knowledge(?! base| management| article)|awareness"
        r"|currency|proficiency)|communicat(?:es?|ing)\b(?=[^.;]*\b(?:with|to)\b)"
    ), re.IGNORECASE)),
)  # fmt: skip
_SUBJECT = re.compile(
    r"(?:under [^,]{3,120},\s*)?(?:the|this|an?|he/she|she|he|incumbents?|employees?|positions?)\s", re.IGNORECASE
)
_GIVES = re.compile(r"provid(?:es?|ing)\s+", re.IGNORECASE)
_STEERS = re.compile(r"\b(?:direction|oversight|supervision)\b", re.IGNORECASE)
_FOR_WHAT = re.compile(
    r"\b(?:direction|oversight|supervision)\b.*\s(?:for|of|to|over|on)$|\b(?:advice|guidance|expertise|counsel|input|consultation|recommendations?)$",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"\b(?:policy|budget|planning|security|project)\s(?:\w+ ){0,2}(?:direction|oversight|supervision)\b", re.IGNORECASE
)
_MODAL = re.compile(r"(?:will|shall)\s+(?:also\s+)?(?!be\b|have\b|not\b)(?=[a-z]+\b)")
_SOUGHT = re.compile(r"[^,;]{0,90}\bseek(?:s|ing)\s[^;]{3,140}?\bto\s+(?=[a-z]+\b)")
_INFINITIVE = re.compile(r"(?:under|in|as|with)\s[^,;]{3,120},\s*to\s+(?=[a-z]+\b)", re.IGNORECASE)
_WEIGHED = frozenset(
    ["review", "evaluate", "research", "analyze", "identify", "assess", "investigate", "study", "test"]
)
_PEOPLE = re.compile(r"\W*direct reports?\b(?! on\b)", re.IGNORECASE)
_LEAD = re.compile(r"[A-Z][\w&/ -]{2,40}:\s+(?=[A-Z])")
_NOUNS = frozenset(vocabulary.words("verbs_that_are_nouns"))
_AFTER_NOUN = frozenset(["the", "a", "an", "all", "and", "new", "its", "or", "for", "of", ",", "regular", "annual"])
_LONGEST = 4_000
_LONGEST_VERBS = 120
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
        or any(pattern.match(text.lstrip()) for _, pattern in _PHRASES)
    )


def verb(clause: str) -> Verb | None:
    """Read what a clause does: a frame (`is responsible for`), a phrase, or its first verbs."""
    if _PEOPLE.match(clause):
        return None
    for kind, pattern in _FRAMES:
        match = pattern.search(clause[:200])
        if match:
            inner = _first(clause, match.end(), gerund=True)
            word = match[0].strip()
            return Verb(_framed(kind, inner), word, inner.end if inner else match.end())
    involved = _INVOLVES.match(clause)
    if involved and (inner := _first(clause, involved.end(), gerund=True)):
        return inner
    offset = _subject_end(clause) or _lead_end(clause)
    text = clause[offset:].lstrip(" ,")
    offset = len(clause) - len(text)
    lead = re.match(
        r"(?:also|may|will|shall|must|to|and|(?:works?|working|strives?) to|independently|directly|effectively|proactively|actively"
        r"|successfully|periodically|regularly)\s+",
        text,
        re.IGNORECASE,
    )
    if lead:
        offset += lead.end()
        text = text[lead.end() :]
    for kind, pattern in _PHRASES:
        match = pattern.match(text)
        if match:
            return _given(clause, offset, match) or Verb(kind, match[0], offset + match.end())
    return _first(clause, offset) or _later(clause)


def _given(clause: str, at: int, match: re.Match[str]) -> Verb | None:
    """What is given may name the domain: who provides help desk support performs it, who provides support assists."""
    first = _GIVES.match(match[0])
    if first is None or not domain_names.matches(domain_names.plain(match[0][first.end() :])):
        return None
    if _FOR_WHAT.search(match[0]) and not _OF_ITSELF.search(match[0]):
        return None
    kind = "oversees" if _STEERS.search(match[0]) else "performs"
    return Verb(kind, match[0], at + first.end())


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
            and (kind_of(word) or any(p.match(clause, match.start()) for _, p in _PHRASES))
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
        if not kind or (kinds and word in _NOUNS and not _is_verb_here(clause, match)):
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
    return next((kind for kind in kinds if kind in _STRONG), kinds[0])


def _base(word: str) -> str:
    found = _forms().get(word)
    return found[1] if found else word


def _is_verb_here(clause: str, match: re.Match[str]) -> bool:
    following = re.match(r"\s*(,|[A-Za-z]+)", clause[match.end() :])
    return bool(following and following[1].casefold() in _AFTER_NOUN)


def _later(clause: str) -> Verb | None:
    """Find the first verb behind a subject: `The role ensures …`, `Under direction, to supervise …`."""
    for pattern in (_SOUGHT, _INFINITIVE):
        purpose = pattern.match(clause)
        if purpose and (found := _first(clause, purpose.end())):
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
        if match.start() >= 4 and word.islower() and word.endswith("s") and kind_of(word) and word not in _NOUNS:
            return _first(clause, match.start())
    return None


_SPLIT = re.compile(
    r";|\s+and\s+(?:is|are|be)\s+(?=(?:\w+ly\s+)?(?:responsible|accountable)\b)|\s+and\s+(?=for\b)|(?<=[a-z)])\.\s+(?=[A-Z])|(?:,\s*(?:and\s+)?|\s+and\s+)(?=([A-Za-z]+)\b)"
)


def clauses(text: str) -> list[str]:
    """Split a duty where a new verb begins, in the form of its first one."""
    first = _WORD.search(text)
    form = _form(first[0]) if first and kind_of(first[0]) else "s"
    forms = {form, "ing"} if form == "s" and (" for " in text[:200] or _INVOLVES.match(text)) else {form}
    parts: list[str] = []
    start = 0
    for match in _SPLIT.finditer(text, 0, _LONGEST):
        word = match[1]
        if word is None or (_begins_clause(text, match, forms) and not _is_verbs_only(text[start : match.start()])):
            parts.append(text[start : match.start()].strip(" ,;"))
            start = match.end()
    parts.append(text[start:].strip(" ,;"))
    return [part for part in parts if part]


def _begins_clause(text: str, match: re.Match[str], forms: set[str]) -> bool:
    word = match[1]
    if not kind_of(word) or _form(word) not in forms:
        return False
    following = text[match.end() + len(word) : match.end() + len(word) + 12]
    return word.casefold() not in _NOUNS or bool(re.match(r"\s*(?:the|an?|all|and|,|its)\b", following))


def _is_verbs_only(piece: str) -> bool:
    """Tell whether a piece has no object yet: `Plans, organizes` goes on with `and directs`."""
    return len(piece) < _LONGEST_VERBS and all(kind_of(word) or word in ("and", "or") for word in _WORD.findall(piece))


def _form(word: str) -> str:
    word = word.casefold()
    return "ing" if word.endswith("ing") else "s" if word.endswith("s") and not word.endswith("ss") else "base"
