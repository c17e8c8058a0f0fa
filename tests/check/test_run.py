"""How do answers of rules become findings: their weight, causes, questions, order and identity?"""

from graphlib import TopologicalSorter
from threading import Event

import pytest

from orgmodel.check.causes import CAUSES
from orgmodel.check.finding import fingerprint
from orgmodel.check.hits import Hit, Hits, Open, Question, SetAside
from orgmodel.check.result import Assessed
from orgmodel.check.rule import Rule, rule
from orgmodel.check.run import merged_questions
from orgmodel.check.severity import Severity
from orgmodel.model.evidence import Evidence
from orgmodel.model.refs import Ref

ROLES = "roles: [{id: a, title: A}, {id: b, title: B}]"


def answering(code, *hits, severity=Severity.HIGH, identity=("role",), **more):
    """Make a rule that answers the same about every model."""

    def answer(graph):
        """Something is flagged."""
        return Hits.of([(severity, hit) for hit in hits], checked=more.pop("checked", 1), **more)

    return Rule(code, code.lower(), severity, identity, answer)


def hit(id, **more):
    return Hit(Ref("role", id), f"{id} is flagged.", (id,), **more)


# Rules


def test_a_rule_is_made_of_a_function():
    @rule("XXX001", Severity.HIGH, identity=("role", "domain"))
    def span_too_wide(graph, sources, waivers, *, most: int = 8):
        """A role has too many
        reports.

        ## Options
        - Confirm the
          first.
        - Confirm the second.

        ## Source
        None.
        """

    assert ("XXX001", "span-too-wide") == (span_too_wide.code, span_too_wide.name)
    assert "A role has too many reports." == span_too_wide.summary
    assert {"most": 8} == span_too_wide.settings
    assert ("sources", "waivers") == span_too_wide.inputs
    assert ("Confirm the first.", "Confirm the second.") == span_too_wide.remedies
    assert "None." == span_too_wide.section("Source")
    assert "" == span_too_wide.section("Exceptions")


def test_a_rule_without_an_identity_is_refused():
    with pytest.raises(ValueError, match="XXX001 declares no identity"):
        answering("XXX001", identity=())


def test_a_finding_without_the_identity_of_its_rule_is_refused(checked):
    with pytest.raises(ValueError, match="declares"):
        tuple(checked(ROLES, [answering("XXX001", hit("a"), identity=("role", "domain"))]).findings)


# Weight


@pytest.mark.parametrize(
    ("severity", "lowered"),
    [(Severity.ERROR, "high"), (Severity.HIGH, "medium"), (Severity.MEDIUM, "low"), (Severity.LOW, "low")],
)
def test_what_rests_on_an_inferred_fact_weighs_one_step_less(checked, severity, lowered):
    sure, guessed = hit("a"), hit("b", depends_on=("the line of B is inferred",))

    found = checked(ROLES, [answering("XXX001", sure, guessed, severity=severity)])

    assert {"a": str(severity), "b": lowered} == {each.subject.id: str(each.severity) for each in found.findings}
    assert [("the line of B is inferred",)] == [each.depends_on for each in found.findings if each.subject.id == "b"]


def test_a_severity_of_the_policy_replaces_every_other(checked):
    text = "policy: {rules: {XXX001: {severity: low}}}\n" + ROLES

    found = checked(text, [answering("XXX001", hit("a", depends_on=("x",)), hit("b"), severity=Severity.ERROR)])

    assert ["low", "low"] == [str(each.severity) for each in found.findings]


def test_findings_fail_a_run_from_their_weight_on(checked):
    found = checked(ROLES, [answering("XXX001", hit("a"), severity=Severity.MEDIUM)])

    assert [True, True, False, False] == [found.fails(each) for each in Severity]


def test_the_heaviest_findings_come_first(checked):
    rules = [
        answering("XXX001", hit("b"), hit("a"), severity=Severity.LOW),
        answering("XXX002", hit("c"), severity=Severity.ERROR),
        answering("XXX003", hit("d"), severity=Severity.HIGH),
    ]

    assert ["c", "d", "a", "b"] == [each.subject.id for each in checked(ROLES, rules).findings]


# Causes


def test_a_defect_of_the_data_is_named_as_the_cause_of_what_it_makes(checked):
    rules = [
        answering("SPN004", hit("a"), hit("b"), hit("x")),
        answering("STR001", hit("a", related=(Ref("role", "b"),)), severity=Severity.ERROR),
        answering("STR004", hit("x", related=(Ref("role", "b"),))),
        answering("DAT001", hit("b"), severity=Severity.ERROR),
        answering("OVL001", hit("a")),
    ]

    found = {each.code + each.subject.id: each for each in checked(ROLES, rules).findings}

    circle, twice = found["STR001a"].fingerprint, found["DAT001b"].fingerprint
    assert {
        "SPN004a": (circle,), "SPN004b": (circle,), "SPN004x": (), "STR001a": (twice,), "STR004x": (circle,),
        "DAT001b": (), "OVL001a": (),
    } == {name: each.caused_by for name, each in found.items()}  # fmt: skip


def test_causes_come_before_their_effects():
    assert list(TopologicalSorter(CAUSES).static_order())


# Questions


