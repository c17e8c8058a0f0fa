"""What came of an import, for people: what was written, what to check first, what was not read, what was inferred."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from orgmodel.catalog.domains import built_in
from orgmodel.model.postings import Passage, Posting, SaidRole
from orgmodel.report.blocks import Block, Bullets, Heading, Text
from orgmodel.report.text import render as as_text

_MOST = 40
_DOZEN = 12

Described = tuple[Posting, SaidRole]
"""A role, and the document that describes it."""


class Written(Protocol):
    """What writing one model did (see `orgmodel.write.written`)."""

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that were written."""

    @property
    def added(self) -> tuple[str, ...]:
        """What is in them."""

    @property
    def differences(self) -> tuple[object, ...]:
        """What the import says otherwise than the model."""


def render(postings: Sequence[Posting], models: Sequence[tuple[Path, Written]] = (), *, organization: str = "") -> str:
    """Write the list that an import prints. `organization` is that of documents which name none, if it was given."""
    return as_text(tuple(_blocks(postings, models, organization)))


def _blocks(postings: Sequence[Posting], models: Sequence[tuple[Path, Written]], organization: str) -> Iterator[Block]:
    roles = [(posting, role) for posting in postings for role in posting.roles]
    yield Text(
        f"{_count(len(postings), 'document')} read, {_count(len(roles), 'role')} described. A draft: "
        f"people have to confirm it."
    )
    yield from _written(models)
    yield from _section("Not read", _unread(each for each in postings if not each.roles))
    yield from _section("Read in part", _unread(each for each in postings if each.roles))
    yield from _section("Check first", _to_check(roles, organization))
    yield from _section("Inferred, and why", _inferred(roles))


def _written(models: Sequence[tuple[Path, Written]]) -> Iterator[Block]:
    for folder, written in models:
        names = [file.name for file in written.files]
        said = (
            f"wrote {', '.join(names)}: {_count(len(written.added), 'entity', 'entities')}" if names else "nothing new"
        )
        yield Text(f"{folder.as_posix()}: {said}.")
        if written.differences:
            yield Text(
                f"The model was left as it is where the documents say something else ({len(written.differences)}):"
            )
            yield Bullets(tuple(map(str, written.differences))[:_MOST])


def _section(title: str, lines: Sequence[str]) -> Iterator[Block]:
    if not lines:
        return
    yield Heading(2, title)
    yield Bullets(tuple(lines[:_MOST]))
    if len(lines) > _MOST:
        yield Text(f"… and {len(lines) - _MOST} more; --format json has all of them.")


def _unread(postings: Iterable[Posting]) -> list[str]:
    return [f"{posting.source}{_at(each.lines)}: {each.reason}" for posting in postings for each in posting.unread]


def _to_check(roles: Sequence[Described], organization: str) -> list[str]:
    """What weighs most when it is wrong: the organization, accountability, managers, pay."""
    unnamed = dict.fromkeys(posting.source for posting, role in roles if not (role.organization or organization))
    silent = [_titled(posting, role) for posting, role in roles if role.reports_to.status == "silent"]
    said = []
    if unnamed:
        said.append(f"Which organization are these of? They name none; --organization NAME says it: {_few(unnamed)}")
    said += [line for posting, role in roles for line in _accountable(posting, role)]
    if silent:
        said.append(f"Who do these report to? Their documents do not say: {_few(silent)}")
    return said + [line for posting, role in roles for line in _guessed(posting, role)]


def _accountable(posting: Posting, role: SaidRole) -> Iterator[str]:
    owned = [each for each in role.assignments if each.level == "accountable" and each.status == "inferred"]
    if owned:
        domains = "; ".join(_plainly(each.domain) for each in owned)
        yield f"{posting.source}: is the {role.title} accountable for {domains}?"


def _guessed(posting: Posting, role: SaidRole) -> Iterator[str]:
    if role.reports_to.status == "inferred":
        yield (
            f"{posting.source}{_at(role.reports_to.lines)}: does the {role.title} report to the "
            f"{role.reports_to.title}? It is only suggested."
        )
    if role.salary and not role.salary.stated:
        yield (
            f"{posting.source}{_at(role.salary.lines)}: the pay of the {role.title} is read as by the "
            f"{role.salary.period}, which the text does not say."
        )


def _titled(posting: Posting, role: SaidRole) -> str:
    return f"{role.title} ({posting.source})"


def _few(names: Collection[str]) -> str:
    """Name a dozen, and count the others."""
    left = len(names) - _DOZEN
    return "; ".join(list(names)[:_DOZEN]) + (f"; and {left} more" if left > 0 else "")


def _inferred(roles: Sequence[Described]) -> list[str]:
    """Group the assignments of a role by the words that they were taken from."""
    said = []
    for posting, role in roles:
        by_word: dict[tuple[str, str, str], list[str]] = {}
        for each in role.assignments:
            if each.status == "inferred":
                why = ", spoken of but not named" if each.guessed else f" from “{each.verb.strip().casefold()}”"
                by_word.setdefault((each.level, each.confidence, why), []).append(
                    f"{_plainly(each.domain)}{_at(each.lines)}"
                )
        for (level, confidence, why), domains in by_word.items():
            said.append(f"{posting.source}: {role.title} {level} ({confidence}){why}: {'; '.join(domains)}")
    return said


@cache
def _names() -> dict[str, str]:
    return {domain.id or "": domain.name or "" for domain in built_in("it").domains}


def _plainly(domain: str) -> str:
    """The name of a domain of the catalog; its id when it is in none."""
    return _names().get(domain) or domain


def _at(lines: Passage) -> str:
    if not lines.first:
        return ""
    return f" L{lines.first}" + (f"-L{lines.last}" if lines.last != lines.first else "")


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
