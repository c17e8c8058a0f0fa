"""Laws of the similarity of two duties."""

import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.duties.clauses import Names
from orgmodel.duties.comparison import Comparison, similarity
from orgmodel.duties.duties import prepared

TEXT = """the manages restores backups of servers and, networks; is responsible for budget. help desk support center
users' account accounting invoices (including training) zzyzx 1,200 FOIA coördinates Büro"""
WORDS = st.sampled_from(TEXT.split())
DUTIES = st.lists(WORDS, max_size=14).map(" ".join)
PROGRAM = """
import hashlib, numpy as np
from orgmodel.duties.duties import prepared
from orgmodel.duties.pairs import pairs
verbs = "restores plans oversees installs audits".split()
things = "backups of servers|the annual budget|help desk calls|wide area networks|access rights; and licenses".split("|")
duties = prepared([f"{verb} {thing}, and {other}" for verb in verbs for thing in things for other in things])
found = pairs(duties, 0.35)
print(len(found), hashlib.sha256(found.score.tobytes() + found.left.tobytes() + found.right.tobytes()).hexdigest())
"""


def every_score(left, right):
    rows, columns = (each.ravel() for each in np.indices((len(left), len(right))))
    return Comparison(left, right).scores(rows, columns).reshape(len(left), len(right))


@given(DUTIES, DUTIES)
def test_a_score_lies_between_0_and_1_and_is_the_same_from_either_side(left, right):
    score = similarity(left, right)

    assert 0.0 <= score <= 1.0
    assert similarity(right, left) == score


@given(st.text(max_size=60))
def test_a_text_is_exactly_1_with_itself(text):
    assert similarity(text, text) == 1.0


@given(DUTIES)
def test_case_and_punctuation_do_not_count(text):
    assert similarity(text, f"  {text.upper()} . ") == 1.0


@given(st.lists(DUTIES, min_size=1, max_size=6))
def test_a_score_does_not_depend_on_what_else_is_compared(texts):
    together, reversed_ = prepared(texts), prepared(texts[::-1])

    alone = np.array([[similarity(one, other) for other in texts] for one in texts])

    assert (every_score(together, together) == alone).all()
    assert (every_score(reversed_, reversed_)[::-1, ::-1] == alone).all()


@given(st.lists(DUTIES, min_size=1, max_size=6))
def test_clauses_never_lower_a_score(texts):
    duties = prepared(texts)
    rows, columns = (each.ravel() for each in np.indices((len(duties), len(duties))))

    both = Comparison(duties, duties)

    assert (both.scores(rows, columns) >= both.wholes(rows, columns)).all()


def test_one_thread_and_two_give_the_same_bytes():
    answers = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads, "OPENBLAS_CORETYPE": kind},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for threads, kind in (("1", ""), ("2", ""), ("1", "Nehalem"))
    }

    assert len(answers) == 1
    assert int(answers.pop().split()[0]) > 100


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Oversees the help desk support center", "Is responsible for service desk functions"),
        ("Restores backups when data is lost", "Performs backup and recovery of databases"),
        ("Develops and manages the annual budget", "Prepares the yearly spending plan"),
        ("Grants and removes access rights of users", "Provisions user accounts and permissions"),
    ],
)
def test_one_duty_in_other_words_is_worth_a_review(left, right):
    assert similarity(left, right) >= 0.35


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Restores backups when data is lost", "Approves travel expenses"),
        ("Answers calls at the help desk", "Plans the capacity of wide area networks"),
        ("Negotiates contracts with vendors", "Tests software before it is released"),
    ],
)
def test_different_duties_are_hidden(left, right):
    assert similarity(left, right) < 0.35


def test_a_name_makes_no_likeness():
    left = "The Head of Planning of the County of Lake writes the budget"
    right = "Advises the Head of Planning of the County of Lake on cabling"

    assert similarity(left, right, Names(("Head of Planning", "County of Lake"))) < similarity(left, right)
    assert similarity(left, right, Names(("Head of Planning", "County of Lake"))) < 0.35


HOSTILE = {
    "long": "restores backups of servers; " * 10_000,
    "one word": "x" * 300_000,
    "lead-ins": "and " * 75_000,
    "spaces": " " * 300_000 + "restores backups",
    "control characters": "\x00restores\x1b[31m\x07 backups\x9f\u202e",
    "right to left": "إدارة الشبكات والخوادم",
    "surrogate": "restores \ud800 backups",
    "empty": "",
    "only a lead-in": "is responsible for",
    "digits": "1,200 3.5 0",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_have_a_score(text):
    assert similarity(text, text) == 1.0
    assert 0.0 <= similarity(text, "Restores backups of servers") <= 1.0


def test_texts_in_another_script_are_not_alike_for_having_no_words():
    assert similarity("إدارة الشبكات", "إدارة الخوادم") == 0.0
