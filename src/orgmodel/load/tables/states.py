"""Is the post filled? What the words of a status column say about posts, and about who sits in them."""

from __future__ import annotations

import numpy as np

from orgmodel.load.tables.names import words
from orgmodel.model.facts import UNKNOWN, BoolColumn, IntColumn
from orgmodel.model.texts import Coded
from orgmodel.model.words import Establishment, Occupancy

_ACTIVE = {"active", "a", "aktiv", "actif", "activo", "activa", "attivo", "actief", "ativo"}
_INACTIVE = {"inactive", "i", "inaktiv", "inactif", "inactivo", "inattivo", "inactief", "inativo"}
_FILLED = {
    "filled", "occupied", "employed", "leave", "encumbered", "incumbent", "filled permanently",
    "suspended", "full time", "part time", "permanent", "temporary", "regular", "casual", "seasonal", "fixed term",
    "contractor", "contract", "probation", "intern", "besetzt", "occupe", "pourvu", "ocupado", "ocupada", "cubierto",
    "cubierta", "provido", "bezet", "vervuld", "coperto",
}  # fmt: skip
_VACANT = {"vacant", "open", "unfilled", "unoccupied", "vacancy", "empty", "recruiting", "unencumbered",
    "unbesetzt", "vakant", "frei", "offen", "vacante", "vacancia", "libre", "vago", "vaga", "vacature", "onbezet",
    "non pourvu", "a pourvoir", "vacat", "scoperto",
}  # fmt: skip
_ACTING = {"acting", "interim", "temporary cover", "secondment"}
_ABOLISHED = {"eliminated", "abolished", "deleted", "closed", "obsolete", "discontinued", "removed",
    "gestrichen", "entfallen", "supprime", "suprimido", "suprimida", "vervallen", "abgeschafft", *_INACTIVE,
}  # fmt: skip
_PROPOSED = {"proposed", "planned", "pending", "requested", "future"}
_LEFT = {"terminated", "left", "leaver", "resigned", "retired", "deceased", "t", "former", "ex employee", "separated",
    "ausgeschieden", "ausgetreten", "sorti", "sortie", "parti", "partie", "baja", "cesado", "jubilado", "uit dienst",
    "vertrokken", "cessato", "desligado", "demitido", "voluntarily terminated",
}  # fmt: skip
_YES = {"true", "yes", "y", "1", "ja", "oui", "si", "j", "o", "s", "sim"}
_NO = {"false", "no", "n", "0", "nein", "non", "nee", "nao"}

_PEOPLE = frozenset({
    "employee", "employment", "worker", "assignment", "staff", "person", "user", "mitarbeiter", "employe", "empleado",
    "medewerker",
})  # fmt: skip

LEFT = 9
"""Stands for a row about somebody who has left: nothing is said about a post."""

_IDS_OF_PEOPLE = _PEOPLE | {"personnel", "personal", "personalnummer", "pers", "payroll", "matricule"}
_POSTS = frozenset({"position", "post", "job", "role", "stelle", "planstelle", "poste", "puesto", "functie"})


def asked(header: str, ids: str) -> str:
    """Give what a header of states asks about where the ids are of people: `Status` beside `Employee ID` is theirs."""
    of_people = _IDS_OF_PEOPLE.intersection(words(ids)) and not _POSTS.intersection(words(header) + words(ids))
    return f"{header} person" if of_people else header


def states(column: Coded, header: str) -> tuple[IntColumn, IntColumn, BoolColumn]:
    """Give the occupancy and establishment of each row, and mark what says neither."""
    occupancy, establishment, what = _meanings(column, header)
    return occupancy[column.code], establishment[column.code], (what == 1)[column.code]


def leavers(column: Coded, header: str) -> IntColumn:
    """Give the rows of people who have left."""
    left = _meanings(column, header)[2] == LEFT
    return np.flatnonzero(left[column.code]) if left.any() else np.zeros(0, dtype=np.int64)


def _meanings(column: Coded, header: str) -> IntColumn:
    """Give what the texts of a column mean, a row a part of `_meaning`, a column a text of the pool."""
    meanings = [_meaning(text, header) for text in column.pool]
    return np.array(meanings, dtype=np.int8).reshape(-1, 3).T


