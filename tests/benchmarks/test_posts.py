"""Are the defects that the benchmark plants found, each of them and no other? Small tables; nothing is timed."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("polars", reason="needs the extra tables")

from benchmarks import assignments, posts

ROOT = Path(__file__).parents[2]


def counts(orgmodel, file):
    done = orgmodel("check", file, "--format", "json", "--max-findings", 3)
    assert done.returncode in {0, 1}, done.stderr
    document = json.loads(done.stdout)
    assert document["listed"] <= 3 <= document["total"] or document["listed"] == document["total"]
    return {each["code"]: each["findings"] for each in document["rules"]}


def test_planted_defects_are_counted_exactly(orgmodel, tmp_path):
    planted = posts.write(tmp_path / "posts.csv", 5_000)

    found = counts(orgmodel, tmp_path / "posts.csv")

    assert planted == {code: found[code] for code in planted}
    assert min(planted[code] for code in ("STR001", "STR002", "SPN001", "DAT001", "DAT002", "DAT003")) > 0


@pytest.mark.parametrize("shape", posts.SHAPES)
def test_extreme_shapes_are_answered(orgmodel, tmp_path, shape):
    planted = posts.write(tmp_path / "posts.csv", 20_000, shape)

    found = counts(orgmodel, tmp_path / "posts.csv")

    assert planted == {code: found[code] for code in planted}


def test_a_table_is_the_same_every_time(tmp_path):
    for name in ("one.csv", "two.csv"):
        posts.write(tmp_path / name, 1_000)

    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()


def test_the_naive_program_finds_the_same(tmp_path):
    planted = posts.write(tmp_path / "posts.csv", 5_000)

    program = [sys.executable, ROOT / "benchmarks" / "naive_posts.py", tmp_path / "posts.csv"]
    said = json.loads(subprocess.run(program, check=True, capture_output=True, text=True).stdout)

    names = {"STR001": "circles", "STR002": "dangling", "DAT001": "duplicate ids", "DAT002": "missing ids"}
    assert {planted[code] for code in names} == {said[name] for name in names.values()}
    assert (planted["SPN001"], planted["DAT003"]) == (said["wide"], said["backward pay"])


def test_no_planted_twin_has_the_title_of_the_post_whose_id_it_repeats():
    twin, like = np.array([1, 5, 1_000, 40]), np.array([998, 5 + 997, 7, 8])

    posts._titled_apart(twin, like)

    assert not (twin % 997 == like % 997).any()
    assert sorted(like.tolist()) == [7, 8, 998, 1_002]


def test_claims_on_few_domains_are_counted_exactly(orgmodel, tmp_path):
    planted = assignments.write(tmp_path / "crowded", 2_000, "crowded")

    found = counts(orgmodel, tmp_path / "crowded")

    assert planted == {code: found[code] for code in planted}
    assert planted["OVL001"] == 10
