"""Score the reading of job descriptions field by field: `python -m benchmarks.extraction [FOLDER…]`.

A folder holds documents and, beside each, a file of the same name with the ending `.json`: the roles that a person
found in it, in the shape of `orgmodel import --format json`. Duties may be labeled by their lines, and assignments as
pairs of domain and level. A wrong value counts as one false positive and one false negative; silence on both sides
counts nothing. Without a folder: the invented postings of the tests, and the seeds in ../shared/seeds if they are
there.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from orgmodel import api

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "tests" / "load" / "documents" / "postings"
LAYOUTS = ROOT / "tests" / "load" / "documents" / "layouts"
SEEDS = ROOT.parent / "shared" / "seeds"
SEED_LABELS = Path(__file__).with_name("extraction_seeds.json")

FIELDS = (
    "title", "code", "grade", "position_id", "organization", "department", "unit", "manager", "supervises",
    "works_with", "salary", "duties", "assignments",
)  # fmt: skip
_TEXTS = ("title", "code", "grade", "position_id", "organization", "department", "unit")
Role = Mapping[str, Any]


@dataclass
class Score:
    """True positives, false positives and false negatives of each field."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def f1(self, *fields: str) -> float:
        """Give 2 tp / (2 tp + fp + fn) over some fields together; all of them when none is named."""
        chosen = fields or FIELDS
        right = sum(self.right[each] for each in chosen)
        failed = sum(self.wrong[each] + self.missed[each] for each in chosen)
        return 2 * right / (2 * right + failed) if right + failed else 1.0


def scored(documents: Iterable[tuple[str, Sequence[Role], Sequence[Role]]]) -> Score:
    """Score documents: a name, the roles that a person found, the roles that were read."""
    score = Score()
    for name, labels, found in documents:
        for label, role in _pairs(labels, found):
            for each in FIELDS:
                _count(score, f"{name} {each}", each, _values(label, each), _values(role, each))
    return score


def _pairs(labels: Sequence[Role], found: Sequence[Role]) -> list[tuple[Role, Role]]:
    """Put roles together by title; where one side has one role more, it is held against nothing."""
    rest = list(found)
    pairs: list[tuple[Role, Role]] = []
    for label in labels:
        same = next((role for role in rest if _folded(role["title"]) == _folded(label["title"])), None)
        same = same or (rest[0] if len(labels) == len(found) == 1 else None)
        if same is not None:
            rest.remove(same)
        pairs.append((label, same or {}))
    return pairs + [({}, role) for role in rest]


def _count(score: Score, where: str, name: str, expected: set[Any], found: set[Any]) -> None:
    score.right[name] += len(expected & found)
    score.wrong[name] += len(found - expected)
    score.missed[name] += len(expected - found)
    if expected != found:
        score.notes.append(
            f"{where}: missed {sorted(map(str, expected - found))}, wrong {sorted(map(str, found - expected))}"
        )


def _values(role: Role, name: str) -> set[Any]:
    if name == "manager":
        manager = role.get("reports_to") or {}
        return {(_folded(manager["title"]), manager["status"])} if manager.get("title") else set()
    value = role.get(name)
    if value is None:
        return set()
    if name == "salary":
        return {(round(value["min"], 2), round(value["max"], 2), value["period"])}
    if name == "assignments":
        return {(each["domain"], each["level"]) if isinstance(each, Mapping) else tuple(each) for each in value}
    several = [value] if name in _TEXTS else value
    return {_folded(each) if isinstance(each, str) else _lines(each) for each in several}


def _lines(duty: Any) -> tuple[int, int]:
    first, last = duty["lines"] if isinstance(duty, Mapping) else duty
    return first, last


def _folded(text: str) -> str:
    return re.sub(r"[^\w&/%$.,-]+", " ", text.casefold()).strip(" .")


def read_folder(folder: Path) -> list[tuple[str, Sequence[Role], Sequence[Role]]]:
    """Read the labeled documents of a folder."""
    labels = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    files = [path for path in sorted(folder.iterdir()) if path.suffix != ".json" and path.stem in labels]
    return _read(files, {path.name: labels[path.stem] for path in files})


def read_seeds() -> list[tuple[str, Sequence[Role], Sequence[Role]]]:
    """Read the seeds, whose labels lie here without their text."""
    labels = json.loads(SEED_LABELS.read_text(encoding="utf-8"))
    return _read([SEEDS / name for name in labels], labels)


def _read(files: Sequence[Path], labels: Mapping[str, Any]) -> list[tuple[str, Sequence[Role], Sequence[Role]]]:
    made = json.loads(api.imported_json(api.read_documents(files)))
    found = {each["source"]: each["roles"] for each in made}
    return [(path.name, labels[path.name], _as_labeled(found[path.name], labels[path.name])) for path in files]


def _as_labeled(found: Sequence[Role], labels: Sequence[Role]) -> Sequence[Role]:
    """Give duties as text where the labels have them as text (several duties on one line), else as lines."""
    texts = any(isinstance(duty, str) for label in labels for duty in label["duties"])
    return [{**role, "duties": [duty["text"] if texts else duty for duty in role["duties"]]} for role in found]


def table(score: Score) -> str:
    """Write the scores as a Markdown table."""
    rows = ["| field | tp | fp | fn | F1 |", "|---|---|---|---|---|"]
    for each in (*FIELDS, "all"):
        chosen = FIELDS if each == "all" else (each,)
        counts = [sum(kind[name] for name in chosen) for kind in (score.right, score.wrong, score.missed)]
        rows.append(f"| {each} | {counts[0]} | {counts[1]} | {counts[2]} | {score.f1(*chosen):.3f} |")
    return "\n".join(rows)


def main() -> None:
    """Print the tables; with `-v` also what was missed and what was wrong."""
    folders = [Path(each) for each in sys.argv[1:] if each != "-v"]
    sets = [(folder.name, read_folder(folder)) for folder in folders or [OWN, LAYOUTS]]
    if not folders and SEEDS.is_dir():
        sets.append(("seeds", read_seeds()))
    for name, documents in sets:
        score = scored(documents)
        print(f"\n## {name}: {len(documents)} documents\n\n{table(score)}")
        if "-v" in sys.argv:
            print("\n".join(["", *score.notes]))


if __name__ == "__main__":
    main()
