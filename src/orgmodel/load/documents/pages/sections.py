"""Which part of a document speaks about what? Blocks → blocks with the section that they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgmodel.load.documents.language import document_kinds, vocabulary
from orgmodel.load.documents.language.posts import ends_as_post, is_title
from orgmodel.load.documents.language.verbs import starts_with_verb
from orgmodel.load.documents.pages import long_values
from orgmodel.load.documents.pages.document import Block, Shape
from orgmodel.load.documents.pages.openings import own_section
from orgmodel.load.documents.pages.work_lists import (
    LOOKED_AT,
    MIXED,
    definition_of,
    goes_on_with_work,
    lists_of_work,
    opens_work,
)

TITLE = "title"
SPEAKING = frozenset({TITLE, "summary", "duties", "supervision", "contacts"})
"""Sections that speak about a role's place and responsibilities. All others never do."""

_YOU_WILL = re.compile(r"\byou(?:[’']ll| will)(?: be)?\W*$", re.IGNORECASE)
_WORK_WORDS = 4
_UNNAMED = (TITLE, "summary", "other", "supervision")
"""Sections that may run into a list of duties without a heading of its own."""

_INVITES = re.compile(r"\binvit(?:es|ing) applications|\b(?:position|post|job|role|class) of:?$", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"(?:notice of )?(?:job|position|vacancy|employment|career|recruitment|examination)s? "
    r"(?:notice|announcement|posting|opportunity|opening|vacancy|bulletin)s?\b",
    re.IGNORECASE,
)
_OF_THE_ROLE = re.compile(
    r"(?:Under (?:the )?(?:\w+ ){0,3}(?:supervision|direction|guidance)|(?:This|The) (?:employee|incumbent)|This "
    r"(?:position|role|class))\b(?s:.{120})"
)
"""How a paragraph about a role begins, above which a page may have lines about itself."""

_TYPICAL = re.compile(
    r"The following (?:duties|tasks|functions|activities) (?:are|is) (?:typical|representative|examples)"
)
"""A remark above a list of duties that has no heading."""

_GOES_ON = re.compile(r"(?:ARE|IS|AND|OR|OF|WITHIN|WHICH|THAT|SHOULD|TO|FOR|NOT|IN|AS|BY|WITH)\b")
"""How the second line of a heading in capitals begins."""

_BUTTON = re.compile(r"(?:click (?:here )?to |apply (?:now|online|here)\b|print\b|share\b)", re.IGNORECASE)
"""What a page lets its reader do, which heads nothing."""

