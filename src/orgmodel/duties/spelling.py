"""How is a word spelled in American English? One duty is one duty in both spellings (`organises`, `programme`)."""

from __future__ import annotations

import re
from functools import cache

_WHOLE = {
    "catalogue": "catalog",
    "catalogues": "catalogs",
    "centre": "center",
    "centres": "centers",
    "cheque": "check",
    "cheques": "checks",
    "defence": "defense",
    "fibre": "fiber",
    "fibres": "fibers",
    "fulfil": "fulfill",
    "fulfils": "fulfills",
    "licence": "license",
    "licences": "licenses",
    "programme": "program",
    "programmes": "programs",
    "whilst": "while",
}
_ISE = re.compile(r"^([a-z]{2,}[a-z])is(e|es|ed|er|ers|ing|ation|ations)$")
_NO_ISE = re.compile(
    r"^(?:adv|advert|appra|appr|ar|br?u|ch?ast|circumc|clockw|comp?r|comprom|conc|counterclockw|cru|dem|den|desp?|dev"
    r"|disgu|enfranch|enterpr|exc|exerc|expert|franca|franch|franco|fundra|improv|inc|lia|likew|lou|merchand|mort|no"
    r"|otherw|para?d|pra|pract|prec|prem|prom|ra|repr|rev|r|stepw|sunr|supr|superv|surm|surpr|telev|treat|trell"
    r"|turquo|uncomprom|unsuperv|upr|val|w)$"
)
"""In front of these `-ise` is no ending: `advise`, `supervise`, `enterprise`, `expertise`."""

_YSE = re.compile(r"^([a-z]{3,})ys(e|ed|er|ers|ing)$")
_OUR = re.compile(r"^(behavi|col|endeav|fav|harb|hon|lab|neighb|vig)our(s|ed|ing|al|able|ite|hood|hoods)?$")
_DOUBLED = re.compile(r"^(cancel|channel|counsel|fuel|label|level|model|signal|travel)l(ed|er|ers|ing)$")


@cache
def american(word: str) -> str:
    """Give the American spelling of a word in lower case; any other word as it is."""
    if word in _WHOLE:
        return _WHOLE[word]
    found = _ISE.match(word)
    if found and not _NO_ISE.match(found[1]):
        return f"{found[1]}iz{found[2]}"
    if found := _YSE.match(word):
        return f"{found[1]}yz{found[2]}"
    if found := _OUR.match(word):
        return f"{found[1]}or{found[2] or ''}"
    if found := _DOUBLED.match(word):
        return f"{found[1]}{found[2]}"
    return word
