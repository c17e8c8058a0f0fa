"""The built-in catalog: it has the shape of a catalog, and its names are unambiguous."""

import json
from collections import Counter
from importlib.resources import files

import pytest

from orgmodel.catalog.domains import BUILT_IN, built_in
from orgmodel.graph.domains import DomainTree, normalized
from orgmodel.model.document import CatalogFile


@pytest.mark.parametrize("name", BUILT_IN)
def test_it_is_read_as_its_shape_says(name):
    text = (files("orgmodel.catalog") / f"{name}.json").read_text(encoding="utf-8")

    assert built_in(name) == CatalogFile.model_validate(json.loads(text))


@pytest.mark.parametrize("name", BUILT_IN)
def test_no_two_domains_share_an_id_or_an_alias(name):
    domains = built_in(name).domains
    names = Counter(each for domain in domains for each in {domain.id, *map(normalized, domain.aliases)})

    assert [each for each, number in names.items() if number > 1] == []


@pytest.mark.parametrize("name", BUILT_IN)
def test_parents_and_incompatible_sides_are_domains(name):
    catalog = built_in(name)
    known = {domain.id for domain in catalog.domains}

    assert {domain.parent for domain in catalog.domains} - {None} <= known
    assert {side for pair in catalog.incompatible_pairs for side in (pair.a, pair.b)} <= known


@pytest.mark.parametrize("text", ["help desk", "Help-Desk", "HELPDESK", "svc.desk", "Service desk", "support center"])
def test_a_domain_is_found_by_any_of_its_names(text):
    tree = DomainTree(built_in("it").domains)

    assert tree.id(tree.row(text)) == "svc.desk"