_REMARK = re.compile(r"\(([^()]{20,400})\)\s+(?=\S)")
_SAYS_PAY = re.compile(r":\s*\S")
_DUTIES_START = re.compile(
    r"(?:duties|responsibilities|tasks|functions)\b(?! in (?:one|any|some|several)\b)"
    r"(?:.{0,120}?(?:include|are|following)\b[^:]{0,60}:\s*"
    r"|(?: of this (?:position|class))? (?:include|consist of) ?:? ?)"
    r"|\bresponsible for (?:at least )?(?:all of )?the following\b[^:.;]{0,80}:\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with the kind of its section."""

    section: str
    block: Block
    heading: str = ""


def placed(blocks: Sequence[Block]) -> list[Placed]:
    """Give every block of a role its section."""
    blocks = [*long_values.parted(blocks)]
    walk = _Walk()
    named = any(block.shape is Shape.HEADING and vocabulary.section_of(block.text) == "duties" for block in blocks)
    lists = frozenset[int]() if named else lists_of_work(blocks)
    return [
        each
        for number, block in enumerate(blocks)
        for each in walk.step(
            block,
            opens=opens_work(block, blocks[number + 1 : number + 1 + LOOKED_AT], named=named),
            listed=number in lists,
            works=block.shape is Shape.HEADING
            and goes_on_with_work(block, blocks[number + 1 : number + 1 + LOOKED_AT]),
        )
    ]


class _Walk:
    """Follows the headings."""

    def __init__(self) -> None:
        self.section = TITLE
        self.heading = ""
        self.level = 0
        self.notice = False
        self.worked = False
        self.noted_at = 0
        self.capitals_at = 0

    def step(self, block: Block, *, opens: bool = False, listed: bool = False, works: bool = False) -> list[Placed]:
        """Place one block; a paragraph may hold the beginning of the duties.

        `opens`: a list of work follows it. `listed`: it stands in such a list. `works`: such entries follow.
        """
        if block.shape is Shape.FURNITURE or self._goes_on_in_capitals(block):
            return [Placed("furniture" if block.shape is Shape.FURNITURE else "notice", block)]
        if block.shape is Shape.ITEM and block.text.isupper() and vocabulary.section_of(block.text.partition(":")[0]):
            block = replace(block, shape=Shape.HEADING, text=block.text.partition(":")[0])  # `4. SKILLS: DESCRIBE …`
        unknown = opens and block.shape is Shape.HEADING and not block.text.endswith((":", "…", "..."))
        told = self.section != "qualification" and bool(_YOU_WILL.search(block.text))
        if (
            opens
            and (unknown or told or self.section in _UNNAMED)
            and (vocabulary.section_of(block.text) in ("", "duties") or MIXED.search(block.text))
        ):
            before = self.section
            self.section, self.level, self.heading, self.notice = "duties", 0, "", False
            return [Placed("summary" if told else before, block)]
        if block.shape is Shape.HEADING:
            if not (works and self.section == "duties"):
                self._enter(block)
            return [Placed(self.section, block, self.heading)]
        if block.shape is Shape.FIELD:
            return [self._field(block)]
        if listed and self.section in (*_UNNAMED, "pay") and not own_section(block.text):
            return [Placed("duties", block)]
        return self._text(block)

    def _goes_on_in_capitals(self, block: Block) -> bool:
        """Tell whether a line goes on with a heading in capitals that was broken over lines."""
        before, self.capitals_at = self.capitals_at, 0
        if block.text.isupper() and (block.shape is Shape.HEADING or before):
            self.capitals_at = block.lines.last
            return before + 1 == block.lines.first and bool(_GOES_ON.match(block.text))
        return False

    def _enter(self, block: Block) -> None:
        kind = vocabulary.section_of(block.text)
        if kind == "pay" and _SAYS_PAY.search(block.text):
            return  # `Salary Track: J-K` says it, and heads nothing
        above = kind == "notice" and not self.worked and self.section == TITLE
        if above and (_ANNOUNCES.match(block.text) or _BUTTON.match(block.text)):
            return  # `Vacancy Notice 2024-118` stands above the title
        if (
            kind
            and not self.worked
            and self.section == TITLE
            and (_is_title_with_kind(block.text) or (kind == "notice" and _INVITES.search(block.text)))
        ):
            return  # a title may hold a word of headings: `Applications Manager`
        if self.section == "qualification" and vocabulary.folded(block.text) == "essential":
            return  # what a person specification calls essential
        if kind == "notice" and block.text.casefold().startswith("note"):
            self.notice, self.noted_at = True, block.lines.first  # a note is a remark inside its section
            return
        self.notice = False
        self.worked = self.worked or kind in ("duties", "summary", "qualification")
        if kind:
            self.section, self.level, self.heading = kind, block.level, block.text
        elif self.section in ("pay", "notice", "benefits", "other") and not self.worked and is_title(block.text):
            self.section, self.heading = TITLE, ""
        elif self.section != TITLE and block.level and (not self.level or block.level <= self.level):
            self.section, self.level, self.heading = "other", block.level, block.text

    def _field(self, block: Block) -> Placed:
        field = vocabulary.field_of(block.label)
        if self.section == "duties" and field not in ("salary", "revised", "closing", "posted", "grade", "code"):
            if field == "supervises" and (block.label.isupper() or len(block.label.split()) > 1):
                return Placed("supervision", block, self.heading)
            said = replace(block, shape=Shape.ITEM, text=f"{block.label}: {block.text}", label="")
            works = field in ("", "supervises", "works_with", "unit") or (
                len(block.text.split()) >= _WORK_WORDS and starts_with_verb(block.text)
            )
            return Placed("duties", said if works else block, self.heading)
        if field == "supervises" and self.section not in SPEAKING:
            return Placed("supervision", block, self.heading)  # whom a role supervises, among its qualifications
        return Placed(self.section, block, self.heading)

    def _text(self, block: Block) -> list[Placed]:
        remark = _REMARK.match(block.text) if self.section == "duties" else None
        if remark and own_section(remark[1]) == "notice":
            return [Placed("notice", block.part(0, remark.end())), *self._text(block.part(remark.end()))]
        if self._is_note(block):
            return [Placed("notice", block)]
        own = own_section(block.text)
        if own == "notice" and self.section in _UNNAMED and _TYPICAL.match(block.text):
            self.section, self.level, self.heading = "duties", 0, ""
            return [Placed(own, block)]
        if own and (own == "pay" or self.section in SPEAKING | {"other"}):
            return [Placed(own, block, self.heading)]
        if (
            self.section == "qualification"
            and definition_of(block.text) != block.text
            and starts_with_verb(definition_of(block.text))
        ):
            return [Placed("summary", block)]  # a definition stands where it is put
        if self.section in ("pay", "notice", "benefits") and not self.worked and _OF_THE_ROLE.match(block.text):
            self.section, self.heading, self.notice = "summary", "", False  # the page's own lines are over
        start = _DUTIES_START.search(block.text) if self.section in (TITLE, "summary", "other") else None
        return self._duties(block, start) if start else [Placed(self.section, block, self.heading)]

    def _is_note(self, block: Block) -> bool:
        """Tell whether a block belongs to a note; inside duties a note is over with its own paragraph."""
        if not self.notice:
            return False
        if self.section != "duties" or block.lines.first == self.noted_at:
            self.notice = self.section != "duties"
            return True
        self.notice = block.shape is not Shape.ITEM and not starts_with_verb(block.text)
        return self.notice

    def _duties(self, block: Block, start: re.Match[str]) -> list[Placed]:
        """Part a paragraph in which the duties begin (`The duties include: …`)."""
        if start.end() >= len(block.text) - 2:  # the list follows
            self.section, self.level, self.heading = "duties", 0, ""
            return [Placed("duties", replace(block, shape=Shape.HEADING))]
        if block.text.count(";") >= 2 or ":" in start[0]:
            head = [Placed("summary", block.part(0, start.start()))] if start.start() > 40 else []
            return [*head, Placed("duties", block.part(start.end()))]
        return [Placed(self.section, block, self.heading)]


def _is_title_with_kind(text: str) -> bool:
    """Tell whether a heading is a title, alone or before the kind of document: `Network Engineer Job Description`."""
    title = document_kinds.BEHIND.sub("", text)
    first = re.split(r"\s[-–—]\s", title)[0]
    if first != title and ends_as_post(first) and vocabulary.section_of(title) == "notice":
        return not vocabulary.section_of(first)  # `Project Manager - Application Services`
    last = vocabulary.section_of(title.split()[-1])
    field = last == "notice" and (
        title != text or bool(re.search(r" of | for |, ", title))
    )  # `Manager of Applications`
    return ends_as_post(title) and (field or not last)
