"""Measure layout and drawing beside peers: d3-hierarchy in node, and Graphviz's dot. Called by `benchmarks.run`.

Programs take turns, and the quickest run of each is shown: what other work on the machine adds, it adds at random.
All begin with ids and names of managers, in a fresh process, and end with the place of every box.
d3-hierarchy is installed by npm into a temporary folder, where node, npm and a registry are there.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

RUNS = 9
LAYOUT = """
import sys, time
from orgmodel.layout.fit import fitted
from orgmodel.layout.forest import Gaps
count = int(sys.argv[1])
ids = [f"p{row}" for row in range(count)]
managers = [f"p{(row - 1) // 7}" if row else "" for row in range(count)]
begin = time.perf_counter()
rows = {role: row for row, role in enumerate(ids)}
parents = [rows.get(manager, -1) for manager in managers]
places = fitted(parents, [(176.0, 60.0)] * count, 5000.0, Gaps()).rects
print(time.perf_counter() - begin)
"""
D3 = """
import {stratify, tree} from 'd3-hierarchy';
const count = Number(process.argv[2]);
const data = Array.from({length: count}, (_, i) => ({id: `p${i}`, parentId: i ? `p${Math.floor((i - 1) / 7)}` : ''}));
const begin = performance.now();
tree().nodeSize([200, 120])(stratify()(data));
console.log((performance.now() - begin) / 1000);
"""
DRAWING = """
import gc, sys, time
sys.path.insert(0, sys.argv[3])
from benchmarks.organizations import yaml_model
from orgmodel import api
from orgmodel.load.assemble import load_text
what, count = sys.argv[1], int(sys.argv[2])
graph = api.compiled(load_text(yaml_model(count)))
gc.disable()  # as the program does
paper = "tabloid" if what == "pdf" else None
explored = what == "html"
draw = (lambda: api.explorer(graph, ()).encode()) if explored else (lambda: api.picture(graph, what, paper=paper).data)
draw()
least = float("inf")
for _ in range(3):
    begin = time.process_time()
    data = draw()
    least = min(least, time.process_time() - begin)
print(least, len(data))
"""


def _least(programs: dict[str, list[str]], folder: Path) -> dict[str, float]:
    """Run programs by turns, and give the least seconds that each says."""
    least = dict.fromkeys(programs, float("inf"))
    for _ in range(RUNS):
        for name, command in programs.items():
            done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder)
            least[name] = min(least[name], float(done.stdout.split()[0]))
    return least


def layout(folder: Path) -> list[tuple[str, ...]]:
    """Compare the first layout of a fresh process, hierarchy building included."""
    rows = []
    d3 = _d3(folder)
    for count in (2000, 5000):
        programs = {"orgmodel": [sys.executable, "-c", LAYOUT, str(count)]}
        if d3:
            programs["d3"] = ["node", str(d3), str(count)]
        least = _least(programs, folder)
        ours = least["orgmodel"]
        dot = _dot(folder, count) if count == 2000 and shutil.which("dot") else None
        rows.append((f"{count:,} roles", _ms(ours), *_beside(least.get("d3"), ours), *_beside(dot, ours)))
    return rows


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _beside(theirs: float | None, ours: float) -> tuple[str, str]:
    return ("not measured", "") if theirs is None else (_ms(theirs), f"{theirs / ours:.1f}")


def _d3(folder: Path) -> Path | None:
    if not (shutil.which("node") and shutil.which("npm")):
        return None
    (folder / "package.json").write_text(json.dumps({"type": "module", "private": True}), encoding="utf-8")
    done = subprocess.run(["npm", "install", "--silent", "d3-hierarchy"], cwd=folder, check=False, capture_output=True)
    script = folder / "layout.mjs"
    script.write_text(D3, encoding="utf-8")
    return script if done.returncode == 0 else None


def _dot(folder: Path, count: int) -> float:
    import time

    edges = "".join(f"n{(row - 1) // 7} -> n{row};" for row in range(1, count))
    (folder / "tree.dot").write_text(
        f"digraph {{ node [shape=box width=2.4 fixedsize=true]; {edges} }}", encoding="utf-8"
    )
    begin = time.perf_counter()
    subprocess.run(["dot", "-Tplain", "tree.dot"], cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - begin


def drawing() -> list[tuple[str, ...]]:
    """Measure whole charts, from the compiled graph to the bytes: the processor's seconds, the least of three runs."""
    root = str(Path(__file__).resolve().parent.parent)
    rows = []
    for what, count in (("svg", 5000), ("svg", 100_000), ("pdf", 5000), ("pptx", 1000), ("html", 10_000)):
        command = [sys.executable, "-c", DRAWING, what, str(count), root]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds, size = done.stdout.split()
        name = {"pdf": "PDF, paged", "html": "explorer"}.get(what, what.upper())
        rows.append((f"{name}, {count:,} roles", f"{float(seconds):.2f} s", f"{int(size) / 1e6:.1f} MB"))
    return rows
