"""DAT: what only tables can say wrongly: rows about one post that differ, ids in two spellings, rows left out."""

from __future__ import annotations

import numpy as np

from orgmodel.check.hits import Hit, Hits, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted, listed, role_refs, rows_of
from orgmodel.graph.names import variants
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.references import references_to_nobody
from orgmodel.model.notes import Note, Noticed
from orgmodel.model.refs import Ref
from orgmodel.model.words import Line

_SHOWN = 3


@rule("DAT004", Severity.HIGH, identity=("role", "columns"))
def job_share_conflict(graph: OrgGraph) -> Hits:
    """Two rows of a table give one post, and differ in what they say of it.

    ## Facts needed
    The rows of a table of posts. Two rows with one id and one title are a job share: two people in one post, who may
    differ in what is theirs (name, FTE, pay, dates), and in nothing else.

    ## Why it matters
    A post has one place in the structure, and one state. Which of the rows says it, nobody can tell; the first one
    counts, and a wrong line can make a circle, or hide one. Every column that differs is named.

    ## Example
    ```csv bad
    id,title,manager,
    D1,Director,XX,
    D2,Director of Strategy,XX,
    H1,Head of Policy,D1,
    H1,Head of Policy,D2,# <- DAT004
    ```
    ```csv good
    id,title,manager,
    D1,Director,XX,
    D2,Director of Strategy,XX,
    H1,Head of Policy,D1,
    H1,Head of Policy,D1,
    ```

    ## Exceptions
    Rows with one id and different titles are two posts with one id: rule DAT001 has them.

    ## Options
    - Confirm which of the rows states the post as it is, and correct the other one.
    - If they are two posts, give one of them another id.
    - If they are one post on two days, keep the rows of one day, or call the column of days `Snapshot date`.

    ## Source
    No threshold. The guidance for the United Kingdom's organograms lets a job share stand as two rows.
    """
    notes = _noted(graph, Noticed.JOB_SHARE)
    return Hits.of([(Severity.HIGH, _conflict(note)) for note in notes], checked=len(graph.roles))


def _conflict(note: Note) -> Hit:
    ref = note.about[0]
    said = f": '{note.examples[0]}' and '{note.examples[1]}'" if note.examples else ""
    message = (
        f"{rows_of(note).capitalize()} give the post '{ref.id}' and differ in {note.what}{said}; the first one counts."
    )
    return Hit(ref, message, (str(ref), note.what), note.at, values=Values(note.count, 1, "rows"))


@rule("DAT005", Severity.MEDIUM, identity=("reference", "id"))
def id_differs_only_in_form(graph: OrgGraph) -> Hits:
    """A reference leads to nobody, and an id differs from it only in leading zeros, case or spaces.

    ## Facts needed
    Reporting lines and other references to roles, and the ids of the roles.

    ## Why it matters
    A spreadsheet that takes ids for numbers drops their leading zeros. The line is probably right and only its
    spelling is not, but a program that mends it in silence may put a post under the wrong manager.

    ## Example
    ```yaml bad
    roles:
      - {id: "00005654", title: Director, reports_to: none}
      - {id: "00005655", title: Head of Policy, reports_to: "5654"}  # <- DAT005
    ```
    ```yaml good
    roles:
      - {id: "00005654", title: Director, reports_to: none}
      - {id: "00005655", title: Head of Policy, reports_to: "00005654"}
    ```

    ## Exceptions
    Where several ids differ from the reference only in form, none of them is suggested.

    ## Options
    - Confirm that the two are one, and write both in the same way.
    - Export the ids as text, so that they keep their zeros.

    ## Source
    No threshold.
    """
    lines = graph.lines
    loose = np.flatnonzero((graph.line_target < 0) & graph.active_line)
    named: dict[str, list[int]] = {}
    for line in loose.tolist():
        named.setdefault(lines.to[line], []).append(line)
    others = {name: found for name, found in references_to_nobody(graph).items() if name not in named}
    meant = {name: near for name, near in variants(graph, [*named, *others]).items() if near}
    hits = [_same_id(graph, name, near, named[name]) for name, near in meant.items() if name in named]
    for name, references in others.items():
        if name in meant:
            by = tuple(dict.fromkeys(each.by for each in references if each.by))
            hits.append(_hit(name, meant[name], [each.name for each in references], by, references[0].at))
    return Hits.of([(Severity.MEDIUM, hit) for hit in hits], checked=len(lines))


