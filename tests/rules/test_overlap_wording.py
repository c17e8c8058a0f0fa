"""OVL009, and likeness in the score of overlaps: what the pages do not show."""

import re
import subprocess
import sys

import pytest

from orgmodel.check.hits import COMMON_DUTY, DELEGATION, DISTINCT_SCOPE, OTHER_DOMAINS, SAME_CLASS
from orgmodel.duties.comparison import similarity
from orgmodel.report.overlap import overlap_report
from orgmodel.report.text import render

DESK = "Runs the help desk support center of the County"
FUNCTIONS = "Is responsible for the service desk functions"
MODEL = """
organization: {{id: lake, name: Lake County}}
{extra}
roles:
  - {{id: cio, title: Chief Information Officer, reports_to: none}}
  - id: first
    title: Operations Manager
    reports_to: cio
    {first}
  - id: second
    title: Planning Manager
    reports_to: {manager}
    {second}
"""


def model(first, second, *, manager="cio", extra="", fields=("", "")):
    def duties(each, more):
        return f"duties: [{', '.join(each)}]\n    {more}"

    return MODEL.format(extra=extra, first=duties(first, fields[0]), second=duties(second, fields[1]), manager=manager)


def duty(text, *domains, **more):
    rest = "".join(f", {key}: {value}" for key, value in more.items())
    return f'{{text: "{text}", domains: [{", ".join(domains)}]{rest}}}'


def wordings(result):
    return [each for each in result.active if each.code == "OVL009"]


def aside(result):
    return {reason: count for reason, (count, _) in result.set_aside_by_reason(5).items()}


def test_two_passages_stand_beside_each_other_with_their_places(checked):
    (found,) = wordings(checked(model([duty(DESK, "svc.desk")], [duty(FUNCTIONS, "svc.desk")])))
    (both,) = found.wording.passages

    assert (both.left.words, both.right.words) == ((DESK,), (FUNCTIONS,))
    assert both.left.at.line < both.right.at.line
    assert (found.wording.identical, found.wording.similar, found.wording.strong) == (0, 1, True)
    assert found.overlap is None
    assert str(found.subject) == "domain:svc.desk"


def test_pairs_of_two_roles_on_one_domain_are_one_finding(checked):
    first = [duty(DESK, "svc.desk"), duty("Answers calls at the help desk", "svc.desk")]

    (found,) = wordings(checked(model(first, [duty(FUNCTIONS, "svc.desk")])))

    assert found.wording.similar == 2
    scores = [each.score for each in found.wording.passages]
    assert scores == sorted(scores, reverse=True)


def test_a_report_says_how_many_pairs_it_shows(checked):
    verbs = ("Runs", "Operates", "Maintains", "Supports")
    first = [duty(f"{verb} the help desk support center of the County", "svc.desk") for verb in verbs]

    shown, every = (
        render(overlap_report(checked(model(first[:number], [duty(FUNCTIONS, "svc.desk")])))) for number in (3, 4)
    )

    assert "(3 pairs similar, strong). 3" not in shown
    assert "(4 pairs similar, strong). 3 of 4 are shown." in " ".join(every.split())


def test_passages_without_a_domain_say_it_of_themselves(checked):
    one = [duty(DESK)]
    two = [duty(DESK), duty("Answers calls at the help desk support center")]

    texts = [" ".join(render(overlap_report(checked(model(first, [duty(FUNCTIONS)])))).split()) for first in (one, two)]

    assert "These two passages share no domain: Operations Manager, Planning Manager" in texts[0]
    assert "These passages share no domain: Operations Manager, Planning Manager" in texts[1]


def test_an_equal_text_without_a_domain_is_not_told_as_two_passages(checked):
    text = render(overlap_report(checked(model([duty(DESK)], [duty(DESK)]))))

    assert "A text without a domain: Operations Manager, Planning Manager" in text
    assert "share no domain" not in text


def test_identical_and_similar_are_two_numbers(checked):
    same = duty("Keeps the catalog of services current", "svc.desk")
    result = checked(model([duty(DESK, "svc.desk"), same], [duty(FUNCTIONS, "svc.desk"), same]))

    (found,) = wordings(result)

    assert (found.wording.identical, found.wording.similar) == (1, 1)
    assert [each.code for each in result.active if each.code == "OVL005"] == ["OVL005"]


def test_identical_texts_alone_are_not_similar(checked):
    result = checked(model([duty(DESK, "svc.desk")], [duty(DESK.upper() + ".", "svc.desk")]))

    assert wordings(result) == []
    assert [each.code for each in result.active if each.code == "OVL005"] == ["OVL005"]


def test_managing_against_doing_is_accountable_against_responsible(checked):
    first = [duty("Oversees the help desk support center", "svc.desk")]
    second = [duty("Answers calls at the help desk support center", "svc.desk")]

    (found,) = wordings(checked(model(first, second)))
    (both,) = found.wording.passages

    assert both.relation == "managed and done"
    assert both.left.claim.startswith("accountable")
    assert both.right.claim.startswith("responsible")
    assert "manages what the Planning Manager does" in found.message


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (DELEGATION, model([duty(DESK)], [duty(FUNCTIONS)], manager="first")),
        (SAME_CLASS, model([duty(DESK)], [duty(FUNCTIONS)], fields=["class: {code: '7'}"] * 2)),
        (OTHER_DOMAINS, model([duty(DESK, "svc.desk")], [duty(FUNCTIONS, "fin.budget")])),
        (
            DISTINCT_SCOPE,
            model(
                [duty(DESK, "svc.desk")],
                [duty(FUNCTIONS, "svc.desk")],
                extra="scopes: [{id: all-of-it, name: County}, {id: a, name: A, within: all-of-it}, {id: b, name: B, within: all-of-it}]",
                fields=[f"owns: [{{domain: svc.desk, level: responsible, scope: {scope}}}]" for scope in "ab"],
            ),
        ),
        (COMMON_DUTY, model([duty("Hires, trains and evaluates staff")], [duty("Trains, evaluates and hires the staff")])),
    ],
)  # fmt: skip
def test_what_is_no_overlap_is_set_aside_with_the_reason(checked, reason, text):
    result = checked(text)

    assert wordings(result) == []
    assert aside(result)[reason] == 1


