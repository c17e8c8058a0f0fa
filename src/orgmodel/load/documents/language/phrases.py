"""Which turns of phrase say what a role does? Frames, phrases of several words, and what is given to others."""

from __future__ import annotations

import re

from orgmodel.load.documents.language import domains as domain_names

FRAMES = (
    (
        "performs",
        re.compile(
            r"\b(?:plays? an? (?:\w+ ){0,2}role in"
            r"|(?:is|be) (?:essential|instrumental|critical|central|key) (?:in|to|for)"
            r"|(?:tasked|charged|entrusted) with|(?:is|be) the (?:focal point|lead) (?:for|of))\s+",
            re.IGNORECASE,
        ),
    ),
    ("accountable", re.compile(r"\b(?:accountable|answerable)(?:\s+and\s+responsible)?\s+for\s+", re.IGNORECASE)),
    (
        "oversees",
        re.compile(
            r"\b(?:responsib(?:le|ility)|(?:areas? of )?responsibilit(?:y|ies)\s+includes?)(?:\s+for)?\s+(?:the\s+)?",
            re.IGNORECASE,
        ),
    ),
)
INVOLVES = re.compile(
    r"^[^,;]{0,80}\b(?:(?:duties|functions|responsibilities|tasks)\s+(?:may\s+|will\s+|also\s+|typically\s+){0,2}includes?"
    r"|work\s+(?:in|of|involving|involves|includes|consists of)|(?:this|which|position|role|job)\s+(?:also\s+)?"
    r"(?:involves|includes|entails)|(?:this|role|position|job)\s+(?:will|may)\s+(?:also\s+)?(?:involve|include|entail))(?:,?\s+but\s+(?:is|are)?\s?not\s+limited\s+to)?:?\s+(?=[a-z]+ing\b)",
    re.IGNORECASE,
)
"""What opens a list of work in the form of its first verb: `Functions may include planning …; managing …`."""

PHRASES = (
    ("oversees", re.compile((
        r"(?:serv|act|function)(?:s|es|e|ing)? as (?:the |its |an? )?(?:[\w'’-]+ ){0,3}?"
        r"(?=(?:chief|information|network|security|records|database|fiber|gis|systems?|web|project|it)\b"
        r"[\w ]{0,40}?(?:officer|administrator|manager|director)\b)"
    ), re.IGNORECASE)),
    ("assists", re.compile((
        r"(?:\w+\s+)?(?:assists?|participates?|contributes?|helps?(?! desk)|aids?|takes? part|assisting|participating"
        r"|provides? (?:\w+\s+){0,2}(?:assistance|support))\b(?:\s+(?:in|with|to|the|on))*"
    ), re.IGNORECASE)),
    ("advises", re.compile((
        r"(?:advis(?:es|e|ing)|recommend(?:s|ing)?|consults?|consulting|counsels?|suggests?|makes? "
        r"recommendations|provides? (?:[\w-]+,?\s+){0,4}?(?:advice|input|consultation|recommendations?|guidance"
        r"|expertise|counsel)|(?:serv|act|function)(?:es|s|e|ing)? as (?:an?"
        r"|the)?\s*(?:[\w-]+\s+){0,4}?(?:advis[eo]r|consultant|liaison|resource|point of contact|expert))\b"
    ), re.IGNORECASE)),
    ("with", re.compile((
        r"(?:works?|working|collaborat(?:es|e|ing)|partners?|partnering|coordinates?|liais(?:es|e)"
        r"|interfac(?:es|e)|interacts?|meets?|cooperates?|teams)(?:\s+(?:\w+ly|together|hand in hand|side "
        r"by side))?\s+with\b"
    ), re.IGNORECASE)),
    ("oversees", re.compile((
        r"(?:(?:provid|set)(?:s|es|e|ing|ting)?\s+(?:[\w().-]+,?\s+){0,6}?(?:direction|oversight|supervision)"
        r"(?:\s+and\s+\w+)?(?:\s+(?:for|of|to|over|on))?|provid(?:es|e|ing)\s+(?:the |overall |strategic |executive "
        r"|technical )?leadership (?:for|of|to|in|and(?: oversight (?:of|for))?)"
        r"|assum(?:es|e|ing) (?:\w+\s+)?responsibility for"
        r"|has (?:overall |full |primary )?(?:responsibility|oversight)(?: for| of)?)\b"
    ), re.IGNORECASE)),
    ("informed", re.compile((
        r"(?:stay(?:s|ing)?|keep(?:s|ing)?|remain(?:s|ing)?)\s+(?:abreast|current|informed|up|track|apprised)"
        r"|attends?\b|maintains? (?:\w+\s+){0,2}(?:knowledge(?! base| management| article)|awareness"
        r"|currency|proficiency)|communicat(?:es?|ing)\b(?=[^.;]*\b(?:with|to)\b)"
    ), re.IGNORECASE)),
)  # fmt: skip
SUPPORT_OF_THINGS = re.compile(
    r"provid(?:es?|ing) (?:[\w-]+,?\s+){0,3}?support (?:for|of) (?!(?:[\w'’-]+,?\s+){0,5}?(?:staff|users?|employees?"
    r"|personnel|customers?|clients?|departments?|members?|students?|faculty|teachers?|managers?|projects?|teams?|desk|cent(?:er|re))\b)",
    re.IGNORECASE,
)
"""`provides support for networks` is work on them; support of people and of projects is help."""

