"""Which sentences among the duties say nothing that the role does? Notes on the text, others, terms of employment."""

from __future__ import annotations

import re

from orgmodel.load.documents.language.verbs import starts_with_verb

_ABOUT_OTHERS = re.compile(
    r"(?:Finally, |Additionally, )?(?:The |Our |This )?(?:(?:[A-Z][\w’'&-]*|\([A-Z]+\)|of|and|the|for) ){0,7}"
    r"(?:(?:Department|Division|Section|Office|Board|Council|Commission|Committee|County|City|Town|Village|Township"
    r"|District|Agency|Bureau|Authority|(?i:department|division|section|agency|bureau|team|branch))"
    r"(?:\s+of(?:\s+[A-Z]\w+){1,3})?\s+(?:currently\s+)?(?-i:utilizes|is|are"
    r"|has|have|consists?|provides?|delivers?|serves?|supports?|develops?|offers?|employs?|manages?|operates?)\b"
    r"|(?:[A-Z][\w’'&-]*\s){1,6}(?:is also|is|are|differs?|further)\s*(?:distinguished )?(?:also )?from\b"
    r"|(?:[A-Z][\w’'&-]*\s){1,6}is (?:also |further )?distinguished\b)"
)
"""Sentences that speak of the employer, of its parts, or of how a class differs from another."""

_RELATED = re.compile(
    r"\b(?:incumbents?|employees?) (?:also )?performs? (?:other )?related (?:work|duties)", re.IGNORECASE
)
_ABOUT_CLASS = re.compile(
    r"\b(?:(?:is|are|be) (?:further |also )?distinguished (?:from|by)|distinguished from|this is the (?:\w+[ -]){1,4}"
    r"(?:level|class)|common working titles|to classify (?:these|this) positions?|level is reserved for)\b",
    re.IGNORECASE,
)
_ABOUT_TEXT = re.compile(
    r"\billustrative (?:only|purposes)|\bas illustrations?\b|\breasonable accommodations?\b|\bbrief sample of\b"
    r"|\bnot (?:all possible|include all|be assigned all)\b|\b(?:all|of) the duties (?:listed|which|that) (?:may|are)\b"
    r"|\bnot intended for the applicant\b|\bduties described (?:with)?in this\b"
    r"|\bresponsibilities listed \[?(?:here|above)"
    r"|\bofficial classification document\b|\bcore functions represent\b",
    re.IGNORECASE,
)
"""Remarks on the description itself, not on the work."""

_TERMS = re.compile(
    r"(?:work(?:ing)? (?:schedule|location|week|hours|shift|arrangement|status|site|type|setting|title)s?"
    r"(?![a-z]* of\b)"
    r"|hiring (?:range|rate|salary|process|bonus|will)"
    r"|schedule (?:and [\w ]{3,20} (?:is|are|may|will)|is|are|may|will|details)\b"
    r"|(?:you (?:can|will|may) )?(?:work|working) (?:from home|remotely)\b|can be part[ -]time"
    r"|(?:[\w-]+ ){0,2}travel(?:s|ing)?\b[^.;]{0,40}\d\s?%|be given\b|opportunit(?:y|ies) (?:to|for)\b"
    r"|(?:[\w/ ]{3,60} )?shall (?:receive|be paid|be appointed|be removed|serve at the pleasure)\b"
    r"|(?:[\w/ ]{3,60} )?may remove the\b)",
    re.IGNORECASE,
)
"""When, where and on what terms somebody works."""

_TO_READERS = re.compile(
    r"(?:check out|translate this|click (?:here|on|to)|visit (?:our|us|the)|view (?:all|our|the full|more|full)|skip to"
    r"|sign up|follow us|share this|print this|learn more (?:about|at)|read more|see (?:the )?(?:full|attached)"
    r"|join our)\b",
    re.IGNORECASE,
)
"""What a page asks of its reader."""

_WANTED = re.compile(
    r"(?:(?:these|this|the) (?:positions?|class|role|job)s?|incumbents?|employees?) (?:also )?"
    r"(?:requires?|must (?:possess|have)) (?:an? |the )?(?:\w+ ){0,2}"
    r"(?:knowledge|abilit(?:y|ies)|skills?|experience|understanding|familiarity|degree)\b",
    re.IGNORECASE,
)
"""What somebody must know or be able to do."""

_LED = re.compile(
    r"(?:line )?(?:manages|supervises|leads) (?:(?:up to|approximately|about|around|over) )?\d+(?:\s?[-–]\s?\d+)? ?x? "
    r"[^.;,]{0,140}\b(?:staff|employees|people|members|contractors|reports|ftes?|apprentices?)\b[^.;,]{0,40}\.?$",
    re.IGNORECASE,
)
"""How many somebody leads: that is told beside the duties."""

_EDITORS = re.compile(r"\W*(?:editor['’]?s note|\[?(?:added|amended|adopted) )", re.IGNORECASE)

_SUPERVISED = re.compile(r"\b(?:is|be|are) (?:\w+ )?supervised by\b|\bperform such duties as\b", re.IGNORECASE)


def about_others(sentence: str) -> bool:
    """Tell whether a sentence speaks of the employer, of another class, or of what every class does."""
    return bool(_ABOUT_OTHERS.match(sentence) or _RELATED.search(sentence) or _ABOUT_CLASS.search(sentence))


def says_no_work(text: str) -> bool:
    """Tell whether an entry is a remark on the description, or on the terms of the employment."""
    if any(pattern.match(text) for pattern in (_TERMS, _TO_READERS, _WANTED, _LED, _EDITORS)):
        return True
    return bool(_ABOUT_TEXT.search(text) or _SUPERVISED.search(text)) and not starts_with_verb(text)
