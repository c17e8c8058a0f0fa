"""What does a document say about roles? One value a document, each fact with the lines that it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """The first and the last line of a fact, counted from 1 in the document's text. 0 is nowhere."""

    first: int = 0
    last: int = 0

    def joined(self, other: Passage) -> Passage:
        """The passage that holds both."""
        return Passage(min(self.first, other.first), max(self.last, other.last))


@dataclass(frozen=True, slots=True)
class Manager:
    """Whom a role reports to. `status` is stated, inferred or silent; a silent manager has no title."""

    title: str = ""
    status: str = "silent"
    confidence: str = ""
    lines: Passage = field(default_factory=Passage)


@dataclass(frozen=True, slots=True)
class Named:
    """A post, team or unit that a document names, on what (a domain), and where."""

    title: str
    lines: Passage
    on: str = ""
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Pay:
    """A pay range. `period` is year, month, two weeks, week, day or hour; `stated` tells whether the text says it."""

    min: float
    max: float
    currency: str
    period: str
    lines: Passage
    stated: bool = True


@dataclass(frozen=True, slots=True)
class SaidDuty:
    """One duty in the document's words, with the domains that it touches.

    `guessed` tells that its words name none of them: they are the likeliest by meaning; `usual` that every manager
    or employee has it.
    """

    text: str
    lines: Passage
    domains: tuple[str, ...] = ()
    guessed: bool = False
    usual: bool = False


@dataclass(frozen=True, slots=True)
class SaidAssignment:
    """A domain that a role answers for, and how the words were taken.

    `status` is stated where the text uses the level's own word, else inferred. `behalf` names whoever stays
    accountable; `joint_with` are titles. `guessed` tells that the words speak of the domain without naming it.
    """

    domain: str
    level: str
    activity: str
    status: str
    confidence: str
    lines: Passage
    verb: str = ""
    joint_with: tuple[str, ...] = ()
    behalf: str = ""
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class SaidBody:
    """A board or committee that a role sits on, and whether it has the chair."""

    name: str
    chairs: bool
    lines: Passage


@dataclass(frozen=True, slots=True)
class SaidRole:
    """A role as one document describes it. Empty texts, and no positions, are silence."""

    title: str
    lines: Passage
    aliases: tuple[str, ...] = ()
    code: str = ""
    grade: str = ""
    position_id: str = ""
    organization: str = ""
    department: str = ""
    unit: str = ""
    unit_kind: str = ""
    appointment: str = ""
    bargaining_unit: str = ""
    leads_people: bool = False
    reports_to: Manager = field(default_factory=Manager)
    supervises: tuple[Named, ...] = ()
    works_with: tuple[Named, ...] = ()
    dotted_to: tuple[Named, ...] = ()
    bodies: tuple[SaidBody, ...] = ()
    positions: int = 0
    salary: Pay | None = None
    duties: tuple[SaidDuty, ...] = ()
    assignments: tuple[SaidAssignment, ...] = ()
    places: tuple[tuple[str, Passage], ...] = ()

    def place(self, name: str) -> Passage:
        """Where a field of the title block stands; the role's own lines when it is not known."""
        return dict(self.places).get(name, self.lines)


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that was not read: of a document, or all of it. `lines` is nowhere for a whole document."""

    reason: str
    lines: Passage = field(default_factory=Passage)
    text: str = ""


@dataclass(frozen=True, slots=True)
class Posting:
    """All that one document says. `pages` gives the page of each line, where the format has pages."""

    source: str
    sha256: str = ""
    date: str = ""
    publisher: str = ""
    roles: tuple[SaidRole, ...] = ()
    unread: tuple[Unread, ...] = ()
    pages: tuple[int, ...] = ()

    @property
    def refused(self) -> bool:
        """Tell whether the document could not be read at all."""
        return not self.roles and any(not each.lines.first for each in self.unread)
