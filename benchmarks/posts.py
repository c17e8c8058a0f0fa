"""Generated tables of posts to measure with: a tree with planted defects whose number is known, and extreme shapes.

Usage: python -m benchmarks.posts POSTS FILE.csv [SHAPE]. Prints what was planted, by the rule that finds it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Rows = NDArray[np.int64]

TOP, SILENT, GHOST = -1, -2, -3
"""Instead of the row of a manager: stated to have none, nothing stated, or somebody who is not in the table."""

WIDE = 10
"""The span beyond which rule SPN001 speaks, and the layers beyond which SPN004 does."""
LAYERS = 7
_CHUNK = 1_000_000
_UNIT = 40
_TITLES = 997

SHAPES = ("chain", "star", "roots", "circle")


def write(path: Path, posts: int, shape: str = "tree") -> dict[str, int]:
    """Write a table of posts, the same every time, and say how many findings of each rule were planted."""
    random = np.random.default_rng(1)
    if shape != "tree":
        manager, planted = _extreme(posts, shape)
        columns: dict[str, Any] = {"repeats": np.arange(posts), "nameless": np.zeros(posts, dtype=bool)}
        columns["backward"] = np.zeros(posts, dtype=bool)
    else:
        manager, columns, planted = _planted(posts, random)
    number = random.permutation(posts) + 10 ** len(str(posts))
    order = random.permutation(posts)
    with path.open("wb") as file:
        for start in range(0, posts, _CHUNK):
            rows = order[start : start + _CHUNK]
            _table(rows, number, manager, columns).write_csv(file, include_header=not start)
    return planted


def _tree(posts: int, random: np.random.Generator) -> Rows:
    """Posts breadth-first: spans of 3 to 11, now and then of up to 40. Gives the manager's row of each."""
    spans = random.integers(3, 12, size=posts)
    wide = random.choice(max(posts // 8, 1), size=_few(posts), replace=False)
    spans[wide] = random.integers(12, 41, size=len(wide))
    return np.r_[TOP, np.repeat(np.arange(posts), spans)[: posts - 1]]


def _few(posts: int, one_in: int = 10_000) -> int:
    return max(2, posts // one_in)


def _planted(posts: int, random: np.random.Generator) -> tuple[Rows, dict[str, Any], dict[str, int]]:
    manager = _tree(posts, random)
    leads = np.bincount(manager[1:], minlength=posts)
    few, fewer = _few(posts), _few(posts, 20_000)
    over_leaves = np.ones(posts, dtype=bool)  # managers of posts without reports, away from the last one of the tree
    over_leaves[manager[1:][leads[1:] > 0]] = False
    circling = random.choice(np.flatnonzero(over_leaves & (leads > 1))[:-1], size=fewer, replace=False)
    partner = np.searchsorted(manager, circling)  # the first report of each: managers ascend
    leaves = np.flatnonzero((leads == 0) & ~np.isin(manager, circling))
    chosen = iter(np.split(random.choice(leaves, size=6 * few, replace=False), 6))
    twin, like, dangling, own, silent, nameless = chosen
    _titled_apart(twin, like)
    manager[circling] = partner
    manager[dangling] = GHOST
    manager[own] = own
    manager[silent] = SILENT
    repeats = np.arange(posts)
    repeats[twin] = like
    marked = np.zeros((2, posts), dtype=bool)
    marked[0, nameless] = True
    marked[1, random.choice(posts, size=few, replace=False)] = True
    reports = np.flatnonzero((manager >= 0) & (manager != np.arange(posts)))
    span = np.bincount(manager[reports], minlength=posts)
    span[circling] = 0  # nothing is said of the spans of those who report in a circle
    planted = {
        "STR001": fewer + few,
        "STR002": few,
        "SPN001": int((span > WIDE).sum()),
        "SPN004": int(_layers(manager) > LAYERS),
        "DAT001": few,
        "DAT002": few,
        "DAT003": few,
    }
    return manager, {"repeats": repeats, "nameless": marked[0], "backward": marked[1]}, planted


def _titled_apart(twin: Rows, like: Rows) -> None:
    """Let no post that repeats an id have the title of the other too: two rows of one id and title are a job share."""
    for at in range(len(twin)):
        if twin[at] % _TITLES == like[at] % _TITLES:
            other = next(each for each in range(len(like)) if _differ(twin, like, at, each))
            like[[at, other]] = like[[other, at]]


def _differ(twin: Rows, like: Rows, one: int, other: int) -> bool:
    return bool(twin[one] % _TITLES != like[other] % _TITLES and twin[other] % _TITLES != like[one] % _TITLES)


def _layers(manager: Rows) -> int:
    """Count the layers from the top, level by level."""
    level, layers = np.zeros(len(manager), dtype=bool), 0
    level[0] = True
    while level.any():
        layers += 1
        level = level[np.maximum(manager, 0)] & (manager >= 0)
    return layers


def _extreme(posts: int, shape: str) -> tuple[Rows, dict[str, int]]:
    """One line of all posts, all posts below one, nobody above or below anybody, or all posts in one circle."""
    rows = np.arange(posts)
    if shape == "chain":
        return rows - 1, {"STR001": 0, "SPN001": 0, "SPN004": 1}
    if shape == "star":
        return np.where(rows > 0, 0, TOP), {"STR001": 0, "SPN001": 1, "SPN004": 0}
    if shape == "roots":
        return np.full(posts, TOP), {"STR001": 0, "SPN001": 0, "SPN004": 0}
    return np.roll(rows, 1), {"STR001": 1, "SPN001": 0, "SPN004": 0}


def _table(rows: Rows, number: Rows, manager: Rows, columns: dict[str, Any]) -> pl.DataFrame:
    """Make some rows of the file. Titles, grades, pay and vacancies follow from the row."""
    above = manager[rows]
    named = {TOP: "none"}
    pay = 30_000 + rows * 37 % 50_000
    backward = columns["backward"][rows]
    frame = pl.DataFrame(
        {
            "own": number[columns["repeats"][rows]],
            "boss": number[np.maximum(above, 0)],
            "kind": above,
            "row": rows,
            "dotted": np.where(rows % 20 == 7, number[rows // 30], -1),
        }
    )
    nameless = pl.Series("nameless", columns["nameless"][rows])
    return frame.select(
        pl.when(~nameless).then(pl.format("P{}", "own")).alias("id"),
        pl.when(nameless)
        .then(pl.format("Officer without number {}", "row"))
        .otherwise(pl.format("Officer {}", pl.col("row") % _TITLES))
        .alias("title"),
        pl.when(pl.col("kind") == GHOST)
        .then(pl.format("X{}", "row"))
        .when(pl.col("kind") < 0)
        .then(pl.col("kind").replace_strict(named, default=None))
        .otherwise(pl.format("P{}", "boss"))
        .alias("reports_to"),
        pl.when(pl.col("dotted") >= 0).then(pl.format("P{}", "dotted")).alias("dotted_to"),
        pl.format("U{}", pl.col("row") // _UNIT).alias("unit"),
        pl.format("G{}", pl.col("row") % 17 + 1).alias("grade"),
        pl.lit(1).alias("positions"),
        pl.when(pl.col("row") % 20 == 3).then(pl.lit("vacant")).otherwise(pl.lit("filled")).alias("occupancy"),
        pl.Series("salary_min", pay),
        pl.Series("salary_max", np.where(backward, pay - 1, pay + 20_000)),
    )


if __name__ == "__main__":
    print(json.dumps(write(Path(sys.argv[2]), int(sys.argv[1]), *sys.argv[3:])))
