"""What an option costs, in words: ranges as documents state them, recurring and once apart, never a saving by guess."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.change.costs import PAY, Cost, Costs, Driver, Kind, Range
from orgmodel.check.wording import counted
from orgmodel.graph.management_cost import LEAST_ROLES
from orgmodel.report.blocks import Block, Bullets, Table, Text

NONE = "no change"
NOT_STATED = "not stated"
WITHHELD = "rests on few positions: --confidential shows it"
DRIVERS = ("Role", "By how much", "Vacant before", "Why")


def recurring(costs: Costs, *, confidential: bool) -> str:
    """Say in a few words by how much recurring cost changes."""
    if not costs.recurring:
        return NOT_STATED if costs.unknown else NONE
    said = (_by(each) if _may_be_told(each, confidential=confidential) else WITHHELD for each in costs.recurring)
    return "; ".join(dict.fromkeys(said))


def once(costs: Costs) -> str:
    """Say in a few words what comes once."""
    total = sum(each.amount for each in costs.once)
    return f"{total:,.0f}" if costs.once else NOT_STATED


def cost_blocks(costs: Costs, *, confidential: bool) -> Iterator[Block]:
    """Tell of cost: what recurs with its drivers, what comes once, and on what it all rests."""
    for each in costs.recurring:
        if _may_be_told(each, confidential=confidential):
            today, then = (_range(amount, each.kind) for amount in (each.before, each.after))
            yield Text(f"Recurring ({each.kind.basis}): {today} today, {then} after, {_by(each)}.{_vacant(each)}")
        else:
            yield Text(f"Recurring ({each.kind.basis}): the change {WITHHELD}.")
        if confidential:
            yield Table(DRIVERS, tuple(_driver(each.kind, driver) for driver in each.drivers))
    if costs.once:
        rows = ((each.subject, f"{each.amount:,.0f}", each.why or NOT_STATED) for each in costs.once)
        yield Table(("Once, for", "Amount as stated", "Why"), tuple(rows))
    yield Bullets(tuple(_assumptions(costs)), "On what this rests:")


def _may_be_told(cost: Cost, *, confidential: bool) -> bool:
    """Whether an amount tells of more than one or two positions."""
    return confidential or len(cost.drivers) >= LEAST_ROLES


def _assumptions(costs: Costs) -> Iterator[str]:
    if not costs.recurring and not costs.once:
        yield "No cost that changes is stated: no pay range with positions, no cost of a role, no one-time amount."
    if any(each.kind.basis == PAY for each in costs.recurring):
        yield "Pay is the range of the class times FTE, or positions where FTE is not stated: its least to its most."
        yield "No benefits, no overhead, no cost of the change itself beyond what is stated as one-time."
    if costs.unknown:
        yield f"{counted(costs.unknown, 'role')} added or removed without an amount: not in these numbers."
    if any(driver.was_vacant for each in costs.recurring for driver in each.drivers):
        yield "A vacant post costs nothing while it is vacant: what is counted for it may not be spent today."


def _driver(kind: Kind, driver: Driver) -> tuple[str, ...]:
    why = "; ".join(driver.why) or NOT_STATED
    return driver.title, _signed(driver.by, kind), "yes" if driver.was_vacant else "", why


def _vacant(cost: Cost) -> str:
    vacant = cost.vacant
    return f" Of this, {_signed(vacant, cost.kind)} is of posts that were vacant: no saving." if any(vacant) else ""


def _by(cost: Cost) -> str:
    return _signed(cost.by, cost.kind)


def _signed(by: Range, kind: Kind) -> str:
    ends = f"{by.least:+,.0f}" if by.least == by.most else f"{by.least:+,.0f} to {by.most:+,.0f}"
    return f"{ends}{_unit(kind)}"


def _range(amount: Range, kind: Kind) -> str:
    ends = f"{amount.least:,.0f}" if amount.least == amount.most else f"{amount.least:,.0f} to {amount.most:,.0f}"
    return f"{ends}{_unit(kind)}"


def _unit(kind: Kind) -> str:
    return f"{f' {kind.currency}' if kind.currency else ''}{f' a {kind.period}' if kind.period else ''}"
