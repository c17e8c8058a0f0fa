"""What was a model in a git revision? `REV:PATH` → files in a folder of its own, which is always taken away again.

Only what a model may consist of is taken out: texts and tables. Everything else that reads models reads these files
as any others; findings call them `REV:path`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from orgmodel.errors import NotFound
from orgmodel.load import git
from orgmodel.load.called import calling
from orgmodel.load.opening import TABLES
from orgmodel.load.revision_path import RevisionPath, revision_path

TEXTS = (".yaml", ".yml")
MOST_FILES = 20_000
MOST_BYTES = 2 * 2**30
"""So much of one revision is taken out at most, in all."""

_SET_ASIDE = frozenset({"scenarios", "sources"})
_CATALOG = re.compile(r"^catalog[ \t]*:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
_HEAD = 64 * 1024


class Checkout:
    """Parts of one revision as files: in `root` they lie as they do in the repository."""

    def __init__(self, repository: git.Repository, revision: str, commit: str, root: Path) -> None:
        """Begin with nothing; `revision` is what people call the commit."""
        self.repository, self.revision, self.commit, self.root = repository, revision, commit, root
        self._files, self._bytes = 0, 0
        self._brought: set[str] = set()

    def bring(self, path: str) -> Path:
        """Take out what a model at a path consists of; the path is from the top of the repository.

        Raises:
            NotFound: there is nothing at the path, or what is there is not read: a link, another repository, too much.
        """
        path = posixpath.normpath(path) if path else ""
        path = "" if path == "." else path
        if path.startswith(("..", "/")):
            raise self._refused(path, "lies outside of the repository")
        target = self.root / path
        if path not in self._brought:
            self._brought.add(path)
            found = git.entry(self.repository, self.commit, path)
            if found is None:
                raise self._refused(path, f"is not in revision {self.revision} ({self.commit[:7]}){self._near(path)}")
            self._write(path, found)
        return target

    def _near(self, path: str) -> str:
        """Say where a path would be found that was given from the folder at hand."""
        here = posixpath.join(self.repository.prefix, path)
        if not self.repository.prefix or git.entry(self.repository, self.commit, here) is None:
            return ""
        return f": paths are from the top of the repository; write {self.revision}:./{path}"

    def _write(self, path: str, found: git.Entry) -> None:
        if found.mode == git.TREE:
            below = git.files_below(self.repository, found.object)
            wanted = [each._replace(path=posixpath.join(path, each.path)) for each in below if _may_belong(each)]
            (self.root / path).mkdir(parents=True, exist_ok=True)
            self._take(wanted)
        else:
            self._take([found, *self._beside(path)])
            self._catalog(path)

    def _take(self, entries: list[git.Entry]) -> None:
        """Write files. Nothing that leads elsewhere is followed."""
        for each in entries:
            if each.mode in {git.LINK, git.MODULE}:
                what = "a symbolic link" if each.mode == git.LINK else "a submodule"
                raise self._refused(each.path, f"is {what} in revision {self.revision}, which is not followed")
            if not all(map(_is_harmless, each.path.split("/"))):
                raise self._refused(each.path, "has a name that no file here can have")
        self._files += len(entries)
        self._bytes += sum(each.size for each in entries)
        if self._files > MOST_FILES or self._bytes > MOST_BYTES:
            said = f"holds more than {MOST_FILES:,} files or {MOST_BYTES >> 30} GB: name a folder within it"
            raise self._refused(posixpath.dirname(entries[0].path), said)
        pairs = [(each, self.root / each.path) for each in entries]
        try:
            for _, target in pairs:
                target.parent.mkdir(parents=True, exist_ok=True)
            git.write_files(self.repository, pairs)
        except OSError as error:
            raise self._refused(posixpath.dirname(entries[0].path), f"cannot be taken out: {error.strerror}") from error

    def _beside(self, path: str) -> list[git.Entry]:
        """Find the return that belongs to another one, of which only one is named."""
        from orgmodel.load.tables.organogram import partner_names

        found = []
        for name in partner_names(posixpath.basename(path)) if path.lower().endswith(TABLES) else ():
            beside = git.entry(self.repository, self.commit, posixpath.join(posixpath.dirname(path), name))
            found += [beside] if beside and beside.mode not in {git.TREE, git.LINK, git.MODULE} else []
        return found

    def _catalog(self, path: str) -> None:
        """Take out the catalog that a model in one file names."""
        if not path.endswith(TEXTS):
            return
        with (self.root / path).open("rb") as file:
            named = _CATALOG.search(file.read(_HEAD).decode("utf-8", "replace"))
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), named[1])) if named else ".."
        found = None if beside.startswith(("..", "/")) else git.entry(self.repository, self.commit, beside)
        if found and found.mode != git.TREE:
            self._take([found])

    def _refused(self, path: str, said: str) -> NotFound:
        return NotFound(f"{self.revision}:{path}: {said}")


def _may_belong(entry: git.Entry) -> bool:
    """Tell whether an entry of a folder may be a part of a model: a text at any depth, a table in the folder itself.

    What leads elsewhere may be a part by its name, or a folder of parts.
    """
    *folders, name = entry.path.split("/")
    ending = PurePosixPath(name).suffix.lower()
    if any(part.startswith(".") and part not in {".", ".."} for part in (*folders, name)):
        return False
    is_part = ending in TEXTS or (ending in TABLES and not folders)
    leads = entry.mode in {git.LINK, git.MODULE} and (is_part or not ending) and name not in _SET_ASIDE
    return (leads or (is_part and entry.mode not in {git.LINK, git.MODULE})) and _SET_ASIDE.isdisjoint(folders)


def _is_harmless(name: str) -> bool:
    """Tell whether a name is one of a file in a folder, on every system."""
    return name not in {"", ".", ".."} and not any(letter in name for letter in "\\:\0")


_OPEN: ContextVar[tuple[Checkout, ...]] = ContextVar("open", default=())


@contextmanager
def opened(path: Path, beside: Path | None = None) -> Iterator[Path]:
    """Give the path at which a model can be read: the path itself, or files of the revision that it names.

    Args:
        path: as it is given, `REV:PATH` perhaps.
        beside: the folder from which it is meant, if not the current one.

    Raises:
        NotFound: there is no repository, no such revision, or nothing at the path in it.
        OrgModelError: git is not installed.
    """
    folder = beside or Path()
    checkout = next((each for each in _OPEN.get() if folder.is_relative_to(each.root)), None)
    named = _named(path, folder)
    if named is not None:
        with _checked_out(named, folder, checkout) as found:
            yield found
    elif checkout is not None and not path.is_absolute():
        yield checkout.bring(posixpath.join(folder.relative_to(checkout.root).as_posix(), path.as_posix()))
    else:
        yield folder / path


def _named(path: Path, folder: Path) -> RevisionPath | None:
    """Take a path as one in a revision, unless there is a file of that name in the folder from which it is meant."""
    return revision_path(path) if revision_path(folder / path) else None


@contextmanager
def _checked_out(named: RevisionPath, folder: Path, within: Checkout | None) -> Iterator[Path]:
    try:
        if within is None:
            repository = git.repository(folder)
        else:
            here = folder.relative_to(within.root).as_posix()
            repository = within.repository._replace(prefix="" if here == "." else here)
        commit = git.commit(repository, named.revision)
    except NotFound as error:
        raise NotFound(f"{named}: no such file, and {error}") from error
    with TemporaryDirectory(prefix="orgmodel-") as folder_of_files:
        root = Path(folder_of_files).resolve()
        checkout = Checkout(repository, named.revision, commit, root)
        token = _OPEN.set((*_OPEN.get(), checkout))
        try:
            with calling(root, f"{named.revision}:"):
                yield checkout.bring(posixpath.join(repository.prefix if named.is_from_here else "", named.path))
        finally:
            _OPEN.reset(token)
