"""With whom does a role work, and on what? Posts, offices and functions that the text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from orgmodel.load.documents.language import domains as domain_names
from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.post_words import WHOSE
from orgmodel.load.documents.language.posts import post_at, posts_in
from orgmodel.load.documents.language.sentences import sentences
from orgmodel.load.documents.pages.document import Shape
from orgmodel.load.documents.pages.sections import Placed
from orgmodel.load.documents.relations.partner_groups import examples, groups, leads_others
from orgmodel.model.postings import Named

_WORKS_WITH = re.compile(
    r"\b(?:(?:works?|working|partners?|partnering|collaborat(?:es|e|ing|ion)|coordinat(?:es|e|ing|ion)"
    r"|liais(?:es|e|on|ing)|consults?|consulting|consultation|conferring|confers?|cooperat(?:es|e|ion)"
    r"|interfac(?:es|e|ing)|interact(?:s|ion|ing)?|partnership|communicat(?:es|e|ing|ion)|meet(?:s|ing)?|concert"
    r"|conjunction|aligns?|teams|relationships?|relations|engag(?:es?|ing)|expectations)"
    r"(?:\s+(?:(?:very |more )?closely|directly|effectively|jointly|regularly|collaboratively|hand in hand))?"
    r"(?:\s+and\s+\w+)?\s+with|along with|together with|jointly with|work(?:s|ing)? alongside"
    r"|\bcontacts (?:include|are with)|as part of a team (?:that includes|of|including)"
    r"|\bworks? (?:in|within|on) an? [\w -]{0,30}team(?: of| with|,? including)?(?=\s\(?(?-i:[A-Z]))"
    r"|\bcoordinat(?:es?|ing)\s[^.;,]{3,80}?\s(?:with|among)"
    r"|\brecommend(?:s|ing)?\s[^.;]{3,90}?\sto(?=\s+the\s+(?-i:[A-Z]))"
    r"|(?<!position )(?<!career )(?<!staffed )(?<!opportunity )(?<!experience )with(?=\s+(?:the\s+)?(?-i:[A-Z]))"
    r"|(?<!team )(?<!experience )with(?=\s+(?:the\s+)?(?:[a-z]+\s){1,2}"
    r"(?:managers|supervisors|secretaries|directors|administrators)\b)|(?:serves as (?:a |the "
    r")?)?(?:primary |technical |department |main )?(?:liaison|advisor|adviser|point of contact) (?:to|with"
    r"|for|between)|advis(?:es?|ing)|briefs?|supports|assists?|helps?(?!\s+desk)"
    r"|consults?(?=\s+(?:the\s+)?(?-i:[A-Z]))|(?:recommendations|advice|guidance|counsel|consultation) to"
    r"|on behalf of)\s+",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:the\s+)?((?:[A-Z][\w&’'/-]*\s+(?:(?:and|of|&|for)\s+)?){1,6}(?:Office|Department|Division|Bureau"
    r"|Team|Teams|Committee|Council|Board|Commission|Unit|Center|Section|Group)s?(?:\s+of\s+[A-Z][\w’'-]+)?)\b"
)
_OF_GROUP = re.compile(
    r"(?:the\s+)?((?:Office|Department|Division|Bureau"
    r"|Board)\s+of\s+(?:the\s+)?[A-Z][\w&’'-]*(?:\s+(?:and\s+|&\s+)?[A-Z][\w&’'-]*){0,4})"
)
_OF_ITS = re.compile(
    r"[’']s\b|\s*(?:\([A-Z&]{2,8}\)\s*)?(?:standards|polic(?:y|ies)|procedures|requirements|guidelines|directives|regulations|rules"
    r"|customers?|clients?|users?|managers|systems?|projects?|goals|plans?)\b"
)
"""What is a unit's own: who works with its clients, or keeps its standards, does not work with the unit."""

_ONLY_KINDS = re.compile(
    r"(?:(?:Office|Department|Division|Bureau|Board|Council|Commission|Agency|Unit)s?(?: and | & )?)+"
)
"""Words for units that name none: `the Bureau and Department`."""

