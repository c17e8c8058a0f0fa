"""Which equal texts are overlaps, and which are one text in several descriptions: for review."""

import pytest

from orgmodel.check.hits import COMMON_DUTY, SAME_CLASS
from orgmodel.check.severity import Severity
from orgmodel.report.overlap import overlap_report
from orgmodel.report.text import render

HEAD = """
organization: {id: lake, name: Lake County}
roles:
  - {id: cio, title: Chief Information Officer, reports_to: none}
"""
WATCH = "Watches the routers of all branches and replaces those that fail"
TEMPLATE = (
    "Draws the data models of the registers and keeps them current",
    "Agrees with owners of registers which fields are confidential",
    "Lists the tables that nobody has used for a year",
    "Explains the models to developers of new forms",
)


def duty(text, domains="inf.network", more=""):
    return f'{{text: "{text}", domains: [{domains}]{more}}}'


def role(name, title, *duties):
    return f"  - id: {name}\n    title: {title}\n    reports_to: cio\n    duties: [{', '.join(duties)}]\n"


def equal(checked, *roles):
    result = checked(HEAD + "".join(roles))
    return result, [each for each in result.active if each.code == "OVL005"]


def both(checked, text, domains="inf.network", more="", titles=("Network Manager", "Branch Manager")):
    return equal(checked, *(role(f"r{n}", title, duty(text, domains, more)) for n, title in enumerate(titles)))


def test_a_text_of_one_domain_is_stated_as_an_overlap(checked):
    _, (found,) = both(checked, WATCH)

    assert found.severity == Severity.MEDIUM
    assert found.overlap.domain == "Network services"
    assert found.wording is None


@pytest.mark.parametrize(
    ("text", "domains", "more", "why"),
    [
        (WATCH, "", "", "mapped to no domain"),
        (WATCH, "inf.network", ", evidence: s, inferred: [domains], confidence: likely", "domain is inferred"),
        ("Participates in the night rotation for the branch routers", "inf.network", "", "takes part"),
        ("Understands how the branch routers are laid out", "inf.network", "", "takes part"),
        ("Partners with the Auditor on the plan for the branch routers", "inf.network", "", "takes part"),
    ],
)
def test_what_is_less_sure_is_for_review(checked, text, domains, more, why):
    head = "sources: [{id: s, title: Network manual}]\n" if more else ""
    result = checked(head + HEAD + role("a", "Network Manager", duty(text, domains, more))
                     + role("b", "Branch Manager", duty(text, domains, more)))  # fmt: skip

    (found,) = [each for each in result.active if each.code == "OVL005"]

    assert found.severity == Severity.LOW
    assert why in found.message
    assert found.overlap is None
    assert (found.wording.identical, found.wording.similar) == (1, 0)
    report = render(overlap_report(result))
    assert report.index("Similar wording, for review") < report.index("Network Manager, Branch Manager")


def test_two_descriptions_of_one_template_are_one_finding_for_review(checked):
    texts = [duty(text, "dat.governance") for text in TEMPLATE]
    own = duty("Answers requests of researchers for extracts of the registers", "dat.analytics")

    _, (found,) = equal(checked, role("a", "Registry Analyst", *texts), role("b", "Forms Analyst", *texts, own))

    assert found.severity == Severity.LOW
    assert found.overlap is None
    assert found.wording.identical == len(TEMPLATE)
    assert "Registry Analyst 4 of 4 and Forms Analyst 4 of 5" in found.message


def test_a_template_is_known_by_texts_that_are_almost_equal(checked):
    ours = [duty(text, "dat.governance") for text in TEMPLATE]
    theirs = [ours[0], *(duty(f"{text} too", "dat.governance") for text in TEMPLATE[1:])]

    _, (found,) = equal(checked, role("a", "Registry Analyst", *ours), role("b", "Forms Analyst", *theirs))

    assert found.overlap is None
    assert found.wording.identical == 1


def test_two_equal_texts_of_many_are_no_template(checked):
    shared = [duty(text, "dat.governance") for text in TEMPLATE[:2]]
    ours = duty("Answers requests of researchers for extracts", "dat.analytics")
    theirs = duty("Prints the annual statistics of the registers", "dat.analytics")

    _, found = equal(checked, role("a", "Registry Analyst", *shared, ours), role("b", "Forms Analyst", *shared, theirs))

    assert [each.severity for each in found] == [Severity.MEDIUM, Severity.MEDIUM]


def test_a_message_names_no_more_roles_than_a_reader_takes_in(checked):
    texts = [duty(text, "dat.governance") for text in TEMPLATE]
    roles = [role(f"r{n}", f"Registry Analyst of Court {chr(65 + n)}", *texts) for n in range(9)]

    result, (found,) = equal(checked, *roles)

    assert len(found.related) == 9
    report = render(overlap_report(result))
    assert "Registry Analyst of Court A, Registry Analyst of Court B, 7 more" in " ".join(report.split())
    assert found.message.count("the Registry Analyst") <= 5


@pytest.mark.parametrize(
    "titles",
    [
        ("Data Architect", "Lead Data Architect"),
        ("Manager, Incident Response", "Senior Manager, Incident Response"),
        ("Engineer (Intermediate), Databases", "Staff Engineer, Databases"),
    ],
)
def test_rungs_of_one_ladder_are_set_aside(checked, titles):
    result, found = both(checked, WATCH, titles=titles)

    assert found == []
    assert SAME_CLASS in result.set_aside_by_reason(5)


@pytest.mark.parametrize(
    "text",
    [
        "Fulfills equal employment opportunity responsibilities",
        "Holds regular 1:1s with all members of the team",
        "Helps to build a diverse and inclusive culture in the department",
    ],
)
def test_what_every_description_says_is_a_common_duty(checked, text):
    result, found = both(checked, text, domains="")

    assert found == []
    assert COMMON_DUTY in result.set_aside_by_reason(5)


def test_a_text_of_several_domains_is_named_by_the_one_that_the_roles_hold(checked):
    duties = duty(WATCH, "svc.asset, inf.network")
    held = [
        role(f"r{n}", title, duties) + "    owns: [inf.network]\n" for n, title in enumerate(("Head", "Branch Manager"))
    ]

    _, (first,) = both(checked, WATCH, "svc.asset, inf.network")
    _, (found,) = equal(checked, *held)

    assert first.overlap.domain == "IT asset management"
    assert found.overlap.domain == "Network services"
