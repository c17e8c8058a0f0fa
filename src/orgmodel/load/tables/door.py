"""The second door: tables → `Facts`, the same as those of authored text. A file, or a folder of tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate
from pathlib import Path

from orgmodel.errors import InvalidModel, NotFound, Problem
from orgmodel.load import assemble
from orgmodel.load.called import given
from orgmodel.load.files import Model
from orgmodel.load.files import label as label_of
from orgmodel.load.tables import organogram
from orgmodel.load.tables.canonical import Read, read_sheet, sheet_of
from orgmodel.load.tables.describe import described
from orgmodel.load.tables.guess import guessed
from orgmodel.load.tables.joining import Rows, joined, one_pool, same_once
from orgmodel.load.tables.key import different
from orgmodel.load.tables.mapping import SURE, Mapping
from orgmodel.load.tables.mapping_file import MappingFile, mapped, mapping_file
from orgmodel.load.tables.owners import Owners, units_of_sheet
from orgmodel.load.tables.posts import Posts, posts_of
from orgmodel.load.tables.reading import is_table, read_tables
from orgmodel.load.tables.spreadsheet_errors import Errors, noted, without_errors
from orgmodel.load.tables.table import Table, refused
from orgmodel.load.told import say, say_file
from orgmodel.model import facts
from orgmodel.model.tables import ASSIGNMENTS, DUTIES, LINES, ROLES, SHEETS, UNITS

MODEL = "model"
"""The name of a workbook that holds a model's tables, beside those of the tables themselves."""

_SHOWN = 12


def load(path: Path, mapping: Path | None = None, as_of: date | None = None) -> facts.Facts:
    """Read a table, or a folder of tables without authored text; posts with several dated rows as on a day.

    A senior return of the UK organograms brings its junior one along, which lies beside it under the same name.

    Raises:
        NotFound: there is no such file, or no table in the folder.
        InvalidModel: a file cannot be read, or is no table of posts; all that is wrong with the mapping at once.
    """
    return load_several([path], mapping, as_of)


def load_several(paths: Sequence[Path], mapping: Path | None = None, as_of: date | None = None) -> facts.Facts:
    """Read several tables, or folders of them, as one organization. Raises as `load`."""
    said = mapping_file(mapping) if mapping else None
    own = said.model if said and said.model else None
    parts = ((label_of(mapping), own),) if mapping and own else ()
    base = assemble.assemble(Model(label_of(paths[0]), parts))
    day = as_of or base.header.as_of
    tables = [table for path in paths for table in _tables(_files(path, alone=len(paths) == 1), path, said)]
    tables.sort(key=lambda table: organogram.format_of(table.headers) == organogram.JUNIOR)
    if sum(organogram.format_of(table.headers) == organogram.SENIOR for table in tables) > 1:
        raise refused(label_of(paths[0]), "holds the returns of several bodies: give one of them")
    return with_tables(base, tables, said, label_of(mapping) if mapping else "", day)


def _files(path: Path, *, alone: bool) -> list[Path]:
    """Give the tables at a path: those of a folder, or a file and, of an organogram, its partner."""
    if path.is_dir():
        if not (paths := table_paths(path)):
            raise NotFound(f"{given(path)}: no model and no table in this folder")
        return paths
    beside = organogram.partner(path) if alone else None
    pair = [path, beside] if beside else []
    if beside and all(organogram.format_of(table.headers) for each in pair for table in read_tables(each)):
        return sorted([path, beside], reverse=True)
    return [path]


def table_paths(folder: Path) -> list[Path]:
    """Give the tables in a folder, in name order."""
    return sorted(path for path in folder.iterdir() if is_table(path) and path.is_file() and path.name[0] not in ".~")


def canonical_paths(folder: Path) -> list[Path]:
    """Give the tables that belong to a model of text in the same folder: those with the names of canonical tables."""
    names = {MODEL, *(sheet.name for sheet in SHEETS)}
    return [path for path in table_paths(folder) if path.stem.lower() in names]


def load_beside(folder: Path) -> facts.Facts:
    """Read a folder that holds authored text and canonical tables beside it."""
    return with_tables(assemble.load(folder), _tables(canonical_paths(folder), folder, None))


def _tables(paths: Sequence[Path], root: Path, said: MappingFile | None) -> list[Table]:
    tables: list[Table] = []
    problems: list[Problem] = []
    for path in paths:
        say_file(path, label_of(path))
        try:
            tables += read_tables(path, said.hints if said else None, _label(path, root))
        except InvalidModel as error:
            problems += error.problems
    if problems:
        raise InvalidModel(problems)
    return tables


def _label(path: Path, root: Path) -> str:
    return label_of(path) if not root.is_dir() else f"{label_of(root)}/{path.relative_to(root).as_posix()}"


@dataclass(slots=True)
class _Parts:
    """What was read so far, by kind."""

    canonical: dict[str, list[Read]] = field(default_factory=dict)
    posts: list[Posts] = field(default_factory=list)
    read_as: list[str] = field(default_factory=list)
    passed: list[Table] = field(default_factory=list)
    returns: bool = False


