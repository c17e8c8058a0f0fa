"""Operations on domains: taken on, handed over, shared, retired, held for the time being."""

from __future__ import annotations

from orgmodel.change.draft import DoesNotFit, Draft, put
from orgmodel.change.plain import Fields
from orgmodel.model.scenario import Assign, Interim, Reassign, Retire, Share


def assign(draft: Draft, operation: Assign) -> None:
    """Let a role take a domain on."""
    domain = draft.domain(operation.assign)
    said = {"domain": domain, "level": operation.level, "scope": operation.scope, "activity": operation.activity}
    draft.give(operation.to, {name: value for name, value in said.items() if value is not None})


def reassign(draft: Draft, operation: Reassign) -> None:
    """Hand a domain over, with its scope and activity; the same level if none is given."""
    domain = draft.domain(operation.reassign)
    draft.role(operation.to)
    held = [each for each in draft.held(operation.from_, domain) if operation.level in (None, each["level"])]
    if not held:
        what = f"is not {operation.level} for" if operation.level else "does not hold"
        raise DoesNotFit(f"'{operation.from_}' {what} '{domain}'{draft.not_held(operation.from_, domain)}")
    draft.release(operation.from_, held)
    for each in held:
        draft.give(operation.to, _as_decided(each, operation.to))


def _as_decided(assignment: Fields, role: str) -> Fields:
    """Take along what the new holder is to do; what the old one's documents say of it stays with them."""
    kept = ("domain", "level", "scope", "except", "customers", "activity", "joint_with", "valid")
    moved = {name: assignment[name] for name in kept if name in assignment}
    if "joint_with" in moved:
        put(moved, "joint_with", [partner for partner in moved["joint_with"] if partner != role])
    return moved


def share(draft: Draft, operation: Share) -> None:
    """Let roles be accountable for a domain jointly, as both declare."""
    domain = draft.domain(operation.share)
    names = tuple(dict.fromkeys(operation.between))
    if len(names) < 2:  # noqa: PLR2004  one role shares nothing
        raise DoesNotFit("a domain is shared between two roles or more")
    for name in names:
        others = [other for other in names if other != name]
        held = [each for each in draft.held(name, domain) if each["level"] == "accountable"]
        draft.release(name, held)
        for each in held or [{"domain": domain, "level": "accountable"}]:
            partners = [*each.get("joint_with", ()), *others]
            draft.give(name, {**each, "joint_with": list(dict.fromkeys(partners))})


def retire(draft: Draft, operation: Retire) -> None:
    """Let nobody hold a domain any more, or some roles no longer."""
    domain = draft.domain(operation.retire)
    named = operation.from_ or tuple(name for name in draft.roles if draft.held(name, domain))
    if not named:
        raise DoesNotFit(f"nobody holds '{domain}'")
    for name in named:
        held = draft.held(name, domain)
        if not held:
            raise DoesNotFit(f"'{name}' does not hold '{domain}'{draft.not_held(name, domain)}")
        draft.release(name, held)
    if not any(draft.held(name, domain) for name in draft.roles):  # else it is not at an end, and can still be lost
        draft.retired.add(("domain", domain))


def interim(draft: Draft, operation: Interim) -> None:
    """Let a role answer for a domain until a day."""
    domain = draft.domain(operation.interim)
    valid = {"until": operation.until.isoformat()}
    first = operation.from_ or operation.on
    if first is not None:
        valid["from"] = first.isoformat()
    draft.give(operation.by, {"domain": domain, "level": "accountable", "valid": valid})
