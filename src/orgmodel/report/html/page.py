"""How does a page become one safe file? Every text is escaped, and a policy names the only script that may run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
import markupsafe

from orgmodel.check.wording import counted
from orgmodel.report.text import plain

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def render(
    template: str, values: Mapping[str, Any], *, style: str, scripts: tuple[str, ...], drawings: tuple[str, ...]
) -> str:
    """Fill a template.

    Args:
        template: its name in the folder `templates`.
        values: what it shows.
        style: the name of its style sheet there.
        scripts: the names of its scripts there; none for a page without any.
        drawings: the SVG pictures of our own that it holds; their style sheets are let in.
    """
    css, js = _text(style), "".join(map(_text, scripts))
    styles = [css, *(found for drawing in drawings for found in _STYLE.findall(drawing))]
    policy = _policy(tuple(dict.fromkeys(styles)), js)
    return _environment().get_template(template).render(**values, css=css, js=js, policy=policy) + "\n"


def _policy(styles: tuple[str, ...], script: str) -> str:
    """Write a content security policy: nothing is fetched, and only these styles and this script are used."""
    allowed = " ".join(map(_hash, styles))
    scripts = _hash(script) if script else "'none'"
    return (
        f"default-src 'none'; script-src {scripts}; style-src {allowed}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _text(name: str) -> str:
    """Read a style sheet or a script."""
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_text),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["counted"] = counted
    environment.filters["coded"] = coded
    environment.filters["kind"] = lambda value: type(value).__name__
    return environment


def coded(text: str) -> markupsafe.Markup:
    """Show what stands between backticks as code; all of it escaped, and as it is where a backtick has no partner."""
    parts = plain(text).split("`")
    if len(parts) % 2 == 0:
        return markupsafe.escape(plain(text))
    pieces = (
        markupsafe.Markup("<code>{}</code>").format(part) if number % 2 else markupsafe.escape(part)
        for number, part in enumerate(parts)
    )
    return markupsafe.Markup("").join(pieces)


def _harmless(value: object) -> object:
    """Take control characters and switches of direction out of a text that came from a model."""
    if type(value) is not str:
        return value
    return "\n".join(map(plain, value.split("\n")))
