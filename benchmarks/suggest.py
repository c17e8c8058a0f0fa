"""How long does `orgmodel suggest` take, and does it prove what it finds? Organizations with planted findings.

Usage: python -m benchmarks.suggest [--write]. Prints a table; `--write` puts it into docs/performance.md.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from orgmodel import api
from orgmodel.catalog.domains import built_in
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
_MARKS = ("<!-- suggest -->", "<!-- /suggest -->")
_FANOUT, _SECTIONS, _TEAM = 8, 4, 6
_WIDE, _NARROW = 14, 2


class Planted(NamedTuple):
    """What is planted: roles in all, teams that are too wide, teams that are too narrow, domains held twice."""

    roles: int
    wide: int
    narrow: int
    overlaps: int


SIZES = (Planted(200, 6, 4, 5), Planted(1_000, 30, 20, 25), Planted(2_000, 60, 40, 50), Planted(5_000, 150, 100, 60))


def yaml_model(planted: Planted) -> str:
    """Write a complete and confirmed model: a top, departments, sections, and teams of posts; the same every time."""
    return "\n".join([*_head(planted), "roles:", *_roles(planted)]) + "\n"


def _departments(planted: Planted) -> int:
    extra = planted.wide * (_WIDE - _TEAM) - planted.narrow * (_TEAM - _NARROW)
    return round((planted.roles - extra) / (1 + _SECTIONS * (1 + _TEAM)))


def _head(planted: Planted) -> Iterator[str]:
    yield "orgmodel: 1\norganization: {id: generated, name: Generated}\nas_of: 2026-01-01"
    yield "completeness: [{all: complete}]\npolicy: {rules: {SPN004: {max_layers: 7}}}\nunits:"
    yield "  - {id: whole, name: The whole}"
    for department in range(_departments(planted)):
        yield f"  - {{id: d{department}, name: Department {department}, parent: whole, head: d{department}}}"
    yield "scopes:\n  - {id: everybody}"
    yield from (f"  - {{id: s{each}, within: everybody}}" for each in range(_departments(planted)))


def _roles(planted: Planted) -> Iterator[str]:
    chance = random.Random(1)
    departments = _departments(planted)
    sections = [(each // _SECTIONS, each % _SECTIONS) for each in range(departments * _SECTIONS)]
    odd = chance.sample(range(len(sections)), planted.wide + planted.narrow)
    size = dict.fromkeys(odd[: planted.wide], _WIDE) | dict.fromkeys(odd[planted.wide :], _NARROW)
    sizes = [size.get(each, _TEAM) for each in range(len(sections))]
    twice = _owners(planted, chance, departments)
    yield "  - {id: top, title: Director, unit: whole, reports_to: none, positions: 1}"
    heads = [f"d{department}" for department in range(departments)]
    manager: dict[str, str] = {}
    for name, above in _above(heads, manager):
        yield f"  - {{id: {name}, title: Head of {name.title()}, unit: whole, reports_to: {above}, positions: 1}}"
    for department, head in enumerate(heads):
        yield _post(head, f"Head of Department {department}", department, manager[head], twice)
    for number, (department, section) in enumerate(sections):
        lead = f"d{department}s{section}"
        yield _post(lead, f"Manager of Section {department}.{section}", department, f"d{department}", twice)
        for post in range(sizes[number]):
            yield _post(f"{lead}p{post}", f"Specialist {department}.{section}.{post}", department, lead, twice)


def _above(names: list[str], manager: dict[str, str]) -> list[tuple[str, str]]:
    """Put managers above heads, for eight of them at most each, up to the top; gives them with their managers."""
    made: list[list[str]] = []
    while len(names) > _FANOUT:
        groups = [names[start : start + _FANOUT] for start in range(0, len(names), _FANOUT)]
        level = [f"area-{len(made) + 1}-{number + 1}" for number in range(len(groups))]
        manager.update({name: above for above, group in zip(level, groups, strict=True) for name in group})
        made.append(level)
        names = level
    manager.update(dict.fromkeys(names, "top"))
    return [(name, manager[name]) for level in reversed(made) for name in level]


def _owners(planted: Planted, chance: random.Random, departments: int) -> dict[str, list[str]]:
    """Let two managers of sections of one department answer for a domain in one scope, as often as is planted."""
    domains = [domain.id for domain in built_in("it").domains if domain.parent]
    found: dict[str, list[str]] = {}
    for domain in chance.sample(domains, planted.overlaps):
        department = chance.randrange(departments)
        for section in chance.sample(range(_SECTIONS), 2):
            owned = f"{{domain: {domain}, level: accountable, scope: s{department}, confirmed: {{by: role:top}}}}"
            found.setdefault(f"d{department}s{section}", []).append(owned)
    return found


def _post(name: str, title: str, department: int, manager: str, owns: dict[str, list[str]]) -> str:
    held = f", owns: [{', '.join(owns[name])}]" if name in owns else ""
    return f"  - {{id: {name}, title: {title}, unit: d{department}, reports_to: {manager}, positions: 1{held}}}"


class Measured(NamedTuple):
    """One run: what was planted, seconds on the wall and of the processor, and what came out."""

    planted: Planted
    roles: int
    wall: float
    processor: float
    memory: float
    found: int
    removed: int
    operations: int
    proven: bool
    gap: float


def measured(planted: Planted) -> Measured:
    """Make an organization and look for the smallest change."""
    graph = OrgGraph.compile(load_text(yaml_model(planted)))
    begun, used = time.perf_counter(), time.process_time()
    said = api.suggest(graph, "generated.yaml").suggested
    wall, processor = time.perf_counter() - begun, time.process_time() - used
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    chosen = len(said.removed) + len(said.staying)
    return Measured(
        planted, len(graph.roles), wall, processor, memory, chosen, len(said.removed), len(said.operations),
        said.proven, said.gap,
    )  # fmt: skip


def table(runs: list[Measured]) -> str:
    """Write the runs as a table."""
    lines = ["| roles | findings | removed | operations | proven | gap | time | processor | peak memory |"]
    lines.append("|---|---|---|---|---|---|---|---|---|")
    lines += [
        f"| {run.roles:,} | {run.found} | {run.removed} | {run.operations} | {'yes' if run.proven else 'no'} | "
        f"{run.gap:.1%} | {run.wall:.1f} s | {run.processor:.1f} s | {run.memory:,.0f} MB |"
        for run in runs
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure all sizes and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(str(each.roles) for each in SIZES))
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    given = parser.parse_args()
    wanted = {int(each) for each in given.sizes.split(",")}
    shown = table([measured(each) for each in SIZES if each.roles in wanted])
    print(shown)
    if given.write:
        page = PAGE.read_text(encoding="utf-8")
        between = re.compile(f"(?<={re.escape(_MARKS[0])}\n).*?(?={re.escape(_MARKS[1])})", re.DOTALL)
        PAGE.write_text(between.sub(f"\n{shown}\n\n", page), encoding="utf-8")


if __name__ == "__main__":
    main()
