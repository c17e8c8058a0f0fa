"""Whom does a role report to? Stated when the text names the manager, inferred when it suggests one, else silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orgmodel.load.documents.identity.own_names import folded, names_itself, own_names
from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.post_words import WHOSE, without_name
from orgmodel.load.documents.language.posts import Post, post_at
from orgmodel.load.documents.language.sentences import sentences
from orgmodel.load.documents.pages.document import Shape
from orgmodel.load.documents.pages.sections import SPEAKING, Placed
from orgmodel.load.documents.relations.manager_labels import FROM, KINDS, NOT_MANAGER_ANYWHERE, labeled
from orgmodel.model.postings import Manager, Passage

_ADJECTIVES = r"(?:\w+(?:-\w+)?,?\s+){0,5}?"
_REPORTS = re.compile(
    r"\b(?P<verb>report(?:s|ing)?)\s+(?:(?:directly|primarily|administratively|functionally|solely"
    r"|principally|ultimately|jointly|either|dotted line)\s+)?(?:in\s?to|to):?\s+(?:either\s+)?"
    r"(?:and\s+(?:(?:act|work|in|under)\s+)?(?:\w+\s+)??(?:with|under)\s+)?",
    re.IGNORECASE,
)
_UNDER = re.compile(
    rf"\b(?:under|with|at|subject to)\s+(?:the\s+)?{_ADJECTIVES}{KINDS}(?:\s*(?:,|and(?:/or)?"
    rf"|or)\s*{_ADJECTIVES}{KINDS}){{0,2}}\s*,?\s+(?:of|from|by|provided by)\s+",
    re.IGNORECASE,
)
_RECEIVES = re.compile(
    rf"\b(?:receives?|receiving|is given|works? under|received)\s+{_ADJECTIVES}(?:{KINDS}|assignments?"
    rf"|instructions?|work)(?:\s*(?:,|and(?:/or)?|or)\s*{_ADJECTIVES}(?:{KINDS}|assignments?|review"
    rf"|instructions?)){{0,2}}\s+(?:from|by|of):?\s+",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"\b(?:(?:is|are|be)\s+(?:\w+ly\s+)?(?:supervised|directed|managed|overseen|evaluated and "
    rf"supervised)\s+by|(?:{KINDS})\s+(?:is|are)\s+(?:received|provided|given|exercised)\s+(?:by|from)"
    r"|(?:is|are|be)\s+(?:directly\s+)?(?:accountable|responsible|answerable)\s+to"
    r"|(?:^|:\s|\b(?:position|officer|director|manager|and|,)\s)(?:directly\s+)?responsible\s+to(?=\s+(?:the\s+)?(?-i:[A-Z]))"
    r"|answers\s+(?:directly\s+)?to|works\s+for|(?:immediate|direct)\s+supervisor\s+is"
    r"|supervisor\s+of\s+this\s+position\s+is|serves?\s+(?:at the pleasure of|under)|reviewed\s+by)\s+",
    re.IGNORECASE,
)
_ASSIGNS = re.compile(
    r"^The\s+(?P<post>[A-Z][\w’'&/ -]{3,70}?)\s+(?:assigns\s+(?:the\s+)?work"
    r"|(?:directly\s+)?supervises\s+this\s+(?:position|class)|provides\s+(?:\w+\s+){0,2}(?:direction"
    r"|supervision)\s+to\s+this)"
)
_APPOINTED = re.compile(
    r"\bappointed\s+by\s+(?=(?P<by>[^.;]{3,80}?)\s*,?\s+and\s+(?:shall\s+|will\s+)?(?:serves?|works?|acts?)\s+"
    r"(?:under|at)\s+(?:the|his|her|their|his/her|his or her)\s+(?:sole\s+|general\s+)?"
    r"(?:direction|supervision|pleasure|discretion)(?!\s+of\b))",
    re.IGNORECASE,
)
"""Whoever is appointed by one and *serves under their direction* reports to that one."""

_DOTTED = re.compile(
    r"\b(?:dotted[- ]line|functionally|indirectly|matrix(?:ed)?|secondary)\b[^,;]*$|\bfunctionally to\b", re.IGNORECASE
)
_NEAR = 24
_ASSISTS_ITS_CHIEF = re.compile(
    r"\b(?:assist(?:s|ing)?|supports?|supporting) the (?=(?-i:(?:[A-Z][\w&/’'-]* (?:of |and |& )?){0,4}"
    r"(?:Director|Chief|CIO|CTO|CISO|Superintendent|Department Head)\b)[^.;]{0,60} (?:in|with|by)\b)",
    re.IGNORECASE,
)
"""Whoever assists one director in the director's work probably reports there: `assists the IT Director in planning`."""

