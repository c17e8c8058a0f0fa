"""Laws of scenarios over random models and operations: order, stacks, and that nothing is lost in silence."""

from itertools import chain

from hypothesis import assume, given
from hypothesis import strategies as st

from orgmodel.change.conservation import losses
from orgmodel.change.gaps_in_time import gaps_in_time
from orgmodel.change.matching import match
from orgmodel.change.plain import normal, plain
from orgmodel.errors import InvalidModel
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import assemble
from orgmodel.load.plan_days import plan
from orgmodel.load.scenarios import staged
from orgmodel.model.words import Level

IDS = ("top", "a", "b", "c", "d", "e")
DOMAINS = ("inf.network", "inf.server", "svc.desk", "fin.budget")


@st.composite
def models(draw):
    """Draw a tree of roles in two units, domains with one owner each or with several."""
    roles = ["  - {id: top, reports_to: none, unit: ops}"]
    owned = {name: [] for name in IDS}
    for domain in DOMAINS:
        for owner in draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True)):
            owned[owner].append(domain)
    for place, name in enumerate(IDS[1:], 1):
        above, unit = draw(st.sampled_from(IDS[:place])), draw(st.sampled_from(("ops", "plan")))
        owns = ", ".join(owned[name])
        roles.append(f"  - {{id: {name}, reports_to: {above}, unit: {unit}, positions: 2, owns: [{owns}]}}")
    head = "organization: {id: acme}\nas_of: 2026-01-01\nunits: [{id: ops}, {id: plan}]\nroles:\n"
    return head + "\n".join(roles) + "\n"


def operations(phase=""):
    """Draw one operation of any kind that changes what is there."""
    role, domain = st.sampled_from(IDS[1:]), st.sampled_from(DOMAINS)
    more = f", phase: {phase}" if phase else ""
    return st.one_of(
        st.builds(f"{{{{move: {{}}, to: {{}}{more}}}}}".format, role, st.sampled_from(IDS)),
        st.builds(f"{{{{retitle: {{}}, to: New{more}}}}}".format, role),
        st.builds(f"{{{{rename: {{}}, to: new{more}}}}}".format, role),
        st.builds(f"{{{{merge: [{{}}, {{}}], into: top{more}}}}}".format, role, role),
        st.builds(f"{{{{remove_role: {{}}{more}}}}}".format, role),
        st.builds(f"{{{{reassign: {{}}, from: {{}}, to: {{}}{more}}}}}".format, domain, role, role),
        st.builds(f"{{{{assign: {{}}, to: {{}}, level: accountable{more}}}}}".format, domain, role),
        st.builds(f"{{{{share: {{}}, between: [{{}}, {{}}]{more}}}}}".format, domain, role, role),
        st.builds(f"{{{{retire: {{}}, why: Over{more}}}}}".format, domain),
        st.builds(f"{{{{change: {{}}, set: {{{{positions: {{}}}}}}{more}}}}}".format, role, st.integers(0, 4)),
        st.builds(f"{{{{split: {{}}, into: [{{{{id: left}}}}, {{{{id: right}}}}]{more}}}}}".format, role),
        st.just(f"{{dissolve_unit: plan, to: ops{more}}}"),
    )


def folder_with(factory, model):
    folder = factory.mktemp("law")
    (folder / "model.yaml").write_text(model)
    return folder


def proposed(folder, listed, name="scenario.yaml", base="model.yaml", header=""):
    """Write and apply a scenario, or give None where an operation does not fit."""
    text = "".join(f"  - {each}\n" for each in listed) or "  []\n"
    (folder / name).write_text(f"scenario: 1\nid: s\nbase: {base}\n{header}\noperations:\n{text}")
    try:
        return staged(folder / name, assemble.load)
    except InvalidModel:
        return None


@given(models(), st.lists(operations(), min_size=1, max_size=5), st.integers(0, 5))
def test_stacked_is_one_after_the_other(tmp_path_factory, model, listed, at):
    """Wherever a list of operations is cut in two scenarios, also where one of them does not fit."""
    folder = folder_with(tmp_path_factory, model)
    whole = proposed(folder, listed)
    below = proposed(folder, listed[:at], "below.yaml")
    above = proposed(folder, listed[at:], "above.yaml", "below.yaml") if below else None
    assert (whole is None) == (above is None)
    if whole and above:
        assert normal(plain(above.after)) == normal(plain(whole.after))
        retired = above.draft.retired | below.draft.retired
        assert retired == whole.draft.retired


