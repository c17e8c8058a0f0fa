"""By what are managers named: by the ids of posts, by another column, or by names whose parts stand otherwise?"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from orgmodel.load.tables.coding import Pool
from orgmodel.load.tables.mapping import TOP_WORDS
from orgmodel.load.tables.names import words
from orgmodel.load.tables.table import Table
from orgmodel.load.tables.values import SILENCE

if TYPE_CHECKING:
    import polars as pl

FOUND, _NEARLY_ALL, _A_HAIR = 0.5, 0.95, 1e-9
_IN_ORDER = 10_000
_PARTS = frozenset({
    "name", "first", "last", "given", "surname", "family", "forename", "worker", "employee", "holder", "cn",
    "vorname", "nachname", "familienname", "mitarbeiter", "nom", "prenom", "nombre", "apellido", "apellidos", "titular",
    "voornaam", "achternaam", "naam", "medewerker", "nome", "cognome", "sobrenome",
})  # fmt: skip
_DIRECTORY = r"^cn=((?:[^,\\]|\\.)+),.*$"
"""The distinguished name of a directory, of which the first part is a name; a comma in it has a `\\` before it."""
_BRACKETS = r"\s*[(\[][^)\]]*[)\]]\s*"
_LAST_FIRST = r"^\s*([^,]+?)\s*,\s*([^,]+?)\s*$"


class Key(NamedTuple):
    """What names managers: `id` or a header, the column that holds it, why it is that one, and columns of names.

    `share` is the share of those named that are found there.
    """

    by: str
    column: int
    why: str
    names: tuple[int, ...] = ()
    share: float = 0.0


def key_of(table: Table, own: int, manager: int, share: float | None = None) -> Key:
    """Find the column in which managers are named: the ids, or another one where ids do not hold them.

    `share` is the share of managers found among the ids, if it is known already.
    """
    if manager < 0:
        return Key("id", own, "")
    share = share_found(table, manager, own) if share is None else share
    if share >= FOUND:
        return Key("id", own, _among_ids(table, manager, share), share=share)
    others = {
        column: share_found(table, manager, column)
        for column in range(len(table.headers))
        if column not in {own, manager}
    }
    best = max(others, key=lambda column: (others[column], -column), default=-1)
    found = Key("id", own, _among_ids(table, manager, share), share=share)
    if best >= 0 and others[best] >= FOUND and others[best] > share:
        share = others[best]
        found = Key(table.headers[best], best, _why(share, table.headers[best]), share=share)
    if share >= _NEARLY_ALL:
        return found
    parts = [each for each in others if _PARTS.intersection(words(table.headers[each]))]
    rest = max((others[each] for each in others if each not in parts), default=0.0)
    # where ids lead nowhere, some names that are found say more than none, and as many as titles say more than these
    least = max(share, FOUND - 0.01) if share else max(rest - _A_HAIR, 0.0)
    return _by_names(table, parts, manager, least) or found


def _among_ids(table: Table, manager: int, share: float) -> str:
    if not share and not named_at_all(table, manager):
        return "a usual name; no manager is named in it"
    return f"{share:.0%} of those named are found among the ids"


def _why(share: float, header: str) -> str:
    return f"{share:.0%} of those named are found in '{header}'"


def _by_names(table: Table, columns: list[int], manager: int, least: float) -> Key | None:
    """Find the columns that hold the names of managers if the order of first and last name does not matter.

    More than the share `least` of them must be found.
    """
    named = plain_names(_named(table, manager)).unique()
    if not len(named):
        return None
    best: tuple[int, ...] = ()
    share = least
    for chosen in [*((column,) for column in columns), *permutations(columns, 2)]:
        found = int(named.is_in(names_of(table, chosen).unique().implode()).sum()) / len(named)
        if found > share:
            best, share = chosen, found
    header = " ".join(table.headers[column] for column in best)
    return Key(header, best[0], _why(share, header), best, share) if best else None


def names_of(table: Table, columns: tuple[int, ...]) -> pl.Series:
    """Give the names that some columns hold together, row by row, in the form in which names are compared."""
    import polars as pl

    parts = pl.DataFrame([table.texts(column).alias(str(at)) for at, column in enumerate(columns)])
    return plain_names(parts.select(pl.concat_str(pl.all(), separator=" ")).to_series())


def plain_names(texts: pl.Series) -> pl.Series:
    """Write `Jones, Anna (On Leave)` and `CN=Anna Jones,OU=Staff` as `anna jones`, in which form names are compared."""
    plain = texts.str.to_lowercase().str.replace(_DIRECTORY, "$1").str.replace_all(r"\\,", ",")
    plain = plain.str.replace_all(_BRACKETS, " ").str.replace(_LAST_FIRST, "$2 $1")
    return plain.str.replace_all(r"\s+", " ").str.strip_chars()


def share_found(table: Table, manager: int, column: int) -> float:
    """Say which share of the managers' names, each once, is found in a column; of a large table, of the first ones."""
    if manager < 0 or column < 0:
        return 0.0
    named = _named(table, manager)
    found = int(different(table, column).is_in(named.implode()).sum())  # both hold every text once
    return found / len(named) if len(named) else 0.0


def _named(table: Table, manager: int) -> pl.Series:
    """Give the different texts that name managers, of a large table the first ones."""
    named = different(table, manager).head(_IN_ORDER)
    return named.filter(~named.str.to_lowercase().is_in([*TOP_WORDS, *SILENCE]))


def named_at_all(table: Table, manager: int) -> bool:
    """Tell whether a column names any manager: words for none and for silence are no names."""
    return len(_named(table, manager)) > 0


def different(table: Table, column: int) -> pl.Series:
    """Give the different texts of a column, the empty one left out."""
    import polars as pl

    pool = table.coded(column).pool
    return pool.texts.slice(1) if isinstance(pool, Pool) else pl.Series(dtype=pl.String)
