"""What does a git repository hold? Asked of `git`, which runs no program, changes nothing and fetches nothing for it.

Only commands that read objects are used: no hooks, filters, text conversions, pagers or signatures come into play.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from orgmodel.errors import NotFound, OrgModelError

_SECONDS = 120
_LONGEST_LISTING = 1 << 26
"""Bytes of names, modes and hashes: some 500,000 files."""
_CONFIG = ("core.fsmonitor=false", "log.showSignature=false", "i18n.logOutputEncoding=UTF-8", "core.quotePath=false")
_ENVIRONMENT: Mapping[str, str] = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # what older versions obey, which do not know the one above
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",  # a hash is shown beside what is read: it must be that of the contents
    "GIT_GRAFT_FILE": os.devnull,  # nor is history what somebody made of it here
    "LC_ALL": "C",
}

TREE, LINK, MODULE = "040000", "120000", "160000"
"""Modes of entries that are no files."""


class Repository(NamedTuple):
    """A repository: its top folder, and the path in it of the folder from which it was found, empty for the top."""

    folder: Path
    prefix: str


class Entry(NamedTuple):
    """What stands at a path of a revision; `size` in bytes, 0 for what is no file. `path` is that in its tree."""

    mode: str
    object: str
    size: int
    path: str


class Commit(NamedTuple):
    """A revision: its hash, short hash, day (committed, `2026-01-31`) and subject. Whose it is is not asked.

    `parents` are the hashes of those before it: of commits that were asked for by paths, the nearest that touched them.
    """

    hash: str
    short: str
    day: str
    subject: str
    parents: tuple[str, ...] = ()


def repository(folder: Path) -> Repository:
    """Find the repository that a folder lies in.

    Raises:
        NotFound: there is none, or git refuses to read it.
        OrgModelError: git is not installed.
    """
    done = _run(folder, "rev-parse", "--show-cdup", "--show-prefix")
    if done.returncode == 0:
        up, _, prefix = os.fsdecode(done.stdout).partition("\n")
        return Repository(folder / up, prefix.removesuffix("\n").rstrip("/"))
    if b"dubious ownership" in done.stderr:
        raise NotFound("git does not read this repository, which belongs to somebody else (see safe.directory)")
    raise NotFound("this is no git repository")


def commit(repository: Repository, revision: str) -> str:
    """Give the hash of the commit that a revision names, such as `HEAD~2`, `v1.0` or `main`.

    Raises:
        NotFound: it names none.
    """
    if "\0" not in revision:
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        done = _run(repository.folder, *asked)
        found = done.stdout.decode("ascii", "replace").strip()
        if done.returncode == 0 and found.isalnum():
            return found
    raise NotFound(f"no revision '{revision}' in this repository")


def entry(repository: Repository, commit: str, path: str) -> Entry | None:
    """Give what stands at a path of a commit; the empty path is the top. None: nothing does."""
    if not path:
        return Entry(TREE, commit, 0, "")
    found = _entries(repository, "--full-tree", commit, "--", path)
    return next((each for each in found if each.path == path), None)


def files_below(repository: Repository, tree: str) -> tuple[Entry, ...]:
    """Give all that a tree holds at any depth, folders aside, with paths from that tree."""
    return _entries(repository, "-r", "--full-tree", tree)


def _entries(repository: Repository, *arguments: str) -> tuple[Entry, ...]:
    found = []
    for line in _listing(repository.folder, "ls-tree", "-z", "-l", *arguments).split(b"\0"):
        said, mark, path = line.partition(b"\t")
        if mark:
            mode, _, name, size = said.decode("ascii").split()
            found.append(Entry(mode, name, int(size) if size.isdigit() else 0, os.fsdecode(path)))
    return tuple(found)


def _listing(folder: Path, *arguments: str) -> bytes:
    """Run a command that lists, however much: a tree of a few objects can name more files than there is memory."""
    with _talking(folder, *arguments) as process:
        said = _piped(process.stdout).read(_LONGEST_LISTING + 1)
        if len(said) > _LONGEST_LISTING:
            process.kill()
            raise NotFound("it holds more files than a model can: name a folder within it")
    if process.returncode:
        raise _missing()
    return said


def _missing() -> NotFound:
    return NotFound("its contents are not in this copy of the repository (a partial clone?), and nothing is fetched")


def write_files(repository: Repository, files: Iterable[tuple[Entry, Path]]) -> None:
    """Write the contents of entries into files, as they are: nothing is converted.

    Raises:
        NotFound: an object is not there.
    """
    with _talking(repository.folder, "cat-file", "--batch") as process:
        asked, answers = _piped(process.stdin), _piped(process.stdout)
        for each, target in files:
            _ask(asked, each.object)
            header = answers.readline().split()
            if header != [each.object.encode("ascii"), b"blob", b"%d" % each.size]:
                process.kill()
                raise _missing()
            with target.open("wb") as file:
                _copy(answers, file, each.size)
            answers.read(1)


def objects(repository: Repository, commits: Sequence[str], path: str) -> tuple[str, ...]:
    """Name what stands at a path of each commit by its hash; empty where nothing does."""
    if "\n" in path:  # a question is a line
        found = (entry(repository, each, path) for each in commits)
        return tuple(each.object if each else "" for each in found)
    answers = []
    with _talking(repository.folder, "cat-file", "--batch-check") as process:
        for each in commits:
            _ask(_piped(process.stdin), f"{each}:{path}")
            name, *said = _piped(process.stdout).readline().split() or [b""]
            answers.append(name.decode("ascii") if name.isalnum() and said[:1] in ([b"blob"], [b"tree"]) else "")
    return tuple(answers)


def _ask(asked: IO[bytes], question: str) -> None:
    with contextlib.suppress(BrokenPipeError):  # what it did not hear it does not answer, which is noticed
        asked.write(os.fsencode(question) + b"\n")
        asked.flush()


def _copy(source: IO[bytes], target: IO[bytes], size: int) -> None:
    while size > 0 and (part := source.read(min(size, 1 << 20))):
        target.write(part)
        size -= len(part)
    if size > 0:
        raise _missing()


def commits(
    repository: Repository, revisions: Sequence[str], paths: Sequence[str], *, first_parent: bool = False, most: int = 0
) -> tuple[Commit, ...]:
    """Give the commits that touched paths, the newest first.

    Args:
        repository: where they are.
        revisions: hashes to begin with, and `^` with those whose history is left out.
        paths: from the top of the repository; empty: all commits, also those that touched nothing.
        first_parent: follow the first parent of a merge only.
        most: so many at most; 0: all.
    """
    limits = [*(["--first-parent"] if first_parent else []), *([f"--max-count={most}"] if most else [])]
    return _commits(repository, ["--parents", *limits, *revisions, "--", *paths])


def described(repository: Repository, hashes: Sequence[str]) -> tuple[Commit, ...]:
    """Describe commits, in the order in which they are named, without their parents."""
    found = _commits(repository, ["--no-walk=unsorted", *hashes, "--"]) if hashes else ()
    return tuple(each._replace(parents=()) for each in found)


def _commits(repository: Repository, arguments: Sequence[str]) -> tuple[Commit, ...]:
    done = _run(repository.folder, "rev-list", "--format=%H%x00%h%x00%cs%x00%s%x00%P%x00", *arguments)
    if done.returncode:
        raise _missing()
    found = []
    for line in done.stdout.decode("utf-8", "replace").split("\n"):
        fields = line.split("\0")
        if len(fields) == len(Commit._fields) + 1:
            name, short, day, subject, parents, _ = fields
            found.append(Commit(name, short, day, subject, tuple(parents.split())))
    return tuple(found)


def is_cut_off(repository: Repository) -> bool:
    """Tell whether older revisions are not in this copy of the repository (a shallow clone)."""
    return _run(repository.folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            _command(folder, *arguments),
            stdin=subprocess.DEVNULL, capture_output=True, env=_environment(), timeout=_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise _no_answer() from error
    except OSError as error:
        raise OrgModelError(f"git cannot be run: {error.strerror}") from error


def _no_answer() -> OrgModelError:
    return OrgModelError(f"git gave no answer in {_SECONDS} seconds")


@contextlib.contextmanager
def _talking(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command that is talked with. It is ended when it takes too long: an object may be a pipe without an end."""
    with subprocess.Popen(
        _command(folder, *arguments),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(),
    ) as process:  # fmt: skip
        ended = threading.Event()

        def end() -> None:
            ended.set()
            process.kill()

        clock = threading.Timer(_SECONDS, end)
        clock.daemon = True
        clock.start()
        try:
            yield process
        except BaseException:
            process.kill()
            if not ended.is_set():
                raise
        finally:
            clock.cancel()
    if ended.is_set():
        raise _no_answer()


def _piped(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OrgModelError("git gives no output")
    return pipe


def _command(folder: Path, *arguments: str) -> list[str]:
    program = shutil.which("git")
    if program is None:
        raise OrgModelError("git is not installed: a revision can only be read with it")
    configured = [part for each in _CONFIG for part in ("-c", each)]
    return [program, "--no-pager", *configured, "-C", os.fspath(folder), *arguments]


def _environment() -> dict[str, str]:
    return {**os.environ, **_ENVIRONMENT}
