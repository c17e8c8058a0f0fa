"""Which id was probably meant? Suggestions for references that lead to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from orgmodel.graph.domains import normalized
from orgmodel.graph.orggraph import OrgGraph

COMPARISONS = 100_000
"""Comparing so many names takes about two seconds. Where there are more, only spelling variants are found."""

_DIGIT = re.compile(r"\d")
_LONG_NUMBER = 4
_MANY_ROLES = 50_000
_LONGEST_ID = 12
_NEAR_NAME = 0.8
_NEAR_ID = 0.75
_NEAR_SHORT_ID = 0.6
_SHORT = 6


def suggestions(missing: Iterable[str], names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give for each missing word ` (did you mean 'x'?)` with the nearest id, or nothing when none is near.

    `names` are pairs of a name and the id to write for it, the id itself included. A name that several ids
    have suggests none of them. Of a short id less needs to be alike than of titles and aliases.
    """
    words = sorted(set(missing))
    known = tuple(names) if words else ()
    forms: dict[str, set[str]] = {}
    for name, known_id in known:
        forms.setdefault(normalized(name), set()).add(known_id)
    compared = len(words) * len(forms) <= COMPARISONS
    ids = list(dict.fromkeys(normalized(known_id) for _, known_id in known))
    return {word: _suggestion(normalized(word), forms, ids, compared=compared) for word in words}


def _suggestion(word: str, forms: dict[str, set[str]], ids: list[str], *, compared: bool) -> str:
    near = [word] if word in forms else []
    if not near and compared:
        alike = _NEAR_SHORT_ID if len(word) <= _SHORT else _NEAR_ID
        near = get_close_matches(word, forms, n=1, cutoff=_NEAR_NAME) or get_close_matches(word, ids, n=1, cutoff=alike)
    meant = forms[near[0]] if near and not _both_numbered(word, near[0]) else set()
    return f" (did you mean '{min(meant)}'?)" if len(meant) == 1 else ""


def _both_numbered(word: str, near: str) -> bool:
    """Tell that two ids differ in long numbers only: among posts that are numbered, every number is near another."""
    shape, other = _DIGIT.sub("0", word), _DIGIT.sub("0", near)
    return word != near and shape == other and shape.count("0") >= _LONG_NUMBER


def role_suggestions(graph: OrgGraph, missing: Iterable[str]) -> dict[str, str]:
    """Give suggestions for missing ids of roles; among very many roles only other spellings of an id are found."""
    words = set(missing)
    if graph.ids.count <= _MANY_ROLES:
        return suggestions(words, role_names(graph))
    return spellings(graph, words)


def spellings(graph: OrgGraph, missing: Iterable[str]) -> dict[str, str]:
    """Suggest ids that differ from a missing one in case, spaces or leading zeros only: all are sought at once."""
    meant = variants(graph, missing)
    return {word: f" (did you mean '{near}'?)" if near else "" for word, near in meant.items()}


def variants(graph: OrgGraph, missing: Iterable[str]) -> dict[str, str]:
    """Give for each missing id the one id that differs from it in form only, or nothing."""
    forms = {word: _forms(word) for word in sorted(missing)}
    sought = list(dict.fromkeys(form for each in forms.values() for form in each))
    known = {form for form, row in zip(sought, graph.ids.some(sought), strict=True) if row >= 0}
    meant = {word: [form for form in each if form in known] for word, each in forms.items()}
    return {word: near[0] if len(near) == 1 else "" for word, near in meant.items()}


def _forms(word: str) -> tuple[str, ...]:
    """Other ways in which tables write one id."""
    bare = "".join(word.split())
    digits = word.lstrip("0")
    padded = (word.zfill(length) for length in range(len(word) + 1, _LONGEST_ID + 1)) if word.isdigit() else ()
    forms = (word.strip(), bare, bare.upper(), bare.lower(), digits, *padded)
    return tuple(form for form in dict.fromkeys(forms) if form and form != word)


def role_names(graph: OrgGraph) -> Iterable[tuple[str, str]]:
    """All names of the roles that have an id: ids, titles and aliases, each with the id."""
    roles = graph.roles
    for row, role in enumerate(roles.id):
        if role:
            names = (role, roles.title[row], *roles.aliases.get(row, ()))
            yield from ((name, role) for name in names if name)
