"""What is a rule? A function over the graph, its page, its settings and the identity of its findings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

from orgmodel.check.hits import Hits
from orgmodel.check.severity import Severity

SECTIONS = ("Facts needed", "Why it matters", "Example", "Exceptions", "Options", "Source")
"""The sections of a rule's page, in order."""

_EXAMPLE = re.compile(r"^```(?P<form>yaml|csv) (?P<kind>before|bad|good)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A model on a rule's page (`yaml`, or a table as `csv`), and whether the rule flags it.

    `before` is the state that it comes from, for rules about a change.
    """

    kind: Literal["bad", "good"]
    text: str
    form: str = "yaml"
    before: str = ""


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule of the catalog.

    `identity` names the values that make a finding the same finding after an edit elsewhere; every hit
    carries them as `keys`. `severity` is what its findings weigh unless they say otherwise.
    """

    code: str
    name: str
    severity: Severity
    identity: tuple[str, ...]
    function: Callable[..., Hits]

    def __post_init__(self) -> None:
        """Refuse a rule whose findings would have no identity."""
        if not self.identity:
            raise ValueError(f"{self.code} declares no identity")

    @cached_property
    def page(self) -> str:
        """The rule's page as Markdown, without its heading."""
        return inspect.getdoc(self.function) or ""

    @cached_property
    def summary(self) -> str:
        """The first sentence of the page."""
        return self.page.partition("\n\n")[0].replace("\n", " ")

    def section(self, title: str) -> str:
        """The text of one section of the page, or nothing."""
        found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", self.page, re.MULTILINE | re.DOTALL)
        return found[1].strip() if found else ""

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """The models on the page; those of a change with the state before them."""
        before, found = "", []
        for match in _EXAMPLE.finditer(self.page + "\n"):
            if match["kind"] == "before":
                before = match["text"]
            else:
                kind: Literal["bad", "good"] = "bad" if match["kind"] == "bad" else "good"
                found.append(Example(kind, match["text"], match["form"], before))
        return tuple(found)

    @cached_property
    def remedies(self) -> tuple[str, ...]:
        """The options of the page, one a bullet."""
        bullets = re.split(r"^- ", self.section("Options"), flags=re.MULTILINE)[1:]
        return tuple(" ".join(bullet.split()) for bullet in bullets)

    @cached_property
    def settings(self) -> dict[str, Any]:
        """The settings with their defaults: the function's keyword-only parameters."""
        parameters = inspect.signature(self.function).parameters.values()
        return {each.name: each.default for each in parameters if each.kind is each.KEYWORD_ONLY}

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """What the function takes beyond the graph, by name."""
        parameters = inspect.signature(self.function).parameters.values()
        return tuple(each.name for each in parameters if each.kind is each.POSITIONAL_OR_KEYWORD)[1:]

    @property
    def is_about_change(self) -> bool:
        """Whether it compares two states, so that one model alone is nothing that it could be asked of."""
        return "transition" in self.inputs


def rule(code: str, severity: Severity, identity: tuple[str, ...]) -> Callable[[Callable[..., Hits]], Rule]:
    """Make a rule of a function. Its name is the pattern that it flags; its docstring is its page."""

    def made(function: Callable[..., Hits]) -> Rule:
        return Rule(code, function.__name__.replace("_", "-"), severity, identity, function)

    return made
