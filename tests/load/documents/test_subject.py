"""Roles outside IT, sentences about bodies, and whose dollars are paid."""

import pytest

from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files.reading import read_bytes

DUTIES = """
- Develops and manages the annual budget of the department
- Prepares long range plans and strategies
- Writes policies for the use of its fields
- Selects vendors and oversees their contracts
"""


def role(title, duties=DUTIES, pay=""):
    text = f"{title}\nCity of Example\n{pay}\n\nDUTIES\n{duties}"
    (found,) = posting(read_bytes(text.encode(), "x.txt", ".txt")).roles
    return found


def domains(found):
    return {each.domain for each in found.assignments}


def test_budget_policy_and_contracts_of_another_department_are_none_of_it():
    parks = role("Director of Parks and Recreation")

    assert domains(parks) == set()
    assert not any(duty.domains for duty in parks.duties if "budget" in duty.text or "policies" in duty.text)


def test_the_same_duties_of_a_head_of_it_are():
    assert {"fin.budget", "fin.vendor"} <= domains(role("Director of Information Technology"))


def test_what_a_role_elsewhere_does_for_it_counts():
    more = DUTIES + "- Manages the budget of the computer systems\n- Maintains the servers of the golf course\n"

    assert {"fin.budget", "inf.server"} <= domains(role("Golf Course Manager", more))


def test_a_sentence_about_a_body_is_not_about_the_role():
    board = "- The Village Board is responsible for the network and for cybersecurity\n- Maintains servers\n"

    assert domains(role("IT Manager", board)) == {"inf.server"}


@pytest.mark.parametrize(
    ("place", "currency"),
    [
        ("Victoria, BC, Canada", "CAD"),
        ("Shire of Example, Western Australia", "AUD"),
        ("Wellington, New Zealand", "NZD"),
        ("Ontario, California", "USD"),
        ("Victoria, BC; pay in USD", "USD"),
    ],
)
def test_dollars_are_those_of_the_country(place, currency):
    pay = f"{place}\nSalary: $80,000 - $95,000 per year"

    assert role("Network Administrator", pay=pay).salary.currency == currency
