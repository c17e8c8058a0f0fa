"""What are the entities called that changes speak of? In plain words, and so that no two are called the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from orgmodel.change.changes import Change
from orgmodel.change.keys import is_id
from orgmodel.change.plain import Plain
from orgmodel.graph.index import Index
from orgmodel.model.facts import Facts, Texts
from orgmodel.model.refs import Ref
from orgmodel.model.texts import Coded


def titles(items: Sequence[Change], before: Facts, after: Facts, old: Plain, new: Plain) -> Mapping[Ref, str]:
    """Name what changes speak of; the name in after counts. A title that several roles have stands with the id.

    Args:
        items: the changes.
        before: the facts of the first state.
        after: the facts of the second state.
        old: what changed of the first one, as plain values.
        new: what changed of the second one.
    """
    roles: dict[str, str] = {}
    shared: set[str] = set()
    named: dict[Ref, str] = {}
    wanted = sorted({ref.id for change in items for ref in (change.subject, *change.related)} | set(_roles_in(items)))
    for facts in (before, after):
        rows = zip(wanted, Index(facts.roles.id).some(wanted), strict=True)
        roles |= {name: facts.roles.title[row] for name, row in rows if row >= 0}
        shared |= _shared(facts.roles.title)
        rows = zip(wanted, Index(facts.units.id).some(wanted), strict=True)
        named |= {Ref("unit", name): facts.units.name[row] or name for name, row in rows if row >= 0}
        named |= {Ref("domain", each.id or ""): each.name or each.id or "" for each in facts.domains}
    named |= {Ref("role", name): f"{title} ({name})" if title in shared else title for name, title in roles.items()}
    for each in (old, new):
        nameless = {key: role["title"] for key, role in each["roles"].items() if not is_id(key) and "title" in role}
        named |= {Ref("role", key): str(title) for key, title in nameless.items()}
        for kind, word in (("units", "unit"), ("bodies", "body"), ("providers", "provider")):
            named |= {Ref(word, key): str(entity.get("name", key)) for key, entity in each[kind].items()}
    return named


def _shared(titles: Texts) -> set[str]:
    """Give the titles that several roles have."""
    if isinstance(titles, Coded):
        codes = np.flatnonzero(np.bincount(titles.code, minlength=1) > 1)
        return set(titles.texts_of(codes.tolist()))
    return {title for title, number in Counter(titles).items() if number > 1}


def _roles_in(items: Sequence[Change]) -> Iterator[str]:
    """Give the ids that values hold; what is none of a role names none."""
    for change in items:
        for value in (change.before, change.after):
            entries = value if isinstance(value, list) else [value]
            for line in entries:
                if isinstance(line, dict):
                    yield str(line.get("role", ""))
                    yield str(line.get("unit", ""))
                    yield from map(str, line.get("joint_with", ()))
                    yield from (str(each["role"]) for each in line.get("reports_to", ()))
                elif isinstance(line, str):
                    yield line
