"""The design review as blocks: the decision, the options side by side, then each option by itself."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.check.finding import Finding
from orgmodel.check.wording import counted
from orgmodel.report.blocks import Block, Bullets, Document, Facts, Heading, Table, Text
from orgmodel.report.change_news import doubtful
from orgmodel.report.confidence import confidence_rows, standing
from orgmodel.report.organization.tables import thresholds, versions
from orgmodel.report.overlap import NOTICE, addressee
from orgmodel.report.review import summary, tables
from orgmodel.report.review.money import cost_blocks
from orgmodel.review.findings import about_change
from orgmodel.review.option import Option, Review

_MOST, _MOST_QUESTIONS = 40, 20
_NEW_MANAGER = "CHG001"
NOTHING_LOST = (
    "What the model states of domains, duties, positions, reports, deputies and bargaining units is kept, handed on, "
    "or retired on purpose."
)
WEIGHTS = (
    "FTE times weights of ours: new manager 1, new unit 0.5, each layer 0.25, each domain gained or lost 0.2, lower "
    "grade 0.5, other site 0.5. It compares options and predicts nothing."
)
JUDGES = "This review says what changes and what is found then. It prefers no option: the board decides."


def title(review: Review) -> str:
    """Call the review by its organization."""
    organization = review.before.graph.facts.header.organization
    return f"Design review: {organization.name or organization.id}"


def review_report(review: Review, *, appendix: bool = False) -> Document:
    """Build the review of one or several proposals; the appendix has every rule with its settings."""
    return (*_blocks(review), *(_appendix(review) if appendix else ()))


def _blocks(review: Review) -> Iterator[Block]:
    yield Heading(1, title(review), "DRAFT" if standing(review.before.graph).is_draft else "")
    yield Text(NOTICE, note=True)
    yield Heading(2, "The decision", id="decision")
    yield summary.decision(review)
    yield Text(JUDGES, note=True)
    yield Heading(2, "The options side by side", id="options")
    yield summary.side_by_side(review)
    yield Heading(2, "Five numbers", id="numbers")
    yield summary.numbers(review)
    yield Text(
        "Benchmarks are what the named authority set for its own organizations, not norms for this one.", note=True
    )
    yield Heading(2, "How far the model can be trusted", id="confidence")
    yield Facts(confidence_rows(review.before))
    for number, option in enumerate(review.options):
        name = summary.letter(number)
        yield Heading(2, f"Option {name}: {option.name}", id=f"option-{name.lower()}")
        yield from _option(review, option)
    yield from _questions(review)
    yield Heading(2, "Appendix: what made this review", id="versions")
    yield versions(review.before)


def _appendix(review: Review) -> Iterator[Block]:
    yield Heading(2, "Appendix: rules and thresholds", id="thresholds")
    yield thresholds(review.options[0].result)


def _option(review: Review, option: Option) -> Iterator[Block]:
    if not len(option.transition.changes):
        yield Text("This option changes nothing.")
        return
    yield from _lost(option)
    yield from _findings(option)
    if (come := tables.come_and_gone(option)).rows:
        yield from _table("Roles that come and go", come, "")
    yield from _table("Who gets another manager", tables.moved(option), "Nobody who stays gets another manager.")
    yield from _table("Who answers for what", tables.owners(option), "The same roles answer for every domain.")
    yield from _table("Where the change is felt", tables.felt(option), "No role that stays is touched.")
    if option.impact.by_unit:
        yield Text(WEIGHTS, note=True)
    yield Heading(3, "What it costs")
    yield from cost_blocks(option.costs, confidential=review.confidential)
    yield from _plan(option)
    yield from _open(option)


def _lost(option: Option) -> Iterator[Block]:
    """Tell what is none of kept, handed on and retired: the errors of the proposal."""
    losses = option.transition.losses
    yield Heading(3, "What would be lost", "error" if losses else "")
    if losses:
        yield Bullets(tuple(each.message for each in losses[:_MOST]), "Not kept, not handed on, not retired:")
        yield from _more(len(losses), "loss", "losses")
    else:
        yield Text(NOTHING_LOST)
    if silent := option.gone_without_positions:
        roles = counted(silent, "role that is removed states", "roles that are removed state")
        yield Text(f"{roles} no number of positions: whether posts are lost with it is not known.", note=True)


def _findings(option: Option) -> Iterator[Block]:
    found = option.findings
    for heading, findings in (
        ("Findings that come", found.introduced),
        ("Findings that weigh more", found.weightier),
        ("Findings that go", found.resolved),
        ("About the change itself", said_of_change(option)),
    ):
        if findings or heading in {"Findings that come", "Findings that go"}:
            yield from _found(heading, findings)


def said_of_change(option: Option) -> tuple[Finding, ...]:
    """Give what is found about the change itself; new managers stand in a table of their own."""
    return tuple(each for each in about_change(option.result.active) if each.code != _NEW_MANAGER)


def _found(heading: str, findings: tuple[Finding, ...]) -> Iterator[Block]:
    yield Heading(3, f"{heading} ({len(findings):,})")
    yield tables.found(findings, _MOST) if findings else Text("None.")
    yield from _more(len(findings), "finding")


def _table(heading: str, table: Table, nothing: str) -> Iterator[Block]:
    yield Heading(3, heading)
    yield Table(table.header, table.rows[:_MOST]) if table.rows else Text(nothing)
    yield from _more(len(table.rows), "row")


def _more(number: int, one: str, many: str = "") -> Iterator[Block]:
    if number > _MOST:
        left = counted(number - _MOST, one, many)
        yield Text(f"And {left} more: the workbook and the JSON have them all.", note=True)


def _plan(option: Option) -> Iterator[Block]:
    """Tell the steps, and what is found between them only."""
    table = tables.steps(option)
    if table.rows:
        yield from _table("The plan", table, "")
    if (between := tables.passing(option)).rows:
        yield from _table("Findings on days of the plan only", between, "")
    if option.passing is None:
        yield Text("The days of the plan were not checked one by one, for the organization is large.", note=True)


def _open(option: Option) -> Iterator[Block]:
    """Say what of the change could not be assessed."""
    found = [
        f"{each.rule.code}: {why.reason} ({why.count:,}); settled by: {why.settled_by}"
        for each in option.result.rules
        if each.rule.is_about_change
        for why in each.open
    ]
    guesses = sum(each.confidence is not None for each in option.transition.changes.items)
    if guesses:
        rests = "rests" if guesses == 1 else "rest"
        found.append(
            f"{counted(guesses, 'change')} {rests} on a guess which role is which; a file of renames settles it."
        )
    found += doubtful(option.transition.changes.doubts)
    if found:
        yield Heading(3, "What could not be assessed")
        yield Bullets(tuple(found))


def new_questions(review: Review) -> tuple[tuple[str, str], ...]:
    """Give the questions that an option asks beyond those that are open today, with whom to ask."""
    known = {(each.about, each.topic) for each in review.before.questions}
    asked = []
    for number, option in enumerate(review.options):
        new = [each for each in option.result.questions if (each.about, each.topic) not in known]
        asked += [(f"{summary.letter(number)}, to {addressee(option.result, each)}", each.text) for each in new]
    return tuple(asked)


def _questions(review: Review) -> Iterator[Block]:
    yield Heading(2, "Open questions", id="questions")
    many = len(review.before.questions)
    verb = "is" if many == 1 else "are"
    yield Text(f"{counted(many, 'question')} {verb} open today; 'orgmodel questions' asks them.")
    asked = new_questions(review)
    if asked:
        yield Table(("Option, and whom to ask", "Question that it adds"), asked[:_MOST_QUESTIONS])
