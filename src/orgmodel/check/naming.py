"""As what is a role named? References in words."""

from __future__ import annotations

from orgmodel.graph.references import Naming, Reference

_AS = {
    Naming.MANAGER: "as manager of the {}",
    Naming.DOTTED: "by a dotted line of the {}",
    Naming.PARTNER: "as partner of the {}",
    Naming.DEPUTY: "as deputy of the {}",
    Naming.JOINT: "as sharing a domain with the {}",
    Naming.HEAD: "as head of {}",
    Naming.CHAIR: "as chair of {}",
    Naming.MEMBER: "as member of {}",
    Naming.ANSWERS: "as answering for {}",
    Naming.CONFIRMS: "as having confirmed what is said of {}",
    Naming.WAIVES: "as owner of a waiver",
    Naming.DISPOSES: "as author of a disposition",
}


def named_as(reference: Reference) -> str:
    """Write `as deputy of the Operations Manager`."""
    return _AS[reference.naming].format(reference.name)
