"""Is it said on a terminal what the program does, and nowhere else?"""

import io
import sys
import time

import pytest

from orgmodel import api
from orgmodel.cli import progress as module
from orgmodel.cli.progress import progress
from orgmodel.load.told import told_to


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_nothing_is_said_where_nobody_watches(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())

    with progress() as tell:
        tell("reading")

    assert "" == sys.stderr.getvalue()


def test_nothing_is_said_of_what_is_quickly_done(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())

    with progress() as tell:
        tell("reading")

    assert "" == sys.stderr.getvalue()


def test_what_takes_long_is_said_and_taken_away(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(module, "_PATIENCE", 0.0)
    monkeypatch.setattr(module, "_PAUSE", 0.001)

    with progress() as tell:
        tell("reading \x1b[31mposts.csv")
        while "posts.csv" not in sys.stderr.getvalue():
            time.sleep(0.001)

    assert "\x1b[31m" not in sys.stderr.getvalue()
    assert sys.stderr.getvalue().endswith("\r\x1b[K")


def test_an_error_ends_it_too(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())

    with pytest.raises(ValueError, match="broken"), progress():
        raise ValueError("broken")


def test_reading_a_table_is_told_stage_by_stage_with_its_rows(tmp_path):
    file = tmp_path / "posts.csv"
    file.write_text("Position ID,Title,Reports to\n1,Chief,XX\n2,Head,1\n", encoding="utf-8")
    told = []

    api.check(file, tell=told.append)

    reading = [each for each in told if not each.startswith("rule ")]
    assert [each for each in reading if "posts.csv" in each and "2 rows" in each]
    assert [each for each in reading if "managers of 2 posts" in each]
    assert reading[-1] == "2 roles: who is above whom"


def test_nobody_is_told_what_another_reads(tmp_path):
    file = tmp_path / "posts.csv"
    file.write_text("Position ID,Title\n1,Chief\n", encoding="utf-8")
    told = []

    with told_to(told.append):
        pass
    api.check(file)

    assert told == []
