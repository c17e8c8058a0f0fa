"""Which domains does a role answer for, at which level? The verb decides, and whether the role leads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgmodel.catalog.common_duties import LEADERSHIP
from orgmodel.load.documents.language import domains as domain_names
from orgmodel.load.documents.language.clauses import clauses
from orgmodel.load.documents.language.domains import Match
from orgmodel.load.documents.language.posts import post_at
from orgmodel.load.documents.language.verbs import Verb, starts_with_verb, verb
from orgmodel.load.documents.relations.collaborators import partners
from orgmodel.load.documents.work import objects, stronger
from orgmodel.load.documents.work.support import Scores, borne_out, likeliest
from orgmodel.model.postings import Passage, SaidAssignment, SaidDuty

_BEHALF = re.compile(r"\bon behalf of\s+", re.IGNORECASE)
_JOINT = re.compile(
    r"\b(?:along with|jointly|in (?:partnership|collaboration|conjunction|coordination|concert"
    r"|cooperation) with|together with|collaboratively)\b",
    re.IGNORECASE,
)
_OF_A_BODY = re.compile(
    r"(?:The\s+)?(?:[A-Z][\w'’&-]*\s+(?:of\s+)?){0,4}(?:Board|Council|Commission|Committee|Legislature|Trustees|Mayor)\s+"
    r"(?:is|are|shall|will|has|have|adopts?|approves?|appoints?|sets?)\b"
)
"""A sentence about a body (`The Village Board is responsible for …`) says nothing of the role."""
_CONSULTED = re.compile(r"\bin consultation with\b", re.IGNORECASE)
_NEAR = 60
_STEPS = {"accountable": 0, "responsible": 1, "consulted": 2, "informed": 3}
_STATUS = {"stated": 0, "inferred": 1}
_SURE = {"": 0, "likely": 0, "possible": 1}


@dataclass(frozen=True, slots=True)
class _Said:
    """What one clause says of the domains that it names."""

    level: str
    activity: str
    status: str


def of_duty(
    duty: SaidDuty, *, leads: bool, own: str, frame: str = "", scores: Scores | None = None
) -> list[SaidAssignment]:
    """Read the assignments of a duty: what it names and its words bear out, and what they speak of without its name.

    The latter is possible only, and at most own work. `scores` are those of `support`;
    `frame` is what the line above its list says of an entry that has no verb (`is responsible for`).
    """
    if duty.usual or duty.domains == (LEADERSHIP,) or _OF_A_BODY.match(duty.text):
        return []
    does = _without_subject(duty.text, own)
    text = does if not frame or starts_with_verb(does) else f"{frame} {does}"
    found = borne_out(said(text, duty.lines, leads=leads, own=own), scores or {})
    return found + _spoken_of(duty.text, verb(does), duty.lines, found, scores or {}, summary=False)


def of_sentence(text: str, lines: Passage, *, leads: bool, own: str, scores: Scores) -> list[SaidAssignment]:
    """Read the assignments of a sentence of the summary, as those of a duty. It must say more before it is guessed."""
    if _OF_A_BODY.match(text):
        return []
    found = borne_out(said(text, lines, leads=leads, own=own), scores)
    return found + _spoken_of(text, verb(text), lines, found, scores, summary=True)


def _spoken_of(
    text: str, doing: Verb | None, lines: Passage, found: Sequence[SaidAssignment], scores: Scores, *, summary: bool
) -> list[SaidAssignment]:
    """Give what the words of a text speak of without naming it as the role's own: possible, and at most own work."""
    meant = (
        _meant(stronger.own_work(text, doing), leads=False) if doing else _Said("responsible", "performs", "inferred")
    )
    if meant is None:
        return []
    names = domain_names.matches(domain_names.plain(text))
    domains = likeliest(
        scores,
        found={each.domain for each in found},
        named={match.domain for match in names if not (match.weak or match.process)},
        verb=doing is not None,
        summary=summary,
    )
    word = doing.word if doing else ""
    return [
        SaidAssignment(each, meant.level, meant.activity, "inferred", "possible", lines, word, guessed=True)
        for each in domains
    ]


def _without_subject(text: str, own: str) -> str:
    """Take the title of the role from the front of a sentence: `Database Architect designs …` designs."""
    rest = text[len(own) :].lstrip()
    return rest if own and text.casefold().startswith(own.casefold() + " ") and starts_with_verb(rest) else text


def said(text: str, lines: Passage, *, leads: bool, own: str) -> list[SaidAssignment]:
    """Read the assignments of one sentence or duty from the domains that it names.

    A whole function beside its parts (`infrastructure, including servers and networks`) is what the parts make up.
    """
    found: list[SaidAssignment] = []
    frame: _Said | None = None
    for clause in clauses(text):
        resumed = frame is not None and clause.startswith("for ")
        doing = Verb("oversees", "for", len("for "), gerund=True) if resumed else verb(clause)
        if doing is None:
            continue
        doing = stronger.own_work(clause, doing)
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
        for match, inside in objects.named(clause, doing):
            near = (
                bool(behalf)
                or _with_somebody(clause, doing)
                or (together is not None and abs(together.start() - doing.end - match.end) < _NEAR)
            )
            sets = not framed and stronger.sets_direction(match.domain, doing)
            level = _meant(replace(doing, kind="oversees"), leads=leads) if sets else None
            found.append(_assignment((match, inside), level or meant, doing, lines, joint, behalf, shared=near))
    wholes = {each.domain.rpartition(".")[0] for each in found}
    return [each for each in found if each.domain not in wholes]


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
        best[each.domain] = each if other is None else _stronger(other, each)
    order = {domain: number for number, domain in enumerate(dict.fromkeys(each.domain for each in found))}
    return tuple(sorted(best.values(), key=lambda each: order[each.domain]))


def _stronger(one: SaidAssignment, other: SaidAssignment) -> SaidAssignment:
    """Give what says most. A possible accountability is likely where another passage assigns the work."""
    first, second = sorted((one, other), key=_rank)
    if second.level == "accountable" and first.level == "responsible":
        return replace(second, confidence="likely", joint_with=second.joint_with or first.joint_with)
    return first if first is one else replace(first, joint_with=first.joint_with or second.joint_with)


def _rank(each: SaidAssignment) -> tuple[int, int, int]:
    return _SURE[each.confidence], _STEPS[each.level], _STATUS[each.status]
