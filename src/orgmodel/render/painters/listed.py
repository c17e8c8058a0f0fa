"""A picture as a nested list, for people who read it with ears or fingers: as an HTML page or as Markdown."""

from __future__ import annotations

import re

from orgmodel.render.painters.svg import allowed, escaped
from orgmodel.render.scenes.outline import outline
from orgmodel.render.scenes.scene import Scene
from orgmodel.render.scenes.theme import AUTO, palette

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!~&])")
_DEEPEST = 40


def paint(scene: Scene, theme: str = AUTO) -> str:
    """Write a whole HTML page: headings, the boxes as nested lists with what they say, then the notes."""
    colors = palette(theme)
    title = f"DRAFT: {scene.title}" if scene.draft else scene.title
    style = (
        "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;"
        f"color:{colors.ink};background:{colors.paper}}}"
    )
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="en"><head><meta charset="utf-8"><title>{escaped(title)}</title>',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<style>{style}</style></head><body><main>",
        f"<h1>{escaped(title)}</h1><p>{escaped(scene.subtitle)}</p>",
    ]
    open_lists = 0
    for depth, words, address in outline(scene):
        level = min(depth, _DEEPEST) + 1
        if level > open_lists:
            lines += ["<ul>"] * (level - open_lists)
        else:
            lines += ["</li></ul>"] * (open_lists - level) + ["</li>"]
        open_lists = level
        told = f'<a href="{escaped(address)}">{escaped(words)}</a>' if address else escaped(words)
        lines.append(f'<li dir="auto">{told}')
    lines += ["</li></ul>"] * open_lists
    for heading, notes in (("Numbered lines", scene.numbered), ("Notes", scene.notes)):
        if notes:
            items = "".join(f"<li>{escaped(note)}</li>" for note in notes)
            lines.append(f"<h2>{heading}</h2><ul>{items}</ul>")
    return "\n".join((*lines, "</main></body></html>")) + "\n"


def markdown(scene: Scene, theme: str = AUTO) -> str:
    """Write the same as Markdown. A list has no colors, so the theme says nothing."""
    del theme
    title = f"DRAFT: {scene.title}" if scene.draft else scene.title
    lines = [f"# {_plain(title)}", "", _plain(scene.subtitle), ""]
    for depth, words, address in outline(scene):
        told = f"[{_plain(words)}](<{address}>)" if address else _plain(words)
        lines.append(f"{'  ' * min(depth, _DEEPEST)}* {told}")
    for heading, notes in (("Numbered lines", scene.numbered), ("Notes", scene.notes)):
        if notes:
            lines += ["", f"## {heading}", "", *(f"* {_plain(note)}" for note in notes)]
    return "\n".join(lines) + "\n"


def _plain(words: str) -> str:
    """Write a text that means nothing to Markdown."""
    return _MARKDOWN.sub(r"\\\1", allowed(words))
