"""Measure `orgmodel diff` and `review`: two models of 5,000 roles, and two tables of 1 M posts, with planted changes.

Usage: python -m benchmarks.changes [--roles 5000] [--posts 1000000] [--runs 3] [--write].
Every planted change must be counted exactly, or the run ends with 1.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks import posts
from benchmarks.organizations import SPAN, yaml_model
from benchmarks.run import program, table
from benchmarks.tables import best_of, measured, told
from orgmodel.cli import COMMANDS

_BEGIN, _END = "<!-- measured changes -->\n", "<!-- /measured changes -->\n"

Planted = dict[str, int]


def models(before: Path, after: Path, roles: int) -> Planted:
    """Write two models: of each kind of change one in a hundred roles, but for the planted kinds both are equal."""
    text = yaml_model(roles)
    head, *blocks = re.split(r"(?m)^(?=  - id: p)", text)
    few = max(1, roles // 100)
    leaves = range((roles - 2) // SPAN + 1, roles)  # nobody reports to them
    step = len(leaves) // (5 * few)
    chosen = [leaves[place * step] for place in range(5 * few)]
    retitled, moved, removed, renamed, handed = (chosen[kind::5] for kind in range(5))
    for role in retitled:
        blocks[role] = blocks[role].replace(f"title: Post {role}", f"title: Officer {role}")
    for role in moved:
        blocks[role] = re.sub(r"reports_to: \S+", "reports_to: p000000", blocks[role])
    for role in renamed:
        blocks[role] = blocks[role].replace(f"id: p{role:06d}", f"id: q{role:06d}")
    for role in handed:
        blocks[role] = re.sub(r"scope: s\d+", "scope: everybody", blocks[role], count=1)
    for role in removed:
        blocks[role] = ""
    added = [f"  - {{id: n{new:06d}, title: New Post {new}, reports_to: p000001}}\n" for new in range(few)]
    before.write_text(text, encoding="utf-8")
    after.write_text("".join([head, *blocks, *added]), encoding="utf-8")
    kinds = ("retitled", "manager", "removed", "renamed", "domain lost", "domain gained", "added")
    return dict.fromkeys(kinds, few)


def tables(before: Path, after: Path, size: int) -> Planted:
    """Write two tables of posts: retitled, moved, removed, renamed and added ones."""
    posts.write(before, size)
    few = max(2, size // 1000)
    frame = pl.read_csv(before, infer_schema=False)
    place = pl.int_range(pl.len())
    sound = frame.with_columns(place.alias("row")).filter(
        pl.col("id").is_not_null() & pl.col("id").is_unique() & pl.col("reports_to").str.starts_with("P")
        & ~pl.col("id").is_in(pl.concat([frame["reports_to"], frame["dotted_to"]]).drop_nulls().unique().implode())
    )["row"]  # fmt: skip
    random = np.random.default_rng(2)
    rows = random.choice(sound.to_numpy(), size=4 * few, replace=False)
    retitled, moved, removed, renamed = (pl.Series(part) for part in np.split(rows, 4))
    top = frame.filter(pl.col("reports_to") == "none")["id"][0]
    old = frame.with_columns(place.alias("row"))
    new = old.with_columns(
        pl.when(pl.col("row").is_in(retitled.implode())).then(pl.format("Head of {}", "row")).otherwise(pl.col("title"))
        .alias("title"),
        pl.when(pl.col("row").is_in(moved.implode())).then(pl.lit(top)).otherwise(pl.col("reports_to"))
        .alias("reports_to"),
        pl.when(pl.col("row").is_in(renamed.implode())).then(pl.format("Q{}", "row")).otherwise(pl.col("id"))
        .alias("id"),
    ).filter(~pl.col("row").is_in(removed.implode()))  # fmt: skip
    added = old.head(few).with_columns(
        pl.format("N{}", "row").alias("id"),
        pl.format("New Post {}", "row").alias("title"),
        pl.lit(top).alias("reports_to"),
        pl.lit(None, pl.String).alias("dotted_to"),
        pl.lit(None, pl.String).alias("unit"),
    )
    whole = pl.concat([new, added]).drop("row")
    whole.write_csv(after)
    return {"retitled": few, "manager": few, "removed": few, "renamed": few, "added": few}


def differing(planted: Planted, before: Path, after: Path) -> tuple[str, ...]:
    """Say which planted changes were not counted exactly, and which were not planted."""
    run = measured([str(program("orgmodel")), "diff", str(before), str(after), "--format", "json"])
    counts = Counter(json.loads(run.output)["counts"])
    kinds = sorted({*planted, *counts})
    return tuple(
        f"{kind}: {counts[kind]} found, {planted.get(kind, 0)} planted"
        for kind in kinds
        if counts[kind] != planted.get(kind, 0)
    )


def rows(
    name: str, size: int, ending: str, write: Callable[[Path, Path, int], Planted], asked: tuple[str, ...], runs: int
) -> tuple[list[tuple[str, ...]], list[str]]:
    """Measure commands on one pair of states; a row a command, and what was not counted exactly."""
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / f"before{ending}", Path(folder) / f"after{ending}"
        planted = write(before, after, size)
        wrong = [f"{name}, {said}" for said in differing(planted, before, after)]
        found = []
        for command in asked:
            output = ["-o", str(Path(folder) / "out.md")] if command == "review" else []
            run = best_of([str(program("orgmodel")), command, str(before), str(after), *output], runs)
            found.append((f"{size:,} {name}", f"orgmodel {command}", f"{sum(planted.values()):,}",
                          f"{run.seconds:.2f} s", f"{run.cpu:.2f} s", f"{run.megabytes:,.0f} MB"))  # fmt: skip
    return found, wrong


def main() -> None:
    """Print the table, and put it into the page when asked to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--roles", type=int, default=5_000)
    parser.add_argument("--posts", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    commands = tuple(command for command in ("diff", "review") if command in COMMANDS)
    shown, wrong = rows("roles as text", asked.roles, ".yaml", models, commands, asked.runs)
    more, lost = rows("posts in a table", asked.posts, ".csv", tables, ("diff",), asked.runs)
    text = table(("two states of", "program", "changes", "time", "processor", "peak memory"), [*shown, *more])
    told(text, [*wrong, *lost], (_BEGIN, _END) if asked.write else None)


if __name__ == "__main__":
    main()
