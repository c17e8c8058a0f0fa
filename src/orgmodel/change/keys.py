"""By what is an entity found again in another state of the model? By its id; without one by its name.

Of entities with one id, and of those without any, each has a key of its own: a number for the second one on.
"""

from __future__ import annotations

from collections import Counter

from orgmodel.model.facts import Texts


def keys(ids: Texts, names: Texts) -> Texts:
    """Give the key of each row: its id where that is alone, else `id#2`; without an id `#name`.

    No id holds a `#`, so that no key can be taken for the id of another.
    """
    if len(set(ids)) == len(ids) and "" not in ids:
        return ids
    met: Counter[str] = Counter()
    found = []
    for row, name in enumerate(ids):
        base = name or f"#{names[row]}"
        met[base] += 1
        found.append(base if met[base] == 1 else f"{base}#{met[base]}")
    return found


def is_id(key: str) -> bool:
    """Tell whether a key is an id that other entities may refer to."""
    return "#" not in key
