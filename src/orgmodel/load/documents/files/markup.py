"""Which `<` of a page begins a tag? A page → the same with plain tags, in time that grows with its length."""

from __future__ import annotations

import re

_TAG = re.compile(
    r"<(?P<tag>/?[A-Za-z][A-Za-z0-9:-]{0,40})"
    r"(?P<rest>(?:[^<>\"']{1,4000}|\"[^\"]{0,20000}\"|'[^']{0,20000}'|[\"']){0,200}+)>|<[!?][^<>]{0,4000}>|<",
)
_COMMENT = "<!--"
_COMMENT_END = "-->"


def plain(text: str) -> str:
    """Leave out comments, declarations and attributes; whatever else looks like a tag is text.

    The parser of the standard library starts over at each tag and each comment that does not end. Lines stay where
    they are.
    """
    return _TAG.sub(_plain_tag, _without_comments(text))


def _plain_tag(match: re.Match[str]) -> str:
    if match["tag"]:
        return f"<{match['tag']}{_lines(match['rest'])}>"
    return "&lt;" if match[0] == "<" else _lines(match[0])


def _without_comments(text: str) -> str:
    """Leave comments out. One that does not end is none."""
    kept: list[str] = []
    at = 0
    while (start := text.find(_COMMENT, at)) >= 0:
        end = text.find(_COMMENT_END, start + len(_COMMENT))
        if end < 0:
            break
        kept += [text[at:start], _lines(text[start:end])]
        at = end + len(_COMMENT_END)
    return "".join((*kept, text[at:]))


def _lines(text: str) -> str:
    return "\n" * text.count("\n")