def with_tables(
    base: facts.Facts, tables: Sequence[Table], said: MappingFile | None = None, label: str = "",
    as_of: date | None = None,
) -> facts.Facts:  # fmt: skip
    """Add the facts of tables to those of authored text."""
    parts = _Parts(returns=any(organogram.format_of(table.headers) for table in tables))
    for number, table in enumerate(tables, 1):
        which = f" ({number} of {len(tables)})" if len(tables) > 1 else ""
        say(f"{table.name}{which}: what the columns of {len(table):,} rows say")
        _take(table, parts, said, label, as_of)
    if not parts.posts and not parts.canonical:
        raise _nothing(tables)
    return _assembled(base, parts)


def _take(table: Table, parts: _Parts, said: MappingFile | None, label: str, as_of: date | None) -> None:
    sheet = sheet_of(table)
    kind = organogram.format_of(table.headers)
    table, errors = without_errors(table)
    if sheet is not None and said is None:
        read = read_sheet(table, sheet)
        parts.canonical.setdefault(sheet.name, []).append(replace(read, notes=(*noted(table, errors), *read.notes)))
        parts.read_as.append(f"{table.name}: {len(table):,} {sheet.name} ({', '.join(table.read_as)})")
    elif kind and not (said and said.columns):
        mapping = organogram.mapping_of(table, kind)
        parts.posts.append(_with_errors(organogram.return_of(table, mapping, as_of), table, errors, mapping))
        parts.read_as += described(parts.posts[-1], mapping)
    else:
        mapping = mapped(table, said, label) if said else guessed(table)
        lists = parts.returns and mapping.column("manager") < 0  # the lists of values beside a return
        if not _of_posts(mapping, table, lists=lists):
            parts.passed.append(table)
            return
        parts.posts.append(_with_errors(posts_of(table, mapping, as_of), table, errors, mapping))
        parts.read_as += described(parts.posts[-1], mapping)


def _with_errors(posts: Posts, table: Table, errors: Errors, mapping: Mapping) -> Posts:
    return replace(posts, notes=(*noted(table, errors, mapping), *posts.notes)) if errors else posts


def _of_posts(mapping: Mapping, table: Table, *, lists: bool) -> bool:
    """Tell that a table is one of posts: it has their ids or titles, or managers that are named by a column of it.

    A column that only resembles one of ids, beside neither titles nor managers, must tell rows apart.
    """
    own, title, manager = (mapping.column(field) for field in ("id", "title", "manager"))
    if own < 0:
        return not lists and (title >= 0 or (manager >= 0 and mapping.managers_by != "id"))
    sure = next(each.sureness for each in mapping.choices if each.field == "id") >= SURE
    return sure or title >= 0 or manager >= 0 or len(different(table, own)) == len(table)


def _nothing(tables: Sequence[Table]) -> InvalidModel:
    problems = []
    for table in tables:
        shown = ", ".join(f"'{header}'" for header in table.headers[:_SHOWN] if header) or "none"
        said = f"no column of ids or titles of posts was recognized; the columns are {shown}. Name them with --mapping"
        problems.append(Problem(table.name, 0, 0, said))
    return InvalidModel(problems)


def _assembled(base: facts.Facts, parts: _Parts) -> facts.Facts:
    """Put roles one after the other (those of text, of canonical tables, of posts), and all else along with them."""
    sheets, posts = parts.canonical, parts.posts
    canonical = [each.roles() for each in sheets.get(ROLES.name, ())]
    roles = [base.roles, *canonical, *(each.roles for each in posts)]
    starts = list(accumulate((len(each) for each in roles), initial=0))
    of_posts = starts[len(roles) - len(posts) : len(roles)]
    whole = _one_after_other(roles, starts[:-1])
    notes = [note for reads in sheets.values() for each in reads for note in each.notes]
    owner = Owners(whole.id, len(base.roles), notes)
    own = [owner.lines(each) for each in sheets.get(LINES.name, ())]
    lines = _one_after_other([base.lines, *own, *(each.lines for each in posts)], [0] * (1 + len(own)) + of_posts)
    if len([each for each in roles if len(each)]) > 1 or own:
        whole, lines = one_pool(whole, lines)
    written = [owner.duties(each) for each in sheets.get(DUTIES.name, ())]
    claims = [base.assignments, *(owner.assignments(each) for each in sheets.get(ASSIGNMENTS.name, ()))]
    listed = [base.units, *(units_of_sheet(each) for each in sheets.get(UNITS.name, ()))]
    units = _one_after_other([*listed, *(each.units for each in posts)], [0] * (len(listed) + len(posts)))
    return replace(
        base,
        roles=whole,
        lines=lines,
        duties=_one_after_other(
            [base.duties, *written, *(each.duties for each in posts)], [0] * (1 + len(written)) + of_posts
        ),
        assignments=_one_after_other(claims, [0] * len(claims)),
        units=same_once(units) if posts and (len(posts) > 1 or any(map(len, listed))) else units,
        notes=(*base.notes, *owner.notes, *(note for each in posts for note in each.notes)),
        read_as=(*parts.read_as, *(f"{table.name}: passed over, no column of posts" for table in parts.passed)),
    )


def _one_after_other(tables: Sequence[Rows], offsets: Sequence[int]) -> Rows:
    """Join tables of one kind, those without rows left out."""
    kept = [(table, offset) for table, offset in zip(tables, offsets, strict=True) if len(table)]
    if not kept:
        return tables[-1]
    return joined([table for table, _ in kept], [offset for _, offset in kept])
