"""With whom does a role work, and on what? Posts, offices and functions that the text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from orgmodel.load.documents.language import domains as domain_names
from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.posts import post_at, posts_in
from orgmodel.load.documents.language.sentences import sentences
from orgmodel.load.documents.pages.document import Shape
from orgmodel.load.documents.pages.sections import Placed
from orgmodel.load.documents.relations.partner_groups import groups
from orgmodel.model.postings import Named

_WORKS_WITH = re.compile(
    r"\b(?:(?:works?|working|partners?|partnering|collaborat(?:es|e|ing|ion)|coordinat(?:es|e|ing|ion)"
    r"|liais(?:es|e|on|ing)|consults?|consulting|consultation|conferring|confers?|cooperat(?:es|e|ion)"
    r"|interfac(?:es|e|ing)|interacts?|partnership|communicat(?:es|e|ing)|meets?|concert|conjunction"
    r"|aligns?|teams|relationships?|relations)"
    r"(?:\s+(?:(?:very |more )?closely|directly|effectively|jointly|regularly|collaboratively|hand in hand))?"
    r"(?:\s+and\s+\w+)?\s+with|along with|together with|jointly with|work(?:s|ing)? alongside"
    r"|\bcontacts (?:include|are with)|as part of a team (?:that includes|of|including)"
    r"|\bcoordinat(?:es?|ing)\s[^.;,]{3,80}?\swith"
    r"|with(?=\s+(?:the\s+)?(?-i:[A-Z]))"
    r"|(?<!team )(?<!experience )with(?=\s+(?:the\s+)?(?:[a-z]+\s){1,2}"
    r"(?:managers|supervisors|secretaries|directors|administrators)\b)|(?:serves as (?:a |the "
    r")?)?(?:primary |technical |department |main )?(?:liaison|advisor|adviser|point of contact) (?:to|with"
    r"|for|between)|advis(?:es?|ing)|briefs?|supports|assists?|helps?(?!\s+desk)"
    r"|consults?(?=\s+(?:the\s+)?(?-i:[A-Z]))|(?:recommendations|advice|guidance|counsel) to|on behalf of)\s+",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:the\s+)?((?:[A-Z][\w&’'/-]*\s+(?:(?:and|of|&|for)\s+)?){1,6}(?:Office|Department|Division|Bureau"
    r"|Team|Teams|Committee|Council|Board|Commission|Unit|Center|Section|Group)s?(?:\s+of\s+[A-Z][\w’'-]+)?)\b"
)
_OF_GROUP = re.compile(
    r"(?:the\s+)?((?:Office|Department|Division|Bureau"
    r"|Board)\s+of\s+(?:the\s+)?[A-Z][\w&’'-]*(?:\s+(?:and\s+|&\s+)?[A-Z][\w&’'-]*){0,4})"
)
_OTHERS = re.compile(
    r"(?:all |other |various )?(?:city|county|state|town|university|district|agency)?\s*(?:departments"
    r"|divisions|offices|units|teams|groups)$",
    re.IGNORECASE,
)
_FUNCTIONS = re.compile(
    r"(?<![\w’'-])(?<!\bof )(?:"
    + "|".join(sorted(vocabulary.words("partner_functions"), key=len, reverse=True))
    + r")(?![\w’'-])(?!\s+[A-Z])"
    r"(?!\s+(?:and|&)\s+(?:\w+\s+){1,2}(?:Department|Division|Office|Director|Manager|Officer))"
)
_OF_FUNCTION = re.compile(r"\s+(?:teams?|leadership)\b")
"""Functions of a company that stand for their people: `with Legal and Product`."""

_MOST = 12
_CLOSE = 100
_SPEAKING = ("title", "summary", "duties", "contacts")


def collaborators(parts: Sequence[Placed], own: str) -> tuple[Named, ...]:
    """Give the posts, and the units with a name, that a role works with, each once and in its own passage."""
    found: dict[tuple[str, str], Named] = {}
    for part in parts:
        block = part.block
        labeled = block.shape is Shape.FIELD and vocabulary.field_of(block.label) == "works_with"
        if part.section not in _SPEAKING and not (labeled and part.section == "supervision"):
            continue
        if labeled:
            for title in _named_in(block.text, own):
                found.setdefault((title.casefold(), ""), Named(title, block.lines))
            continue
        for sentence in sentences(block.text[:4_000]):
            for title, joint, on in _partners(sentence, own):
                found.setdefault((title.casefold(), on), Named(title, block.passage(sentence), on, joint))
    return _in_full(found.values())[:_MOST]


def _in_full(named: Iterable[Named]) -> tuple[Named, ...]:
    """Leave out an abbreviation (`CISO`) whose title stands in full beside it."""
    short = vocabulary.words("abbreviations")
    titles = {each.title.casefold() for each in named}
    return tuple(each for each in named if short.get(each.title.casefold(), "").casefold() not in titles)


def partners(text: str, own: str = "") -> list[tuple[str, bool]]:
    """Give the posts that one text works with, and whether it is joint work."""
    return [(title, joint) for title, joint, _ in _partners(text, own)]


def _partners(sentence: str, own: str) -> list[tuple[str, bool, str]]:
    """Give each partner, whether it is joint work, and the first domain that is named behind it, close by."""
    named: list[tuple[str, bool, str]] = []
    for match in _WORKS_WITH.finditer(sentence):
        word = match[0].casefold()
        if word.startswith("on behalf"):
            continue
        rest = sentence[match.end() : match.end() + 200]
        stop = re.search(
            r"[.;]|\s(?:to|on|for|in|under|regarding|about|that|by|as|through|when|while|during"
            r"|who)\s(?!the\s(?:Office|Board))",
            rest,
        )
        within = rest[: stop.start()] if stop else rest
        joint = not word.startswith(
            ("advis", "brief", "support", "assist", "help", "recommend", "communic", "interact", "serves")
        )
        if word.startswith(("support", "assist", "help", "advis", "brief")) and not re.match(
            r"(?:the\s+)?[A-Z]", within
        ):
            continue
        behind = domain_names.matches(domain_names.plain(rest[len(within) : len(within) + _CLOSE]))
        on = behind[0].domain if behind else ""
        titles = [each for each in _named_in(within, own) if not _are_peers(each, own)]
        if "with" in word or "liaison" in word or word.startswith(("advi", "guidance", "as part", "contacts")):
            known = " | ".join(titles).casefold()
            unnamed = rest
            for title in titles:
                unnamed = unnamed.replace(title, ",")
            titles += [each for each in groups(unnamed) if each.casefold() not in known and not _are_peers(each, own)]
        named += [(title, joint, on) for title in titles]
    return named


def _are_peers(group: str, own: str) -> bool:
    """Tell whether a group are those in one's own post: `other network engineers` of a Senior Network Engineer."""
    one = group.casefold().removeprefix("other ").removesuffix("s")
    return bool(own) and group.endswith("s") and own.casefold().endswith(one)


def _within(match: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in taken)


def _named_in(text: str, own: str) -> list[str]:
    titles = []
    taken: list[tuple[int, int]] = []
    for pattern in (_OF_GROUP, _GROUP):
        for match in pattern.finditer(text):
            if not _within(match, taken):
                taken.append((match.start(1), match.end(1)))
                titles.append(match[1])
    titles += [
        match[0] + (_OF_FUNCTION.match(text, match.end()) or [""])[0]
        for match in _FUNCTIONS.finditer(text)
        if not _within(match, taken) and not re.search(r"[A-Z][\w’'-]* $", text[: match.start()])
    ]
    for start, post in posts_in(text):
        if not any(first < post.end and start < last for first, last in taken) and post.named:
            titles.append(post.title)
    if not titles and text.islower() is False:
        found = post_at(text)
        if found and found.named and re.match(r"the\s", text) and len(found.title.split()) >= 2:
            titles.append(found.title)
    plain = [re.sub(r"^(?:the|our)\s+", "", title).strip() for title in titles if not _OTHERS.match(title)]
    return [title for title in dict.fromkeys(plain) if title.casefold() != own.casefold() and len(title) > 2]
