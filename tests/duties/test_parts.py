"""What a duty is cut into, and what is recognized in it: the readable intermediate."""

from pathlib import Path

import pytest

from orgmodel.duties.clauses import Names, clauses
from orgmodel.duties.common import common
from orgmodel.duties.concepts import concepts
from orgmodel.duties.duties import prepared
from orgmodel.duties.lexicon import lexicon
from orgmodel.duties.verbs import Part, part
from orgmodel.duties.words import words

GOLDEN = Path(__file__).parent / "golden" / "parts.txt"
EXAMPLES = (
    "Is responsible for the coordination and maintenance of servers, personal computers and the help desk support center",
    "The incumbent prepares the annual budget (including licenses); signs.",
    "Under general direction, manages 1,200 user accounts. Also oversees accounting, and assists the Head of Planning.",
    "This is a senior-level role responsible for the County’s disaster recovery plan",
    "Performs other related duties as assigned",
    "ITSM change management: approves changes to production \u2014 and keeps the service catalog\nTrains staff",
)


def listing():
    known = lexicon()
    lines = []
    for text in EXAMPLES:
        lines.append(text.replace("\n", "\\n"))
        for each in clauses(text, Names(("Head of Planning", "County"))):
            stems = [known.stem(word) for word in each.words]
            named = ", ".join(concepts().names[number] for number in concepts().found(each.words, stems))
            said = " ".join(known.stem(word) for word in known.content(each.words))
            lines.append(f"  {each.text}\n    stems: {said}\n    concepts: {named or '-'}")
        if common(prepared([text]))[0]:
            lines.append("  common management duty")
    return "\n".join(lines) + "\n"


def test_parts_of_example_duties():
    assert GOLDEN.read_text(encoding="utf-8") == listing()


def test_words_are_those_of_the_table():
    assert words("Manages the CISO\u2019s F\u00fc\ufb01 — e-mail, 1,200") == (
        "manages",
        "the",
        "ciso",
        "fufi",
        "e",
        "mail",
        "1",
        "200",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Performs other related duties as assigned.",
        "Carries out special assignments as directed",
        "Hires, trains, supervises, and evaluates assigned staff",
        "Prepares performance evaluations of staff",
    ],
)
def test_duties_of_every_manager_are_common(text):
    assert common(prepared([text])).tolist() == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Supervises the help desk",
        "Trains users in the payroll system",
        "Restores backups",
        "Creates security standards, policies, and procedures",
        "Evaluates bids of vendors",
        "",
        "Restores backups, tests the recovery plan, keeps the tapes, and performs other related duties as assigned",
    ],
)
def test_duties_with_a_subject_are_not_common(text):
    assert common(prepared([text])).tolist() == [False]


@pytest.mark.parametrize(
    ("text", "leads", "expected"),
    [
        ("Oversees the help desk", False, Part.MANAGING),
        ("The Director is responsible for managing servers", True, Part.MANAGING),
        ("Manages servers", False, Part.OPEN),
        ("Answers help desk calls", True, Part.DOING),
        ("Is the expert on networks", True, Part.OPEN),
        ("", True, Part.OPEN),
    ],
)
def test_the_opening_verb_tells_managing_from_doing(text, leads, expected):
    assert part(text, leads=leads) is expected
