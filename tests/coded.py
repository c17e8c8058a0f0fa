"""The same facts as tables give them: columns of numbers into pools that are kept elsewhere, periods and pay as arrays."""

from dataclasses import replace

import numpy as np

from orgmodel.model.facts import Facts
from orgmodel.model.sparse import Computed, Pay, Periods
from orgmodel.model.texts import Coded


class Elsewhere:
    """A pool that makes a text when it is asked for, as one does whose texts lie in a file's buffer."""

    def __init__(self, texts):
        self._data = "".join(texts)
        self._ends = np.cumsum([len(text) for text in texts], dtype=np.int64)

    def __getitem__(self, code):
        if not 0 <= code < len(self._ends):
            raise IndexError(code)
        return self._data[int(self._ends[code - 1]) if code else 0 : int(self._ends[code])]

    def __len__(self):
        return len(self._ends)

    def find(self, texts):
        known = {self[code]: code for code in range(len(self))}
        return [known.get(text, -1) for text in texts]

    def take(self, codes):
        return [self[code] for code in codes]


def coded(*columns):
    """Put columns over one pool."""
    codes = {"": 0}
    numbers = [[codes.setdefault(text, len(codes)) for text in column] for column in columns]
    pool = Elsewhere(list(codes))
    return [Coded(np.array(each, dtype=np.int32), pool) for each in numbers]


def as_tables(facts: Facts) -> Facts:
    """Give the same facts as columns of tables."""
    roles, lines, owned, units = facts.roles, facts.lines, facts.assignments, facts.units
    ids, to, deputy = coded(roles.id, lines.to, roles.deputy)
    (title,), (unit,), (class_code,) = coded(roles.title), coded(roles.unit), coded(roles.class_code)
    (domain,), (scope,), (name,) = coded(owned.domain), coded(owned.scope), coded(units.name)
    return replace(
        facts,
        roles=replace(
            roles,
            id=ids,
            title=title,
            unit=unit,
            class_code=class_code,
            deputy=deputy,
            salary=_pay(roles.salary),
            valid=Periods.of(roles.valid),
            note=_computed(roles.note),
        ),
        lines=replace(lines, to=to, valid=Periods.of(lines.valid)),
        assignments=replace(owned, domain=domain, scope=scope, valid=Periods.of(owned.valid)),
        units=replace(units, name=name),
    )


def _pay(salary):
    amounts = [[np.nan if each is None else each for each in (pay.min, pay.max)] for pay in salary.values()]
    lowest, highest = np.array(amounts, dtype=np.float64).reshape(-1, 2).T
    return Pay(np.array(list(salary), dtype=np.int64), lowest, highest)


def _computed(column):
    rows, values = list(column), list(column.values())
    return Computed(np.array(rows, dtype=np.int64), values.__getitem__)
