"""Is a proposal judged fairly: what comes and goes, what is lost, what it costs, and who may see that?"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from orgmodel import api
from orgmodel.check.severity import Severity
from orgmodel.graph.metrics import role_counts
from tests.report.pages import HOSTILE

MODELS = Path(__file__).parents[2] / "models"
ACME = MODELS / "acme"
ONE, TEAM = ACME / "scenarios" / "one-access.yaml", ACME / "scenarios" / "platform-team.yaml"

BASE = """\
organization: {id: county, name: County}
as_of: 2026-01-01
completeness: [{all: complete}]
units: [{id: ops, name: Operations}, {id: desk, name: Service Desk}]
roles:
  - {id: cio, title: Chief Information Officer, reports_to: none, positions: 1, owns: [inf]}
  - id: ops-manager
    title: Operations Manager
    unit: ops
    reports_to: cio
    positions: 1
    salary: {min: 71234, max: 91234, currency: USD, period: year}
    owns: [inf.network, svc.desk]
  - {id: desk-manager, title: Desk Manager, unit: desk, reports_to: cio, positions: 1}
  - id: analyst
    title: Desk Analyst
    unit: desk
    reports_to: desk-manager
    positions: 4
    class: {code: "0610", bargaining_unit: Local 21, appointment: civil service}
