"""What is less sure than an overlap that is stated stands in a list of its own."""

import json

import pytest

from orgmodel.report.findings_json import render_overlap
from orgmodel.report.overlap import overlap_report
from orgmodel.report.text import render
from orgmodel.report.topics import topics

DESK = "Runs the help desk support center of the County"
FUNCTIONS = "Is responsible for the service desk functions"
OTHER = "Oversees the printers and screens that staff use"
HEAD = """
organization: {id: lake, name: Lake County}
sources: [{id: s, title: Job descriptions}]
roles:
"""


def role(name, title, duty, *, inferred, line=""):
    guess = ", inferred: [level], confidence: likely" if inferred else ""
    return (
        f"  - id: {name}\n    title: {title}\n    {line}\n    evidence: s#L1\n"
        f"    owns: [{{domain: svc.desk, level: accountable, evidence: s#L2{guess}}}]\n"
        f'    duties: [{{text: "{duty}", domains: [svc.desk]}}]\n'
    )


def found(checked, first, second):
    return checked(HEAD + first + second)


@pytest.mark.parametrize(
    ("guessed", "duties", "sure"),
    [
        ((True, True), (DESK, OTHER), False),  # two verbs, and nothing else
        ((True, True), (DESK, FUNCTIONS), True),  # two verbs, and the duties are worded alike
        ((False, True), (DESK, OTHER), True),  # one document uses the word
        ((False, False), (DESK, OTHER), True),
    ],
)
def test_two_levels_read_from_verbs_need_wording_as_well(checked, guessed, duties, sure):
    titles = ("Operations Manager", "Client Services Manager")
    result = found(checked, *(role(f"r{n}", titles[n], duties[n], inferred=guessed[n]) for n in range(2)))

    (finding,) = [each for each in result.active if each.code == "OVL001"]

    assert finding.overlap.sure is sure
    assert len(topics(result.active.of_family("OVL"))) == int(sure)
    text = render(overlap_report(result))
    assert ("Possible overlaps, for review" in text) is not sure
    assert ("1 possible overlap for review" in text) is not sure
    assert [each["for_review"] for each in json.loads(render_overlap(result))["topics"]] == [not sure]


def test_the_assistant_of_a_post_works_under_it_until_somebody_says_otherwise(checked):
    def judged(title, line=""):
        result = found(
            checked,
            role("head", "Director of Support", DESK, inferred=False, line=line),
            role("second", title, FUNCTIONS, inferred=False, line=line),
        )
        return [each.overlap.sure for each in result.active if each.code == "OVL001"]

    assert judged("Deputy Director of Support") == [False]
    assert judged("Assistant Director of Support") == [False]
    assert judged("Director of Networks") == [True]
    assert judged("Deputy Director of Support", "reports_to: none") == [True]
