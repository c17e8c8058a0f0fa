"""Is a table the export of a known system? Profiles, which are data, say what its columns are called there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from orgmodel.load.tables.names import package_data, words


@dataclass(frozen=True, slots=True)
class Profile:
    """A system: the headers that mark its exports (each one of several), its columns by field, what says no manager."""

    name: str
    marks: tuple[tuple[frozenset[str], ...], ...]
    columns: tuple[tuple[str, tuple[frozenset[str], ...]], ...]
    top: frozenset[str]

    def column(self, headers: Sequence[str], field: str) -> tuple[int, ...]:
        """Give the columns of a field, in the profile's order."""
        said = [frozenset(words(header)) for header in headers]
        names = dict(self.columns).get(field, ())
        return tuple(number for name in names for number, header in enumerate(said) if header == name)


def profile_of(headers: Sequence[str], named: str = "") -> Profile | None:
    """Give the profile of a name, or the one whose marks are all among the headers."""
    said = {frozenset(words(header)) for header in headers}
    for profile in known_profiles():
        if named:
            if profile.name.lower() == named.lower() or named.lower() in profile.name.lower().split():
                return profile
        elif all(any(name in said for name in mark) for mark in profile.marks):
            return profile
    return None


@cache
def known_profiles() -> tuple[Profile, ...]:
    """Give all profiles."""
    return tuple(_profile(entry) for entry in package_data("profiles.yaml")["profiles"])


def _profile(entry: Any) -> Profile:
    columns = entry["columns"]
    return Profile(
        str(entry["name"]),
        tuple(tuple(map(_set, mark if isinstance(mark, list) else [mark])) for mark in entry["marks"]),
        tuple((str(field), tuple(map(_set, names))) for field, names in columns.items() if isinstance(names, list)),
        frozenset(map(str, entry["top"])),
    )


def _set(name: Any) -> frozenset[str]:
    return frozenset(words(str(name)))
