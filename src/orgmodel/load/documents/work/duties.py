"""What does a role do? The entries of its duty sections, and what its summary says it is responsible for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orgmodel.load.documents.language import domains as domain_names
from orgmodel.load.documents.language.clauses import clauses
from orgmodel.load.documents.language.posts import is_title
from orgmodel.load.documents.language.sentences import sentences
from orgmodel.load.documents.language.verbs import ANSWERING, starts_with_verb, verb
from orgmodel.load.documents.pages.document import Block, Shape
from orgmodel.load.documents.pages.heading_shapes import is_plain_heading
from orgmodel.load.documents.pages.openings import own_section
from orgmodel.load.documents.pages.sections import Placed
from orgmodel.load.documents.pages.work_lists import begins_with_work, definition_of
from orgmodel.load.documents.work import meaning, remarks
from orgmodel.model.postings import Passage, SaidDuty

_PERCENT = re.compile(
    r"^\W*(?:\(?\d{1,3}(?:\s?-\s?\d{1,3})?\s?%\)?(?: of time)?\s*[-–—:.]?\s*)+"
    r"|\s*[(\[]\s*\d{1,3}\s?%\s*(?:of time)?[)\]]\s*\.?$|(?<=\.)\s+\d{1,3}\s?%\s(?:of\s)?[Tt]ime\.?$"
)
_FORM_CODES = re.compile(r"^(?:(?:R|N|NC|NR|E|NE|EF|MF|M)\s+){2,3}(?=[A-Z][a-z])")
"""Columns of a form between the share of time and the duty: new or revised, essential or not."""

_MARKS = re.compile(r"^[*\s•–—/-]+(?=[A-Za-z(])|\s*(?:;\s*(?:and|or)?|,\s*and)\s*$")
_RESPONSIBLE = re.compile(
    r"\b(?:responsible for|accountable for|responsibilit|(?:role|position|incumbent) ensures)", re.IGNORECASE
)
_ABOUT_ROLE = re.compile(
    r"(?:this|the) (?:\w+ )?(?:position|role|job|incumbent|post)\b|responsibilities include|duties include"
    r"|as an? [^.;]{3,120},? (?:you|the)\b|you(?:[’']ll| will)\b"
    r"|the (?-i:[A-Z])[^.;]{2,60}"
    r"\b(?:will|shall|responsible|oversees|manages|directs|leads|provides|plans|serves|ensures)\b",
    re.IGNORECASE,
)
"""Sentences that speak of the role, where a text without a list describes it."""

_OF_CLASS = re.compile(r"(?:incumbents|employees|positions) (?:in|of|at|assigned|allocated|perform)\b", re.IGNORECASE)
"""Sentences that speak of all who hold a class, where nothing tells it from another."""

_ABOUT_CLASS = re.compile(
    r"\b(?:this class is assigned|job family|distinguish|differs? from|journey|entry level|advanced level"
    r"|this is the|positions? (?:at this level|allocated)|incumbents at)\b",
    re.IGNORECASE,
)
_TABLE_HEAD = re.compile(
    r"^\W*(?:% (?:of )?time|percent(?:age)?(?: of)? time|% of time|time spent|weight|essential\?)\b.{0,60}$",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:\b(?:responsible|(?P<accountable>accountable)) for|^what you(?:[’']ll| will)? own)\W*$", re.IGNORECASE
)
_SHARE = re.compile(r"\s*[(\[–—-]?\s*\d{1,3}\s?%\s*(?:of time)?[)\]]?$")
_AIM = re.compile(r"objective|purpose", re.IGNORECASE)
"""Headings above what a role is for: the list repeats it."""

_A_LIST = 3
_GROUP_WORDS = 4
_LONG = 5
_GROUP_NAME = 7
_FEW_SENTENCES = 3
_ENUMERATED = 3
_LABELED = 40
_ENUMERATION = 4
_LONGEST = 500
_SHORTEST = 3
_INTRO = re.compile(
    r"(?:.{0,200})(?::|the following|include(?:s|d)?(?: but (?:are )?not limited to)?|as follows)\s*:?$",
    re.IGNORECASE | re.DOTALL,
)


def duties(parts: Sequence[Placed]) -> tuple[SaidDuty, ...]:
    """Give the duties of a role in the order of the document, each once."""
    listed = list(_listed(parts))
    found = [*_summary(parts), *_opening(parts), *listed] if listed else [*_prose(parts)]
    unique: dict[str, tuple[str, Passage]] = {}
    for text, lines in found:
        if remarks.says_no_work(text):
            continue
        unique.setdefault(re.sub(r"\W+", " ", text.casefold()).strip(), (text, lines))
    rows = sorted(unique.values(), key=lambda row: row[1].first)
    meant = meaning.meanings([text for text, _ in rows], [_domains(text) for text, _ in rows])
    return tuple(
        SaidDuty(text, lines, each.domains, (each.guessed or _only_steps(text)) and bool(each.domains), each.usual)
        for (text, lines), each in zip(rows, meant, strict=True)
    )


def _only_steps(text: str) -> bool:
    """Tell whether a duty names its domains only by steps of any work (`sets clear requirements`): a guess."""
    return all(match.process for match in domain_names.matches(domain_names.plain(text)))


def _domains(text: str) -> tuple[str, ...]:
    doing = verb(text)
    answers = doing is None or doing.kind in ANSWERING
    found = domain_names.matches(domain_names.plain(text), listed=answers)
    managing = answers and doing is not None and doing.kind != "accountable"
    return tuple(dict.fromkeys(match.domain for match in found if managing or not match.managed))


def frames(parts: Sequence[Placed]) -> dict[int, str]:
    """What the line above a list says of its entries, by their first lines: `is responsible for`, or nothing."""
    found: dict[int, str] = {}
    frame = ""
    for part in parts:
        if part.block.shape is Shape.ITEM:
            found[part.block.lines.first] = frame
        elif part.block.shape is not Shape.FURNITURE:
            said = _FRAME.search(part.block.text)
            frame = "" if said is None else f"is {'accountable' if said['accountable'] else 'responsible'} for"
    return found


def _listed(parts: Sequence[Placed]) -> Iterator[tuple[str, Passage]]:
    """Give the entries of duty sections."""
    rows = [part for part in parts if part.section == "duties" and part.block.shape in (Shape.ITEM, Shape.PARAGRAPH)]
    items = sum(part.block.shape is Shape.ITEM for part in rows)
    framed = frames(parts)
    for number, part in enumerate(rows):
        block = part.block
        following = rows[number + 1].block if number + 1 < len(rows) else None
        text = _cleaned(block.text)
        if _TABLE_HEAD.match(block.text) or (block.shape is Shape.ITEM and _is_group(block.text)):
            continue
        opener = block.shape is Shape.ITEM and starts_with_verb(text) and len(text.split()) > _GROUP_WORDS
        if _is_intro(text) and not opener and (following is not None or items == 0):
            continue
        if block.shape is Shape.ITEM and following is not None and _names_a_group(text, following.text):
            continue
        if _speaks_around(block, following, items):
            continue
        for piece in _pieces(text, alone=len(rows) == 1 or (block.shape is Shape.PARAGRAPH and items == 0)):
            if len(piece.split()) >= _SHORTEST or starts_with_verb(piece) or framed.get(block.lines.first):
                yield piece, block.passage(piece)


def _speaks_around(block: Block, following: Block | None, items: int) -> bool:
    """Tell whether a paragraph among the entries of a list only introduces them, names them or remarks on them."""
    text = _cleaned(block.text)
    if block.shape is not Shape.PARAGRAPH or begins_with_work(text) or _RESPONSIBLE.match(text):
        return False
    if items >= _A_LIST:
        return True
    heads = len(text.split()) <= _GROUP_NAME and following is not None and starts_with_verb(following.text)
    return heads and not text.endswith((".", ";"))


def _is_group(text: str) -> bool:
    """Tell whether an item only names a group of duties and its share: `Operations (60%)`."""
    share = _SHARE.search(text)
    return bool(share and share.end() == len(text) and len(text[: share.start()].split()) <= _GROUP_WORDS)


def _names_a_group(text: str, following: str) -> bool:
    """Tell whether an item is a heading of those below it: a name in capitals above sentences."""
    named = is_plain_heading(text) and len(text.split()) > 1 and text[-1].isalnum() and not starts_with_verb(text)
    return named and following.endswith(".") and starts_with_verb(following)


def _is_intro(text: str) -> bool:
    return (
        len(text) < 320
        and (
            text.endswith(":")
            or bool(re.search(r"(?:following|include|limited to|not limited to)$", text, re.IGNORECASE))
        )
        and bool(_INTRO.match(text))
    )


def _pieces(text: str, *, alone: bool) -> list[str]:
    """Split what is no list: a paragraph into its sentences, an enumeration at its semicolons."""
    whole = sentences(text) if alone else [text]
    if len(whole) < _FEW_SENTENCES:
        whole = [text]
    if len(whole) > 1:
        whole = [said for said in whole if own_section(said) != "notice"]
    enough = 2 if alone and len(whole) == 1 else _ENUMERATION
    return [piece for said in whole for piece in _enumerated(said, enough)]


def _enumerated(text: str, enough: int) -> list[str]:
    pieces = text.split(";") if text.count(";") >= enough else [text]
    if sum(starts_with_verb(re.sub(r"^\s*(?:and\s+)?", "", piece)) for piece in pieces) * 2 < len(pieces):
        pieces = [text]  # an enumeration of things, within one duty
    return [said for piece in pieces if (said := re.sub(r"^and\s+", "", _cleaned(piece)))]


def _enough(sentence: str) -> int:
    """How many semicolons part a sentence: two where each of its parts begins with a verb."""
    parts = [re.sub(r"^\s*and\s+", "", part).strip() for part in sentence.split(";")]
    return 2 if all(map(starts_with_verb, parts)) else _ENUMERATION


def _cleaned(text: str) -> str:
    text = _FORM_CODES.sub("", _PERCENT.sub("", text))
    return _MARKS.sub("", _MARKS.sub("", text)).strip()


def _summary(parts: Sequence[Placed]) -> Iterator[tuple[str, Passage]]:
    """Give the sentences of the summary that enumerate domains, or say the word: the list repeats the others."""
    above = [part for part in parts if part.section != "duties"]
    for text, lines in summary_sentences(above):
        enough = 2 if re.search(r"\baccountable for\b", text, re.IGNORECASE) else _ENUMERATED
        if _RESPONSIBLE.search(text) and len(_domains(text)) >= enough:
            yield text, lines


def _opening(parts: Sequence[Placed]) -> Iterator[tuple[str, Passage]]:
    """Give what stands above a list of duties in their shape: sentences without a heading, items of the summary."""
    for part in parts:
        block = part.block
        if part.section not in ("title", "summary") or block.shape not in (Shape.ITEM, Shape.PARAGRAPH):
            continue
        if block.shape is Shape.ITEM:
            doing = starts_with_verb(block.text) and ":" not in block.text[:_LABELED]
            if doing and len(block.text.split()) >= _SHORTEST and not _AIM.search(part.heading):
                yield _cleaned(block.text), block.lines
            continue
        whole = sentences(block.text[:8_000])
        if not part.heading and len(whole) > 1 and sum(map(starts_with_verb, whole)) * 3 >= len(whole) * 2:
            yield from ((_cleaned(said), block.passage(said)) for said in whole)


def _prose(parts: Sequence[Placed]) -> Iterator[tuple[str, Passage]]:
    """Give the sentences that do something, of a text without a section of duties; all entries of a list of work."""
    items = [part.block.text for part in parts if part.section == "title" and part.block.shape is Shape.ITEM]
    listed = len(items) >= _LONG and sum(map(starts_with_verb, items)) * 3 > len(items) * 2
    for part in parts:
        if part.section not in ("title", "summary", "supervision") or part.block.shape not in (
            Shape.ITEM,
            Shape.PARAGRAPH,
        ):
            continue
        text = _cleaned(part.block.text)
        if is_title(text):
            continue
        if len(text.split()) < _SHORTEST:
            continue
        if (starts_with_verb(text) or (listed and part.block.shape is Shape.ITEM)) and len(text) < _LONGEST:
            yield text, part.block.lines
            continue
        for said in sentences(part.block.text[:8_000]):
            rest = definition_of(said)
            sentence = rest if starts_with_verb(rest) else said
            if own_section(sentence) or remarks.about_others(sentence) or _is_intro(sentence):
                continue
            if verb(sentence) and len(sentence.split()) >= _LONG and _tells_work(sentence, part.block):
                for piece in _enumerated(sentence, _enough(sentence)):
                    yield piece, part.block.passage(piece)


def _tells_work(sentence: str, block: Block) -> bool:
    """Tell whether a sentence speaks of what the role does, or whoever holds its class where nothing is told apart."""
    if _OF_CLASS.match(sentence):
        return not _ABOUT_CLASS.search(block.text[:220])
    return starts_with_verb(sentence) or bool(_ABOUT_ROLE.match(sentence)) or bool(_domains(sentence))


def summary_sentences(parts: Sequence[Placed]) -> Iterator[tuple[str, Passage]]:
    """Give the sentences of the summary, and around the list of duties, that speak about this role, not its class."""
    items = sum(part.section == "duties" and part.block.shape is Shape.ITEM for part in parts)
    for part in parts:
        around = part.section == "duties" and _speaks_around(part.block, None, items)
        if (
            (part.section in ("summary", "title") or around)
            and part.block.shape in (Shape.PARAGRAPH, Shape.ITEM)
            and not _ABOUT_CLASS.search(part.block.text[:220])
        ):
            for sentence in sentences(part.block.text[:8_000]):
                if any(map(verb, clauses(sentence))) and len(sentence.split()) >= _LONG:
                    yield sentence, part.block.passage(sentence)
