"""Which words beside a title name the kind of document? `Data Engineer – Job Profile`, `Duties of the Clerk`."""

from __future__ import annotations

import re

_WORK = r"(?:(?:purpose|duties|roles?|responsibilit(?:y|ies)|functions)(?:,? (?:and|&) )?){1,3}"
_OF_A_JOB = r"(?:job|position|class|role)"
BEFORE = re.compile(
    rf"^(?:\d+(?:\.\d+)+\.?\s+)?(?:(?:{_OF_A_JOB}|classification)\s+(?:description|specification|announcement"
    r"|posting|title|opening|profile|standard)s?(?:\s+for)?|now hiring|hiring|career opportunity|class specification"
    rf"|{_WORK}\s+of\s+the)\s*[:–—-]?\s+(?=[A-Z])",
    re.IGNORECASE,
)
BEHIND = re.compile(
    rf"(?:\s*[-–—|:,(]\s*|\s+)(?:(?:{_OF_A_JOB}\s+(?:description|specification|spec|posting|profile|announcement)"
    r"(?:\s+template)?)|(?:roles?|duties|functions)\s+(?:and|&)\s+responsibilities|wanted"
    r"|jobs? (?:in|at|with) [A-Z].{2,60})\)?$",
    re.IGNORECASE,
)
