"""Of what does a clause speak? The object of its verb, where it ends, and the domains that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from orgmodel.load.documents.language import domains as domain_names
from orgmodel.load.documents.language import neighbors, vocabulary
from orgmodel.load.documents.language.domains import Match
from orgmodel.load.documents.language.posts import post_at, posts_in
from orgmodel.load.documents.language.verbs import ANSWERING, Verb
from orgmodel.load.documents.work import claims

_OBJECT_ENDS = re.compile(
    r",\s*(?:thereby\s+)?(?:en|in|as)suring\b"
    r"|\b(?:(?<!day )(?<!limited )to(?! day)|in order|for|(?<!compliance )with|by|through|using|so that|while"
    r"|within|via|regarding|as"
    r"|that|which|who|in support|based on|according|against|across|relat(?:ed|ing) to|where|when|throughout"
    r"|per|under|toward|towards|from|into|at|given|during|involving|concerning|implementing|describing|outlining"
    r"|containing|showing|applying|working (?:in|with))\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:of|to|with|from|by|for)\s+(?:(?:the|an?|our|its)\s+)?$", re.IGNORECASE)
_TOPIC = r"(?:to|on|for|in|about|regarding|concerning|around|during|when|through|by|throughout|as|so that)"
_TASKS = re.compile(r"\b(?:\w+ )?vendors?\b", re.IGNORECASE)
_BEFORE_TOPIC = re.compile(rf"^.*?(?=\s{_TOPIC}\s|$)", re.IGNORECASE)
_WITH_PARTNERS = re.compile(rf"\b(?:with|among|between)\s.*?(?=\s{_TOPIC}\s|[.;]|$)", re.IGNORECASE)
_SHARES = re.compile(r"\b(?:coordinat|communicat|liais|consult|interfac)", re.IGNORECASE)
"""Verbs behind which `with` opens a list of partners."""

_ABOUT = re.compile(r"\s+(?:with|in|on|regarding|about)\s+(?:the\s+)?", re.IGNORECASE)
"""Between who is helped and with what."""

_OWN_MEANS = frozenset({"fin.budget", "ppl.workforce"})
_OWN = re.compile(
    r"\b(?:its|their|his/her|own)\b"
    r"|\b(?:section|division|unit|team|program|project|bureau|group|branch|area|center|grant)(?:'s|s)?\s+(?:\w+\s+)?$"
    r"|\b(?:of|for) (?:the|this|an?|each|assigned|its) (?:\w+ )?"
    r"(?:section|division|unit|team|program|project|bureau|group|branch|area|center)s?\b",
)
_AROUND = 32
_EXAMPLES = re.compile(r"\b(?:including|such as|includes?)\b|\(")
_PARTS = re.compile(r"\b(?:including|such as|to include)\b(?:,? but not limited to)?\W*", re.IGNORECASE)
_MEANS = re.compile(r"\b(?:using|by|through|via|with|per|under|based on|according|against|given|from)$", re.IGNORECASE)
_KEPT_TO = re.compile(r"\b(?:compl(?:y|ies|iance)|adher|enforc|follow|conform|interpret|abid)", re.IGNORECASE)
"""Words of who keeps to a policy, or sees that others do: that makes no policy."""

_MADE = re.compile(r"\b(?:develop|creat|writ|draft|document|establish|defin|formulat|prepar|set)", re.IGNORECASE)

_BY_VERB = (
    ("fin.procurement", re.compile(r"\b(?:purchas|procur)(?:e|es|ing)\b"), re.compile(r"")),
    (
        "fin.procurement",
        re.compile(r""),
        re.compile(
            r"\W*(?:the )?(?:[\w-]+,? (?:and )?){0,6}"
            r"(?:acquisition|purchas(?:e|es|ing)|procurement|selection(?=,? (?:or|of)))(?:,? (?:and|or) \w+)? of "
            r"(?:\w+ ){0,3}(?:hardware|software|equipment|technology|systems|computers|supplies|solutions)\b"
            r"|\W*(?:[\w-]+,? ){0,4}(?:hardware|software|equipment|technology) (?:purchases|acquisitions)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "inf.monitoring",
        re.compile(r"^monitor(?:s|ing)?$"),
        re.compile(
            r"(?!\W*(?:[\w/-]+\W+){0,5}(?:vendor|team|staff|employee|contract|project|budget|program))"
            r"\W*(?:[\w/-]+\W+){0,4}?(?:networks?|servers?|system|infrastructure|traffic|equipment|bandwidth|performance)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Domains that a verb names itself, with what must follow it: who monitors a network does monitoring."""