"""


@pytest.fixture
def proposal(tmp_path):
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "org.yaml").write_text(BASE, encoding="utf-8")

    def made(operations, name="plan", header=""):
        path = tmp_path / f"{name}.yaml"
        path.write_text(f"scenario: 1\nid: {name}\nbase: model\n{header}operations:\n{operations}", encoding="utf-8")
        return path

    return made


def text(review, format="text"):
    return " ".join(api.review_document(review, format).split())


def run(*arguments):
    command = [sys.executable, "-c", "from orgmodel.cli import main; main()", "review", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


# What comes and goes


def test_a_model_beside_itself_has_nothing_that_comes_or_goes():
    (option,) = api.review(ACME, [ACME]).options

    assert not option.transition.changes.items
    assert not option.findings.introduced
    assert not option.findings.resolved
    assert option.findings.unchanged
    assert not option.transition.losses


def test_renaming_every_role_is_no_finding_that_comes_or_goes(tmp_path):
    every = api.load_graph(ACME).roles.id
    ids = [name for name in every if name and every.count(name) == 1]
    operations = "".join(f"  - {{rename: {name}, to: zqx-{number:03}}}\n" for number, name in enumerate(sorted(ids)))
    scenario = tmp_path / "renamed.yaml"
    scenario.write_text(
        f"scenario: 1\nid: renamed\nbase: {ACME.as_posix()}\noperations:\n{operations}", encoding="utf-8"
    )

    (option,) = api.review(scenario).options

    assert [each.message for each in option.findings.introduced] == []
    assert [each.message for each in option.findings.resolved] == []
    assert not option.impact.new_manager.any()
    assert not option.transition.losses


def test_acme_is_told_what_each_of_two_options_settles_and_brings():
    one, team = api.review(ACME, [ONE, TEAM]).options

    assert {each.code for each in one.findings.resolved} == {"OVL001", "OVL010", "OWN003", "RSK004", "RSK007"}
    assert {each.code for each in one.findings.introduced} == {"OVL010"}
    assert {each.code for each in team.findings.introduced} == {"SPN003"}
    assert [each.code for each in team.brought] == ["SPN003", "CHG001"]


def test_both_states_are_looked_at_on_one_day():
    review = api.review(ACME, [ONE, TEAM])
    days = {each.graph.facts.header.as_of.isoformat() for each in (review.before, *(o.result for o in review.options))}

    assert days == {"2026-10-01"}


def test_a_role_that_is_removed_and_a_new_one_like_it_are_two_in_a_scenario(proposal):
    path = proposal(
        "  - {remove_role: analyst, retires: [positions, bargaining_unit], why: The work ends}\n"
        "  - {add_role: {id: analyst-2, title: Desk Analyst, unit: desk, reports_to: desk-manager, positions: 4}}\n"
    )
    (option,) = api.review(path).options

    assert {str(each.kind) for each in option.transition.changes.items if each.subject.kind == "role"} == {
        "added",
        "removed",
    }


def test_what_is_found_between_two_phases_only_is_told_with_its_days():
    (option,) = api.review(ACME, [TEAM]).options

    assert [(str(each.first), str(each.last), each.finding.code) for each in option.passing] == [
        ("2026-07-01", "2026-09-30", "RSK001")
    ]
    assert not {each.finding.fingerprint for each in option.passing} & {
        each.fingerprint for each in option.result.findings
    }
    assert "2026-07-01 2026-09-30 high" in text(api.review(ACME, [TEAM]))


# Losses


def test_a_domain_that_nobody_takes_over_is_an_error_and_ends_with_one(proposal):
    path = proposal("  - {remove_role: ops-manager}\n")
    review = api.review(path)
    (option,) = review.options

    assert {each.what for each in option.transition.losses} == {"domain", "positions"}
    assert {each.subject.id for each in option.transition.losses if each.what == "domain"} == {
        "svc.desk"
    }  # inf is held
    assert "CHG002" in {each.code for each in option.brought}
    assert review.fails(Severity.ERROR)
    assert run(path).returncode == 1
    assert run(path, "--fail-on", "never").returncode == 0


def test_a_gap_between_two_phases_is_lost_although_it_is_there_in_the_end(proposal):
    path = proposal(
        "  - {retire: svc.desk, from: ops-manager, phase: one, why: The desk manager takes it}\n"
        "  - {assign: svc.desk, to: desk-manager, level: accountable, phase: two}\n",
        header="phases: [{id: one, from: 2026-02-01}, {id: two, from: 2026-03-01}]\n",
    )
    assert not api.review(path).options[0].transition.losses  # it was retired, and taken up again

    handed = proposal(
        "  - {interim: svc.desk, by: desk-manager, from: 2026-02-01, until: 2026-03-01, phase: one}\n"
        "  - {reassign: svc.desk, from: ops-manager, to: analyst, phase: two}\n",
        name="handed",
        header="phases: [{id: one, from: 2026-02-01}, {id: two, from: 2026-04-01}]\n",
    )
    assert not api.review(handed).options[0].transition.losses


def test_the_values_of_a_loss_have_the_days_of_its_gap(proposal):
    path = proposal(
        "  - {remove_role: ops-manager, phase: one}\n"
        "  - {assign: svc.desk, to: desk-manager, level: accountable, phase: two}\n",
        header="phases: [{id: one, from: 2026-02-01}, {id: two, from: 2026-04-01}]\n",
    )
    written = json.loads(api.review_document(api.review(path), "json"))["options"][0]["losses"]

    days = {each["subject"]: (each["first"], each["last"]) for each in written if each["what"] == "domain"}
    assert days == {"domain:svc.desk": ("2026-02-01", "2026-03-31")}


# Money


def test_the_pay_of_one_position_is_shown_to_nobody_who_did_not_ask(proposal):
    path = proposal("  - {change: ops-manager, set: {positions: 2}, why: Two shifts, one_time: 5000}\n")
    open_, closed = api.review(path, choices=api.Choices(confidential=True)), api.review(path)

    assert "+71,234 to +91,234 USD a year" in text(open_)
    for format in ("text", "markdown", "html", "json"):
        told = api.review_document(closed, format)
        assert "71234" not in told
        assert "71,234" not in told
        assert "142" not in "".join(character for character in text(closed) if character.isdigit() or character == " ")
    assert "5,000" in text(closed)
    assert "Two shifts" in text(closed)


def test_a_vacant_post_is_no_saving_without_saying_so(proposal):
    path = proposal(
        "  - {change: ops-manager, set: {occupancy: vacant}}\n"
        "  - {reassign: svc.desk, from: ops-manager, to: desk-manager}\n"
    )
    vacant = path.parent / "model" / "org.yaml"
    vacant.write_text(
        BASE.replace("    positions: 1\n    salary", "    positions: 1\n    occupancy: vacant\n    salary"),
        encoding="utf-8",
    )
    gone = proposal(
        "  - {reassign: svc.desk, from: ops-manager, to: desk-manager}\n"
        "  - {remove_role: ops-manager, retires: positions, why: Vacant since long}\n",
        name="gone",
    )
    told = text(api.review(gone, choices=api.Choices(confidential=True)))

    assert "Of this, -71,234 to -91,234 USD a year is of posts that were vacant: no saving." in told
    assert "A vacant post costs nothing while it is vacant" in told


# What the report says


def test_who_gets_another_manager_is_told_with_what_to_ask_about(proposal):
    path = proposal("  - {move: analyst, to: ops-manager}\n")
    (row,) = json.loads(api.review_document(api.review(path), "json"))["options"][0]["new_managers"]

    assert row == {
        "Role": "Desk Analyst",
        "Unit": "Service Desk",
        "Positions": "4",
        "Reports to today": "Desk Manager",
        "Would report to": "Operations Manager",
        "Class": "0610",
        "Bargaining unit": "Local 21",
        "Ask about": "notice under the agreement; civil service: approval of the appointing authority",
    }


def test_the_decision_is_on_the_first_page():
    told = text(api.review(ACME, [ONE, TEAM]))

    assert told.index("Who answers for accounts") < told.index("The options side by side") < told.index("Option A")
    assert "Decides the Chief Information Officer" in told
    assert "It prefers no option" in told


@pytest.mark.parametrize("format", ["text", "markdown", "html", "json"])
def test_hostile_words_of_a_scenario_do_nothing(proposal, format):
    words = [each for each in HOSTILE if "\x00" not in each and "\n" not in each]
    operations = "".join(
        f"  - {{retitle: analyst, to: {json.dumps(each)}, why: {json.dumps(each)}}}\n" for each in words
    )
    told = api.review_document(api.review(proposal(operations)), format)

    assert "\x1b" not in told
    if format in {"html", "markdown"}:
        assert "<img" not in told
        assert told.count("<script") == (format == "html")


# The command


def test_bad_input_ends_with_two_and_says_everything_at_once(proposal):
    path = proposal("  - {move: ghost, to: cio}\n  - {move: cio, to: analyst}\n")
    done = run(path, "-o", path.parent / "review.md")

    assert done.returncode == 2
    assert "plan.yaml:5" in done.stderr
    assert "plan.yaml:6" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (path.parent / "review.md").exists()


def test_a_model_alone_has_nothing_to_be_compared_with():
    done = run(ACME)

    assert done.returncode == 2
    assert "name a proposal" in done.stderr


def test_a_workbook_is_a_file(tmp_path):
    assert run(ACME, ONE, "--format", "xlsx").returncode == 2
    assert run(ACME, ONE, "-o", tmp_path / "review.xlsx").returncode == 0
    assert (tmp_path / "review.xlsx").read_bytes() == api.review_document(api.review(ACME, [ONE]), "xlsx")


def test_roles_are_counted_as_everywhere():
    review = api.review(ACME, [ONE])

    here = role_counts(review.before.graph).roles
    assert here < len(review.before.graph.roles)  # some are outside of the model
    assert f"| Roles | {here} |" in " ".join(api.review_document(review, "markdown").split())
