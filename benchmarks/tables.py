"""Measure `orgmodel check` of tables of posts beside peers, in one run, and print the table of docs/performance.md.

Usage: python -m benchmarks.tables [--sizes 5000,100000,1000000] [--runs 3] [--shapes 1000000] [--write].
Every planted defect must be found, no more and no less, or the run ends with 1.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from benchmarks import posts
from benchmarks.run import AS_INSTALLED, HERE, program, table

SIZES = (5_000, 100_000, 1_000_000, 3_000_000, 10_000_000)
MOST = {"naive": 1_000_000, "rustworkx": 1_000_000, "igraph": 1_000_000, "DuckDB": 3_000_000, "orgmodel": 10_000_000}
"""The largest table that each of them is given: beyond it a peer takes minutes or more memory than there is."""

_SEVERAL = frozenset({"orgmodel", "DuckDB"})
"""What is measured several times; a peer that is far away is measured once."""

PAGE = HERE.parent / "docs" / "performance.md"
_BEGIN, _END = "<!-- measured -->\n", "<!-- /measured -->\n"


@dataclass(frozen=True)
class Run:
    """One whole process: wall and processor seconds, peak megabytes, what it printed."""

    seconds: float
    cpu: float
    megabytes: float
    output: str


_OUTSIDE = """
import json, resource, subprocess, sys, time
begin = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
seconds = time.perf_counter() - begin
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([done.returncode, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss, done.stdout.decode()]))
"""
"""Measures from a process that is small itself: a child's peak memory is never less than its parent's was."""


def measured(command: Sequence[str]) -> Run:
    """Run a process from a cold start.

    Raises:
        RuntimeError: the process failed.
    """
    outside = [sys.executable, "-c", _OUTSIDE, *command]
    done = subprocess.run(outside, check=True, capture_output=True, text=True, env=AS_INSTALLED)
    code, seconds, cpu, memory, output = json.loads(done.stdout)
    if code not in {0, 1}:  # 1: the check found something
        raise RuntimeError(f"{' '.join(command)} ended with {code}")
    return Run(seconds, cpu, memory / (1024 if sys.platform != "darwin" else 1024 * 1024), output)


def best(commands: dict[str, list[str]], runs: dict[str, int]) -> dict[str, Run]:
    """Give the run of each program that took the processor least: what else the machine does only adds to the others.

    The programs take turns, so that a busy minute is a minute of them all.
    """
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(max(runs.values())):
        for name, command in commands.items():
            if turn < runs[name]:
                found[name].append(measured(command))
    return {name: min(several, key=lambda run: run.cpu) for name, several in found.items()}


def best_of(command: list[str], runs: int) -> Run:
    """Give the run of one program that took the processor least."""
    return best({"": command}, {"": runs})[""]


def commands(file: Path) -> dict[str, list[str]]:
    """Give what is measured: our check and its peers."""
    python = sys.executable
    return {
        "orgmodel": [str(program("orgmodel")), "check", str(file), "--max-findings", "20"],
        "DuckDB": [python, str(HERE / "peer_duckdb.py"), str(file)],
        "rustworkx": [python, str(HERE / "peer_graphs.py"), "rustworkx", str(file)],
        "igraph": [python, str(HERE / "peer_graphs.py"), "igraph", str(file)],
        "naive": [python, str(HERE / "naive_posts.py"), str(file)],
    }


def found(file: Path) -> tuple[dict[str, int], str]:
    """Ask our check how many findings of each rule there are, and how many rules it could assess."""
    run = measured([str(program("orgmodel")), "check", str(file), "--format", "json", "--max-findings", "1"])
    document: dict[str, Any] = json.loads(run.output)
    assessed = Counter(each["assessed"] for each in document["rules"])
    answered = assessed["assessed"] + assessed["partly assessed"]
    return {each["code"]: each["findings"] for each in document["rules"]}, f"{answered} of {len(document['rules'])}"


def differing(planted: dict[str, int], counts: dict[str, int]) -> list[str]:
    """Say which planted defects were not counted exactly."""
    return [
        f"{code}: {counts[code]} found, {number} planted" for code, number in planted.items() if counts[code] != number
    ]


def sizes(folder: Path, chosen: Sequence[int], runs: int) -> tuple[list[tuple[str, ...]], list[str]]:
    """Measure tables of several sizes; a row a program and size, and what was not found."""
    rows, wrong = [], []
    before: dict[str, float] = {}
    for size in chosen:
        file = folder / f"{size}.csv"
        planted = posts.write(file, size)
        counts, assessed = found(file)
        wrong += [f"{size:,} posts, {said}" for said in differing(planted, counts)]
        asked = {name: command for name, command in commands(file).items() if size <= MOST[name]}
        found_best = best(asked, {name: runs if size <= 3_000_000 and name in _SEVERAL else 1 for name in asked})
        mine = found_best["orgmodel"].cpu
        for name, run in found_best.items():
            growth = f"{run.cpu / before[name]:.1f}" if name in before else ""
            before[name] = run.cpu
            rules = assessed if name == "orgmodel" else ""
            rows.append((f"{size:,}", name, f"{run.seconds:.2f} s", f"{run.cpu:.2f} s", f"{run.megabytes:,.0f} MB",
                         f"{run.cpu / mine:.2f}", growth, rules))  # fmt: skip
        file.unlink()
    return rows, wrong


def shapes(folder: Path, size: int) -> tuple[list[tuple[str, ...]], list[str]]:
    """Measure the extreme shapes."""
    rows, wrong = [], []
    for shape in posts.SHAPES:
        file = folder / f"{shape}.csv"
        planted = posts.write(file, size, shape)
        run = measured(commands(file)["orgmodel"])
        wrong += [f"{shape}, {said}" for said in differing(planted, found(file)[0])]
        rows.append((shape, f"{size:,}", f"{run.seconds:.2f} s", f"{run.cpu:.2f} s", f"{run.megabytes:,.0f} MB"))
        file.unlink()
    return rows, wrong


def told(text: str, wrong: Sequence[str], between: tuple[str, str] | None) -> NoReturn:
    """Print what was measured, put it between two marks of the page if asked to; end with 1 if a count was wrong."""
    print(text)
    for said in wrong:
        print(f"NOT COUNTED EXACTLY: {said}", file=sys.stderr)
    if between is not None:
        page = PAGE.read_text(encoding="utf-8")
        begin, end = between
        start = page.index(begin) + len(begin)
        PAGE.write_text(f"{page[:start]}\n{text}\n{page[page.index(end) :]}", encoding="utf-8", newline="\n")
    sys.exit(1 if wrong else 0)


def main() -> None:
    """Print the tables, and put them into the page when asked to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=lambda text: [int(each) for each in text.split(",")], default=list(SIZES))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--shapes", type=int, default=1_000_000)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        rows, wrong = sizes(Path(name), asked.sizes, asked.runs)
        extreme, lost = shapes(Path(name), asked.shapes) if asked.shapes else ([], [])
    head = ("posts", "program", "time", "processor", "peak memory", "to orgmodel", "growth", "rules assessed")
    text = table(head, rows)
    if extreme:
        text += "\n" + table(("shape", "posts", "time", "processor", "peak memory"), extreme)
    told(text, [*wrong, *lost], (_BEGIN, _END) if asked.write else None)


if __name__ == "__main__":
    main()
