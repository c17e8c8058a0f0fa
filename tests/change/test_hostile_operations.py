"""Is an operation that makes no sense an error with its line, and never a traceback?"""

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest

from orgmodel import api
from orgmodel.errors import InvalidModel
from orgmodel.load.plan_days import MOST_DAYS

MODEL = """\
roles:
  - {id: a, title: A, reports_to: none}
  - {id: b, title: B, reports_to: a, positions: 2}
  - {id: c, title: C, reports_to: b}
  - {id: d, title: D, reports_to: c}
"""


@pytest.fixture
def scenario(tmp_path):
    (tmp_path / "model.yaml").write_text(MODEL, encoding="utf-8")

    def made(operation, base="model.yaml"):
        path = tmp_path / "plan.yaml"
        text = f'scenario: 1\nid: plan\nbase: "{base}"\noperations:\n  - {operation}\n'
        path.write_text(text, encoding="utf-8")
        return path

    return made


@pytest.mark.parametrize(
    ("operation", "said"),
    [
        ("{change: b, set: {positions: -1}}", "positions: input should be greater than or equal to 0"),
        ("{change: b, set: {cost: .nan}}", "cost"),
        ("{change: b, set: {}}", "there is nothing to set"),
        ("{move: [], to: a}", "there is no role to move"),
        ("{merge_units: [], into: top}", "there is no unit 'top'"),
        ("{remove_role: b, reports_to: b}", "stands below it"),
        ("{remove_role: b, reports_to: d}", "stands below it"),
        ("{split: b, into: [{id: x}, {id: x}]}", "two parts of a split have one id"),
    ],
)
def test_an_operation_without_sense_is_an_error_with_its_line(scenario, operation, said):
    with pytest.raises(InvalidModel) as error:
        api.load_graph(scenario(operation))

    assert said in str(error.value)
    assert "plan.yaml:5" in str(error.value)


def test_a_number_that_no_post_can_have_is_an_error_of_form(scenario):
    with pytest.raises(InvalidModel, match="positions"):
        api.load_graph(scenario("{split: b, into: [{id: x, positions: 99999999999999999999}, {id: y}]}"))


def test_a_base_that_can_be_no_path_is_an_error(scenario):
    with pytest.raises(InvalidModel, match="base"):
        api.load_graph(scenario("{move: c, to: a}", base="a\\0b"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_nobody_waits_for_a_pipe(tmp_path, scenario):
    os.mkfifo(tmp_path / "pipe.yaml")
    for path in (tmp_path / "pipe.yaml", scenario("{move: c, to: a}", base="pipe.yaml")):
        command = [sys.executable, "-c", "from orgmodel.cli import main; main()", "check", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

        assert done.returncode == 2
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_an_output_that_is_no_file_stays_what_it_is(tmp_path, scenario):
    (tmp_path / "real.md").write_text("old", encoding="utf-8")
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    command = [
        sys.executable,
        "-c",
        "from orgmodel.cli import main; main()",
        "review",
        str(scenario("{move: c, to: a}")),
    ]
    subprocess.run([*command, "-o", str(tmp_path / "link.md")], capture_output=True, check=True)

    assert (tmp_path / "link.md").is_symlink()
    assert "Design review" in (tmp_path / "real.md").read_text(encoding="utf-8")


def test_a_plan_of_thousands_of_days_is_refused_before_it_is_walked_through(scenario):
    made = scenario("{retitle: b, to: B}")
    first = date(2026, 1, 1)
    more = "".join(
        f"  - {{retitle: b, to: B {number}, on: {first + timedelta(days=number)}}}\n" for number in range(MOST_DAYS + 1)
    )
    made.write_text(made.read_text(encoding="utf-8") + more, encoding="utf-8")

    with pytest.raises(InvalidModel, match="a plan is walked through on 366 at most"):
        api.review(made)
