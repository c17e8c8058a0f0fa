"""Which domain does somebody mean? A search over ids, names and aliases, then by meaning, shown as a list."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.errors import did_you_mean
from orgmodel.graph.domains import DomainTree, normalized
from orgmodel.report.text import plain

_LONGEST = 2_000


def render(tree: DomainTree, text: str | None) -> str:
    """List the domains that a text may mean, the best first; without a text, all of them as a tree."""
    if text is None:
        lines = (line for row in range(len(tree.domains)) for line in _entry(tree, row, brief=True))
        return "\n".join(map(plain, lines)) + "\n"
    rows = found(tree, text)
    if not rows:
        return f"No domain is known by '{text}'{did_you_mean(text, tree.names)}. 'orgmodel domain' lists all.\n"
    return "\n".join(plain(line) for row in rows for line in _entry(tree, row, brief=False)) + "\n"


def found(tree: DomainTree, text: str) -> tuple[int, ...]:
    """Give the domain rows that a text may mean: the one it names, those with most of its words, those by meaning."""
    exact = tree.row(text)
    words = set(normalized(text).replace(".", " ").split())
    scored = [(-_shared(tree, row, words), row) for row in range(len(tree.domains)) if row != exact]
    near = [row for score, row in sorted(scored) if score < 0]
    named = ((exact,) if exact >= 0 else ()) + tuple(near)
    return tuple(dict.fromkeys((*named, *_meant(tree, text))))


def _meant(tree: DomainTree, text: str) -> Iterator[int]:
    """Give the domains that a text speaks of in other words."""
    from orgmodel.duties.mapping import index_of

    return (tree.row(name) for name, _ in index_of(tree.domains).domains_of(text[:_LONGEST]))


def _shared(tree: DomainTree, row: int, words: set[str]) -> int:
    """Count the words of a text in a domain's id, name or aliases; a long word may begin another."""
    domain = tree.domains[row]
    names = " ".join((domain.id or "", domain.name or "", *domain.aliases))
    known = set(normalized(names).replace(".", " ").replace(",", " ").split())
    return sum(any(_alike(word, other) for other in known) for word in words)


def _alike(word: str, other: str) -> bool:
    shortest = 4
    shorter, longer = sorted((word, other), key=len)
    return word == other or (len(shorter) >= shortest and longer.startswith(shorter))


def _entry(tree: DomainTree, row: int, *, brief: bool) -> Iterator[str]:
    domain = tree.domains[row]
    indent = "  " * (tree.level(row) - 1)
    yield f"{indent}{tree.id(row)}  {tree.name(row)}"
    if brief:
        return
    required = f", {domain.required}" if domain.required else ""
    yield f"    criticality {tree.criticality[row]} of 5{required}"
    if domain.parent:
        parent = tree.row(domain.parent)
        yield f"    part of {tree.name(parent) if parent >= 0 else domain.parent}"
    if domain.aliases:
        yield f"    also: {', '.join(domain.aliases)}"