_INFERRED = (
    (re.compile(r"\b(?:on behalf of|in support of the office of)\s+", re.IGNORECASE), "possible"),
    (re.compile(r"\bas (?:directed|assigned|delegated|requested|required) by\s+", re.IGNORECASE), "possible"),
    (re.compile((
        r"\b(?:serves|acts|functions) as (?:the |a )?(?:principal |chief |executive )?(?:deputy|assistant|aide"
        r"|advisor) to\s+"
    ), re.IGNORECASE), "possible"),
    (_ASSISTS_ITS_CHIEF, "possible"),
    (re.compile(r"\bin the absence of\s+|\bin (?=(?:the|his|her) \w+[^.]{0,40}absence)", re.IGNORECASE), "possible"),
)  # fmt: skip
_SUBJECT = re.compile(
    r"(?:^|[,;:(–—-]|\b(?:position|role|class|classification|incumbents?|employee|individual|person|job|it"
    r"|he|she|they|who|which|and|also|he/she|s/he|you(?:[’']ll| will)?|will|shall|that|directly|would|must"
    r"|manager|leader))\s*$",
    re.IGNORECASE,
)
_INVERSE = re.compile(
    r"\b(?:positions?|staff|employees|those|units?|personnel|teams?|roles|divisions?|subordinates|direct "
    r"reports|systems?|individuals|engineers|managers|applications?|persons|members|analysts|people)\s+(?:(?!and\b)\w+\s+)?$",
    re.IGNORECASE,
)
_OF_THIS = re.compile(r"\b(?:this|the)\s+(?:[\w-]+\s+){0,3}?(?:position|role)\s+(?:\w+\s+)?$", re.IGNORECASE)
_WRITES = re.compile(
    r"\b(?:writ|prepar|submit|present|provid|mak|generat|deliver|produc|compil|draft|review|develop|creat"
    r"|send|fil|issu|maintain|complet|distribut|give|giving|offer|transmit)\w*\b[^.;]{0,80}$",
    re.IGNORECASE,
)
_NOT_MANAGER = re.compile(
    r"(?:the\s+)?(?:work\b|duty|court\b|public|[Tt]his (?:position|role)|the incumbent|users|scene|customers?|law"
    r"|regulat|federal|state agenc|state and|management\b(?! )|(?i:legislature|congress|general assembly)\b"
    r"|(?:Court|Public|Management)\b(?! [A-Z]))"
)
"""Whom a text reports to without being its manager; a post may begin with such a word (`Public Works Director`)."""

_DEPARTMENT_HEAD = re.compile(
    r"(?:the |an? (?=[Aa]ssistant|[Dd]eputy))((?:[Aa]ssistant |[Dd]eputy )?[Dd]epartment [Hh]ead\b)(?! of)"
)
"""With its article it is one post; `a department head` is a kind of post."""

_SHALL = re.compile(r"^be supervised\b", re.IGNORECASE)
"""`shall be supervised by` is said of the role itself, also among its duties."""

_THIS = re.compile(r"\b(?:this|the) (?:position|role|post|job|class|incumbent)$", re.IGNORECASE)
_EMPLOYER = re.compile(r"\bSupervisors? of Elections\b|\bSupervisor of Assessments\b", re.IGNORECASE)


def manager(parts: Sequence[Placed], own_title: str) -> Manager:
    """Tell who the manager is: a label says it first, then a sentence, then what is only likely.

    A sentence that names the role itself says it in whatever part of the text it stands.
    """
    sayings = list(_sentences(parts))
    return (
        labeled(parts, own_title)
        or _stated(sayings, own_title)
        or _said_elsewhere(parts, own_title)
        or _likely(sayings, own_title)
        or Manager()
    )


def _said_elsewhere(parts: Sequence[Placed], own: str) -> Manager | None:
    for part in parts:
        if part.section in SPEAKING or part.block.shape is Shape.FURNITURE:
            continue
        for sentence in sentences(part.block.text[:6_000]):
            match = _REPORTS.search(sentence)
            if match is None or match["verb"].casefold() != "reports":
                match = _UNDER.search(sentence) if _speaks_of(sentence, own) else None
                itself = match is not None
            else:
                before = sentence[: match.start()].rstrip()
                itself = names_itself(before, own) or bool(_THIS.search(before))
            if match and itself and (found := _post(sentence, match.end(), own, reports=True)):
                return Manager(found.title, "stated", "", part.block.passage(sentence))
    return None


def _speaks_of(sentence: str, own: str) -> bool:
    """Tell whether a sentence begins with the role itself, as those of ordinances do: `The Data Director shall …`."""
    subject = re.match(
        rf"(?:the\s+)?{re.escape(own)}\s+(?:shall|is|will|works|serves|performs)\b", sentence, re.IGNORECASE
    )
    return bool(own) and subject is not None


