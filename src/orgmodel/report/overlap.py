"""The overlap report: what leadership reads about responsibilities held twice, with what it stands on."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.check.finding import Finding
from orgmodel.check.hits import Open, Question
from orgmodel.check.overlaps import APPENDIX
from orgmodel.check.result import Assessed, CheckResult
from orgmodel.check.severity import Severity
from orgmodel.check.wording import LINE, counted, listed
from orgmodel.render.maps.matrix import Cell, Matrix, MatrixRow, raci_matrix
from orgmodel.report.blocks import Block, Bullets, Document, Facts, Heading, Table, Text
from orgmodel.report.citation import cited
from orgmodel.report.confidence import confidence_rows, source_lines, standing
from orgmodel.report.discussed import discussed, possible
from orgmodel.report.topics import FAMILY, Topic, topics
from orgmodel.report.wording import counts, review_list

NOTICE = "Positions as documented; not an assessment of persons nor a basis for personnel action."
CONFIDENTIAL = (
    "Confidential: this review names single positions with their load, dates and pay as the documents state them. "
    "A position of one is a person: share it with those only who may know."
)
GUESSED = "in parentheses where it is inferred, with a question mark where it is only possible"
"""How a RACI matrix marks what is inferred."""

_NAMED_ONLY = "GAP004"
_FEWEST_ROLES = 2
_MOST_ASIDE = 12
_MOST_FIRST = 2
_MOST_NAMED = 5
_MOST_DETAILS = 12
_MOST_COLUMNS = 12


def overlap_report(result: CheckResult, *, others: str = "see 'orgmodel check'") -> Document:
    """Build the report as blocks. Its order: confidence, findings, named roles, matrix, questions, set aside.

    `others` says where findings of other kinds are listed.
    """
    return tuple(_blocks(result, others))


def _blocks(result: CheckResult, others: str) -> Iterator[Block]:
    header = result.graph.facts.header
    name = header.organization.name or header.organization.id
    yield Heading(1, f"Overlap report: {name}", "DRAFT" if standing(result.graph).is_draft else "")
    yield Text(NOTICE, note=True)
    found = topics(result.active.of_family(FAMILY))
    partners = [topic for topic in found if topic.is_partnership]
    listed_first = [topic for topic in found if topic.band != APPENDIX and not topic.is_partnership]
    yield Heading(2, "How far this model can be trusted", id="confidence")
    yield Facts(confidence_rows(result))
    if named := source_lines(result):
        yield Bullets(named, "Documents read:")
    yield Heading(2, "In short", id="short")
    yield Text(_in_short(result, listed_first, others))
    if listed_first:
        rows = (_line(number, topic) for number, topic in enumerate(listed_first, 1))
        yield Table(("Domain", "Roles", "GAO class", "Band"), tuple(rows))
    yield from _first_questions(result)
    yield from _findings(result, listed_first)
    yield from possible(result)
    yield from review_list(result)
    yield from _partnerships(result, partners)
    yield from _named_only(result)
    yield from _matrix(raci_matrix(result.graph))
    yield from _questions(result)
    yield from _not_assessable(result)
    yield from _set_aside(result)
    yield from _appendix(result, [topic for topic in found if topic.band == APPENDIX])


def _in_short(result: CheckResult, found: list[Topic], where: str) -> str:
    """Say the whole in three sentences."""
    bands = [f"{sum(topic.band == band for topic in found)} {band}" for band in ("high", "medium", "low")]
    domains = f"{counted(len(found), 'domain')} in which responsibilities overlap ({', '.join(bands)})"
    described = int((result.graph.described & result.graph.active & result.graph.in_scope).sum())
    if described < _FEWEST_ROLES:
        domains = f"An overlap needs two described roles; this model describes {described or 'none'}"
    asked = counted(len(result.questions), "question is", "questions are")
    others = result.active.counts - result.active.of_family(FAMILY).counts - result.active.of_family(_NAMED_ONLY).counts
    errors = others[Severity.ERROR]
    text = f"{domains}. {asked} open; the answers may take overlaps away or add some."
    if less_sure := len(topics(result.active.of_family(FAMILY), sure=False)):
        text += f" {counted(less_sure, 'possible overlap')} for review."
    alike, strong = counts(result)
    if alike:
        text += f" {counted(alike, 'similar wording')} for review, {strong} of them strong."
    if errors:
        text += f" The model has {counted(errors, 'error')}: {where}."
    elif others.total():
        text += f" {counted(others.total(), 'finding')} of other kinds: {where}."
    return text


def _line(number: int, topic: Topic) -> tuple[str, ...]:
    roles = listed(side.title for side in topic.sides)
    return f"{number}. {topic.domain}", roles, topic.gao_class, topic.band


def _first_questions(result: CheckResult) -> Iterator[Block]:
    """Name the answers on which most hangs, with what hangs on them."""
    heavy = sorted((each for each in result.questions if each.topic == LINE), key=lambda each: -len(each.details))
    items = tuple(
        f"{each.text} {len(each.details)} domains hang on it: {listed(map(_before_colon, each.details), _MOST_NAMED)}."
        for each in heavy[:_MOST_FIRST]
        if len(each.details) > 1
    )
    if items:
        yield Bullets(items, "Answers that settle most:")


def _before_colon(detail: str) -> str:
    return detail.partition(":")[0]


def _partnerships(result: CheckResult, found: list[Topic]) -> Iterator[Block]:
    if not found:
        return
    yield Heading(2, "Partnerships that one side names", id="partners")
    yield Text("No overlap follows from these; the two sides' documents do not agree on who works together.", note=True)
    for topic in found:
        yield Heading(3, topic.domain)
        yield from discussed(result, topic)


def _findings(result: CheckResult, found: list[Topic]) -> Iterator[Block]:
    yield Heading(2, "What to discuss", id="findings")
    if not found:
        yield Text("No overlap was found in what could be assessed.")
        return
    yield Text(
        "In GAO's words (GAO-15-49SP): fragmentation is more than one in the same broad area, overlap is similar "
        "goals, activities or beneficiaries, duplication is the same activities for the same beneficiaries. "
        "The bands come from a score of orgmodel's own; they order the discussion and are no norm.",
        note=True,
    )
    for number, topic in enumerate(found, 1):
        yield Heading(3, f"{number}. {topic.domain}", f"{topic.gao_class}, {topic.band}")
        yield from discussed(result, topic)


def _named_only(result: CheckResult) -> Iterator[Block]:
    named = [each for each in result.active.of_family(_NAMED_ONLY) if result.graph.role_row(each.subject.id) >= 0]
    if named:
        yield Heading(2, "Roles that are named and not described", id="named")
        yield Bullets(
            tuple(f"{each.message}{_where(result, each)}" for each in named),
            ids=tuple(each.fingerprint for each in named),
        )
        yield Bullets(named[0].remedies, "Options:")


def _where(result: CheckResult, finding: Finding) -> str:
    return f" [{cited(result, finding.evidence)}]" if finding.evidence else ""


def _matrix(matrix: Matrix) -> Iterator[Block]:
    if not matrix.rows:
        return
    yield Heading(2, "Who is what to which domain (RACI)", id="matrix")
    if len(matrix.roles) > _MOST_COLUMNS:
        yield from _matrix_by_domain(matrix)
        return
    yield Text(
        f"A accountable, R responsible, C consulted, I informed; {GUESSED}. "
        "An asterisk marks a domain with more than one accountable role.",
        note=True,
    )
    rows = tuple(
        (f"{row.name}{' *' if row.contested else ''}", *(letters(cell) for cell in row.cells)) for row in matrix.rows
    )
    yield Table(("Domain", *matrix.titles), rows)


def _matrix_by_domain(matrix: Matrix) -> Iterator[Block]:
    """Show a matrix of many roles as a line a domain: who is accountable, who responsible, who else."""
    yield Text(
        f"{GUESSED[:1].upper()}{GUESSED[1:]}. An asterisk marks more than one accountable role.",
        note=True,
    )
    rows = tuple(
        (
            f"{row.name}{' *' if row.contested else ''}",
            *(_holders(matrix, row, letters) for letters in ("A", "R", "CI")),
        )
        for row in matrix.rows
    )
    yield Table(("Domain", "Accountable", "Responsible", "Consulted, informed"), rows)


def _holders(matrix: Matrix, row: MatrixRow, letters: str) -> str:
    cells = ((title, cell) for title, cell in zip(matrix.titles, row.cells, strict=True) if cell)
    found = [(title, cell) for title, cell in cells if any(letter in cell.letters for letter in letters)]
    return "; ".join(_held(title, cell, letters) for title, cell in found)


def _held(title: str, cell: Cell, letters: str) -> str:
    if not cell.inferred:
        return title
    sure = any(letter in cell.letters and letter not in cell.possible for letter in letters)
    return f"({title})" if sure else f"({title}?)"


def letters(cell: Cell | None) -> str:
    """Write a cell of a matrix: in parentheses where it is inferred."""
    return cell.shown if cell else ""


def _questions(result: CheckResult) -> Iterator[Block]:
    yield Heading(2, "Open questions", id="questions")
    if not result.questions:
        yield Text("None.")
    for name, asked in by_addressee(result):
        yield Heading(3, f"To {name}")
        for question in asked:
            yield Text(f"{question.text}{_see(result, question)}")
            if question.details:
                more = len(question.details) - _MOST_DETAILS
                shown = question.details[:_MOST_DETAILS] + ((f"and {more} more",) if more > 0 else ())
                yield Bullets(shown, "What hangs on it:")


def by_addressee(result: CheckResult) -> list[tuple[str, list[Question]]]:
    """Group questions by whom they go to: roles first, by how much hangs on their answers."""
    grouped: dict[str, list[Question]] = {}
    for question in sorted(result.questions, key=lambda each: (each.to is None, -len(each.details))):
        grouped.setdefault(addressee(result, question), []).append(question)
    return list(grouped.items())


def _see(result: CheckResult, question: Question) -> str:
    return f" [{cited(result, question.evidence)}]" if question.evidence else ""


def addressee(result: CheckResult, question: Question) -> str:
    """Say who would know the answer: `the Head of Support`."""
    if question.to is None:
        return "whoever keeps this model"
    row = result.graph.role_row(question.to.id)
    return f"the {result.graph.title(row)}" if row >= 0 else question.to.id


def _not_assessable(result: CheckResult) -> Iterator[Block]:
    reasons: dict[Open, list[str]] = {}
    for each in result.rules:
        for reason in each.open:
            reasons.setdefault(Open(0, reason.reason, reason.settled_by), []).append(each.rule.code)
    if reasons:
        yield Heading(2, "What could not be assessed", id="not-assessed")
        rows = tuple((why.reason, ", ".join(codes), why.settled_by) for why, codes in reasons.items())
        yield Bullets(tuple(f"{reason} ({codes}); settled by: {settled}" for reason, codes, settled in rows))
    silent = [each.rule for each in result.rules if each.assessed == Assessed.OFF]
    if silent:
        yield Bullets((listed(rule.code for rule in silent),), "Switched off by the policy:")


def _set_aside(result: CheckResult) -> Iterator[Block]:
    yield Heading(2, "What was set aside, and why", id="set-aside")
    grouped = result.set_aside_by_reason(_MOST_ASIDE)
    if not grouped:
        yield Text("Nothing.")
    for reason, (count, lines) in grouped.items():
        more = (f"and {count - len(lines):,} more",) if count > len(lines) else ()
        yield Bullets((*lines, *more), f"{reason[:1].upper()}{reason[1:]}: {count:,}")


def _appendix(result: CheckResult, found: list[Topic]) -> Iterator[Block]:
    scored = [topic for topic in topics(result.active.of_family(FAMILY)) if topic.score and not topic.is_partnership]
    if not scored:
        return
    yield Heading(2, "Appendix: scores", id="scores")
    yield Text("Score 0 to 100: levels, scopes, distance, declared sharing, confidence and criticality.", note=True)
    rows = tuple((topic.domain, topic.band, f"{topic.score:.0f}") for topic in scored)
    yield Table(("Domain", "Band", "Score"), rows)
    for topic in found:
        yield Heading(3, topic.domain, "appendix")
        yield from discussed(result, topic)
