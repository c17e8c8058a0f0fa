"""Whom does a role lead? Posts and teams that the text names, and what denies it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.sentences import sentences
from orgmodel.load.documents.language.spelling import written
from orgmodel.load.documents.pages.document import Shape
from orgmodel.load.documents.pages.sections import SPEAKING, Placed
from orgmodel.load.documents.relations.leading_words import END_OF_LIST, TRIGGERS
from orgmodel.model.postings import Named, Passage

_NOT = re.compile(
    r"\b(?:does not|do not|no (?:direct|staff|employees|subordinates|one|people|reports)"
    r"|not (?:exercise|supervise|responsible)|no supervis|without supervis"
    r"|none|non-supervisory|has no|may not|n/a|not applicable)\b",
    re.IGNORECASE,
)
_INTERNAL = re.compile(
    r"\b(?:staff|team|teams|personnel|employees|technicians|engineers|analysts|specialists|administrators"
    r"|supervisors|managers|developers|group|divisions?|units?|workers|consultants|contractors|programmers|fellows"
    r"|positions|interns|volunteers|coordinators|architects|officers|directors|leads|technologists|professionals"
    r"|members|section|crew|operators|assistants|clerks|reports|(?:contract|temporary|seasonal|hired) help)\b",
    re.IGNORECASE,
)
_COLON_LIST = re.compile(
    r"(?:[\w-]+\s+){0,4}(?:managers|supervisors|engineers|teams|staff|reports|leads|people|employees)"
    r"\s*:\s+([A-Zt][^.;]{8,200})"
)
_SHARING = frozenset(
    ["professional", "technical", "administrative", "clerical", "paraprofessional", "supervisory", "support"]
)
"""Words that share the noun of a list: `professional, technical and clerical staff`."""

_PRONOUN = re.compile(r"(?:and|or|reports?|to|is|are)\b", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(
    r"^(?:or more\s+|\(?\d+\)?\s+|(?:one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:\(\d+\)\s*)?"
    r"|and\s+|the\s+|an?\s+|other\s+)",
    re.IGNORECASE,
)
_WORK_OF = re.compile(
    r"^(?:[a-z]+\s+and\s+[a-z]+\s+)?(?:the\s+)?(?:(?:daily|day-to-day)\s+)?(?:work|activities|operations|performance)\s+of\s+|^teams?\s+of\s+(?=[A-Z])"
)
_WHICH = re.compile(
    r"\s+(?:assigned to|in) (?:the|an?) (?:\w+ ){1,3}"
    r"(?:area|unit|section|division|department|office|branch|group|bureau|center)s?\b",
    re.IGNORECASE,
)
_TEAM = re.compile(r"\b(?:teams?|staff|personnel|groups?)$", re.IGNORECASE)
_PEOPLE_LAST = re.compile(
    r"\b(?:team|staff|personnel|employees|supervisors|technicians|analysts|engineers)$", re.IGNORECASE
)
_NAMES_NOBODY = re.compile(
    r"\b(?:activities|responsibilities|operations|execution|performance|development|projects?|work|functions?"
    r"|services|delivery|efforts|resources|training|schedules?|assignments|systems|processes|programs?|relationships?)$",
    re.IGNORECASE,
)
_OF_THINGS = re.compile(
    r"(?-i:[A-Z][\w&-]* ){1,3}(?:engineers|managers|analysts|developers) (?!(?:in|and|or|of|for|who|at)\b)[a-z]+ "
    r"[a-z]|(?:\w+ ){0,2}(?:functions|responsibilit(?:y|ies)|aspects|phases|areas|elements|components|queues?)\b"
    r"|\b\w*team[’']s\b",
    re.IGNORECASE,
)
"""`the operational functions of the unit` is work, and nobody."""

_DOING = re.compile(
    r"(?:\w+ ){0,2}(?:training|execution|development|implementation|scheduling|delivery|recruitment|coordination) of\b",
    re.IGNORECASE,
)
"""`the training of staff` is work, too."""

_KIND_BEFORE = re.compile(r"^(?:[a-z][\w-]*,? )+(?=(?:[A-Z][\w&/-]* ){1,5}[A-Z]\w+s\b)")
"""What stands before a post with a name: `field and office Network Technicians`."""

_TEAM_OF = re.compile(r"(?:teams?|units?|groups?|crews?) of (?=[A-Za-z])")
_LONGEST_LIST = 14
_MOST = 12
_FEW = 2
_PLAIN = frozenset(vocabulary.words("plain_groups"))
_PRAISE = frozenset(vocabulary.words("praise_of_teams"))


def supervised(parts: Sequence[Placed]) -> tuple[Named, ...]:
    """Give the posts and teams that a role supervises, each once."""
    found: dict[str, Named] = {}
    for part in parts:
        block = part.block
        if part.section not in SPEAKING:
            continue
        if block.shape is Shape.FIELD and vocabulary.field_of(block.label) == "supervises":
            if not _NOT.match(block.text.strip()) and re.search(r"[A-Za-z]{4}", block.text):
                _add(found, _listed(block.text), block.lines)
            continue
        if block.shape is Shape.FIELD and block.label and vocabulary.field_of(block.label) != "ignore":
            continue
        for sentence in sentences(block.text[:4_000]):
            if not _NOT.search(sentence) and not sentence.endswith("!"):
                for match in filter(_is_leading, TRIGGERS.finditer(sentence)):
                    _add(found, _object(sentence, match), block.passage(sentence))
    return tuple(found.values())[:_MOST]


def _is_leading(match: re.Match[str]) -> bool:
    """Leave out `Head Gate boats and staff`, and what is an aim of the employer (`to build a team`)."""
    aim = match[0].startswith("build") and match.string[: match.start()].endswith("to ")
    return not aim and not (match.start() and match[0].startswith("Head"))


def only_may_supervise(parts: Sequence[Placed]) -> bool:
    """Tell whether all that is said of supervising is that the role may do it."""
    texts = [part for part in parts if part.section in SPEAKING and part.block.shape is not Shape.HEADING]
    said = [sentence for part in texts for sentence in sentences(part.block.text[:3_000])]
    stating = [sentence for sentence in said if re.search(r"\bsupervis(?:e|es|ion)\b", sentence, re.IGNORECASE)]
    return bool(stating) and all(re.search(r"\bmay\b|\bunder\b|\breceives?\b", each, re.IGNORECASE) for each in stating)


def denies_supervision(parts: Sequence[Placed]) -> bool:
    """Tell whether the text says that the role leads nobody."""
    pattern = re.compile(
        r"\b(?:does not|do not|no)\s+(?:\w+\s+){0,4}(?:supervis\w+)|supervis\w+ (?:exercised"
        r"|responsibilities|responsibility)\s*:?\s*(?:none|n/a|no\b)|non-supervisory|individual contributor",
        re.IGNORECASE,
    )
    return any(
        part.section in SPEAKING | {"notice"} and pattern.search(f"{part.block.label} {part.block.text}"[:3_000])
        for part in parts
    ) or any(
        vocabulary.field_of(part.block.label) == "supervises" and _NOT.match(part.block.text.strip())
        for part in parts
        if part.block.label
    )


def _add(found: dict[str, Named], titles: Sequence[str], lines: Passage) -> None:
    for title in titles:
        if _is_plain(title):
            continue
        key = re.sub(r"\W+", " ", title.casefold()).strip().removesuffix("s")
        if key and key not in found and not any(key in other for other in found):
            found[key] = Named(title, lines)


def _is_plain(title: str) -> bool:
    """Tell whether words name a kind of group, and no group: `a 6-8 member team`."""
    return all(word.casefold().strip(",.") in _PLAIN or word[0].isdigit() for word in title.split())


def _object(sentence: str, match: re.Match[str]) -> list[str]:
    """Read what is supervised: the words up to where the list ends, when they name people."""
    rest = sentence[match.end() : match.end() + 260]
    examples = re.search(
        r"^[^.;]{0,80}?\b(?:team|teams|staff|group|technologists|personnel)s?(?: of "
        r"\w+)?\s*(?:\((?:e\.g\.,?|i\.e\.,?|including)?\s*([^)]{8,200})\)|(?:including|such as|of"
        r"|comprised of|consisting of)\s+(?:the\s+)?([A-Z][^.;]{8,160}))",
        match[0][-24:] + rest,
    )
    listed = _COLON_LIST.match(rest)
    if listed and (names := _listed(listed[1])):
        return names
    if examples:
        given = examples[1] or examples[2]
        end = END_OF_LIST.search(given)
        names = _listed(given[: end.start()] if end else given)
        if names:
            return names
    end = END_OF_LIST.search(rest)
    if end and _is_plain(rest[: end.start()]) and _WHICH.match(rest, end.start()):
        end = END_OF_LIST.search(rest, end.end())  # `personnel assigned to the IT division`: which ones is said behind
    words = rest[: end.start()] if end else rest
    words = re.sub(r"\s*\([^)]*$", "", words).strip(" ,.")
    words = _without_praise(_WORK_OF.sub("", words))
    inverse = "report" in match[0].casefold()
    if _OF_THINGS.match(words) or _DOING.match(words):
        return []
    named = inverse or match[0].casefold().lstrip().startswith(("supervis", "directly supervis"))
    people = _INTERNAL.search(words) or (named and any(map(vocabulary.is_head, words.split())))
    if re.search(r"\b(?:activities|projects|operations|functions|matters)$", words):
        words = re.sub(r"(?:,? and)? \w+$", "", words) if re.search(r"\band \w+$", words) else ""
    if not people or len(words.split()) > 16 or _PRONOUN.match(words):
        return []
    return _listed(words)


def _without_praise(words: str) -> str:
    """Leave out what says how a team is, and that it is one: `an outstanding distributed team of engineers`."""
    bare = re.sub(r"^(?:the|an?|our|its)\s+", "", words)
    parts = bare.split()
    while len(parts) > 1 and parts[0].casefold() in _PRAISE:
        parts = parts[1:]
    rest = " ".join(parts)
    people = _TEAM_OF.sub("", rest, count=1)
    return people if _INTERNAL.search(people) else rest if rest != bare else words


def _listed(text: str) -> list[str]:
    """Split a list of posts; words that share one noun (`technical and clerical staff`) stay together."""
    text = re.sub(r"\s+and/or\s+", " and ", text)
    text = re.sub(r",?\s+(?:and|or)\s+(?:other|any other|such other|all other)\b.*$", "", text)
    text = re.sub(r"\b(?:e\.g\.,?|i\.e\.,?|etc\.?)\s*", "", text).strip(" .;:")
    text = re.sub(
        r"^(?:(?:the\s+)?(?:county|city|town|agency|department|organization|company|state)[’']s|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})(?:\s\(\d+\))?"
        r"|the work of|a team of|a staff of|teams? of|staff of|all|any|other|assigned|the|an?"
        r"|its|our)\s+(?=\w)",
        "",
        text,
        flags=re.IGNORECASE,
    )
    parts = [
        part.strip(" .") for part in re.split(r"\s*[,;•]\s*(?:and\s+)?|\s+and\s+(?=[A-Z])|\n", text) if part.strip(" .")
    ]
    if len(parts) > 1 and _TEAM.search(parts[-1]) and not all(map(_names_people, parts)):
        return [text] if len(text.split()) <= _LONGEST_LIST else []  # `Infrastructure and Networking team` is one
    cleaned = [_NUMBER_BEFORE.sub("", part) for part in parts]
    cleaned = [re.sub(r"\s*\(\d+\)$|\s*[x×]\s?\d+$", "", part) for part in cleaned if len(part) > 2]
    shared = next((number for number, part in enumerate(cleaned[:-1]) if part.casefold() in _SHARING), -1)
    if shared > 0 and all(any(map(vocabulary.is_head, part.split())) for part in cleaned[:shared]):
        rest = text[text.index(cleaned[shared], text.index(cleaned[shared - 1]) + len(cleaned[shared - 1])) :]
        return [*(written(part) for part in cleaned[:shared]), *_listed(rest)]
    if shared >= 0:
        return [text] if len(text.split()) <= _LONGEST_LIST else []
    cleaned = [half for part in cleaned for half in _halves(part)]
    cleaned = [_KIND_BEFORE.sub("", each) for each in cleaned]
    if len(cleaned) > 1 and _PEOPLE_LAST.search(cleaned[0]) and not any(map(_names_people, cleaned[1:])):
        cleaned = cleaned[:1]  # `department employees, schedules and budgets`
    if (
        all(
            any(vocabulary.is_head(word) for word in part.split()) or part.istitle() or _INTERNAL.search(part)
            for part in cleaned
        )
        and cleaned
    ):
        return [written(part) for part in cleaned if len(part.split()) <= 9 and not _NAMES_NOBODY.search(part)]
    named = [part for part in cleaned if _INTERNAL.search(part) and not _is_plain(part)]
    if len(cleaned) > _FEW and len(named) != 1:  # some are people, or none is
        return [written(part) for part in named if len(part.split()) <= 9]
    whole = text if len(text.split()) <= 14 else ""
    people, _, rest = whole.rpartition(" and ")
    if people and _NAMES_NOBODY.search(rest) and not _INTERNAL.search(rest):
        whole = people  # `staff and projects`
    return [whole] if whole and _INTERNAL.search(whole) and not _NAMES_NOBODY.search(whole) else []


def _names_people(text: str) -> bool:
    return bool(_INTERNAL.search(text) or any(map(vocabulary.is_head, text.split())))


def _halves(text: str) -> list[str]:
    """`network engineers and systems administrators` are two."""
    if text.split(" ", 1)[0].casefold() in _SHARING and text.partition(" and ")[0].count(" ") == 0:
        return [text]  # `professional and technical staff` is one
    halves = [_NUMBER_BEFORE.sub("", half) for half in text.split(" and ")]
    return halves if len(halves) == 2 and all(map(_names_people, halves)) else [text]
