"""The design review as a deck: the decision first, then the options side by side, then each option with its chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgmodel.check.wording import counted, listed
from orgmodel.errors import needed_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.render.charts.chart import Wish
from orgmodel.render.charts.delta import delta
from orgmodel.render.charts.part import Part
from orgmodel.render.paging.paged import Page, pages
from orgmodel.render.paging.paper import paper
from orgmodel.render.scenes.scene import Scene
from orgmodel.render.slides.slide import Chapter, Slide
from orgmodel.report.blocks import Block, Bullets, Table, Text
from orgmodel.report.confidence import confidence_rows, standing
from orgmodel.report.overlap import NOTICE
from orgmodel.report.review import money, summary, tables
from orgmodel.report.review.document import (
    JUDGES,
    NOTHING_LOST,
    WEIGHTS,
    new_questions,
    said_of_change,
    title,
)
from orgmodel.report.review.money import cost_blocks
from orgmodel.review.option import Option, Review

_MOST, _MOST_FOUND, _MOST_LOST, _MOST_NAMED = 24, 8, 3, 6
_MOST_TOUCHED, _MOST_DRAWN, _MOST_PAGES = 60, 400, 40
_ASK = "What to ask about is what classes suggest. It lists, and decides nothing."
_BENCHMARKS = "Benchmarks are what the named authority set for its own organizations, not norms for this one."


def render(review: Review) -> bytes:
    """Write the deck.

    Raises:
        MissingExtra: the extra `slides` is not installed.
    """
    with needed_for("PPTX"):
        from orgmodel.render.slides.deck import paint_deck
    return paint_deck(title(review), tuple(_parts(review)), NOTICE).data


def _parts(review: Review) -> Iterator[Slide | Chapter]:
    draft = "DRAFT   " if standing(review.before.graph).is_draft else ""
    yield Slide(f"{draft}{title(review)}", JUDGES, rows=summary.decision(review).rows)
    yield _tabled("The options side by side", summary.side_by_side(review))
    yield _tabled("Five numbers", summary.numbers(review), _BENCHMARKS)
    yield Slide("How far the model can be trusted", rows=confidence_rows(review.before))
    for number, option in enumerate(review.options):
        yield from _option(review, option, f"Option {summary.letter(number)}")
    yield from _questions(review)
    yield from _chart("Appendix: who reports to whom today", review.before.graph)
    for number, option in enumerate(review.options):
        heading = f"Appendix: who would report to whom with option {summary.letter(number)}"
        if _changes_lines(option):
            yield from _chart(heading, option.transition.after)
        else:
            yield Slide(heading, "As today: no role comes or goes, and nobody gets another manager.")


def _changes_lines(option: Option) -> bool:
    """Tell whether the tree of the chart changes."""
    return bool(option.impact.new_manager.any() or tables.come_and_gone(option).rows)


def _tabled(heading: str, table: Table, lead: str = "", most: int = _MOST) -> Slide:
    more = f"The first {most} of {len(table.rows):,}; the workbook has all. " if len(table.rows) > most else ""
    return Slide(heading, more + lead, table.header, table.rows[:most])


def _option(review: Review, option: Option, name: str) -> Iterator[Slide]:
    yield Slide(f"{name}: {option.name}", rows=tuple(_short(option)))
    yield _delta(option, name)
    yield from _findings(option, name)
    for heading, table, lead in (
        ("roles that come and go", tables.come_and_gone(option), ""),
        ("who gets another manager", tables.moved(option), _ASK),
        ("who answers for what", tables.owners(option), ""),
        ("where the change is felt", tables.felt(option), WEIGHTS),
    ):
        if table.rows:
            yield _tabled(f"{name}: {heading}", table, lead)
    if option.costs.recurring or option.costs.once:
        yield _costs(review, option, name)
    if (plan := tables.steps(option)).rows:
        yield _tabled(f"{name}: the plan", plan)
    if (between := tables.passing(option)).rows:
        yield _tabled(f"{name}: findings on days of the plan only", between, most=10)


def _findings(option: Option, name: str) -> Iterator[Slide]:
    """List what comes and what goes, the heaviest of each."""
    found = option.findings
    kinds = (
        ("comes", found.introduced),
        ("weighs more", found.weightier),
        ("goes", found.resolved),
        ("the change", said_of_change(option)),
    )
    rows = [(kind, *row) for kind, every in kinds for row in tables.found(every, _MOST_FOUND).rows]
    more = sum(max(0, len(every) - _MOST_FOUND) for _, every in kinds)
    if rows:
        lead = f"And {more:,} more; the workbook has all." if more else ""
        yield Slide(f"{name}: findings", lead, ("", *tables.FOUND), tuple(rows))


def _short(option: Option) -> Iterator[tuple[str, str]]:
    """Say an option in a few lines: what is lost, what comes and what goes, who is touched."""
    losses = [each.message for each in option.transition.losses]
    more = [f"And {len(losses) - _MOST_LOST:,} more."] if len(losses) > _MOST_LOST else []
    yield "Lost", " ".join(losses[:_MOST_LOST] + more) or NOTHING_LOST
    yield "Findings that come", summary.weights(option.findings.introduced)
    yield "Findings that go", summary.weights(option.findings.resolved)
    yield "Another manager", summary.moved(option)
    yield (
        "Other roles answer for",
        listed((row[0] for row in tables.owners(option).rows), _MOST_NAMED) or tables.NOTHING,
    )
    yield "Recurring cost", money.recurring(option.costs, confidential=False)
    yield "All changes", "; ".join(f"{kind}: {count:,}" for kind, count in option.transition.changes.counts().items())


def _delta(option: Option, name: str) -> Slide:
    """Draw the roles that a change touches, with two managers above each."""
    heading = f"{name}: what changes"
    before, after = option.transition.before, option.transition.after
    if not option.touched:
        return Slide(heading, "No reporting line, title, unit or domain changes: the chart stays as it is.")
    if len(option.touched) <= _MOST_TOUCHED:
        wish = Wish(part=Part(only=option.touched, up=2), shape=16 / 9)
        scene = delta(before, after, draft=standing(after).is_draft, wish=wish, matching=option.transition.matching)
        if not _too_large(scene):
            lines = (each.partition(". ")[2] for each in scene.numbered[:_MOST_NAMED])
            return Slide(heading, "; ".join(lines), scene=scene)
    draws = "orgmodel render AFTER --before BEFORE -o change.pdf draws it."
    return Slide(heading, f"The change touches {len(option.touched):,} roles, too many for a slide: {draws}")


def _chart(heading: str, graph: OrgGraph) -> Iterator[Slide | Chapter]:
    """Draw the chart on slides of its own, where that takes not too many."""
    drawn: tuple[Page, ...] = ()
    if len(graph.roles) <= _MOST_DRAWN:
        drawn = pages(graph, paper("slide"), draft=standing(graph).is_draft)
    if 0 < len(drawn) <= _MOST_PAGES:
        yield Slide(heading, f"On the {counted(len(drawn), 'slide')} that follow; pages are counted from there.")
        yield Chapter(drawn)
    else:
        yield Slide(
            heading, "The chart has too many pages for this deck: orgmodel render MODEL -o chart.pptx draws it."
        )


def _too_large(scene: Scene) -> bool:
    from orgmodel.render.slides.deck import too_large

    return too_large(scene)


def _costs(review: Review, option: Option, name: str) -> Slide:
    blocks = tuple(cost_blocks(option.costs, confidential=review.confidential))
    return Slide(f"{name}: what it costs", rows=tuple(_lines(blocks)))


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        match block:
            case Text():
                yield "Recurring", block.text
            case Bullets():
                yield "On what this rests", " ".join(block.items)
            case Table():
                for row in block.rows[:_MOST]:
                    yield row[0], "   ".join(filter(None, row[1:]))


def _questions(review: Review) -> Iterator[Slide]:
    asked = new_questions(review)
    if asked:
        rows = tuple(asked[:_MOST])
        yield Slide("Open questions that an option adds", "", ("Option, and whom to ask", "Question"), rows)
