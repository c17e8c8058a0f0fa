"""Which words beside a title name the kind of document? `Data Engineer – Job Profile`, `Duties of the Clerk`."""

from __future__ import annotations

import re

_WORK = r"(?:(?:purpose|duties|roles?|responsibilit(?:y|ies)|functions)(?:,? (?:and|&) )?){1,3}"
_OF_A_JOB = r"(?:job|position|class|role)"
_TEXTS = (
    r"(?:description|specification|announcement|posting|post|title|opening|opportunity|opportunities|vacancy|profile"
    r"|standard|advertisement|advert|notice|summary|pack|specs?|detail)s?"
)
BEFORE = re.compile(
    r"^(?:\d+(?:\.\d+)+\.?\s+)?(?:(?:job|position|class|classification|role|employment|career|vacancy|application"
    rf"|recruitment|current)\s+{_TEXTS}(?:\s+for)?|now hiring|hiring|vacancy|vacant position|recruitment(?: for)?"
    r"|we(?:[’']re| are) hiring|(?:now )?accepting applications for|post of|position of"
    rf"|{_WORK}\s+of\s+the|(?:for )?the class(?:ification)? of"
    r"|(?:[a-z&-]+ ){0,6}exam(?:ination)?(?: program)?(?=:| for )(?: for)?)"
    r"\s*(?:[:–—-]\s*|\s)(?:an? |the )?(?=[A-Z])",
    re.IGNORECASE,
)
BEHIND = re.compile(
    rf"(?:\s*[-–—|:,(]\s*|\s+)(?:(?:(?:sample|draft|proposed|model|generic)\s+)?(?:{_OF_A_JOB}\s+(?:description|specification|spec|posting|profile|announcement|details)"
    r"(?:\s+template)?)|(?:roles?|duties|functions)\s+(?:and|&)\s+responsibilities|wanted"
    r"|(?:jobs?|roles?) (?:in|at|with) [A-Z].{2,60})\)?$",
    re.IGNORECASE,
)
ALONE = re.compile(rf"(?:job|position|class|role|employment|career|vacancy|current)s?(?:\s+{_TEXTS})?", re.IGNORECASE)
"""A name of a page that names no post: `Job Opening`."""
