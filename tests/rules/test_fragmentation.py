"""Is work in many units stated, or for review? What is only possible does not count."""

import pytest

from orgmodel.report.overlap import overlap_report
from orgmodel.report.text import render

UNITS = "units: [{id: u1, name: North}, {id: u2, name: South}, {id: u3, name: West}]\n"
GUESSED = "inferred: [level], confidence: "


def found(checked, *more):
    owned = [f"owns: [{{domain: svc.desk, level: responsible{each}}}]" for each in more]
    roles = [f"  - {{id: r{n}, title: Clerk {n}, unit: u{n}, {each}}}\n" for n, each in enumerate(owned, 1)]
    result = checked(UNITS + "roles:\n" + "".join(roles))
    return result, [each for each in result.active if each.code == "OVL006"]


@pytest.mark.parametrize(("last", "sure"), [("", True), (f", {GUESSED}likely", True), (f", {GUESSED}possible", False)])
def test_units_are_stated_only_where_enough_of_their_claims_are_sure(checked, last, sure):
    _, (each,) = found(checked, "", f", {GUESSED}likely", last)

    assert each.overlap.sure is sure


def test_what_takes_a_possible_claim_stands_in_the_list_for_review(checked):
    result, _ = found(checked, "", "", f", {GUESSED}possible")

    text = render(overlap_report(result))
    assert "No overlap was found" in text
    assert text.index("Possible overlaps, for review") < text.index("3 units work on it")