_SKILL = re.compile(
    r"(?:^|[:.;•]\s*)\W*(?:[\w-]+ ){0,3}(?:ability|able|skills?|capacity|knowledge|experience|comfortable|willingness)"
    r"\s+(?:to|in|of|with|working|on|at)\b[^.;]*$",
    re.IGNORECASE,
)
"""What stands behind such a word is asked of a candidate, and says nothing about the work."""

_OTHERS = re.compile(
    r"(?:all |other |various )?(?:city|county|state|town|university|district|agency)?\s*(?:departments"
    r"|divisions|offices|units|teams|groups)$",
    re.IGNORECASE,
)
_FUNCTIONS = re.compile(
    r"(?<![\w’'-])(?<!\bof )(?:"
    + "|".join(sorted(vocabulary.words("partner_functions"), key=len, reverse=True))
    + r")(?![\w’'/-])(?!\s+[A-Z])"
    r"(?!\s+(?:and|&)\s+(?:\w+\s+){1,2}(?:Department|Division|Office|Director|Manager|Officer))"
)
_OF_FUNCTION = re.compile(r"\s+(?:teams?(?:\s+members)?|leadership)\b")
"""Functions of a company that stand for their people: `with Legal and Product`."""

_STOP = re.compile(
    r"[.;]|\s(?:to|on|for|in|under|regarding|about|that|by|as|through|when|while|during|who)\s(?!the\s(?:Office|Board))"
)
_ASIDE = ("advis", "brief", "support", "assist", "help", "recommend", "communic", "interact", "serves")
"""Verbs by which work is not joint work."""

_OF_NAMES = ("support", "assist", "help", "advis", "brief")
"""Verbs whose object is a partner only if it has a name, or leads others."""

_OF_GROUPS = ("advi", "guidance", "consultation", "as part", "contacts", "coordinat", "work")
_WITH = re.compile(r"(?:work|collaborat|coordinat|partner|liais|meet|confer|cooperat|interact|interfac)[^.;]*\swith\s")
_QUALIFIED = re.compile(r"[A-Z][\w’'-]* $|\b(?:internal|global|external|local|regional) $")
"""What stands before a function and makes it another: `Home Finance`, `global IT teams`."""

_MANY = 3
_MOST = 12
_CLOSE = 100
_SPEAKING = ("title", "summary", "duties", "contacts")


def collaborators(parts: Sequence[Placed], own: str) -> tuple[Named, ...]:
    """Give the posts, and the units with a name, that a role works with, each once and in its own passage."""
    found: dict[tuple[str, str], Named] = {}
    for part in parts:
        block = part.block
        labeled = block.shape is Shape.FIELD and vocabulary.field_of(block.label) == "works_with"
        if part.section not in (*_SPEAKING, "supervision"):
            continue
        if labeled:
            for title in _named_in(block.text, own):
                found.setdefault((title.casefold(), ""), Named(title, block.lines))
            continue
        for sentence in sentences(block.text[:4_000]):
            for title, joint, on in _partners(sentence, own, only_with=part.section == "supervision"):
                found.setdefault((title.casefold(), on), Named(title, block.passage(sentence), on, joint))
    return _in_full(found.values())[:_MOST]


def _in_full(named: Iterable[Named]) -> tuple[Named, ...]:
    """Leave out an abbreviation (`CISO`) whose title stands in full beside it."""
    short = vocabulary.words("abbreviations")
    titles = {each.title.casefold() for each in named}
    return tuple(each for each in named if short.get(each.title.casefold(), "").casefold() not in titles)


def partners(text: str, own: str = "") -> list[tuple[str, bool]]:
    """Give the posts that one text works with, and whether it is joint work."""
    return [(title, joint) for title, joint, _ in _partners(text, own)]


