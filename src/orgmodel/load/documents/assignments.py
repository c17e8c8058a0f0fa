"""Which domains does a role answer for, at which level? The verb decides, and whether the role leads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from orgmodel.load.documents import claims, vocabulary
from orgmodel.load.documents import domains as domain_names
from orgmodel.load.documents.collaborators import partners
from orgmodel.load.documents.domains import Match
from orgmodel.load.documents.meaning import LEADERSHIP
from orgmodel.load.documents.posts import post_at, posts_in
from orgmodel.load.documents.verbs import ANSWERING, Verb, clauses, starts_with_verb, verb
from orgmodel.model.postings import Passage, SaidAssignment, SaidDuty

_OBJECT_ENDS = re.compile(
    r",\s*(?:thereby\s+)?(?:en|in|as)suring\b"
    r"|\b(?:(?<!day )(?<!limited )to(?! day)|in order|for|(?<!compliance )with|by|through|using|so that|while"
    r"|within|via|regarding|as"
    r"|that|which|who|in support|based on|according|against|across|relat(?:ed|ing) to|where|when|throughout"
    r"|per|under|toward|towards|from|into|at|given|during|involving|concerning|implementing)\b",
    re.IGNORECASE,
)
_BEHALF = re.compile(r"\bon behalf of\s+", re.IGNORECASE)
_JOINT = re.compile(
    r"\b(?:along with|jointly|in (?:partnership|collaboration|conjunction|coordination|concert"
    r"|cooperation) with|together with|collaboratively)\b",
    re.IGNORECASE,
)
_CONSULTED = re.compile(r"\bin consultation with\b", re.IGNORECASE)
_NEAR = 60
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

_BY_VERB = (
    ("fin.procurement", re.compile(r"\b(?:purchas|procur)(?:e|es|ing)\b"), re.compile(r"")),
    (
        "fin.procurement",
        re.compile(r""),
        re.compile(
            r"\W*(?:the )?(?:[\w-]+,? (?:and )?){0,2}(?:acquisition|purchas(?:e|es|ing)|procurement)(?:,? and \w+)? of (?:\w+ ){0,3}"
            r"(?:hardware|software|equipment|technology|systems|computers|supplies)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "inf.monitoring",
        re.compile(r"\bmonitor(?:s|ing)?\b"),
        re.compile(
            r"(?!\W*(?:[\w/-]+\W+){0,3}(?:vendor|team|staff|employee|contract|project|budget|program))"
            r"\W*(?:[\w/-]+\W+){0,4}?(?:networks?|servers?|system|infrastructure|traffic|equipment|bandwidth|performance)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Domains that a verb names itself, with what must follow it: who monitors a network does monitoring."""

_PARENTHESES = re.compile(r"\([^)]{0,200}\)")
_STEPS = {"accountable": 0, "responsible": 1, "consulted": 2, "informed": 3}
_STATUS = {"stated": 0, "inferred": 1}
_SURE = {"": 0, "likely": 0, "possible": 1}


@dataclass(frozen=True, slots=True)
class _Said:
    """What one clause says of the domains that it names."""

    level: str
    activity: str
    status: str


def of_duty(duty: SaidDuty, *, leads: bool, own: str, frame: str = "") -> list[SaidAssignment]:
    """Read the assignments of a duty. A domain that is only likely by meaning is at most own work, and possible.

    `frame` is what the line above its list says of an entry that has no verb (`is responsible for`).
    """
    if duty.domains == (LEADERSHIP,):
        return []
    does = _without_subject(duty.text, own)
    text = does if not frame or starts_with_verb(does) else f"{frame} {does}"
    found = said(text, duty.lines, leads=leads, own=own)
    doing = verb(does)
    meant = _meant(doing, leads=False) if doing else None
    if found or doing is None or meant is None or domain_names.matches(domain_names.plain(duty.text)):
        return found
    return [
        SaidAssignment(domain, meant.level, meant.activity, "inferred", "possible", duty.lines, doing.word)
        for domain in duty.domains
    ]


def _without_subject(text: str, own: str) -> str:
    """Take the title of the role from the front of a sentence: `Database Architect designs …` designs."""
    rest = text[len(own) :].lstrip()
    return rest if own and text.casefold().startswith(own.casefold() + " ") and starts_with_verb(rest) else text


