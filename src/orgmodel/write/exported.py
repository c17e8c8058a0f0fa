"""What came of an export? Files, and what the format cannot hold, counted by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgmodel.model.entries import RoleEntries
from orgmodel.write import header_entries

if TYPE_CHECKING:
    from orgmodel.model.facts import Facts

_FACTS_OF_ROLES = frozenset({"reports_to", "dotted_to", "works_with", "owns", "duties"})


@dataclass(frozen=True, slots=True)
class Missing:
    """A kind of fact that a format cannot hold: `roles.owns.evidence`, how many there are, and why if it is special."""

    what: str
    count: int
    why: str = ""

    def __str__(self) -> str:
        """`roles.salary: 3`."""
        return f"{self.what}: {self.count:,}{f' ({self.why})' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of each file, by what is added to the name of the output, and what they do not hold.

    `confidential` counts what the files hold of single persons.
    """

    files: Mapping[str, bytes]
    missing: tuple[Missing, ...] = ()
    confidential: tuple[Missing, ...] = ()


def said(facts: Facts) -> Counter[str]:
    """Count what a model says, by path: `roles.salary`, `roles.owns.evidence`, `units.head`."""
    counts: Counter[str] = Counter()
    for name, value in header_entries.header(facts).items():
        if name not in {"orgmodel", "scopes"}:
            counts[name] += len(value) if isinstance(value, list) else 1
    for section, entry in header_entries.sections(facts):
        counts[section] += 1
        counts.update(f"{section}.{key}" for key in entry)
    roles = RoleEntries(facts, short=False)
    for row in range(len(roles)):
        counts["roles"] += 1
        for key, value in roles[row].items():
            counts.update(_paths(key, value))
    return counts


def _paths(key: str, value: Any) -> Iterator[str]:
    if key not in _FACTS_OF_ROLES:
        yield f"roles.{key}"
        return
    for each in value if isinstance(value, list) else [value]:
        yield f"roles.{key}"
        if isinstance(each, Mapping):
            yield from (f"roles.{key}.{name}" for name in each)


def missing(facts: Facts, holds: Iterable[str], withheld: Iterable[str] = ()) -> tuple[Missing, ...]:
    """Say what of a model a format does not hold.

    Args:
        facts: the model.
        holds: paths that the format holds; `roles.*` stands for a role with all that it says.
        withheld: paths that it could hold and were left out because they are confidential.
    """
    counts = said(facts)
    kept, shut = frozenset(holds), frozenset(withheld)
    gone = [path for path in counts if path in shut or not _is_held(path, kept)]
    named = [path for path in gone if not any(path.startswith(f"{above}.") for above in gone)]
    return tuple(Missing(path, counts[path], "confidential" if path in shut else "") for path in sorted(named))


def _is_held(path: str, holds: frozenset[str]) -> bool:
    parts = path.split(".")
    return path in holds or any(".".join((*parts[:end], "*")) in holds for end in range(1, len(parts) + 1))