def _sentences(parts: Sequence[Placed]) -> Iterator[tuple[str, str, Passage]]:
    """Give the sentences that may speak about the manager, those about supervision first."""
    order = {"supervision": 0, "title": 1, "summary": 1, "contacts": 3, "duties": 2}
    speaking = [part for part in parts if part.section in SPEAKING and part.block.shape is not Shape.FURNITURE]
    for part in sorted(speaking, key=lambda part: order[part.section]):
        text = f"{part.block.label}: {part.block.text}" if part.block.label else part.block.text
        for sentence in sentences(text[:6_000]):
            yield part.section, sentence, part.block.passage(sentence)


def _stated(sayings: Sequence[tuple[str, str, Passage]], own: str) -> Manager | None:
    for pattern in (_REPORTS, _RECEIVES, _UNDER, FROM, _PASSIVE, _APPOINTED):
        for section, sentence, lines in sayings:
            for match in pattern.finditer(sentence):
                if pattern is _REPORTS and not _is_reporting(sentence, match, section, own):
                    continue
                if _DOTTED.search(sentence[max(0, match.start() - _NEAR) : match.end()]):
                    continue  # a line beside the line
                if (pattern is _PASSIVE and section == "duties" and not _SHALL.search(match[0])) or (
                    pattern is FROM and section != "supervision"
                ):
                    continue
                if found := _post(sentence, match.end(), own, reports=pattern is not FROM):
                    return Manager(found.title, "stated", "", lines)
    for _, sentence, lines in sayings:
        assigns = _ASSIGNS.match(sentence)
        if assigns and (found := _post(assigns["post"], 0, own)):
            return Manager(found.title, "stated", "", lines)
    return None


def _likely(sayings: Sequence[tuple[str, str, Passage]], own: str) -> Manager | None:
    for pattern, confidence in _INFERRED:
        for _, sentence, lines in sayings:
            for match in pattern.finditer(sentence):
                if found := _post(sentence, match.end(), own):
                    return Manager(found.title, "inferred", confidence, lines)
    return None


def _is_reporting(sentence: str, match: re.Match[str], section: str, own: str) -> bool:
    """Tell the line `reports to` from reports that are written, from the inverse, and from systems that report."""
    before = sentence[: match.start()]
    verb = match["verb"].casefold()
    itself = bool(own) and names_itself(before, own)  # `The IT Systems Manager reports to …`
    if not itself and _INVERSE.search(before) and not _OF_THIS.search(before):
        return False
    if verb == "reporting":
        return (
            not re.search(r"\b(?:and|of|for|financial|status|incident|regular|compliance)\s*$", before, re.IGNORECASE)
            or not before.strip()
        )
    if _WRITES.search(before) and section in ("duties", "contacts"):
        return False
    if re.search(
        r"\b(?:writ|prepar|submit|present|provid|generat|deliver|produc|compil|draft)\w*\s+(?:\w+\s+){0,6}$",
        before,
        re.IGNORECASE,
    ) and not re.search(r"\band\s*$", before):
        return False
    if verb == "report" and not re.search(
        r"(?:^|\b(?:will|would|to|may|shall|must|you|and|they|positions?|incumbents|who)\s*(?:\w+ly\s*)?)$",
        before.strip() + " ",
        re.IGNORECASE,
    ):
        return False
    last = re.findall(r"[\w’'/]+", before)
    return bool(_SUBJECT.search(before)) or bool(
        (last and (vocabulary.is_head(last[-1]) or re.fullmatch(r"I{1,3}|IV|V|\d", last[-1])))
        or before.rstrip().endswith(")")
        or itself
    )


def _post(sentence: str, at: int, own: str, *, reports: bool = False) -> Post | None:
    if reports and (kind := FROM.match(sentence[at:])):
        at += kind.end()  # `Reports to: general supervision from the Director`
    rest = sentence[at:]
    if (
        _NOT_MANAGER.match(rest)
        or NOT_MANAGER_ANYWHERE.match(rest.removeprefix("the "))
        or _EMPLOYER.match(rest.removeprefix("the "))
    ):
        return None
    if one := _DEPARTMENT_HEAD.match(rest):
        return Post(one[1], "", at + one.end(), named=True)
    board = re.match(
        r"(?:the\s+)?((?:[A-Z][\w’'-]+\s+){0,3}(?:Board|Council|Commission"
        r"|Commissioner[s’']{0,2}\s+Court)(?:\s+of\s+[A-Z]\w+(?:\s+[A-Z]\w+)?)?)\b(?!\s+[A-Z])",
        rest,
    )
    if board and reports:
        return Post(board[1], "", at + board.end(), named=True)
    post = post_at(sentence, at)
    if post is None or not post.named or folded(post.title) in own_names(own):
        return None
    post = replace(post, title=without_name(WHOSE.sub("", post.title)))
    head = re.sub(r"\s+of\s+.*|,.*", "", post.title).split()
    return post if head and not _EMPLOYER.search(post.title) else None
