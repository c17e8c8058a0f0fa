"""Options side by side, no change being the first: what changes, what is found, and the five numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from orgmodel.change.changes import Kind
from orgmodel.check.finding import Finding
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted
from orgmodel.graph.coordination import Coordination, coordination
from orgmodel.graph.metrics import role_counts
from orgmodel.report.blocks import Facts, Table
from orgmodel.report.organization.numbers import five_numbers
from orgmodel.report.review import money, tables
from orgmodel.review.findings import Compared
from orgmodel.review.option import Option, Review

NO_CHANGE = "No change"
_DECIDED = (("Question", "question"), ("Decides", "by"), ("Decision due", "due"), ("Would hold from", "effective"))
_NOTHING = "–"


def letter(number: int) -> str:
    """Call the first option A, the second B."""
    return chr(ord("A") + number) if number < 26 else str(number + 1)  # noqa: PLR2004  letters of the alphabet


def names(review: Review) -> tuple[str, ...]:
    """Call each option by its letter and its title."""
    return tuple(f"{letter(number)}: {option.name}" for number, option in enumerate(review.options))


def decision(review: Review) -> Facts:
    """Say what is to be decided, by whom and until when, as the proposals say it, and what there is to choose from."""
    rows: list[tuple[str, str]] = []
    for title, field in _DECIDED:
        rows += [(title, "; ".join(said))] if (said := _said(review, field)) else []
    rows += [("Approved", each) for each in _approvals(review)]
    day = review.before.graph.facts.header.as_of
    rows.append(("Looked at on", day.isoformat() if day else "no day: nothing that depends on time is assessed"))
    rows.append(("Options", "; ".join((NO_CHANGE, *names(review)))))
    return Facts(tuple(rows))


def _said(review: Review, field: str) -> tuple[str, ...]:
    """Give what proposals say in a field of their decision, each once."""
    graph = review.before.graph
    found = []
    for option in review.options:
        decided = option.transition.proposal.decision if option.transition.proposal else None
        value = getattr(decided, field) if decided else None
        if value is not None:
            row = graph.role_row(str(value).removeprefix("role:")) if field == "by" else -1
            found.append(f"the {graph.title(row)}" if row >= 0 else str(value))
    return tuple(dict.fromkeys(found))


def _approvals(review: Review) -> Iterator[str]:
    graph = review.before.graph
    for number, option in enumerate(review.options):
        files = option.transition.proposal.files if option.transition.proposal else ()
        for each in (approval for file in files[:1] for approval in file.approvals):
            row = graph.role_row(each.role.removeprefix("role:"))
            who = f"the {graph.title(row)}" if row >= 0 else each.role
            on = f" on {each.on}" if each.on else ""
            revision = f", revision {each.revision}" if each.revision else ""
            yield f"{letter(number)}, by {who}{on}{revision}"


def numbers(review: Review) -> Table:
    """Give the five numbers of each option beside those of today, and the benchmark."""
    today = five_numbers(review.before)
    then = [five_numbers(option.result) for option in review.options]
    rows = ((row[0], row[1], *(each.rows[number][1] for each in then), row[2]) for number, row in enumerate(today.rows))
    return Table(("Number", NO_CHANGE, *names(review), "Benchmark"), tuple(rows))


def side_by_side(review: Review) -> Table:
    """Say of each option what it changes; a dash where there is nothing."""
    today = coordination(review.before.graph)
    columns = [_column(review, option) for option in review.options]
    first = {
        "Roles": f"{role_counts(review.before.graph).roles:,}",
        "Findings that stay": f"{_today(review):,}",
        "Lines between roles that work together": _lines(today),
    }
    rows = ((title, first.get(title, _NOTHING), *(column[title] for column in columns)) for title in columns[0])
    return Table(("What", NO_CHANGE, *names(review)), tuple(rows))


def _column(review: Review, option: Option) -> dict[str, str]:
    found = option.findings
    return {
        "Roles": f"{role_counts(option.transition.after).roles:,}",
        "Roles added": _roles(option, Kind.ADDED, Kind.SPLIT),
        "Roles removed or merged": _roles(option, Kind.REMOVED, Kind.MERGED),
        "Another manager": moved(option),
        "Another unit": _number(int(np.count_nonzero(option.impact.new_unit)), "role"),
        "Other roles answer for": _number(len(tables.owners(option).rows), "domain"),
        "Not kept, not handed on, not retired": _number(len(option.transition.losses), "loss", "losses"),
        "Findings that come": weights(found.introduced),
        "Findings that go": weights(found.resolved),
        "Findings that stay": _kept(found),
        "Findings on days of the plan only": weights([each.finding for each in option.passing or ()]),
        "Lines between roles that work together": _lines(option.coordination),
        "Recurring cost": money.recurring(option.costs, confidential=review.confidential),
        "One-time cost": money.once(option.costs),
        "All changes": f"{len(option.transition.changes):,}",
    }


def _today(review: Review) -> int:
    """Count the findings of today of the kinds that are compared."""
    found = review.options[0].findings
    return found.unchanged + len(found.resolved)


def moved(option: Option) -> str:
    """Say how many roles, FTE and what share get another manager; a dash for none."""
    impact = option.impact
    number = int(np.count_nonzero(impact.new_manager))
    people = float(impact.people[impact.new_manager].sum())
    return f"{counted(number, 'role')}, {people:,.0f} FTE ({impact.share_with_new_manager:.0%})" if number else _NOTHING


def _kept(found: Compared) -> str:
    heavier = f", {len(found.weightier):,} of them weigh more" if found.weightier else ""
    return f"{found.unchanged:,}{heavier}"


def _roles(option: Option, *kinds: Kind) -> str:
    found = sum(each.subject.kind == "role" for each in option.transition.changes.of(*kinds))
    return _number(found, "role")


def _number(number: int, one: str, many: str = "") -> str:
    return counted(number, one, many) if number else _NOTHING


def _lines(found: Coordination) -> str:
    apart = f"; {counted(found.apart, 'pair')} not known to meet" if found.apart else ""
    return f"{found.cost:g} over {counted(found.pairs, 'pair')}{apart}" if found.pairs or found.apart else _NOTHING


def weights(findings: Sequence[Finding]) -> str:
    """Count findings by weight: `1 error, 2 high`; a dash for none."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(f"{counts[each]:,} {each}" for each in reversed(Severity) if counts[each]) or _NOTHING
