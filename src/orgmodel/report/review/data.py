"""The design review for programs: JSON of the format `orgmodel.review/1`."""

from __future__ import annotations

import json
from typing import Any

from orgmodel.change.conservation import Loss
from orgmodel.graph.management_cost import LEAST_ROLES
from orgmodel.report.brief import brief
from orgmodel.report.change_news import doubtful
from orgmodel.report.changes_data import change_values
from orgmodel.report.overlap import NOTICE
from orgmodel.report.review import summary, tables
from orgmodel.review.findings import about_change
from orgmodel.review.option import Option, Review

FORMAT = "orgmodel.review/1"


def render(review: Review) -> str:
    """Write the review. Amounts that would tell the pay of few positions are null unless the review is confidential."""
    header = review.before.graph.facts.header
    document = {
        "format": FORMAT,
        "notice": NOTICE,
        "model": header.path,
        "organization": header.organization.id,
        "as_of": header.as_of.isoformat() if header.as_of else None,
        "decision": dict(summary.decision(review).rows),
        "five_numbers": _rows(summary.numbers(review)),
        "options": [_option(review, number, option) for number, option in enumerate(review.options)],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _option(review: Review, number: int, option: Option) -> dict[str, Any]:
    found, impact = option.findings, option.impact
    changes = option.shown_changes(confidential=review.confidential)
    return {
        "option": summary.letter(number),
        "title": option.name,
        "losses": [_loss(each) for each in option.transition.losses],
        "findings": {
            "introduced": brief(found.introduced),
            "weightier": brief(found.weightier),
            "resolved": brief(found.resolved),
            "unchanged": found.unchanged,
            "about_the_change": brief(about_change(option.result.active)),
        },
        "roles": _rows(tables.come_and_gone(option)),
        "doubts": list(doubtful(changes.doubts)),
        "new_managers": _rows(tables.moved(option)),
        "share_with_new_manager": round(impact.share_with_new_manager, 4),
        "accountabilities": _rows(tables.owners(option)),
        "disruption": [
            {"unit": unit or None, "amount": round(amount, 4), "share": round(share, 4)}
            for unit, amount, share in impact.by_unit
        ],
        "coordination": option.coordination._asdict(),
        "costs": _costs(option, confidential=review.confidential),
        "plan": _rows(tables.steps(option)),
        "on_the_way": _rows(tables.passing(option)),
        "changes": [change_values(each) for each in changes.items],
        "withheld": changes.withheld,
    }


def _loss(loss: Loss) -> dict[str, Any]:
    day = {name: each.isoformat() if each else None for name, each in (("first", loss.first), ("last", loss.last))}
    return {"what": loss.what, "subject": str(loss.subject), "message": loss.message, **day}


def _costs(option: Option, *, confidential: bool) -> dict[str, Any]:
    costs = option.costs
    recurring = [
        {
            **each.kind._asdict(),
            "roles": len(each.drivers),
            "before": each.before if confidential or len(each.drivers) >= LEAST_ROLES else None,
            "after": each.after if confidential or len(each.drivers) >= LEAST_ROLES else None,
            "of_vacant_posts": each.vacant if confidential or len(each.drivers) >= LEAST_ROLES else None,
        }
        for each in costs.recurring
    ]
    return {"recurring": recurring, "once": [each._asdict() for each in costs.once], "without_amount": costs.unknown}


def _rows(table: Any) -> list[dict[str, str]]:
    return [dict(zip(table.header, row, strict=True)) for row in table.rows]
