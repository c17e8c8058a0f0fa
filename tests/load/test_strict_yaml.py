"""Is YAML read by its 1.2 meaning, with every place, and is all that is dangerous or doubtful refused?"""

from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.load import strict_yaml
from orgmodel.load.strict_yaml import MAX_COPIED, MAX_DEPTH, read
from orgmodel.model.entity import AT
from orgmodel.model.location import Location

LOADERS = [pytest.param(yaml.SafeLoader, id="python"), pytest.param(strict_yaml._LOADER, id="fastest")]
LAUGHS = "a: &a [lol, lol, lol]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise("abcdefghijklmnopq")
)


@pytest.fixture(params=LOADERS)
def loader(request, monkeypatch):
    """Read with PyYAML's own parser and with libyaml's, where it is there."""
    monkeypatch.setattr(strict_yaml, "_LOADER", request.param)


def value_of(text):
    value, problems = read(text, "m.yaml")
    assert problems == []
    return value


def problems_of(text):
    return [str(problem) for problem in read(text, "m.yaml")[1]]


def without_places(value):
    if isinstance(value, dict):
        return {str(key): without_places(each) for key, each in value.items() if key != AT}
    return [without_places(each) for each in value] if isinstance(value, list) else value and str(value)


@pytest.mark.parametrize(
    "written",
    [
        "0655",
        "06E5",
        "1.10",
        "no",
        "off",
        "yes",
        "on",
        "True",
        "1:30",
        "2026-01-01",
        "0x1F",
        "1e3",
        ".inf",
        "1_000",
        "=",
    ],
)
def test_a_scalar_stays_what_was_written(loader, written):
    value = value_of(f"[{written}, '{written}']")

    assert [written, written] == value


def test_only_a_plain_null_is_nothing(loader):
    value = value_of("[null, Null, NULL, ~, 'null', \"~\", '', nil, none]")

    assert [None, None, None, None, "null", "~", "", "nil", "none"] == value


def test_an_empty_value_is_nothing(loader):
    value = value_of("a:\nb: \n")

    assert {"a": None, "b": None} == without_places(value)


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n", "---\n", "--- # a comment\n...\n", "\ufeff"])
def test_a_text_without_a_value_is_nothing(loader, text):
    assert value_of(text) is None


def test_every_value_has_its_place(loader):
    value = value_of("a: x\nb:\n  - y\n  - {c: z}\n")

    keys = {str(key): key for key in value if key != AT}
    assert Location("m.yaml", 1, 1) == value[AT]
    assert [(1, 1), (2, 1)] == [(keys[name].at.line, keys[name].at.column) for name in "ab"]
    assert Location("m.yaml", 1, 4) == value["a"].at
    assert (3, 3) == (value["b"].at.line, value["b"].at.column)
    assert Location("m.yaml", 4, 5) == value["b"][1][AT]
    assert Location("m.yaml", 4, 9) == value["b"][1]["c"].at


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_all_line_ends_are_read_alike(loader, newline):
    value = value_of(newline.join(["a: x", "b:", "  - y", ""]))

    assert {"a": "x", "b": ["y"]} == without_places(value)
    assert Location("m.yaml", 3, 5) == value["b"][0].at


def test_duplicate_keys_are_refused_with_their_places(loader):
    problems = problems_of("a: 1\nb: {c: 1, c: 2}\na: 2\n")

    assert ["m.yaml:2:11: the key 'c' stands here twice", "m.yaml:3:1: the key 'a' stands here twice"] == problems


@pytest.mark.parametrize("key", ["'@'", "~", "[a]", "{a: b}", "null", "*anchor"])
def test_a_key_that_is_no_plain_word_is_refused(loader, key):
    problems = problems_of(f"x: &anchor [1]\nouter:\n  {key} : 1\n")

    assert ["m.yaml:3:3: a key must be a plain word"] == problems


def test_a_key_that_begins_with_the_mark_of_places_is_kept(loader):
    value = value_of("{'@x': 1}")

    assert {"@x": "1"} == without_places(value)


@pytest.mark.parametrize("tag", ["!!int", "!!str", "!!binary", "!own", "!!python/object/apply:os.system", "!!set"])
def test_a_tag_is_refused(loader, tag):
    (problem,) = problems_of(f"a: {tag} 5\n")

    assert problem.startswith("m.yaml:1:4: the tag ")
    assert problem.endswith(" is not allowed")


def test_a_second_document_is_refused(loader):
    assert ["m.yaml:2:1: a second document: write one document a file"] == problems_of("a: 1\n---\nb: 1\n")


