"""Which rules run, with which settings? The model's policy, held against the rules that there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from orgmodel.catalog.profiles import PROFILES, Profile
from orgmodel.check.rule import Rule
from orgmodel.check.severity import Severity
from orgmodel.errors import InvalidSettings, Problem, did_you_mean
from orgmodel.model.document import Policy
from orgmodel.model.entity import AT
from orgmodel.model.location import Location

_LARGEST = 1_000_000_000


class RuleSettings(NamedTuple):
    """How one rule runs: the values of its parameters, and a severity that replaces its own."""

    values: Mapping[str, Any]
    severity: Severity | None = None


class Settings(NamedTuple):
    """The profile, and the settings of every rule that is on, by code."""

    profile: Profile
    rules: Mapping[str, RuleSettings]


def settings_for(rules: Sequence[Rule], policy: Policy, path: str) -> Settings:
    """Lay a policy over the defaults of the rules and of its profile.

    Raises:
        InvalidSettings: an unknown rule, setting, severity or profile, or a value of the wrong kind; all at once.
    """
    problems: list[Problem] = []
    known = {rule.code: rule for rule in rules}
    place = policy.at or Location(path, 0, 0)

    def wrong(message: str, at: Location = place) -> None:
        problems.append(Problem(at.path, at.line, at.column, message))

    profile = PROFILES.get(policy.profile or "default")
    if profile is None:
        wrong(f"unknown profile '{policy.profile}'{did_you_mean(policy.profile or '', PROFILES)}")
        profile = PROFILES["default"]
    chosen = {rule.code: _defaults(rule, profile) for rule in rules}
    for code, given in policy.rules.items():
        at = _place(given, place)
        if code not in known:
            wrong(_unknown_rule(code, known), at)
        elif given == "off":
            del chosen[code]
        else:
            chosen[code], found = _laid_over(known[code], chosen[code], given)
            for value, message in found:
                wrong(message, _place(value, at))
    for waiver in policy.waivers:
        if waiver.rule not in known:
            wrong(_unknown_rule(waiver.rule, known), waiver.at or place)
    if problems:
        raise InvalidSettings(problems)
    return Settings(profile, chosen)


def _unknown_rule(code: str, known: Mapping[str, Rule]) -> str:
    return f"unknown rule '{code}'{did_you_mean(code, known)}"


def _defaults(rule: Rule, profile: Profile) -> RuleSettings:
    return RuleSettings({**rule.settings, **profile.settings.get(rule.code, {})})


def _place(given: Any, otherwise: Location) -> Location:
    """Say where a value of a policy stands: readers put the place into a mapping, and on a text."""
    at = given.get(AT) if isinstance(given, dict) else getattr(given, "at", None)
    return at if isinstance(at, Location) else otherwise


def _laid_over(rule: Rule, below: RuleSettings, given: Mapping[str, Any]) -> tuple[RuleSettings, list[tuple[Any, str]]]:
    """Replace defaults by what a policy gives (values arrive as text), and say which values are wrong."""
    values = dict(below.values)
    severity = below.severity
    wrong = []
    for name, text in given.items():
        try:
            if name == "severity":
                severity = _severity(rule, str(text))
            elif name in values:
                values[name] = _typed(f"{rule.code} {name}", text, rule.settings[name])
            elif name != AT:
                near = did_you_mean(name, (*rule.settings, "severity"))
                wrong.append((text, f"{rule.code} has no setting '{name}'{near}"))
        except ValueError as error:
            wrong.append((text, str(error)))
    return RuleSettings(values, severity), wrong


def _severity(rule: Rule, text: str) -> Severity:
    words = Severity.written()
    if text not in words:
        raise ValueError(f"{rule.code} severity: expected {', '.join(words)}, found '{text}'")
    return Severity(words[text])


def _typed(name: str, text: Any, default: Any) -> Any:
    """Read a value as the kind of its default: a whole number or a number, from 0 to a billion."""
    kind = type(default)
    try:
        value = kind(text) if isinstance(text, str) else -1
    except ValueError:
        value = -1
    if not 0 <= value <= _LARGEST:
        word = "a whole number" if kind is int else "a number"
        found = f"'{text}'" if isinstance(text, str) else "no text"
        raise ValueError(f"{name}: expected {word} from 0 to {_LARGEST:,}, found {found}")
    return value
