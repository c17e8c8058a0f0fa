"""What does an import add to a model that is there, and what does it say otherwise?

The model is a person's: it is compared with, never changed. How sure the reader of a document is of a fact
(status, confidence, what was inferred) is not compared: a person may have settled it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from orgmodel.model.entries import Entry, RoleEntries
from orgmodel.model.location import Location
from orgmodel.write import header_entries, yaml_text
from orgmodel.write.written import Difference

if TYPE_CHECKING:
    from orgmodel.model.facts import Facts

_KINDS = {
    "scopes": "scope",
    "sources": "source",
    "units": "unit",
    "bodies": "body",
    "providers": "provider",
    "mandates": "mandate",
    "domains": "domain",
    "roles": "role",
}
_KEYED = {"reports_to": "role", "dotted_to": "role", "works_with": "role", "owns": "domain", "duties": "text"}
_HOW_SURE = frozenset({"status", "confidence", "inferred", "confirmed"})
_REFER_TO_ROLES = frozenset({
    "role", "reports_to", "dotted_to", "works_with", "deputy", "joint_with", "head", "chair", "members", "answers",
})  # fmt: skip


@dataclass
class Comparison:
    """What an import adds, section by section, and what it says otherwise."""

    added: dict[str, list[Entry]] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """Name what is added, as `role:cio`."""
        return tuple(named(section, entry) for section, entries in self.added.items() for entry in entries)


def compared(model: Facts, imported: Facts) -> Comparison:
    """Compare an import with the model that is there."""
    result = Comparison()
    result.differences += _header(model, imported)
    there, new = _sections(model), _sections(imported)
    renamed = _renamed_roles(there["roles"], new["roles"])
    short = RoleEntries(imported)
    for section, entries in new.items():
        known = _by_id(there[section])
        met = set()
        for number, entry in enumerate(entries):
            name = renamed.get(_id(entry), _id(entry)) if section == "roles" else _id(entry)
            met.add(name)
            said = _with_names({**entry, "id": name} if name else entry, renamed)
            candidates = known.get(name, [])
            if not (candidates if name else any(each == said for each, _ in candidates)):
                written = _with_names(short[number], renamed) if section == "roles" else said
                result.added.setdefault(section, []).append(written)
            elif name:
                result.differences += _nearest(_KINDS[section], said, candidates)
        result.kept += [f"{_KINDS[section]}:{name}" for name in known if name and name not in met]
    result.differences += [Difference(f"role:{name}", "id", name, old) for old, name in renamed.items()]
    return result


def _id(entry: Entry) -> str:
    return str(entry.get("id", ""))


def all_names(facts: Facts) -> tuple[str, ...]:
    """Name every entity of a model."""
    return tuple(named(section, entry) for section, entries in _sections(facts).items() for entry in entries)


def named(section: str, entry: Entry) -> str:
    """Name an entity by kind and id."""
    return f"{_KINDS[section]}:{entry.get('id') or entry.get('title') or entry.get('name') or '?'}"


def _sections(facts: Facts) -> dict[str, list[Entry]]:
    """Give every entity in full, by section."""
    sections: dict[str, list[Entry]] = {section: [] for section in _KINDS}
    for section, entry in header_entries.sections(facts):
        sections[section].append(entry)
    roles = RoleEntries(facts, short=False)
    sections["roles"] = [{**roles[row], "@": facts.roles.at[row]} for row in range(len(roles))]
    return sections


def _by_id(entries: Iterable[Entry]) -> dict[str, list[tuple[Entry, Location | None]]]:
    """Find entities by id, with their place."""
    found: dict[str, list[tuple[Entry, Location | None]]] = {}
    for entry in entries:
        said = {key: value for key, value in entry.items() if key != "@"}
        found.setdefault(_id(entry), []).append((said, entry.get("@")))
    return found


def _renamed_roles(model: list[Entry], imported: list[Entry]) -> dict[str, str]:
    """Find roles whose id a person changed: by a title or alias that only one role has on either side."""
    names = {_id(each): _names(each) for each in model if _id(each)}
    owner = {name: role for role, said in names.items() for name in said}
    count = Counter(name for said in names.values() for name in said)
    titles = Counter(_folded(entry.get("title", "")) for entry in imported)
    present = {_id(entry) for entry in imported}
    found = {}
    for entry in imported:
        title = _folded(entry.get("title", ""))
        unique = title and count[title] == titles[title] == 1
        if _id(entry) and _id(entry) not in names and unique and owner[title] not in present:
            found[_id(entry)] = owner[title]
    return found if len(set(found.values())) == len(found) else {}


def _names(entry: Entry) -> set[str]:
    return {_folded(name) for name in (entry.get("title", ""), *entry.get("aliases", ())) if name}


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _with_names(value: Any, renamed: Mapping[str, str], key: str = "") -> Any:
    """Refer to roles by the ids that the model gives them."""
    if isinstance(value, Mapping):
        return {name: _with_names(each, renamed, name) for name, each in value.items() if name != "@"}
    if isinstance(value, list):
        return [_with_names(each, renamed, key) for each in value]
    return renamed.get(value, value) if key in _REFER_TO_ROLES else value


def _header(model: Facts, imported: Facts) -> Iterator[Difference]:
    """Compare what the header says, the entities with an id aside."""
    there, new = header_entries.header(model), header_entries.header(imported)
    for name, value in new.items():
        if name in {"orgmodel", "scopes"}:
            continue
        if isinstance(value, list):
            missing = [each for each in value if each not in there.get(name, ())]
            yield from (Difference("model", name, "", _shown(each)) for each in missing)
        elif isinstance(value, Mapping):
            below = there.get(name, {})
            fields = [field for field in value if below.get(field) != value[field]]
            yield from (_said("model", f"{name}.{field}", below, value, field) for field in fields)
        elif there.get(name) != value:
            yield _said("model", name, there, {name: value}, name)


def _said(subject: str, field: str, model: Entry, value: Mapping[str, Any], key: str) -> Difference:
    return Difference(subject, field, _shown(model[key]) if key in model else "", _shown(value[key]))


def _nearest(kind: str, imported: Entry, candidates: list[tuple[Entry, Location | None]]) -> list[Difference]:
    """Compare with the one of the entities of an id that differs least: an id may be given twice."""
    subject = f"{kind}:{imported['id']}"
    found = [list(_differences(subject, model, imported, at)) for model, at in candidates]
    return min(found, key=len)


def _differences(subject: str, model: Entry, imported: Entry, at: Location | None) -> Iterator[Difference]:
    for name, value in imported.items():
        if name in _HOW_SURE or model.get(name) == value:
            continue
        if name in _KEYED:
            yield from _of_facts(subject, name, model.get(name, ()), value, at)
        elif isinstance(value, list) or name == "evidence":
            there = _listed(model.get(name, ()))
            missing = [each for each in _listed(value) if each not in there]
            if missing:
                yield Difference(subject, name, _shown(model[name]) if there else "", _shown(missing), at)
        else:
            yield Difference(subject, name, _shown(model[name]) if name in model else "", _shown(value), at)


def _of_facts(subject: str, name: str, model: Any, imported: Any, at: Location | None) -> Iterator[Difference]:
    """Compare the lines, assignments or duties of a role: those of one counterpart with each other."""
    key = _KEYED[name]
    there, new = _mappings(model, key), _mappings(imported, key)
    for said in new:
        alike = [each for each in there if each[key] == said[key]]
        if alike:
            field = f"{name} {said[key]}"
            found = [list(_differences("", each, said, at)) for each in alike]
            for each in min(found, key=len):
                yield Difference(subject, f"{field} {each.field}", each.model, each.imported, at)
        else:
            others = ", ".join(each[key] for each in there) if name == "reports_to" else ""
            yield Difference(subject, name, others, _shown({k: v for k, v in said.items() if k not in _HOW_SURE}), at)


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _mappings(value: Any, key: str) -> list[Entry]:
    return [dict(each) if isinstance(each, Mapping) else {key: each} for each in _listed(value)]


def _shown(value: Any) -> str:
    """Write a value on one line, a mapping of one text or a list of one as that text."""
    if isinstance(value, Mapping | list) and len(value) == 1:
        value = next(iter(value.values() if isinstance(value, Mapping) else value))
    return yaml_text.inline(value)
