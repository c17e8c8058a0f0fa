"""Measure start-up and checking beside peers and print the tables: `python benchmarks/run.py [--write]`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.organizations import yaml_model
from orgmodel.rules import CATALOG

HERE = Path(__file__).resolve().parent
BIN = Path(sys.executable).parent
RUNS = 7
AS_INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of what is measured: the warm-up writes bytecode, as pip does when it installs a package."""


def seconds(command: Sequence[str]) -> float:
    """Give the median wall time of a whole process after one warm-up."""
    times = []
    for _ in range(RUNS + 1):
        begin = time.perf_counter()
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=AS_INSTALLED)
        times.append(time.perf_counter() - begin)
    return median(times[1:])


def peak_megabytes(command: Sequence[str]) -> float:
    """Give the largest memory of one run of a command, measured in a process of its own."""
    script = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", script, *command], check=True, capture_output=True, text=True)
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return int(done.stdout) / unit


def program(name: str) -> str | None:
    """Find a program beside this Python, or on the path."""
    beside = BIN / name
    return str(beside) if beside.exists() else shutil.which(name)


def start_up() -> list[tuple[str, ...]]:
    """Compare what it costs to start."""
    base = seconds([sys.executable, "-c", "import click"])
    commands = {
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "orgmodel --help": [program("orgmodel"), "--help"],
        "lint-imports --help": [program("lint-imports"), "--help"],
        "sqlfluff --version": [program("sqlfluff"), "--version"],
        "ruff --version": [program("ruff"), "--version"],
    }
    rows = []
    for name, command in commands.items():
        if command[0] is None:
            rows.append((name, "not installed here", ""))
            continue
        taken = base if name.startswith("python") else seconds([str(word) for word in command])
        rows.append((name, f"{taken * 1000:.0f} ms", f"{taken / base:.1f}"))
    return rows


def checking(folder: Path) -> list[tuple[str, ...]]:
    """Compare checking a model of 50 and of 5,000 roles with the naive program."""
    rows = []
    for posts in (50, 5000):
        model = folder / f"{posts}.yaml"
        model.write_text(yaml_model(posts), encoding="utf-8")
        ours = [str(program("orgmodel")), "check", str(model), "--format", "json"]
        naive = [sys.executable, str(HERE / "naive_check.py"), str(model)]
        mine, theirs = seconds(ours), seconds(naive)
        rows.append(
            (
                f"{posts:,} roles, {2 * posts:,} assignments",
                f"{mine:.2f} s, {peak_megabytes(ours):.0f} MB",
                f"{theirs:.2f} s, {peak_megabytes(naive):.0f} MB",
                f"{theirs / mine:.1f}",
            )
        )
    return rows


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a Markdown table."""
    lines = [f"| {' | '.join(row)} |" for row in (header, *rows)]
    return "\n".join([lines[0], f"|{'---|' * len(header)}", *lines[1:]]) + "\n"


def main() -> None:
    """Print the tables, and keep them when asked to."""
    columns = ("model", f"orgmodel check ({len(CATALOG)} rules)", "naive program (4 questions)", "naive / orgmodel")
    with tempfile.TemporaryDirectory() as folder:
        parts = [
            "## Start-up\n",
            table(("command", "median", "ratio to importing click"), start_up()),
            "## Checking a YAML model, cold\n",
            table(columns, checking(Path(folder))),
        ]
    text = "\n".join(parts)
    print(text)
    if "--write" in sys.argv:
        version = ".".join(map(str, sys.version_info[:2]))
        how = f"Python {version}, {sys.platform}, medians of {RUNS} whole processes. `make bench` prints them anew."
        head = f"# Last results\n\n{how}\n\n"
        (HERE / "results.md").write_text(head + text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
