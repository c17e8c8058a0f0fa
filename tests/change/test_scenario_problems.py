"""A scenario that does not fit: every problem at once, each with its line and with what changed underneath; no file."""

import pytest

from orgmodel.errors import InvalidModel
from orgmodel.load import assemble
from orgmodel.load.scenarios import staged

BASE = """organization: {id: acme, name: Acme}
as_of: 2026-01-01
units: [{id: ops, name: Operations}, {id: plan, name: Planning}]
roles:
  - {id: cio, title: Chief Information Officer, reports_to: none}
  - {id: net, title: Network Manager, unit: ops, reports_to: cio, owns: [inf.network, inf.server]}
  - {id: desk, title: Service Desk Lead, unit: ops, reports_to: net}
  - {id: clerk, title: Clerk, unit: ops, reports_to: desk}
  - {id: judge, title: Court Administrator, in_scope: no, reports_to: none}
"""
WRONG = """scenario: 1
id: wrong
base: model.yaml
decision: {question: What now?, due: 2026-05-01, effective: 2026-04-01}
phases:
  - {id: late, from: 2026-09-01}
  - {id: early, from: 2026-03-01}
operations:
  - {move: nett, to: cio}
  - {move: net, to: clerk}
  - {merge: [net, judge], into: net}
  - {interim: inf.server, by: cio, from: 2026-08-01, until: 2026-07-01}
  - {reassign: inf.network, from: desk, to: cio}
  - {retitle: desk, to: Lead, phase: never}
  - {dissolve_unit: law, to: plan}
  - {assign: inf.quantum, to: cio, level: accountable}
  - {retitle: clerk, to: This one fits}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "model.yaml").write_text(BASE)
    return tmp_path


def problems(folder, text, name="scenario.yaml"):
    (folder / name).write_text(text)
    with pytest.raises(InvalidModel) as caught:
        staged(folder / name, assemble.load)
    return [(each.line, each.message) for each in caught.value.problems]


def test_every_problem_is_said_at_once_with_its_line(folder):
    found = problems(folder, WRONG)

    assert [line for line, _ in found] == [4, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16]
    said = dict(found)
    assert "effective 2026-04-01 lies before the decision is due" in said[4]
    assert "the phases are not in the order of their days" in said[6]
    assert "begins before the decision is effective" in said[7]
    assert "there is no role 'nett' (did you mean 'net'?)" in said[9]
    assert "a role cannot report to one of its own reports" in said[10]
    assert "a merge cannot go across organizations" in said[11]
    assert "it ends (2026-07-01) before it begins (2026-08-01)" in said[12]
    assert "'desk' does not hold 'inf.network'; 'net' holds it" in said[13]
    assert "no phase 'never'" in said[14]
    assert "there is no unit 'law'" in said[15]
    assert "there is no domain 'inf.quantum'" in said[16]


@pytest.mark.parametrize(
    "words",
    [
        ("check", "scenario.yaml", "-o", "out.json"),
        ("diff", "model.yaml", "scenario.yaml", "-o", "out.md"),
        ("render", "scenario.yaml", "-o", "out.svg"),
        ("overlap", "scenario.yaml", "-o", "out.html"),
    ],
)
def test_nothing_is_written_and_the_program_ends_with_2(folder, orgmodel, words):
    (folder / "scenario.yaml").write_text(WRONG)
    done = orgmodel(*words, cwd=folder)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 11
    assert all(line.startswith("scenario.yaml:") for line in done.stderr.splitlines())
    assert sorted(path.name for path in folder.iterdir()) == ["model.yaml", "scenario.yaml"]


def test_operations_that_are_none_are_told_with_what_is_wrong_with_days(folder):
    text = WRONG.replace("{move: nett, to: cio}", "{mvoe: net, to: cio}")
    found = problems(folder, text)

    assert [line for line, _ in found if line in {4, 6, 7, 9}] == [4, 6, 7, 9]
    assert "no operation 'mvoe' (did you mean 'move'?)" in dict(found)[9]


STACKED = "scenario: 1\nid: above\nbase: below.yaml\noperations:\n"


@pytest.mark.parametrize(
    ("below", "above", "said"),
    [
        (
            "{remove_role: desk}",
            "{retitle: desk, to: X}",
            "no role 'desk' any more: 'remove_role' at below.yaml:5 took",
        ),
        (
            "{rename: net, to: network}",
            "{move: net, to: cio}",
            "no role 'net' any more: it became 'network' by 'rename' at",
        ),
        ("{merge: [desk, clerk], into: desk}", "{move: clerk, to: cio}", "it became 'desk' by 'merge' at below.yaml:5"),
        (
            "{split: net, into: [{id: one}, {id: two}]}",
            "{move: net, to: cio}",
            "it became 'one' by 'split' at below.yaml:5",
        ),
        (
            "{dissolve_unit: ops, to: plan}",
            "{dissolve_unit: ops, to: plan}",
            "no unit 'ops' any more: 'dissolve_unit' at",
        ),
        (
            "{reassign: inf.server, from: net, to: desk}",
            "{reassign: inf.server, from: net, to: cio}",
            "'net' does not hold 'inf.server' since 'reassign' at below.yaml:5; 'desk' holds it",
        ),
        (
            "{retire: inf.server, why: Sold}",
            "{retire: inf.server, from: net, why: Sold}",
            "'net' does not hold 'inf.server' since 'retire' at below.yaml:5; nobody holds it",
        ),
        (
            "{move: net, to: clerk}",
            "{retitle: net, to: X}",
            "below.yaml:5:5: move: 'clerk' stands below 'net'",
        ),
    ],
)
def test_what_changed_underneath_is_said_of_stacked_scenarios(folder, below, above, said):
    (folder / "below.yaml").write_text(f"scenario: 1\nid: below\nbase: model.yaml\noperations:\n  - {below}\n")
    (folder / "scenario.yaml").write_text(f"{STACKED}  - {above}\n")

    with pytest.raises(InvalidModel) as caught:
        staged(folder / "scenario.yaml", assemble.load)
    assert said in str(caught.value).replace(f"{folder.name}/", "")
    assert len(caught.value.problems) == 1


def test_what_changed_two_scenarios_below_is_said_as_well(folder):
    (folder / "first.yaml").write_text(
        "scenario: 1\nid: first\nbase: model.yaml\noperations:\n  - {remove_role: desk}\n"
    )
    (folder / "below.yaml").write_text(
        "scenario: 1\nid: below\nbase: first.yaml\noperations:\n  - {retitle: net, to: X}\n"
    )
    found = problems(folder, f"{STACKED}  - {{move: desk, to: cio}}\n")

    assert [line for line, _ in found] == [5]
    assert "'remove_role' at first.yaml:5 took it away" in found[0][1]