def test_a_common_clause_makes_no_likeness(checked):
    first = "Plans the fiber network of the County; hires, trains, supervises and evaluates staff"
    second = "Prepares the annual budget and the invoices; hires, trains, supervises and evaluates staff"
    result = checked(model([duty(first)], [duty(second)]))

    assert similarity(first, second) >= 0.35
    assert wordings(result) == []
    assert aside(result)[COMMON_DUTY] == 1


def test_a_guessed_domain_sets_nothing_aside(checked):
    first = duty(DESK, "svc.desk", inferred="[domains]", confidence="likely")
    (found,) = wordings(checked(model([first], [duty(FUNCTIONS, "fin.budget")])))

    assert found.wording.domain == ""
    assert found.depends_on == ("Operations Manager: a duty or its domain is inferred",)


def test_a_duty_without_a_domain_gets_a_suggestion_only(checked):
    (found,) = wordings(checked(model([duty(DESK)], [duty(FUNCTIONS)])))

    assert found.wording.domain == ""
    assert found.message.endswith("Suggested domain: Service desk.")


def test_a_text_in_many_descriptions_is_common(checked):
    text = "Keeps the official files of the office in order"
    roles = "\n".join(
        f'  - {{id: r{number}, title: "Clerk {number}", reports_to: cio, duties: [{duty(text)}]}}'
        for number in range(4)
    )
    start = "organization: {id: lake, name: Lake}\nroles:\n  - {id: cio, title: CIO, reports_to: none}\n"
    policy = "\npolicy: {rules: {OVL005: {common_from: COUNT}}}\n"

    codes = {
        count: [
            each.code
            for each in checked(start + roles + policy.replace("COUNT", str(count))).active
            if each.code == "OVL005"
        ]
        for count in (0, 4, 5)
    }

    assert codes == {0: [], 4: [], 5: ["OVL005"]}


def test_two_are_never_many(checked):
    text = model([duty(DESK)], [duty(DESK)]) + "\npolicy: {rules: {OVL005: {common_from: 2}}}\n"

    assert [each.code for each in checked(text).active if each.code == "OVL005"] == ["OVL005"]


def test_a_lower_threshold_only_adds(checked):
    text = model([duty(DESK, "svc.desk")], [duty(FUNCTIONS, "svc.desk"), duty("Agrees service levels", "svc.desk")])
    similar = [
        sum(
            each.wording.similar
            for each in wordings(checked(f"{text}\npolicy: {{rules: {{OVL009: {{review: {least}}}}}}}"))
        )
        for least in (0, 0.1, 0.35, 0.6, 0.99)
    ]

    assert similar == sorted(similar, reverse=True)
    assert similar[0] > similar[-1] == 0


CLAIM = "owns: [{domain: svc.desk, level: accountable, scope: all}]"


def overlap_of(result):
    return next(each.overlap for each in result.active if each.code == "OVL001")


def test_the_score_of_an_overlap_grows_with_the_likeness_of_the_duties(checked):
    unlike = "Reports the cost of telephone contracts to the Board"
    scores = {
        text: overlap_of(checked(model([duty(DESK, "svc.desk")], [duty(text, "svc.desk")], fields=[CLAIM] * 2)))
        for text in (unlike, FUNCTIONS, DESK)
    }
    silent = overlap_of(checked(model([duty(DESK, "svc.desk")], [duty(DESK, "fin.budget")], fields=[CLAIM] * 2)))

    assert scores[unlike].score < scores[FUNCTIONS].score < scores[DESK].score
    assert scores[DESK].score == pytest.approx(silent.score / 0.75, abs=1e-3)
    assert scores[FUNCTIONS].score == pytest.approx(
        silent.score / 0.75 * (0.5 + 0.5 * similarity(DESK, FUNCTIONS)), abs=1e-3
    )
    assert "their duties on it are worded alike" in scores[FUNCTIONS].drivers
    assert "their duties on it are worded alike" not in scores[unlike].drivers


def test_the_report_lists_similar_wording_for_review_and_never_as_an_overlap(checked):
    written = render(overlap_report(checked(model([duty(DESK, "svc.desk")], [duty(FUNCTIONS, "svc.desk")]))))
    section = re.search(r"Similar wording, for review\n-+\n(.*?)\n-{5,}", written, re.DOTALL)[1]

    assert "No overlap was found in what could be assessed." in written
    assert DESK in section
    assert FUNCTIONS in section


def test_a_model_without_duties_reads_no_word_table(folder):
    model = folder(
        {"orgmodel.yaml": "organization: {id: lake, name: Lake}\nroles: [{id: cio, title: CIO, reports_to: none}]\n"}
    )
    program = (
        "import sys; from orgmodel import api; api.check(sys.argv[1]);"
        "from orgmodel.duties import lexicon; print(lexicon.lexicon.cache_info().currsize, 'snowballstemmer' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(model)], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["0", "False"]