@given(models(), st.lists(operations(), min_size=1, max_size=4))
def test_one_by_one_is_all_at_once(tmp_path_factory, model, listed):
    """A scenario for each operation, each on the one before."""
    folder = folder_with(tmp_path_factory, model)
    whole = proposed(folder, listed)
    last, base = proposed(folder, [], "none.yaml"), "none.yaml"
    for number, each in enumerate(listed):
        last = last and proposed(folder, [each], f"{number}.yaml", base)
        base = f"{number}.yaml"
    assert (whole is None) == (last is None)
    if whole and last:
        assert normal(plain(last.after)) == normal(plain(whole.after))


PARTS = {
    "a": ("{retitle: a, to: New}", "{change: a, set: {positions: 4}}", "{assign: app.web, to: a, level: responsible}"),
    "b": ("{move: b, to: top, unit: ops}", "{change: b, set: {note: Moved}}", "{retitle: b, to: Other}"),
    "c": ("{rename: c, to: new}", "{add_dotted: top, to: c}", "{change: c, set: {positions: 1}}"),
    "d": ("{split: d, into: [{id: d, title: One}, {id: d2, title: Two}]}",),
    "e": ("{remove_role: e}",),
    "top": ("{change: top, set: {location: Annex}}",),
    "body": ("{add_body: {id: council}}",),
    "provider": ("{add_provider: {id: cloud, kind: vendor}}",),
}
"""Operations that touch different things: those of one name touch one role, and at most one of them is taken."""


@given(models(), st.data())
def test_the_order_of_independent_operations_does_not_matter(tmp_path_factory, model, data):
    folder = folder_with(tmp_path_factory, model)
    names = data.draw(st.lists(st.sampled_from(sorted(PARTS)), unique=True, max_size=5))
    chosen = [data.draw(st.sampled_from(PARTS[name])) for name in names]
    mixed = data.draw(st.permutations(chosen))
    first, second = proposed(folder, chosen), proposed(folder, mixed)
    assume(first is not None and second is not None)  # a split takes reports along that another one moves
    one, other = normal(plain(first.after)), normal(plain(second.after))
    assert one == other


def answering(graph, domain):
    """Ask who answers, from the facts as they were written, without the graph's own ways."""
    row = graph.domains.row(domain)
    return bool(graph.ownership.at_or_above(row, Level.ACCOUNTABLE))


@given(models(), st.lists(operations(), min_size=1, max_size=5))
def test_no_domain_loses_its_last_accountable_role_in_silence(tmp_path_factory, model, listed):
    done = proposed(folder_with(tmp_path_factory, model), listed)
    assume(done is not None)
    before, after = OrgGraph.compile(done.base), OrgGraph.compile(done.after)
    matching = match(
        done.base, done.after, {old: [new] for old, new in done.draft.became.items() if new in done.after.roles.id}
    )
    told = {loss.subject.id for loss in losses(before, after, matching, done.draft.retired) if loss.what == "domain"}
    for domain in DOMAINS:
        lost = answering(before, domain) and not answering(after, domain)
        retired = ("domain", domain) in done.draft.retired
        assert (domain in told) is (lost and not retired)


PHASES = "phases: [{id: one, from: 2026-03-01}, {id: two, from: 2026-06-01}, {id: three, from: 2026-09-01}]"


@given(models(), st.tuples(*(st.lists(operations(phase), min_size=1, max_size=2) for phase in ("one", "two", "three"))))
def test_no_day_of_a_plan_passes_without_an_accountable_role(tmp_path_factory, model, phases):
    """Each day on which a phase begins is asked alone: somebody answers, or it is retired, or the gap was told."""
    folder = folder_with(tmp_path_factory, model)
    assume(proposed(folder, list(chain.from_iterable(phases)), header=PHASES) is not None)
    try:
        walked = plan(folder / "scenario.yaml", assemble.load)
    except InvalidModel:  # a later phase is what an earlier one needs
        return
    told = gaps_in_time(walked.base, walked.moments)
    for moment in walked.moments:
        for domain in DOMAINS:
            lost = answering(walked.base, domain) and not answering(moment.graph, domain)
            inside = any(
                gap.subject.id == domain and gap.first <= moment.day and (gap.last is None or moment.day <= gap.last)
                for gap in told
            )
            if lost and ("domain", domain) not in moment.retired:
                assert inside
            if answering(moment.graph, domain):
                assert not inside
