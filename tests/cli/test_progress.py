"""Is it said on a terminal what the program does, and nowhere else?"""

import io
import sys
import time

import pytest

from orgmodel.cli import progress as module
from orgmodel.cli.progress import progress


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