SOUGHT = re.compile(r"[^,;]{0,90}\bseek(?:s|ing)\s[^;]{3,140}?\bto\s+(?=[a-z]+\b)")
INFINITIVE = re.compile(r"(?:under|in|as|with)\s[^,;]{3,120},\s*to\s+(?=[a-z]+\b)", re.IGNORECASE)
MEANT_TO = re.compile(
    r"[^,;]{0,120}\b(?:exists|serves|(?:role|function|purpose|responsibility|mission|job)(?: of th[^,;]{3,50})?"
    r" (?:is|will be)"
    r"|(?:is|be) (?:hired|expected))\s+to\s+(?:\w+ly\s+)?(?=[a-z]+\b)",
    re.IGNORECASE,
)
"""What a role is there for: `This position exists to manage …`."""

SEVERAL = re.compile(r"(?:The\s+)?(?:incumbents|employees|positions|they)\b", re.IGNORECASE)
"""A subject in the plural, whose verb has no ending: `Employees in this class supervise …`."""

NO_VERB_BEHIND = frozenset(
    [
        "in",
        "of",
        "at",
        "this",
        "the",
        "these",
        "a",
        "an",
        "to",
        "for",
        "and",
        "or",
        "with",
        "from",
        "under",
        "such",
        "all",
    ]
)
_GIVES = re.compile(r"provid(?:es?|ing)\s+", re.IGNORECASE)
_STEERS = re.compile(r"\b(?:direction|oversight|supervision)\b", re.IGNORECASE)
_FOR_WHAT = re.compile(
    r"\b(?:direction|oversight|supervision)\b.*\s(?:for|of|to|over|on)$"
    r"|\b(?:advice|guidance|expertise|counsel|input|consultation|recommendations?)$",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"\b(?:policy|budget|planning|security|project)\s(?:\w+ ){0,2}(?:direction|oversight|supervision)\b", re.IGNORECASE
)


def given(phrase: str) -> tuple[str, int] | None:
    """What is given may name the domain: who provides help desk support performs it, who provides support assists.

    Gives the row of the table, and where in the phrase what is given begins; nothing when it names no domain.
    """
    first = _GIVES.match(phrase)
    if first is None or not domain_names.matches(domain_names.plain(phrase[first.end() :])):
        return None
    if _FOR_WHAT.search(phrase) and not _OF_ITSELF.search(phrase):
        return None
    return "oversees" if _STEERS.search(phrase) else "performs", first.end()
