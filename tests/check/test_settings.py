"""Is a policy laid over the defaults, and is everything that is wrong with it said at once?"""

import pytest

from orgmodel.check.hits import Hits
from orgmodel.check.rule import rule
from orgmodel.check.settings import settings_for
from orgmodel.check.severity import Severity
from orgmodel.errors import InvalidSettings
from orgmodel.load.assemble import load_text
from orgmodel.model.document import Policy


@rule("XXX001", Severity.MEDIUM, identity=("role",))
def something_wide(graph, *, most: int = 8, share: float = 0.5):
    """Something is wide."""
    return Hits()


@rule("XXX002", Severity.LOW, identity=("role",))
def something_else(graph):
    """Something is else."""
    return Hits()


RULES = (something_wide, something_else)


def settings(text):
    return settings_for(RULES, load_text(text, "m.yaml").header.policy, "m.yaml")


def problems_of(text):
    with pytest.raises(InvalidSettings) as caught:
        settings(text)
    return [str(problem) for problem in caught.value.problems]


def test_without_a_policy_the_defaults_hold():
    chosen = settings_for(RULES, Policy(), "m.yaml")

    assert "default" == chosen.profile.name
    assert {"most": 8, "share": 0.5} == chosen.rules["XXX001"].values
    assert chosen.rules["XXX001"].severity is None
    assert ["XXX001", "XXX002"] == list(chosen.rules)


def test_a_rule_may_be_off():
    assert ["XXX002"] == list(settings("policy: {rules: {XXX001: off}}").rules)


@pytest.mark.parametrize(
    ("given", "values"),
    [
        ("most: 0", {"most": 0, "share": 0.5}),
        ("most: 12", {"most": 12, "share": 0.5}),
        ("share: 0.25", {"most": 8, "share": 0.25}),
        ("share: 1, most: 1", {"most": 1, "share": 1.0}),
        ("", {"most": 8, "share": 0.5}),
    ],
)
def test_a_setting_is_of_the_kind_of_its_default(given, values):
    found = settings(f"policy: {{rules: {{XXX001: {{{given}}}}}}}").rules["XXX001"].values

    assert values == found
    assert [int, float] == [type(found["most"]), type(found["share"])]


@pytest.mark.parametrize("word", ["low", "medium", "high", "error"])
def test_a_severity_may_be_set(word):
    chosen = settings(f"policy: {{rules: {{XXX002: {{severity: {word}}}}}}}").rules["XXX002"]

    assert word == str(chosen.severity)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("most: many", "XXX001 most: expected a whole number from 0 to 1,000,000,000, found 'many'"),
        ("most: -1", "XXX001 most: expected a whole number from 0 to 1,000,000,000, found '-1'"),
        ("most: 1.5", "XXX001 most: expected a whole number from 0 to 1,000,000,000, found '1.5'"),
        ("most: 99999999999", "XXX001 most: expected a whole number from 0 to 1,000,000,000, found '99999999999'"),
        ("most: [8]", "XXX001 most: expected a whole number from 0 to 1,000,000,000, found no text"),
        ("most: ~", "XXX001 most: expected a whole number from 0 to 1,000,000,000, found no text"),
        ("share: nan", "XXX001 share: expected a number from 0 to 1,000,000,000, found 'nan'"),
        ("share: inf", "XXX001 share: expected a number from 0 to 1,000,000,000, found 'inf'"),
        ("mots: 1", "XXX001 has no setting 'mots' (did you mean 'most'?)"),
        ("severty: low", "XXX001 has no setting 'severty' (did you mean 'severity'?)"),
        ("severity: hihg", "XXX001 severity: expected low, medium, high, error, found 'hihg'"),
    ],
)
def test_a_wrong_setting_is_refused_where_it_stands(given, said):
    (problem,) = problems_of(f"policy:\n  rules:\n    XXX001: {{{given}}}\n")

    place, message = problem.split(": ", 1)
    assert said == message
    assert place.startswith("m.yaml:3:")


def test_everything_that_is_wrong_is_said_at_once():
    problems = problems_of(
        """\
policy:
  profile: defualt
  rules:
    XXX01: off
    XXX001: {mots: 1, severity: x, share: y}
    YYY001: {}
  waivers:
    - {rule: XXX02}
"""
    )

    assert [
        "m.yaml:2:3: unknown profile 'defualt' (did you mean 'default'?)",
        "m.yaml:4:12: unknown rule 'XXX01' (did you mean 'XXX001'?)",
        "m.yaml:5:20: XXX001 has no setting 'mots' (did you mean 'most'?)",
        "m.yaml:5:33: XXX001 severity: expected low, medium, high, error, found 'x'",
        "m.yaml:5:43: XXX001 share: expected a number from 0 to 1,000,000,000, found 'y'",
        "m.yaml:6:13: unknown rule 'YYY001'",
        "m.yaml:8:7: unknown rule 'XXX02' (did you mean 'XXX002'?)",
    ] == [problem.replace(" (did you mean 'XXX002'?)", "") if "YYY" in problem else problem for problem in problems]
