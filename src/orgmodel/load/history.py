"""Which git revisions of a model are there? Those that touched its path, or those that are named."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from orgmodel.errors import InvalidModel, NotFound
from orgmodel.load import git
from orgmodel.load.is_scenario import is_scenario
from orgmodel.load.revision_path import RevisionPath, revision_path

_MOST_STACKED = 20


class Past(NamedTuple):
    """Revisions of a model, the newest first.

    Attributes:
        repository: where they are.
        path: the model's path from the top of the repository.
        commits: the revisions.
        older: whether there are older ones, which were not asked for.
        cut_off: whether this copy of the repository lacks older ones.
    """

    repository: git.Repository
    path: str
    commits: tuple[git.Commit, ...]
    older: bool
    cut_off: bool

    def states(self) -> tuple[str, ...]:
        """Name what was at the path in each revision by its hash, so that equal states are known as such."""
        return git.objects(self.repository, [each.hash for each in self.commits], self.path)

    def at(self, commit: git.Commit) -> tuple[Path, Path]:
        """Give the path at which a revision is read, and the folder from which it is meant."""
        return Path(f"{commit.short}:{self.path}"), self.repository.folder


def past(
    path: Path,
    *,
    revisions: Sequence[str] = (),
    since: str | None = None,
    first_parent: bool = False,
    most: int = 0,
) -> Past:
    """Find the revisions of what is at a path: a model, a table, a scenario, or `REV:PATH` to begin at a revision.

    Args:
        path: the model; of a scenario, what it begins with counts as well.
        revisions: these and no others, in this order, whether they touched the model or not.
        since: from this revision on; it is the last one that is given, whether it touched the model or not.
        first_parent: of merges only the first parent is followed.
        most: so many at most; 0: all.

    Raises:
        NotFound: there is no repository, no such revision, or no revision touched the path.
        OrgModelError: git is not installed.
    """
    named = revision_path(path)
    repository, place = _place(path, named)
    if place.startswith(".."):
        raise NotFound(f"{path.as_posix()}: lies outside of the repository")
    if revisions:
        hashes = [git.commit(repository, each) for each in revisions]
        return Past(repository, place, git.described(repository, hashes), older=False, cut_off=False)
    start = git.commit(repository, named.revision if named else "HEAD")
    first = [git.commit(repository, since)] if since else []
    paths = [place, *_below(path, place)]
    found = git.commits(
        repository,
        [start, *(f"^{each}" for each in first)],
        [each or "." for each in paths],
        first_parent=first_parent,
        most=most + 1 if most else 0,
    )
    kept = found[:most] if most else found
    older = len(found) > len(kept)
    if first and not older:
        kept = (*kept, *git.described(repository, first))
    if not kept:
        raise NotFound(f"{path.as_posix()}: no revision of this repository has it")
    return Past(repository, place, kept, older, git.is_cut_off(repository))


def _place(path: Path, named: RevisionPath | None) -> tuple[git.Repository, str]:
    """Find the repository of a path, and the path from its top."""
    if named is not None:
        repository = git.repository(Path())
        return repository, _joined(repository.prefix if named.is_from_here else "", named.path)
    folder = path if path.is_dir() else path.parent if path.parent.is_dir() else Path()
    rest = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()
    try:
        repository = git.repository(folder)
    except NotFound as error:
        raise NotFound(f"{path.as_posix()}: {error}") from error
    return repository, _joined(repository.prefix, rest)


def _joined(prefix: str, path: str) -> str:
    joined = posixpath.normpath(posixpath.join(prefix, path)) if prefix or path else "."
    return "" if joined == "." else joined


def _below(path: Path, place: str) -> list[str]:
    """Give the paths of what a scenario of the work tree begins with, as far as they lie in the repository."""
    from orgmodel.load.scenario import read_scenario

    found: list[str] = []
    while is_scenario(path) and len(found) < _MOST_STACKED:
        try:
            base = read_scenario(path).file.base
        except (InvalidModel, NotFound):
            break
        if revision_path(path.parent / base) and ":" in base:
            break
        path, place = path.parent / base, _joined(posixpath.dirname(place), base)
        if place.startswith(".."):
            break
        found.append(place)
    return found