def _meaning(text: str, header: str) -> tuple[int, int, int]:
    """Give occupancy, establishment, and 1 for a text that says neither."""
    if not text:
        return UNKNOWN, UNKNOWN, 0
    said = " ".join(words(text)) or text.lower()
    if said in _YES | _NO:
        return _answer(said in _YES, " ".join(words(header)))
    first = said.split()[0]
    if first in _ACTIVE | _INACTIVE and _PEOPLE.intersection(words(header)):
        return (Occupancy.FILLED, UNKNOWN, 0) if first in _ACTIVE else (UNKNOWN, UNKNOWN, LEFT)
    if first in _ACTIVE:
        return UNKNOWN, UNKNOWN, 0
    for known, meaning in _MEANINGS:
        if said in known or first in known or ("leave" in said.split() and "leave" in known):
            return meaning
    return UNKNOWN, UNKNOWN, 1


def holder_words(names: Coded) -> IntColumn:
    """Give what stands in the place of names, by the number of the text: occupancy, establishment, 1 for no name."""
    states = []
    for text in names.pool:
        said = " ".join(words(text))
        known = [meaning for holders, meaning in _HOLDERS if said in holders or said.removeprefix("post ") in holders]
        states.append(known[0] if known else (UNKNOWN, UNKNOWN, int(not said or said in _NO_NAME)))
    return np.array(states, dtype=np.int8).reshape(-1, 3)


_NO_NAME = {
    "nd", "n d", "n", "na", "not disclosed", "withheld", "confidential", "name withheld", "undisclosed", "tbc", "t b c",
}  # fmt: skip
_NOBODY = {
    "vacant", "vacancy", "vacant post", "vacant position", "currently vacant", "unfilled", "open", "open position",
    "tbh", "to be hired", "to be appointed", "tba", "recruiting", "unoccupied", "vakant", "unbesetzt", "nn",
    "vacante", "poste vacant", "a pourvoir", "vacature", "onbezet", "vago", "vaga", "vacat",
}  # fmt: skip
_NO_POST = {"eliminated", "abolished", "deleted", "disestablished", "closed", "discontinued"}
_HOLDERS: tuple[tuple[set[str], tuple[int, int, int]], ...] = (
    (_NOBODY, (Occupancy.VACANT, UNKNOWN, 1)),
    (_NO_POST, (UNKNOWN, Establishment.ABOLISHED, 1)),
)
_MEANINGS: tuple[tuple[set[str], tuple[int, int, int]], ...] = (
    (_VACANT, (Occupancy.VACANT, UNKNOWN, 0)),
    (_ACTING, (Occupancy.ACTING, UNKNOWN, 0)),
    (_ABOLISHED, (UNKNOWN, Establishment.ABOLISHED, 0)),
    (_PROPOSED, (UNKNOWN, Establishment.PROPOSED, 0)),
    (_LEFT, (UNKNOWN, UNKNOWN, LEFT)),
    (_FILLED, (Occupancy.FILLED, UNKNOWN, 0)),
)


_PRESENT = ("account", "active", "employ", "enabled", "aktiv", "actif", "activo", "attivo", "actief", "ativo")
"""A header with one of these asks whether somebody is there."""


def _answer(yes: bool, header: str) -> tuple[int, int, int]:  # noqa: FBT001
    """Read a yes or no by the question that the header asks: `Vacant`, or `Account enabled`."""
    if "vacan" in header:
        return (Occupancy.VACANT if yes else Occupancy.FILLED), UNKNOWN, 0
    if any(each in header for each in _PRESENT):
        return (Occupancy.FILLED, UNKNOWN, 0) if yes else (UNKNOWN, UNKNOWN, LEFT)
    if any(each in header for each in ("filled", "occup", "besetzt", "pourvu", "ocupad", "bezet")):
        return (Occupancy.FILLED if yes else Occupancy.VACANT), UNKNOWN, 0
    return UNKNOWN, UNKNOWN, 1