def _partners(sentence: str, own: str, *, only_with: bool = False) -> list[tuple[str, bool, str]]:
    """Give each partner, whether it is joint work, and the first domain that is named behind it, close by."""
    named: list[tuple[str, bool, str]] = []
    for match in _WORKS_WITH.finditer(sentence):
        word = match[0].casefold()
        if word.startswith("on behalf") or (only_with and not _WITH.match(word)):
            continue
        if _SKILL.search(sentence[: match.start()]):
            continue
        rest = sentence[match.end() : match.end() + 200]
        stop = _STOP.search(rest)
        within = rest[: stop.start()] if stop else rest
        behind = domain_names.matches(domain_names.plain(rest[len(within) : len(within) + _CLOSE]))
        on = behind[0].domain if behind else ""
        named += [(title, not word.startswith(_ASIDE), on) for title in _titles(word, within, rest, own)]
    return named


def _titles(word: str, within: str, rest: str, own: str) -> list[str]:
    """Give those that one verb works with: what has a name, and groups where the verb may have them."""
    if given := examples(rest):
        within = rest = given
    if word.startswith(_OF_NAMES) and not re.match(r"(?:the\s+)?[A-Z]", within):
        above = word.startswith(("advi", "brief"))
        return [each for each in groups(rest) if leads_others(each)] if above else []
    titles = [each for each in _named_in(within, own) if not _are_peers(each, own)]
    if "with" in word or "liaison" in word or word.startswith(_OF_GROUPS):
        known = " | ".join(titles).casefold()
        unnamed = rest
        for title in titles:
            unnamed = unnamed.replace(title, ",")
        more = groups(unnamed, sum(title.casefold() in vocabulary.words("partner_words") for title in titles))
        titles += [each for each in more if each.casefold() not in known and not _are_peers(each, own)]
    return titles


def _are_peers(group: str, own: str) -> bool:
    """Tell whether a group are those in one's own post: `other network engineers` of a Senior Network Engineer."""
    one = group.casefold().removeprefix("other ").removesuffix("s")
    return bool(own) and group.endswith("s") and own.casefold().endswith(one)


def _within(match: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in taken)


def _named_in(text: str, own: str) -> list[str]:
    titles = []
    taken: list[tuple[int, int]] = []
    for pattern in (_OF_GROUP, _GROUP):
        for match in pattern.finditer(text):
            if not _within(match, taken):
                taken.append((match.start(1), match.end(1)))
                titles += [] if _OF_ITS.match(text, match.end()) or _ONLY_KINDS.fullmatch(match[1]) else [match[1]]
    titles += [
        match[0] + (_OF_FUNCTION.match(text, match.end()) or [""])[0]
        for match in _FUNCTIONS.finditer(text)
        if not _within(match, taken) and not _QUALIFIED.search(text[: match.start()])
    ]
    for at, piece in _pieces(text):
        for start, post in posts_in(piece):
            if not any(first < at + post.end and at + start < last for first, last in taken) and post.named:
                titles.append(post.title)
    if not titles and not taken and text.islower() is False:
        found = post_at(text)
        if found and found.named and re.match(r"the\s", text) and len(found.title.split()) >= 2:
            titles.append(found.title)
    plain = [
        WHOSE.sub("", re.sub(r"^(?:the|our)\s+", "", title)).strip() for title in titles if not _OTHERS.match(title)
    ]
    return [
        title
        for title in dict.fromkeys(plain)
        if title.casefold() != own.casefold() and (len(title) > 2 or _is_alone(title, text))
    ]


def _pieces(text: str) -> list[tuple[int, str]]:
    """Cut a long list at its commas, which then stand within no title; give where each piece begins."""
    if text.count(", ") < _MANY:
        return [(0, text)]
    return [(match.start(), match[0]) for match in re.finditer(r"[^,]+", text)]


def _is_alone(short: str, text: str) -> bool:
    """Tell whether a short name is one of a list by itself: `IT, Legal and Finance`, not `IT vendors`."""
    return bool(
        re.search(rf"(?:^|,\s|\band\s|\bthe\s){re.escape(short)}\s*(?:,|$|(?:and|or|&)\s+(?:the\s+)?[A-Z])", text)
    )
