"""Whom does a role lead, and with whom does it work? Posts and teams that the text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from orgmodel.load.documents import vocabulary
from orgmodel.load.documents.document import Shape
from orgmodel.load.documents.posts import post_at, posts_in, written
from orgmodel.load.documents.sections import SPEAKING, Placed
from orgmodel.load.documents.sentences import sentences
from orgmodel.model.postings import Named, Passage

_NOT = re.compile(
    r"\b(?:does not|do not|no direct|not (?:exercise|supervise|responsible)|no supervis|without supervis"
    r"|none|non-supervisory|has no|may not|n/a|not applicable)\b",
    re.IGNORECASE,
)
_KIND = r"(?:(?:\w+(?:-\w+)?(?:,| and| or| and/or)? )*?)"
_TRIGGERS = re.compile(
    r"\b(?:(?:exercis(?:es|ing)|provides?|providing|performs?"
    r"|has)\s+(?:\w+(?:-\w+)?,?\s+){0,6}?(?:supervision|direction|oversight|supervisory authority"
    r"|leadership|supervisory responsibility)\s*(?:and [\w ]{3,30}? )?(?:over|of|to|for)"
    r"|supervision\s+(?:is|may be)\s+exercised\s+over(?:\s+the\s+work\s+of)?|(?:directly |indirectly |and "
    r")*(?:supervis(?:es|e|ing))(?:\s+(?:and|,)\s+\w+(?:s|es))?(?:\s+the\s+work\s+of)?"
    r"|(?:leads?|manages?|oversees?|heads?|directs?|leading|managing|overseeing|directing|supervising"
    r"|builds?|coach(?:es)?)(?:\s+(?:and|,)\s+\w+(?:s|es|ing)?){0,2}\s+(?=(?:a|the|an|our"
    r"|its)\s+(?:\w+\s+){0,4}(?:team|staff|group|crew)\b|(?:a\s+)?(?:staff|teams?)\s+of\b"
    r"|(?:\w+\s+){0,3}(?:team|staff)\b)"
    r"|(?:positions?|staff|employees|roles|titles)?\s*(?:that\s+)?report(?:ing"
    r"|s)?\s+(?:directly\s+)?to\s+this\s+(?:position|role|class|post)\s*(?:is|are|include[s]?)?\s*:?"
    r"|direct reports?\s*(?:are|is|include[s]?|:)\s*:?|teams\s+of\s+technologists)\s*",
    re.IGNORECASE,
)
_INTERNAL = re.compile(
    r"\b(?:staff|team|teams|personnel|employees|technicians|engineers|analysts|specialists|administrators"
    r"|supervisors|managers|developers|group|divisions?|units?|workers|consultants|contractors|programmers"
    r"|interns|volunteers|coordinators|architects|officers|directors|leads|technologists|professionals"
    r"|members|section|crew|operators|assistants|clerks|reports)\b",
    re.IGNORECASE,
)
_END_OF_LIST = re.compile(
    r"[.;:]\s|[.;]$|\s+(?:who|that|which|including (?:performance|hiring|the)|across|based in|located|to "
    r"ensure|to provide|to achieve|to deliver"
    r"|in order|by |through|while|with responsibility|as assigned|as needed|as required|in accordance|on "
    r"(?:a|an|the)|in (?:the|a|an|all|their|support)|for (?:the|all|a)|responsible|engaged|performing"
    r"|assigned|directly or|either directly|within|and (?:is|performs|provides|assigns|evaluates|ensures"
    r"|may|delegates|participates|reviews|monitors|prepares|conducts|manages|oversees|coordinates|develops"
    r"|directs|establishes|approves|makes|plans|leads|serves|assists|works))\b",
    re.IGNORECASE,
)
_WORKS_WITH = re.compile(
    r"\b(?:(?:works?|working|partners?|partnering|collaborat(?:es|e|ing|ion)|coordinat(?:es|e|ing|ion)"
    r"|liais(?:es|e|on|ing)|consults?|consulting|consultation|conferring|confers?|cooperat(?:es|e|ion)"
    r"|interfac(?:es|e|ing)|interacts?|partnership|communicat(?:es|e|ing)|meets?|concert|conjunction"
    r"|aligns?|teams)(?:\s+(?:closely|directly|effectively|jointly|regularly|collaboratively|hand in "
    r"hand))?(?:\s+and\s+\w+)?\s+with|along with|together with|jointly with"
    r"|with(?=\s+(?:the\s+)?(?-i:[A-Z]))|(?:serves as (?:a |the "
    r")?)?(?:primary |technical |department |main )?(?:liaison|advisor|adviser|point of contact) (?:to|with"
    r"|for|between)|advises|briefs|supports|assists|recommendations to|on behalf of)\s+",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:the\s+)?((?:[A-Z][\w&’'/-]*\s+(?:(?:and|of|&|for)\s+)?){1,6}(?:Office|Department|Division|Bureau"
    r"|Team|Teams|Committee|Council|Board|Commission|Unit|Center|Section|Group)s?)\b"
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
_TEAMS = re.compile(r"(?:the\s+)?((?:[A-Z]\w+(?:,\s+|\s+and\s+|\s+&\s+|\s+)){1,5})(?:teams?|staff|departments?)\b")
_MOST = 12
_PLAIN = frozenset(vocabulary.words("plain_groups"))


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
            if not _NOT.search(sentence):
                for match in _TRIGGERS.finditer(sentence):
                    _add(found, _object(sentence, match), block.passage(sentence))
    return tuple(found.values())[:_MOST]


def only_may_supervise(parts: Sequence[Placed]) -> bool:
    """Tell whether all that is said of supervising is that the role may do it."""
    said = [sentence for part in parts if part.section in SPEAKING for sentence in sentences(part.block.text[:3_000])]
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
        part.section in SPEAKING and pattern.search(f"{part.block.label} {part.block.text}"[:3_000]) for part in parts
    ) or any(
        vocabulary.field_of(part.block.label) == "supervises" and _NOT.match(part.block.text.strip())
        for part in parts
        if part.block.label
    )


def _add(found: dict[str, Named], titles: Sequence[str], lines: Passage) -> None:
    for title in titles:
        if all(word.casefold().strip(",.") in _PLAIN for word in title.split()):
            continue
        key = re.sub(r"\W+", " ", title.casefold()).strip().removesuffix("s")
        if key and key not in found and not any(key in other for other in found):
            found[key] = Named(title, lines)


def _object(sentence: str, match: re.Match[str]) -> list[str]:
    """Read what is supervised: the words up to where the list ends, when they name people."""
    rest = sentence[match.end() : match.end() + 260]
    examples = re.search(
        r"^[^.;]{0,80}?\b(?:team|teams|staff|group|technologists|personnel)s?(?: of "
        r"\w+)?\s*(?:\((?:e\.g\.,?|i\.e\.,?|including)?\s*([^)]{8,200})\)|(?:including|such as|of"
        r"|comprised of|consisting of)\s+([A-Z][^.;]{8,160}))",
        match[0][-24:] + rest,
    )
    if examples:
        names = _listed(examples[1] or examples[2])
        if names:
            return names
    end = _END_OF_LIST.search(rest)
    words = rest[: end.start()] if end else rest
    words = re.sub(r"\s*\([^)]*$", "", words).strip(" ,.")
    inverse = "report" in match[0].casefold()
    people = _INTERNAL.search(words) or (inverse and any(map(vocabulary.is_head, words.split())))
    if not people or len(words.split()) > 16:
        return []
    return _listed(words)


def _listed(text: str) -> list[str]:
    """Split a list of posts; words that share one noun (`technical and clerical staff`) stay together."""
    text = re.sub(r",?\s+(?:and|or)\s+(?:other|any other|such other|all other)\b.*$", "", text)
    text = re.sub(r"\b(?:e\.g\.,?|i\.e\.,?|etc\.?)\s*", "", text).strip(" .;:")
    text = re.sub(
        r"^(?:the work of|a team of|a staff of|teams? of|staff of|all|other|assigned|subordinate|the|an?"
        r"|its|our)\s+(?=\w)",
        "",
        text,
        flags=re.IGNORECASE,
    )
    parts = [
        part.strip(" .") for part in re.split(r"\s*[,;•]\s*(?:and\s+)?|\s+and\s+(?=[A-Z])|\n", text) if part.strip(" .")
    ]
    cleaned = [
        re.sub(
            r"^(?:\(?\d+\)?\s+|(?:one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:\(\d+\)\s*)?"
            r"|and\s+|the\s+|an?\s+|other\s+)",
            "",
            part,
            flags=re.IGNORECASE,
        )
        for part in parts
    ]
    cleaned = [re.sub(r"\s*\(\d+\)$|\s*[x×]\s?\d+$", "", part) for part in cleaned if len(part) > 2]
    cleaned = [half for part in cleaned for half in _halves(part)]
    if (
        all(
            any(vocabulary.is_head(word) for word in part.split()) or part.istitle() or _INTERNAL.search(part)
            for part in cleaned
        )
        and cleaned
    ):
        return [written(part) for part in cleaned if len(part.split()) <= 9]
    whole = text if len(text.split()) <= 14 else ""
    return [whole] if whole and _INTERNAL.search(whole) else []


def _halves(text: str) -> list[str]:
    """`network engineers and systems administrators` are two."""
    halves = text.split(" and ")
    each_named = all(any(vocabulary.is_head(word) for word in half.split()) for half in halves)
    return halves if len(halves) == 2 and each_named else [text]


def collaborators(parts: Sequence[Placed], own: str) -> tuple[Named, ...]:
    """Give the posts, and the units with a name, that a role works with, each once and in its own passage."""
    found: dict[tuple[str, str], Named] = {}
    for part in parts:
        block = part.block
        if part.section not in ("title", "summary", "duties", "contacts"):
            continue
        if block.shape is Shape.FIELD and vocabulary.field_of(block.label) == "works_with":
            for title in _named_in(block.text, own):
                found.setdefault((title.casefold(), ""), Named(title, block.lines))
            continue
        for sentence in sentences(block.text[:4_000]):
            for title, joint in _partners(sentence, own):
                found.setdefault((title.casefold(), ""), Named(title, block.passage(sentence), joint=joint))
    return _in_full(found.values())[:_MOST]


def _in_full(named: Iterable[Named]) -> tuple[Named, ...]:
    """Leave out an abbreviation (`CISO`) whose title stands in full beside it."""
    short = vocabulary.words("abbreviations")
    titles = {each.title.casefold() for each in named}
    return tuple(each for each in named if short.get(each.title.casefold(), "").casefold() not in titles)


def partners(text: str, own: str = "") -> list[tuple[str, bool]]:
    """Give the posts that one text works with, and whether it is joint work."""
    return _partners(text, own)


def _partners(sentence: str, own: str) -> list[tuple[str, bool]]:
    named: list[tuple[str, bool]] = []
    for match in _WORKS_WITH.finditer(sentence):
        word = match[0].casefold()
        if word.startswith("on behalf"):
            continue
        rest = sentence[match.end() : match.end() + 200]
        stop = re.search(
            r"[.;]|\s(?:to|on|for|in|regarding|about|that|by|as|through|when|while|during"
            r"|who)\s(?!the\s(?:Office|Board))",
            rest,
        )
        within = rest[: stop.start()] if stop else rest
        joint = not word.startswith(
            ("advis", "brief", "support", "assist", "recommend", "communic", "interact", "serves")
        )
        if word.startswith(("supports", "assists", "advises", "briefs")) and not re.match(r"(?:the\s+)?[A-Z]", within):
            continue
        named += [(title, joint) for title in _named_in(within, own)]
    return named


def _named_in(text: str, own: str) -> list[str]:
    titles = []
    taken: list[tuple[int, int]] = []
    for pattern in (_OF_GROUP, _GROUP):
        for match in pattern.finditer(text):
            if not any(start < match.end(1) and match.start(1) < end for start, end in taken):
                taken.append((match.start(1), match.end(1)))
                titles.append(match[1])
    for start, post in posts_in(text):
        if not any(first < post.end and start < last for first, last in taken) and post.named:
            titles.append(post.title)
    if not titles and text.islower() is False:
        found = post_at(text)
        if found and found.named and re.match(r"the\s", text) and len(found.title.split()) >= 2:
            titles.append(found.title)
    plain = [re.sub(r"^(?:the|our)\s+", "", title).strip() for title in titles if not _OTHERS.match(title)]
    return [title for title in dict.fromkeys(plain) if title.casefold() != own.casefold() and len(title) > 2]
