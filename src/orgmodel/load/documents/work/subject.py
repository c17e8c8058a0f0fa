"""Is it about information technology at all? Budgets and policies of other departments are none of IT."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orgmodel.model.postings import SaidDuty

_OF_IT = re.compile(
    r"\b(?:IT|ICT|I\.T\.|CIO|CTO|CISO|GIS|ERP|SQL|LAN|WAN|PCs?|DevOps|SaaS)\b"
    r"|(?i:\b(?:information (?:technology|systems?|services|management|security)|technolog(?:y|ies|ical)|computer\w*"
    r"|comput(?:ing|e)|software|hardware|networks?|network(?:ing|ed)|data(?:base|bases)?|digital|cyber\w*|web\w*|applications?"
    r"|programm(?:er|ers|ing)|developers?|help ?desk|service desk|tele(?:com\w*|phony)|infrastructure|systems?|servers?"
    r"|cloud|desktops?|end[- ]users?|internet|intranet|automation|engineering|platforms?|architect(?:ure|s)?)\b)"
)
_GENERAL_FAMILIES = frozenset({"gov", "fin", "ppl", "brm"})
_GENERAL = frozenset({"arc.standards", "del.ocm", "del.program"})
_FEWEST, _SHARE = 2, 4


def is_of_it(names: Sequence[str], texts: Sequence[str]) -> bool:
    """Tell whether a role is one of IT: by its title, department and unit, else by a quarter of what it does."""
    if any(_OF_IT.search(name) for name in names):
        return True
    speaking = sum(bool(_OF_IT.search(text)) for text in texts)
    return speaking >= max(_FEWEST, len(texts) / _SHARE)


def about_it(domain: str, text: str) -> bool:
    """Tell whether a text of a role outside IT speaks of a domain: what every department has needs a word of IT."""
    return not _is_general(domain) or bool(_OF_IT.search(text))


def duties_about_it(listed: Sequence[SaidDuty]) -> tuple[SaidDuty, ...]:
    """Leave out the domains of duties of a role outside IT that are no domains of IT."""
    return tuple(
        replace(duty, domains=tuple(domain for domain in duty.domains if about_it(domain, duty.text)))
        for duty in listed
    )


def _is_general(domain: str) -> bool:
    return domain.partition(".")[0] in _GENERAL_FAMILIES or domain in _GENERAL