def test_an_alias_gives_its_value_again(loader):
    assert {"a": ["x"], "b": ["x"]} == without_places(value_of("a: &n [x]\nb: *n\n"))


def test_a_merge_key_is_an_ordinary_key(loader):
    assert {"a": {"b": "1"}, "c": {"<<": {"b": "1"}}} == without_places(value_of("a: &n {b: 1}\nc: {<<: *n}\n"))


@pytest.mark.parametrize("text", ["a: &n [*n]", "a: &n {b: {c: *n}}", "&n [*n]", "a: &n {*n : 1}"])
def test_a_value_that_holds_itself_is_refused(loader, text):
    (problem,) = problems_of(text)

    assert problem.endswith("the alias *n stands inside the value that it names, or before it")


def test_an_alias_without_an_anchor_is_refused(loader):
    assert "m.yaml:1:4: the alias *n stands inside the value that it names, or before it" in problems_of("a: *n\n")


def test_a_billion_laughs_stop_at_the_limit(loader, monkeypatch):
    built = []
    monkeypatch.setattr(
        strict_yaml._Builder, "build", lambda *given, build=strict_yaml._Builder.build: built.append(1) or build(*given)
    )

    problems = problems_of(LAUGHS)

    assert 1 == len(problems)
    assert problems[0].endswith(f"aliases repeat more than {MAX_COPIED:,} values")
    assert len(built) < len(LAUGHS)


def test_what_aliases_repeat_is_counted_by_weight(monkeypatch):
    monkeypatch.setattr(strict_yaml, "MAX_COPIED", 10)

    assert [] == problems_of("a: &a [1, 2, 3, 4]\nb: [*a, *a]\n")
    assert 1 == len(problems_of("a: &a [1, 2, 3, 4]\nb: [*a, *a, *a]\n"))


def test_the_number_of_values_is_limited(monkeypatch):
    monkeypatch.setattr(strict_yaml, "MAX_VALUES", 10)

    assert [] == problems_of(f"[{'1, ' * 9}]")
    assert ["m.yaml:1:29: more than 10 values: read large organizations from tables"] == problems_of(f"[{'1, ' * 11}]")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_a_nesting_bomb_is_refused_where_it_grows_too_deep(loader, opening):
    (problem,) = problems_of(opening * 100_000)

    assert f"nested deeper than {MAX_DEPTH} levels" in problem
    assert int(problem.split(":")[2]) <= (MAX_DEPTH + 2) * len(opening) + 1


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x80", "\ufffe", "\ud800"])
@pytest.mark.parametrize("before", ["", 'é😀\nü: "', "\r\n# é\r\n"])
def test_a_control_character_is_refused_at_its_place(loader, before, character):
    lines = before.replace("\r\n", "\n").split("\n")

    (problem,) = problems_of(f"{before}{character}")

    said = f"the control character U+{ord(character):04X}, which YAML does not allow"
    assert f"m.yaml:{len(lines)}:{len(lines[-1]) + 1}: {said}" == problem


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n\tb: c\n", "2:1"),
        ("a:\n  \tb: c\n", "2:3"),
        ("a: b\n\tc: d\n", "2:1"),
        ("- a\n-\tb: c\n\td: e\n", None),
        ("\ufeffé:\n\tb: c\n", "2:1"),
    ],
)
def test_a_tab_that_indents_is_called_a_tab(loader, text, place):
    (problem,) = problems_of(text)

    assert "a tab: YAML indents with spaces only" in problem
    assert place is None or problem.startswith(f"m.yaml:{place}: ")


@pytest.mark.parametrize("text", ["tables: [}", "a: 'stable", "b: c: d", "tab: {x", '"\\q"', "%YAML 9.9\n---\n"])
def test_an_error_without_a_tab_is_not_called_one(loader, text):
    (problem,) = problems_of(text)

    assert problem.split(": ", 1)[1].startswith("not readable as YAML: ")


def test_escapes_may_write_any_character(loader):
    assert ["a\x00\x1b😀\n"] == value_of('["a\\0\\x1b\\U0001F600\\n"]')


values = st.recursive(
    st.none() | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcdef", min_size=1), inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_what_is_written_is_read_again(value):
    text = yaml.safe_dump(value, allow_unicode=True)

    assert value == without_places(value_of(text))


@given(st.text())
def test_any_text_gives_a_value_or_problems_with_their_places(text):
    value, problems = read(text, "m.yaml")

    lines = text.count("\n") + text.count("\r") + 3 + sum(map(text.count, "\x85\u2028\u2029"))
    assert value is None or isinstance(value, str | dict | list)
    assert all(1 <= problem.line <= lines and problem.column >= 1 for problem in problems)
