"""STR: dotted lines that are too many, or say again what the solid line says."""

from __future__ import annotations

import numpy as np

from orgmodel.check.hits import Hit, Hits, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted, lasting_name, listed, titles, with_articles
from orgmodel.graph.index import numbered
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import among, distinct
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import Line

_SHOWN = 5


@rule("STR007", Severity.MEDIUM, identity=("role",))
def dotted_line_overload(graph: OrgGraph, *, max_dotted: int = 2) -> Hits:
    """A role has more dotted lines than the limit, or one to somebody who is above it by the solid line.

    ## Facts needed
    Dotted lines and, for the second kind, reporting lines. A dotted line with an end date (`valid`) does not count.

    ## Why it matters
    Each dotted line is a person who may ask for time and set priorities. With several, the role decides alone
    whom to serve first. A dotted line to somebody who is above anyway, for no stated purpose (`for`), says nothing.

    ## Example
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: security-lead, title: Security Lead, reports_to: cio}
      - {id: data-lead, title: Data Lead, reports_to: cio}
      - {id: project-lead, title: Project Lead, reports_to: cio}
      - {id: operations-lead, title: Operations Lead, reports_to: cio}
      - {id: analyst, title: Analyst, reports_to: operations-lead, dotted_to: [security-lead, data-lead, project-lead]}  # <- STR007
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: security-lead, title: Security Lead, reports_to: cio}
      - {id: data-lead, title: Data Lead, reports_to: cio}
      - {id: project-lead, title: Project Lead, reports_to: cio}
      - {id: operations-lead, title: Operations Lead, reports_to: cio}
      - {id: analyst, title: Analyst, reports_to: operations-lead, dotted_to: [security-lead, data-lead]}
    ```
    A dotted line up the chain of command, for no stated purpose, weighs low:
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: operations-lead, title: Operations Lead, reports_to: cio}
      - {id: analyst, title: Analyst, reports_to: operations-lead, dotted_to: [cio]}  # <- STR007
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: operations-lead, title: Operations Lead, reports_to: none}
      - {id: analyst, title: Analyst, reports_to: operations-lead, dotted_to: [cio]}
    ```

    ## Exceptions
    Programs with an end date, where the line is recorded with it. A role with dotted lines and no solid one is
    the finding of STR004, or its question.

    ## Options
    - Confirm which of the dotted lines are in use, and record an end date for those that are for a time.
    - Confirm who decides when two of these roles want the same hours.
    - State what the line is for (`for`).

    ## Source
    The limit of 2 is ours; no outside authority.
    """  # noqa: E501  an example shows a role on one line, as models do
    rows = _undated(graph)
    number = _distinct(graph, rows)
    redundant = _redundant(graph, rows)
    guess = graph.lines.provenance.is_inferred("role", "dotted_to")
    stated = _distinct(graph, rows[~guess[rows]]) if guess.any() else number
    over = number > max_dotted
    again = np.bincount(graph.lines.role[redundant], minlength=len(graph.roles)) > 0
    found = np.flatnonzero((over | again) & graph.in_scope & graph.active)
    sure = np.where(over, stated > max_dotted, ~_all_guessed(graph, redundant, guess))
    return Hits(
        severity=np.where(over[found], int(Severity.MEDIUM), int(Severity.LOW)),
        explain=lambda hit: _hit(graph, int(found[hit]), number, redundant, max_dotted),
        inferred=~sure[found],
        checked=int(np.count_nonzero(graph.active & graph.in_scope)),
        identify=lambda number: lasting_name(graph, int(found[number])),
    )


def _undated(graph: OrgGraph) -> IntColumn:
    """Give the dotted lines without an end date."""
    rows = graph.lines_of_kind(Line.DOTTED)
    ending = [row for row, valid in graph.lines.valid.items() if valid.until is not None]
    return rows[~among(rows, ending)] if ending else rows


def _distinct(graph: OrgGraph, rows: IntColumn) -> IntColumn:
    """Count, for each role, the roles to which these lines lead; a name that nobody has counts as one."""
    target = numbered(graph.lines.to)[rows].astype(np.int64)
    many = int(target.max(initial=0)) + 1
    pairs = distinct(graph.lines.role[rows] * many + target)
    number: IntColumn = np.bincount(pairs // many, minlength=len(graph.roles))
    return number


def _redundant(graph: OrgGraph, rows: IntColumn) -> IntColumn:
    """Give the lines to somebody above the role in the chain of command, for no stated purpose."""
    known = rows[graph.line_target[rows] >= 0]
    report, target = graph.lines.role[known], graph.line_target[known]
    masked = graph.hierarchy.masked
    above = graph.hierarchy.is_above(target, report) & (target != report) & ~masked[report]
    above &= ~among(known, list(graph.lines.purpose))
    found: IntColumn = known[above]
    return found


def _all_guessed(graph: OrgGraph, redundant: IntColumn, guess: BoolColumn) -> BoolColumn:
    """Mark roles of which each redundant line, or the line up, is inferred."""
    role = graph.lines.role[redundant]
    above = _guesses_above(graph)
    unsure = guess[redundant] | (above[role] > above[graph.line_target[redundant]])
    sure = np.bincount(role[~unsure], minlength=len(graph.roles)) > 0
    marked: BoolColumn = ~sure
    return marked


def _guesses_above(graph: OrgGraph) -> IntColumn:
    """Count the inferred lines on each role's way up."""
    top = graph.hierarchy.end
    if not graph.line_inferred.any():
        return np.zeros_like(top)
    return graph.hierarchy.counted_between(graph.line_inferred.astype(np.int64), np.arange(len(top)), top)


def _hit(graph: OrgGraph, row: int, number: IntColumn, redundant: IntColumn, limit: int) -> Hit:
    lines = [line for line in graph.lines_of_kind(Line.DOTTED).tolist() if graph.lines.role[line] == row]
    again = [line for line in redundant.tolist() if graph.lines.role[line] == row]
    named = [_name(graph, line) for line in lines]
    title = graph.title(row)
    many = f"the {title} has {counted(int(number[row]), 'dotted line')} (limit {limit}), to {listed(named, _SHOWN)}"
    above = with_articles(titles(graph, graph.line_target[again].tolist()), _SHOWN)
    twice = f"a dotted line leads to {above}, who is above the {title} by the solid line as well" if again else ""
    said = "; ".join(filter(None, (many if number[row] > limit else "", twice)))
    shown = lines if number[row] > limit else again
    guessed = [line for line in shown if graph.lines.provenance.is_inferred("role", "dotted_to")[line]]
    return Hit(
        subject=graph.role_ref(row),
        message=f"{said[:1].upper()}{said[1:]}.",
        keys=(str(graph.role_ref(row)),),
        at=graph.lines.at[shown[0]],
        related=tuple(dict.fromkeys(graph.role_ref(int(each)) for each in graph.line_target[shown] if each >= 0)),
        values=Values(int(number[row]), limit, "dotted lines") if number[row] > limit else None,
        evidence=tuple(dict.fromkeys(each for line in shown for each in graph.lines.provenance.evidence.get(line, ()))),
        depends_on=tuple(f"the dotted line to {_name(graph, line)} is inferred" for line in guessed),
    )


def _name(graph: OrgGraph, line: int) -> str:
    target = int(graph.line_target[line])
    return f"the {graph.title(target)}" if target >= 0 else f"'{graph.lines.to[line]}'"
