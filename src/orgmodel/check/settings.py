"""Which rules run, with which settings? The model's policy, held against the rules that there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from orgmodel.catalog.profiles import PROFILES, Profile
from orgmodel.check.rule import Rule
from orgmodel.check.severity import Severity
from orgmodel.errors import InvalidSettings, OrgModelError, Problem, did_you_mean
from orgmodel.model.document import Policy
from orgmodel.model.entity import AT
from orgmodel.model.location import Location
from orgmodel.model.refs import Ref

_LARGEST = 1_000_000_000
_FAMILY = 3
_SCOPED = ("role", "unit", "manager", "who", "area")
"""What the findings of a rule are about, by its identity, where a unit or a role can have settings of its own."""


class RuleSettings(NamedTuple):
    """How one rule runs: the values of its parameters, and a severity that replaces its own."""

    values: Mapping[str, Any]
    severity: Severity | None = None


class Scoped(NamedTuple):
    """How one rule runs for a unit and those within it, or for a role: `off`, or what is set otherwise."""

    code: str
    subject: Ref
    off: bool
    values: Mapping[str, Any]
    severity: Severity | None
    at: Location | None


class Settings(NamedTuple):
    """The profile, the settings of every rule that is on, by code, and what is set for some units and roles."""

    profile: Profile
    rules: Mapping[str, RuleSettings]
    scoped: tuple[Scoped, ...] = ()


def settings_for(rules: Sequence[Rule], policy: Policy, path: str, profile: str | None = None) -> Settings:
    """Lay a policy over the defaults of the rules and of its profile, or of another one.

    Raises:
        InvalidSettings: an unknown rule, setting, severity or profile, or a value of the wrong kind; all at once.
    """
    reading = _Reading({rule.code: rule for rule in rules}, policy.at or Location(path, 0, 0))
    under = reading.profile(profile or policy.profile or "default")
    defaults = {rule.code: _defaults(rule, under) for rule in rules}
    chosen = reading.rules(defaults, policy.rules)
    scoped = [
        *reading.scopes("unit", policy.units),
        *reading.scopes("role", policy.roles),
    ]
    for waiver in policy.waivers:
        if waiver.rule not in reading.known:
            reading.wrong(_unknown_rule(waiver.rule, reading.known), waiver.at)
    if reading.problems:
        raise InvalidSettings(reading.problems)
    return Settings(under, chosen, tuple(scoped))


def chosen_rules(settings: Settings, rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]) -> Settings:
    """Leave out the rules that are not asked for. A rule is named by its code, its name or the letters of its family.

    Raises:
        OrgModelError: no rule is named so.
    """
    wanted = _named(rules, select, "--select") if select else frozenset(settings.rules)
    wanted |= {each.code for each in settings.scoped} if not select else frozenset()
    left = wanted - _named(rules, ignore, "--ignore")
    kept = {code: value for code, value in settings.rules.items() if code in left}
    return settings._replace(rules=kept, scoped=tuple(each for each in settings.scoped if each.code in left))


def _named(rules: Sequence[Rule], names: Sequence[str], option: str) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        meant = {rule.code for rule in rules if name in (rule.code, rule.name, rule.code[:_FAMILY])}
        if not meant:
            near = did_you_mean(name, [each for rule in rules for each in (rule.code, rule.name, rule.code[:_FAMILY])])
            raise OrgModelError(f"{option}: unknown rule '{name}'{near}")
        found |= meant
    return frozenset(found)


class _Reading:
    """Reads a policy, and collects what is wrong in it."""

    def __init__(self, known: Mapping[str, Rule], place: Location) -> None:
        self.known = known
        self.place = place
        self.problems: list[Problem] = []

    def wrong(self, message: str, at: Location | None = None) -> None:
        """Note a problem, at the place of the policy where none is known."""
        at = at or self.place
        self.problems.append(Problem(at.path, at.line, at.column, message))

    def profile(self, name: str) -> Profile:
        """Give a profile; the default one where there is none."""
        if name not in PROFILES:
            self.wrong(f"unknown profile '{name}'{did_you_mean(name, PROFILES)}")
        return PROFILES.get(name, PROFILES["default"])

    def rules(self, defaults: Mapping[str, RuleSettings], policy: Mapping[str, Any]) -> dict[str, RuleSettings]:
        """Lay what holds for the whole model over the defaults; a rule that is off is left out."""
        chosen = dict(defaults)
        for code, given in policy.items():
            if self._knows(code, given):
                if given == "off":
                    del chosen[code]
                else:
                    chosen[code] = self._laid_over(code, chosen[code], given)
        return chosen

    def scopes(self, kind: str, policy: Mapping[str, Mapping[str, Any]]) -> Iterator[Scoped]:
        """Read what holds for units or roles, by their ids."""
        for name, rules in policy.items():
            for code, given in rules.items():
                at = _place(given, self.place)
                if not self._knows(code, given):
                    continue
                if self.known[code].identity[0] not in _SCOPED:
                    said = f"{code} is about no role or unit: it can be set for the whole model only"
                    self.wrong(said, at)
                elif given == "off":
                    yield Scoped(code, Ref(kind, name), off=True, values={}, severity=None, at=at)
                else:
                    below = RuleSettings(self.known[code].settings)
                    laid = self._laid_over(code, below, given)
                    values = {key: laid.values[key] for key in given if key in laid.values}
                    yield Scoped(code, Ref(kind, name), off=False, values=values, severity=laid.severity, at=at)

    def _knows(self, code: str, given: Any) -> bool:
        if code not in self.known:
            self.wrong(_unknown_rule(code, self.known), _place(given, self.place))
        return code in self.known

    def _laid_over(self, code: str, below: RuleSettings, given: Mapping[str, Any]) -> RuleSettings:
        laid, found = _laid_over(self.known[code], below, given)
        for value, message in found:
            self.wrong(message, _place(value, _place(given, self.place)))
        return laid


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