def said(text: str, lines: Passage, *, leads: bool, own: str) -> list[SaidAssignment]:
    """Read the assignments of one sentence or duty from the domains that it names."""
    found: list[SaidAssignment] = []
    frame: _Said | None = None
    for clause in clauses(text):
        resumed = frame is not None and clause.startswith("for ")
        doing = Verb("oversees", "for", len("for "), gerund=True) if resumed else verb(clause)
        if doing is None:
            continue
        framed = frame if doing.gerund else None
        meant = framed or _meant(doing, leads=leads)
        frame = meant if doing.word.endswith((" for", " in", " for the")) or framed else None
        if meant is None:
            continue
        together = _JOINT.search(clause) or _CONSULTED.search(clause)
        joint = (
            tuple(title for title, is_joint in partners(clause, own) if is_joint)
            if doing.kind == "with" or _JOINT.search(clause)
            else ()
        )
        behalf = _behalf(clause)
        for match, inside in _named(clause, doing):
            near = (
                bool(behalf)
                or _with_somebody(clause, doing)
                or (together is not None and abs(together.start() - doing.end - match.end) < _NEAR)
            )
            found.append(_assignment((match, inside), meant, doing, lines, joint, behalf, shared=near))
    return found


def _meant(doing: Verb, *, leads: bool) -> _Said | None:
    """The table of docs/import.md."""
    kind = doing.kind
    if kind == "accountable":
        return _Said("accountable", "oversees", "stated")
    if kind in ("oversees", "manages"):
        return _Said("accountable", "oversees", "inferred") if leads else _Said("responsible", "performs", "inferred")
    if kind == "approves":
        return _Said("accountable" if leads else "responsible", "approves", "inferred")
    if kind in ("performs", "with"):
        return _Said("responsible", "performs", "inferred")
    if kind in ("assists", "advises"):
        return _Said("consulted", "", "inferred")
    return None


def _named(clause: str, doing: Verb) -> Iterable[tuple[Match, bool]]:
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
    found = domain_names.matches(rest, listed=doing.kind in ANSWERING)
    for domain, words, what in _BY_VERB:
        if words.search(doing.word.casefold()) and what.match(rest[:limit]):
            yield Match(domain, 0, 0, weak=False), True
    for match, following in zip_longest(found, found[1:]):
        if following is not None and following.start - match.end == 1:
            continue  # `cloud infrastructure budget` is a budget
        own = match.domain in _OWN_MEANS and _is_own(rest, match)
        inside = match.start < limit or any(start <= match.start < end for start, end in again)
        share = inside and _may_answer(doing) and claims.is_own_share(rest, match)
        inside = inside and not (own or share or optional)
        if match.domain == "gov.policy" and _KEPT_TO.search(doing.word + rest[: match.start]):
            continue
        if match.managed and doing.kind not in ("oversees", "manages"):
            continue
        if match.process and examples and examples.start() < match.start:
            continue
        if inside or own or share or not match.weak:
            yield match, inside


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


def _assignment(
    named: tuple[Match, bool],
    meant: _Said,
    doing: Verb,
    lines: Passage,
    joint: tuple[str, ...],
    behalf: str,
    *,
    shared: bool,
) -> SaidAssignment:
    match, inside = named
    level, activity, status = meant.level, meant.activity, meant.status if inside else "inferred"
    confidence = "likely" if inside else "possible"
    if level == "accountable" and (not inside or (shared and status != "stated")):
        level, activity = "responsible", "performs"
    return SaidAssignment(
        match.domain,
        level,
        activity,
        status,
        "" if status == "stated" else confidence,
        lines,
        doing.word,
        joint,
        behalf,
    )


def _with_somebody(clause: str, doing: Verb) -> bool:
    """What is coordinated with others is shared with them."""
    return doing.word.casefold().startswith("coordinat") and bool(
        re.search(r"\b(?:with|between|among)\s+(?:the\s+)?\w", clause)
    )


def _behalf(clause: str) -> str:
    match = _BEHALF.search(clause)
    post = post_at(clause, match.end()) if match else None
    return post.title if post and post.named else ""


def merged(found: Sequence[SaidAssignment]) -> tuple[SaidAssignment, ...]:
    """Keep for each domain what says most: the strongest level, then the surest, then the first passage."""
    best: dict[str, SaidAssignment] = {}
    for each in found:
        if each.domain in domain_names.NOT_ASSIGNED:
            continue
        other = best.get(each.domain)
        if other is None or _rank(each) < _rank(other):
            best[each.domain] = each if other is None else replace(each, joint_with=each.joint_with or other.joint_with)
    order = {domain: number for number, domain in enumerate(dict.fromkeys(each.domain for each in found))}
    return tuple(sorted(best.values(), key=lambda each: order[each.domain]))


def _rank(each: SaidAssignment) -> tuple[int, int, int]:
    return _SURE[each.confidence], _STEPS[each.level], _STATUS[each.status]
