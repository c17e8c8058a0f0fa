"""Does a clause make its role answer for a whole domain, or only for its own share of it?

"Manages the budget of the section" is what every manager does, and no accountability for budgeting. An accountability
that a document does not carry is an accusation; what is unsure becomes own work, to be confirmed.
"""

from __future__ import annotations

import re

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.domains import Match

_REACH = 120
_WHOLE = (
    r"(?:it|information technology|technology|information services|city ?wide|county ?wide|state ?wide|enterprise"
    r"|enterprise ?wide|organization ?wide|company ?wide|agency ?wide|system ?wide|campus ?wide|corporate"
    r"|(?:city|county|state|company|agency|organization|enterprise|university|college|authority|firm|bank|hospital"
    r"|group)'s?)"
)
_WHOLE_BEFORE = re.compile(rf"\b{_WHOLE}\s+(?:[\w-]+\s+){{0,2}}$")
_WHOLE_AFTER = re.compile(
    r"\s*(?:for|of|across|throughout)\s+(?:the\s+|our\s+)?(?:entire\s+|whole\s+)?"
    r"(?:city|county|state|company|agency|organization|enterprise|university|college|authority|firm|bank|hospital"
    r"|it|information technology)\b(?!\s+(?:functions|section|team|staff))"
)
_RECORDS = re.compile(
    r"\s+(?:dictionar(?:y|ies)|documentation|documents?|records|reports?|diagrams?|tickets?|articles?|calls?|users?"
    r"|training|meetings?|models?|(?:security|access|internal|risk) controls)\b"
)
"""What is made of a domain, or comes out of it: who keeps the network diagrams does not answer for the network."""

_OF_UNITS = frozenset(
    {"fin.budget", "fin.vendor", "fin.procurement", "ppl.workforce", "gov.strategy", "gov.policy", "gov.portfolio"}
)
_IN_UNIT = re.compile(
    r"[^.;]*?\b(?:within|in|for|of)\s+(?:the|an?|its|their|each|his/her)\s*(?:own\s+|assigned\s+)?"
    r"(?:section|division|unit|team|program|branch|group|area)\b"
)

_IN_WORK = re.compile(
    r"\s+(?:in|within|into|during)\s+(?:the|our|its|all|each)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:process(?:es)?|life ?cycle|projects?|pipeline)\b"
)
"""`risk management in the development process`: a domain as a part of other work."""

_IN_LIST = re.compile(
    r"\b(?:planning|design|maintenance|operations?|personnel|staff|staffing|training|evaluation|scheduling|hiring|purchasing)"
    r"\s*,?\s+(?:and\s+)?$"
)
_WHOLE_ITSELF = frozenset({"training program"})
_BARE = frozenset({"budget", "budgets", "budgeting"})
_KIND_OF_WORK = re.compile(
    r"\b(?:it|ict|software|systems?|applications?|networks?|servers?|infrastructure|portfolio|assets?|hardware|services?"
    r"|technology|data|security|regression|user acceptance|quality)\s+(?:[a-z]+\s+)?$"
)
"""What makes a step of any work (testing, monitoring, inventory) a domain of information technology."""

_ONE_OF = re.compile(r"\b(?:a particular|either|one or more of the following|one of the following)\b[^.;]*$")
"""What is one of several: which of them a role answers for, the text does not say."""

_MAY_DO = re.compile(r"\bmay\s+[a-z]+\b")
_MAY = re.compile(r"\bmay\b", re.IGNORECASE)
_TOOLS = re.compile(r"\b(?:applications?|tools?|toolsets?|software|platforms?|products?)\s*\([^()]*$")
"""`IAM applications (sign-on, directory)`: who keeps the tools does not answer for the work."""


def is_own_share(text: str, match: Match) -> bool:
    """Tell whether a text (folded, see `domains.plain`) speaks of the role's own share of the domain that it names.

    So do words for what each manager does for the own unit (budget, staffing, policies and procedures), unless the
    whole organization or its information technology is named with them; steps of any work (testing, monitoring), unless
    a kind of system is named; records of a domain, its tools, a domain within other work, what `may` belong to it, and
    one of several.
    """
    said = text[match.start : match.end]
    before, after = text[max(0, match.start - _REACH) : match.start], text[match.end : match.end + _REACH]
    if _ONE_OF.search(text[: match.start]) or _RECORDS.match(after) or _TOOLS.search(before) or _IN_WORK.match(after):
        return True
    if said in _BARE and _IN_LIST.search(before):
        return True
    of_a_kind = bool(_KIND_OF_WORK.search(before))
    if _MAY_DO.search(text, 0, match.start) or (match.process and said not in _WHOLE_ITSELF and not of_a_kind):
        return True
    if match.domain in _OF_UNITS and _IN_UNIT.match(after):
        return True
    if (match.process and of_a_kind) or vocabulary.folded(said.replace(",", "")) not in _of_every_manager():
        return False
    return not (_WHOLE_BEFORE.search(before) or _WHOLE_AFTER.match(after))


def is_optional(clause: str, verb_ends: int) -> bool:
    """Tell whether a clause only says what the role may do."""
    return bool(_MAY.search(clause, 0, verb_ends))


def _of_every_manager() -> frozenset[str]:
    return frozenset(map(vocabulary.folded, vocabulary.words("of_every_manager")))
