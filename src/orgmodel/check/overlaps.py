"""How is an overlap put before readers? Score, band, what drives it, and both sides with their evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from orgmodel.check.hits import (
    CIRCULAR,
    DECLARED_JOINT,
    DELEGATION,
    DISTINCT_SCOPE,
    NAMED_ONLY,
    OUTSIDE,
    SAME_CLASS,
    Band,
    Hit,
    Overlap,
    SetAside,
)
from orgmodel.check.severity import Severity
from orgmodel.check.source_dates import years_apart
from orgmodel.check.wording import (
    confidence,
    domain_ref,
    inferred_claims,
    is_inferred,
    listed,
    side,
    titles,
    with_articles,
)
from orgmodel.duties.comparison import STRONG
from orgmodel.graph.hierarchy import NONE
from orgmodel.graph.job_classes import is_assistant
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Joint, Pairs
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.model.facts import BoolColumn
from orgmodel.model.words import Level, Tri

OVERLAP: Final = "overlap"
DUPLICATION: Final = "duplication"
FRAGMENTATION: Final = "fragmentation"
APPENDIX: Final = "appendix"
_BANDS: tuple[tuple[float, Band, Severity], ...] = (
    (50.0, "high", Severity.HIGH),
    (25.0, "medium", Severity.MEDIUM),
    (10.0, "low", Severity.LOW),
)


_MOST_PAIRS = 12
"""So many pairs of a domain are put into words: no reader compares more, and the score counts them all."""


def band(score: float) -> Band:
    """Name the band of a score: high from 50, medium from 25, low from 10, below that only the appendix."""
    return next((name for least, name, _ in _BANDS if score >= least), APPENDIX)


def severity(score: float, *, line_unknown: bool) -> Severity:
    """Weigh a score; where the line between the two is unknown, no more than medium."""
    weight = next((each for least, _, each in _BANDS if score >= least), Severity.LOW)
    return min(weight, Severity.MEDIUM) if line_unknown else weight


def contested(pairs: Pairs) -> tuple[Pairs, tuple[SetAside, ...]]:
    """Keep the pairs that may be an overlap, and list the others with the reason.

    Chain of command is delegation, one job class is one job, disjoint scopes are a split, and what both
    sides declare as joint is a decision already taken. Of roles outside the model, of two that are only
    named, and of those in a reporting cycle nothing can be said.
    """
    aside = []
    for reason, applies in REASONS:
        mask = applies(pairs)
        if mask.any():
            if reason != DECLARED_JOINT:  # OVL002 speaks of those
                aside.append(set_aside(reason, pairs.where(mask)))
            pairs = pairs.where(~mask)
    return pairs, tuple(aside)


def _outside(pairs: Pairs) -> BoolColumn:
    left, right = pairs.roles
    return ~(pairs.graph.in_scope[left] & pairs.graph.in_scope[right])


def _named_only(pairs: Pairs) -> BoolColumn:
    left, right = pairs.roles
    return ~(pairs.graph.described[left] | pairs.graph.described[right])


def _circular(pairs: Pairs) -> BoolColumn:
    left, right = pairs.roles
    masked = pairs.graph.hierarchy.masked
    return masked[left] | masked[right]


REASONS: tuple[tuple[str, Callable[[Pairs], BoolColumn]], ...] = (
    (OUTSIDE, _outside),
    (NAMED_ONLY, _named_only),
    (CIRCULAR, _circular),
    (DISTINCT_SCOPE, lambda pairs: pairs.scope == ScopeRelation.DISJOINT),
    (SAME_CLASS, lambda pairs: pairs.same_class),
    (DELEGATION, lambda pairs: pairs.chain == Tri.YES),
    (DECLARED_JOINT, lambda pairs: pairs.joint == Joint.BOTH),
)
"""Why a pair is no overlap, in the order of asking: what is quickly told first, for there may be many pairs."""


def set_aside(reason: str, pairs: Pairs) -> SetAside:
    """Set pairs aside for a reason."""
    return SetAside(reason, len(pairs), lambda: pair_lines(pairs))


def pair_lines(pairs: Pairs) -> Iterator[str]:
    """Say of each pair on which domain it is, and between whom."""
    graph, level = pairs.graph, pairs.graph.facts.assignments.level
    for row in range(len(pairs)):
        left, right = (int(side[row]) for side in pairs.roles)
        first, second = (Level(int(level[side[row]])) for side in (pairs.left, pairs.right))
        levels = ("", "") if first == second else (f" ({first})", f" ({second})")
        who = f"{graph.title(left)}{levels[0]} and {graph.title(right)}{levels[1]}"
        yield f"{graph.domains.name(int(pairs.domain[row]))}: {who}"


def overlap_hit(
    pairs: Pairs, message: str, keys: tuple[str, ...], *, at: int | None = None, line_unknown: bool | None = None
) -> tuple[Severity, Hit]:
    """Put the pairs of one domain into a hit, with its weight. `at` is the assignment row that it points at.

    `line_unknown` says whether no line between the two sides is known, where `pairs` are only some of them.
    """
    if line_unknown is None:
        line_unknown = bool((pairs.chain == Tri.UNKNOWN).all())
    graph, domain = pairs.graph, int(pairs.domain[0])
    score = pairs.score()
    shown = pairs.strongest(_MOST_PAIRS)
    rows = list(dict.fromkeys([*shown.left.tolist(), *shown.right.tolist()]))
    sides = tuple(side(graph, row, domain) for row in rows)
    found = Overlap(
        domain=graph.domains.name(domain),
        criticality=graph.domains.criticality[domain],
        score=round(score, 4),
        band=band(score),
        gao_class=OVERLAP,
        drivers=drivers(shown),
        sides=sides,
        sure=_is_sure(shown),
    )
    hit = Hit(
        subject=domain_ref(graph, domain),
        message=message,
        keys=keys,
        at=graph.facts.assignments.at[rows[0] if at is None else at],
        related=tuple(dict.fromkeys(each.role for each in sides)),
        depends_on=inferred_claims(graph, rows, domain),
        overlap=found,
    )
    return severity(score, line_unknown=line_unknown), hit


def _is_sure(pairs: Pairs) -> bool:
    """Tell whether a pair says more than two verbs do.

    Levels that were read from verbs on both sides make an overlap only where the duties are worded alike as well; and
    an Assistant Director whose line is silent works under the Director, until somebody says otherwise.
    """
    graph = pairs.graph
    under = is_assistant(graph, *pairs.roles) & (pairs.chain == Tri.UNKNOWN)
    return any(
        not under[pair]
        and (
            pairs.likeness[pair] >= STRONG
            or not all(is_inferred(graph, int(side[pair]), "level") for side in (pairs.left, pairs.right))
        )
        for pair in range(len(pairs))
    )


def claimants(graph: OrgGraph, rows: Iterable[int]) -> tuple[str, ...]:
    """The titles of the roles that hold these assignments: `Head of Support (likely)` where the level is inferred."""
    role = graph.facts.assignments.role
    said = (
        f"{graph.title(int(role[row]))} ({confidence(graph, row)})"
        if is_inferred(graph, row, "level")
        else graph.title(int(role[row]))
        for row in rows
    )
    return tuple(dict.fromkeys(said))


def drivers(pairs: Pairs) -> tuple[str, ...]:
    """Say in plain words what makes the score, each reason once."""
    graph = pairs.graph
    said = [
        f"{_names(pairs, pair)}: {text}" if text and len(pairs) > 1 else text
        for pair in range(len(pairs))
        for text in (driver(pairs, pair) for driver in (_levels, _scopes, _duties, _line, _joint, years_apart))
    ]
    said.append(f"criticality {graph.domains.criticality[int(pairs.domain[0])]} of 5")
    return tuple(dict.fromkeys(text for text in said if text))


def _names(pairs: Pairs, pair: int) -> str:
    return listed(titles(pairs.graph, (int(side[pair]) for side in pairs.roles)))


def _levels(pairs: Pairs, pair: int) -> str:
    level = pairs.graph.facts.assignments.level
    left, right = int(level[pairs.left[pair]]), int(level[pairs.right[pair]])
    if left == right == Level.ACCOUNTABLE:
        rows = int(pairs.left[pair]), int(pairs.right[pair])
        guessed = sum(is_inferred(pairs.graph, row, "level") for row in rows)
        return f"both are accountable{('', ', one by inference', ', both by inference')[guessed]}"
    return f"one is {Level(left)}, the other {Level(right)}"


def _scopes(pairs: Pairs, pair: int) -> str:
    graph, table = pairs.graph, pairs.graph.facts.assignments
    rows = int(pairs.left[pair]), int(pairs.right[pair])
    relation = pairs.scope[pair]
    names = [graph.scopes.name(table.scope[row]) for row in rows]
    if relation == ScopeRelation.SAME:
        stated = not any(is_inferred(graph, row, "scope") for row in rows)
        return f"the same scope is {'stated' if stated else 'inferred'} on both sides ({names[0]})"
    if relation == ScopeRelation.NESTED:
        within = graph.scopes.is_within(table.scope[rows[0]], table.scope[rows[1]])
        inner, outer = names if within else names[::-1]
        return f"one scope lies within the other ({inner} within {outer})"
    silent = titles(graph, (int(table.role[row]) for row in rows if not table.scope[row]))
    if silent:
        return f"no scope is recorded for {with_articles(silent)}"
    return f"how {names[0]} and {names[1]} lie to each other is not stated"


def _duties(pairs: Pairs, pair: int) -> str:
    return "their duties on it are worded alike" if pairs.likeness[pair] >= STRONG else ""


def _line(pairs: Pairs, pair: int) -> str:
    graph = pairs.graph
    if pairs.chain[pair] == Tri.UNKNOWN:
        return "whether one works under the other is not in the documents read"
    meeting = int(pairs.meeting[pair])
    if meeting == NONE:
        return "they have no common manager"
    return f"their lowest common manager is the {graph.title(meeting)}" if meeting >= 0 else ""


def _joint(pairs: Pairs, pair: int) -> str:
    if pairs.joint[pair] == Joint.NOBODY:
        return ""
    if pairs.joint[pair] == Joint.BOTH:
        return "both sides declare it as joint"
    graph, table = pairs.graph, pairs.graph.facts.assignments
    rows = int(pairs.left[pair]), int(pairs.right[pair])
    row = rows[0] if rows[0] in table.joint_with else rows[1]
    return f"only the {graph.title(int(table.role[row]))} is documented as sharing it"