def question(to, about, topic, text="Who?", **more):
    return Question(Ref("role", to) if to else None, Ref("role", about), topic, text, **more)


def test_questions_about_one_subject_and_topic_are_one():
    first = question("a", "a", "line", "Who leads A?", details=("x", "y"), evidence=(Evidence("s", 1, 1),))
    again = question("a", "a", "line", "Whom does A report to?", details=("y", "z"), evidence=(Evidence("s", 2, 2),))

    (merged,) = merged_questions([("XXX001", (first,)), ("XXX002", (again,)), ("XXX001", (first,))])

    assert "Who leads A? Whom does A report to?" == merged.text
    assert ("x", "y", "z") == merged.details
    assert ("XXX001", "XXX002") == merged.settles
    assert (Evidence("s", 1, 1), Evidence("s", 2, 2)) == merged.evidence


@pytest.mark.parametrize("other", [("a", "b", "line"), ("a", "a", "unit"), ("b", "b", "line")])
def test_other_questions_stay_apart(other):
    asked = (question("a", "a", "line"), question(*other))

    assert 2 == len(merged_questions([("XXX001", asked)]))


def test_rules_that_are_off_ask_nothing(checked):
    rules = [answering("XXX001", questions=(question("a", "a", "line"),)), answering("XXX002")]

    found = checked("policy: {rules: {XXX001: off}}\n" + ROLES, rules)

    assert () == found.questions
    assert [Assessed.OFF, Assessed.FULLY] == [each.assessed for each in found.rules]


# What could not be assessed, and what was set aside


@pytest.mark.parametrize(
    ("checked_rows", "open", "assessed"),
    [
        (3, (), "assessed"),
        (0, (), "assessed"),
        (3, (Open(1, "why", "what"),), "partly assessed"),
        (0, (Open(1, "why", "what"),), "not assessable"),
    ],
)
def test_a_rule_says_how_far_it_could_answer(checked, checked_rows, open, assessed):
    (found,) = checked(ROLES, [answering("XXX001", checked=checked_rows, open=open)]).rules

    assert (assessed, checked_rows, open) == (found.assessed.value, found.checked, found.open)


def test_what_was_set_aside_is_counted_by_reason(checked):
    aside = (SetAside("delegation", 3, lambda: ["x", "x", "y"]), SetAside("same class", 1, lambda: ["z"]))

    found = checked(ROLES, [answering("XXX001", set_aside=aside)])

    assert {"delegation": (3, ("x", "y")), "same class": (1, ("z",))} == found.set_aside_by_reason(9)


# Identity


def test_a_fingerprint_is_a_version_and_a_hash():
    mark = fingerprint("XXX001", ("role",), ("role:a",))

    assert "v1:" == mark[:3]
    assert 16 == len(mark[3:])
    assert mark == fingerprint("XXX001", ("role",), ("role:a",))


@pytest.mark.parametrize(
    ("code", "names", "keys"),
    [
        ("XXX002", ("role",), ("role:a",)),
        ("XXX001", ("role",), ("role:b",)),
        ("XXX001", ("domain",), ("role:a",)),
        ("XXX001", ("role", "domain"), ("role:a", "")),
    ],
)
def test_another_identity_has_another_fingerprint(code, names, keys):
    assert fingerprint("XXX001", ("role",), ("role:a",)) != fingerprint(code, names, keys)


def test_a_disposition_finds_its_finding(checked):
    rules = [answering("XXX001", hit("a"), hit("b"))]
    mark = checked(ROLES, rules).findings[0].fingerprint

    found = checked(f"dispositions: [{{finding: {mark}, state: disputed, note: split}}]\n{ROLES}", rules)

    assert ["disputed", None] == [each.disposition and each.disposition.state for each in found.findings]


def test_the_same_text_gives_the_same_findings(checked):
    rules = [answering("XXX001", hit("b"), hit("a"))]

    assert checked(ROLES, rules).findings == checked(ROLES, rules).findings


# Rules at once


@pytest.mark.parametrize("large", [0, 10**9])
def test_answers_come_in_the_order_of_the_rules_however_they_are_asked(checked, monkeypatch, large):
    monkeypatch.setattr("orgmodel.check.asking._LARGE", large)
    met = Event()

    def slow(graph):
        """Ends after the next one, if they are asked at once."""
        met.wait(0 if large else 60)
        return Hits.of([(Severity.LOW, hit("a"))], checked=1)

    def quick(graph):
        """Ends at once."""
        met.set()
        return Hits.of([(Severity.LOW, hit("b"))], checked=1)

    rules = [Rule(code, code.lower(), Severity.LOW, ("role",), each) for code, each in (("X", slow), ("Y", quick))]

    assert ["X", "Y"] == [each.code for each in checked(ROLES, rules).findings]


@pytest.mark.parametrize("large", [0, 10**9])
def test_an_error_of_a_rule_is_raised_and_further_rules_are_not_waited_for(checked, monkeypatch, large):
    monkeypatch.setattr("orgmodel.check.asking._LARGE", large)
    rules = [
        Rule("X", "x", Severity.LOW, ("role",), lambda graph: 1 // 0),
        *(answering(f"Y{number}", hit("a")) for number in range(9)),
    ]

    with pytest.raises(ZeroDivisionError):
        checked(ROLES, rules)
