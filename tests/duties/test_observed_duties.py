"""The words of observed duties: what stays of a sentence, and that nobody's name does."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
OBSERVED = ROOT / "tools" / "domain_duties" / "observed.tsv"


def written(tmp_path, *lines):
    labeled = tmp_path / "labeled.tsv"
    labeled.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "observed_duties.py", labeled], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_words_stand_in_alphabetical_order_and_phrases_stay_together(tmp_path):
    lines = [f"{source}\tsvc.desk\tStaffs the help desk and answers calls of users" for source in "abc"]

    assert written(tmp_path, *lines) == ["svc.desk\tanswers calls help_desk staffs users"]


def test_what_fewer_than_three_sources_say_is_left_out(tmp_path):
    said = [
        ("a", "svc.desk", "Answers calls for Marlow County"),
        ("b", "svc.desk", "Answers calls for Marlow County"),
        ("c", "-", "Answers letters"),
    ]

    assert written(tmp_path, *("\t".join(each) for each in said)) == ["svc.desk\tanswers"]


def test_what_is_kept_has_no_sentence():
    lines = [line.split("\t")[1].split() for line in OBSERVED.read_text(encoding="utf-8").splitlines()]

    assert len(lines) > 4000
    assert all(words == sorted(words) for words in lines)