def _same_id(graph: OrgGraph, name: str, near: str, lines: list[int]) -> Hit:
    rows = [int(graph.lines.role[line]) for line in lines]
    solid = all(graph.lines.kind[line] == Line.SOLID for line in lines)
    names = [graph.title(row) for row in rows[: _SHOWN + 1]]
    hit = _hit(name, near, names, role_refs(graph, rows), graph.lines.at[lines[0]])
    if len(rows) <= _SHOWN + 1:
        return hit
    said = f"{counted(len(rows), 'role')} {'report to' if solid else 'name'} '{name}'"
    return _worded(hit, said, name, near, len(rows))


def _hit(name: str, near: str, by: list[str], refs: tuple[Ref, ...], at: object) -> Hit:
    who = list(dict.fromkeys(by))
    said = f"{listed(who, most=_SHOWN)} {'names' if len(who) == 1 else 'name'} '{name}'"
    hit = Hit(Ref("role", near), "", (name, near), at, refs)  # type: ignore[arg-type]
    return _worded(hit, said, name, near, len(by))


def _worded(hit: Hit, said: str, name: str, near: str, count: int) -> Hit:
    message = (
        f"{said}, and the model has '{near}', which differs only in {_difference(name, near)}; nothing was changed."
    )
    return Hit(hit.subject, message, hit.keys, hit.at, hit.related, Values(count, 0, "references"))


def _difference(name: str, near: str) -> str:
    if "".join(name.split()) == "".join(near.split()):
        return "spaces"
    return "case" if name.casefold() == near.casefold() else "leading zeros"


@rule("DAT006", Severity.MEDIUM, identity=("table", "reason"))
def row_left_out(graph: OrgGraph) -> Hits:
    """Rows of a table are not in the model.

    ## Facts needed
    The rows of a table, each with its number.

    ## Why it matters
    What was left out is counted nowhere: somebody who compares the table with the report must know what is missing.
    Totals, footers and repeated headers weigh less than rows that state something.

    ## Example
    ```csv bad
    id,title,manager,
    D1,Director,XX,
    H1,Head of Policy,D1,
    Total,2 posts,,# <- DAT006
    ```
    ```csv good
    id,title,manager,
    D1,Director,XX,
    H1,Head of Policy,D1,
    ```

    ## Exceptions
    Empty rows: nothing stands in them. They are counted in the description of the table.

    ## Options
    - Look at the rows; if they are posts, give them an id or a title.
    - Quote cells that hold the separator, so that a row has as many cells as the header.

    ## Source
    No threshold.
    """
    notes = _noted(graph, Noticed.LEFT_OUT)
    weights = (Severity.MEDIUM if note.grave else Severity.LOW for note in notes)
    return Hits.of(
        [(weight, _absent(note)) for weight, note in zip(weights, notes, strict=True)], checked=len(graph.roles)
    )


def _absent(note: Note) -> Hit:
    ref = Ref("table", note.table)
    verb = "is" if note.count == 1 else "are"
    message = f"{counted(note.count, 'row')} of {note.table} {verb} left out, {note.what}: {rows_of(note)}."
    return Hit(ref, message, (str(ref), note.what), note.at, note.about, Values(note.count, 0, "rows"))


def _noted(graph: OrgGraph, kind: Noticed) -> list[Note]:
    return [note for note in graph.facts.notes if note.kind is kind]
