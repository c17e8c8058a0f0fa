"""Built-in mandates hold the shape of a mandate, map to domains that exist, and say what they leave out."""

import json
from importlib.resources import files

import pytest

from orgmodel.catalog.domains import built_in
from orgmodel.catalog.mandates import PACKS, declared, pack
from orgmodel.errors import InvalidModel
from orgmodel.load.assemble import load_text
from orgmodel.model.mandates import Mandate
from orgmodel.write.header_entries import others


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_is_a_mandate(name):
    data = json.loads((files("orgmodel.catalog.mandates") / f"{name}.json").read_text(encoding="utf-8"))

    assert Mandate.model_validate(data) == pack(name)
    assert pack(name).authority
    assert pack(name).coverage
    ids = [item.id for item in pack(name).items]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_maps_to_domains_of_the_catalog(name):
    known = {domain.id for domain in built_in("it").domains}

    assert {domain for item in pack(name).items for domain in item.domains} <= known


def test_the_areas_of_a_cio_are_mapped_as_the_catalog_refers_to_them():
    by_area = {}
    for domain in built_in("it").domains:
        for area in domain.refs.get("usc", ()):
            by_area.setdefault(area.removeprefix("GAO13-"), set()).add(domain.id)

    assert {item.id: set(item.domains) for item in pack("us-cio-13").items if item.domains} == {
        area: domains for area, domains in by_area.items() if area.isdecimal()
    }


def test_the_elements_of_the_baseline_are_mapped_as_the_catalog_refers_to_them():
    by_element = {}
    for domain in built_in("it").domains:
        for element in domain.refs.get("fitara", ()):
            by_element.setdefault(element, set()).add(domain.id)
    del by_element["Q"]  # about a reporting line

    assert {item.id: set(item.domains) for item in pack("m-15-14").items} == by_element


def test_a_model_says_what_does_not_apply_of_a_pack():
    stated = Mandate.model_validate({"id": "us-cio-13", "not_applicable": [{"item": "13", "reason": "no statistics"}]})

    (filled,) = declared([stated])

    assert filled.items == pack("us-cio-13").items
    assert filled.not_applicable[0].item == "13"


def test_an_unknown_pack_is_refused_by_name():
    with pytest.raises(InvalidModel, match="did you mean 'm-15-14'"):
        load_text("mandates: [m-15-41]")


def test_a_model_is_written_with_no_more_of_a_pack_than_it_says_itself():
    text = "mandates: [{id: m-15-14, not_applicable: [{item: P, reason: no staff}]}]\nroles: [{id: a, title: A}]\n"

    written = others(load_text(text))["mandates"]

    assert written == [{"id": "m-15-14", "not_applicable": [{"item": "P", "reason": "no staff"}]}]