_PARENTHESES = re.compile(r"\([^)]{0,200}\)")


def named(clause: str, doing: Verb) -> Iterable[tuple[Match, bool]]:
    """Give the domains that a clause names, and whether each stands in the object of its verb."""
    rest = _without_partners(clause, doing)
    if doing.kind == "assists" and (post := post_at(clause, doing.end)) is not None:
        about = _ABOUT.match(clause, post.end)
        rest = clause[about.end() :] if about else rest
    rest = domain_names.plain(_without_posts(rest))
    ends = None if doing.kind == "with" else _OBJECT_ENDS.search(rest, 3)
    limit = ends.start() if ends else len(rest)
    again = _resumed(rest, ends)
    examples = _EXAMPLES.search(rest)
    optional = claims.is_optional(clause, doing.end)
    found = neighbors.meant(rest, domain_names.matches(rest, listed=doing.kind in ANSWERING))
    yield from ((Match(domain, 0, 0, weak=False), True) for domain in _by_verb(doing, rest[:limit]))
    for match in found:
        own = match.domain in _OWN_MEANS and _is_own(rest, match)
        inside = match.start < limit or any(start <= match.start < end for start, end in again)
        share = inside and _may_answer(doing) and claims.is_own_share(rest, match)
        inside = inside and not (own or share or optional)
        if _says_nothing(match, doing, rest) or (match.process and examples and examples.start() < match.start):
            continue
        if inside or own or share or not match.weak:
            yield match, inside


def _by_verb(doing: Verb, text: str) -> Iterable[str]:
    """Give the domains that a verb names itself."""
    return (domain for domain, words, what in _BY_VERB if words.search(doing.word.casefold()) and what.match(text))


def _says_nothing(match: Match, doing: Verb, text: str) -> bool:
    """Tell whether a word is only met: policies that are kept to, vendors that nobody here manages."""
    if match.domain == "gov.policy" and _KEPT_TO.search(doing.word + text[: match.start]):
        return not _MADE.search(doing.word)
    return match.managed and doing.kind not in ("oversees", "manages")


def _resumed(text: str, ends: re.Match[str] | None) -> list[tuple[int, int]]:
    """Where an object goes on behind its end: `manages systems for the City, including networks and telephones`.

    What follows a means (`by using tools such as …`) names parts of the means.
    """
    found: list[tuple[int, int]] = []
    while ends is not None and not _MEANS.search(ends[0]):
        parts = _PARTS.search(text, ends.end())
        if parts is None:
            break
        between = _OBJECT_ENDS.search(text, ends.end(), parts.start())
        while between and not _MEANS.search(between[0]):
            between = _OBJECT_ENDS.search(text, between.end(), parts.start())
        if between:
            break
        ends = _OBJECT_ENDS.search(text, parts.end())
        found.append((parts.end(), ends.start() if ends else len(text)))
    return found


def _without_partners(clause: str, doing: Verb) -> str:
    """Take the partners out of what stands behind a verb: who coordinates with the PMO does not run it."""
    rest = clause[doing.end :]
    if doing.kind == "with":  # what stands in parentheses are partners as well
        rest = _PARENTHESES.sub(_blank, rest)
        return _BEFORE_TOPIC.sub(_blank, rest)
    if _SHARES.search(doing.word):
        return _WITH_PARTNERS.sub(_blank, rest)
    return rest


def _blank(match: re.Match[str]) -> str:
    """Take a passage out, but leave those in who are a task themselves: dealing with vendors is managing them."""
    return " ".join(_TASKS.findall(match[0])).ljust(len(match[0]))


def _may_answer(doing: Verb) -> bool:
    """Tell whether a leader's clause with this verb may say that the role answers for its object."""
    return doing.gerund or doing.kind in ("oversees", "manages")


def _is_own(text: str, match: Match) -> bool:
    """Tell whether a budget or a staff is that of the role's own section: every manager has one."""
    around = text[max(0, match.start - _AROUND) : match.start] + text[match.end : match.end + _AROUND]
    return bool(_OWN.search(around))


def _without_posts(text: str) -> str:
    """Take posts behind a preposition out of a text: `to the Network Manager` speaks of nobody's network."""
    for start, post in reversed(posts_in(text)):
        last = post.title.split()[-1]
        if _PREPOSITION.search(text[:start]) and vocabulary.is_head(last) and not last.endswith("s"):
            text = text[:start] + " " * (post.end - start) + text[post.end :]
    return text
