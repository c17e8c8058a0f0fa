"""What hypothesis draws: models that use every field of the format, with hostile texts in all that are free."""

from hypothesis import strategies as st

from orgmodel.load.assemble import assemble
from orgmodel.load.files import Model
from orgmodel.model.document import ModelFile
from tests.strategies import TWISTED_IDS

HOSTILE = (
    *("0655", "06E5", "1.10", "no", "null", "~", "true", "0x1F", "-", "- a", "? a", ": a", "a: b", "a #b", "#", "&a", "*a"),
    *("!!int 1", "|", ">", "'", '"', "''", 'a "b" \'c\' \\', "%", "@", "`", "[a]", "{a: b}", "a, b", "a]", "=", "<<", "---", "..."),
    *(" lead", "trail ", "two  spaces", "tab\tbed", "line\nbreak", "line\n  deeper\nback", "end\n", "ends\n\n", "\n", "\r\n", "a \nb"),
    *("\x00", "\x07", "\x1b[31m", "\x85", "\ufeff", "\u2028", "\u202eright", "é", "日本 語", "😀", "<b>&amp;</b>", "]]>", "a\u00a0b"),
    *("=1+1", "+1", "@SUM(A1)", "-1", "word " * 60, "日本" * 90, "x" * 300, "a, b: c " * 40, "first line\n\nthird " + "word " * 50),
)  # fmt: skip
HOSTILE_IDS = tuple(text for text in HOSTILE if text.split() == [text] and "#" not in text and text.isprintable())
TEXT = st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8"), max_size=40) | st.just("Plans capacity")
ID = st.sampled_from([*"abcd", *TWISTED_IDS, *HOSTILE_IDS])
REF = st.sampled_from([*"abcd", "ghost", *TWISTED_IDS]) | st.sampled_from([text for text in HOSTILE if text.strip()])
DAY = st.dates().filter(lambda day: day.year > 999)
YES_NO = st.sampled_from(["yes", "no"])
AMOUNT = st.floats(0, 1e12, allow_nan=False) | st.integers(0, 10**9)
EVIDENCE = st.sampled_from(["job", "job#L1", "job#L1-L3", "job#p2", "job#L4@0123456789ab", "日本#L7", '"q"#L1'])
ARCHETYPE = st.sampled_from(["player_coach", "supervisor"])


def some(**optional):
    """Draw some of these fields, each under its name without a trailing line."""
    return st.fixed_dictionaries({}, optional={name.rstrip("_"): each for name, each in optional.items()})


def with_(required, optional):
    """Draw the required fields and some of the optional ones."""
    return st.builds(lambda first, rest: {**first, **rest}, st.fixed_dictionaries(required), optional)


def many(strategy, most=2):
    return st.lists(strategy, max_size=most)


FACT = {
    "evidence": many(EVIDENCE, 3) | EVIDENCE,
    "status": st.sampled_from(["stated", "asserted", "inferred"]),
    "confidence": st.sampled_from(["likely", "possible"]),
    "inferred": many(st.sampled_from(["level", "scope"]) | TEXT),
    "confirmed": with_({"by": REF}, some(on=DAY)),
}
VALID = some(from_=DAY, until=DAY)
LINE = REF | with_({"role": REF}, some(**FACT, for_=TEXT, on=REF, weight=AMOUNT, valid=VALID))
CLAIM = REF | with_(
    {"domain": REF, "level": st.sampled_from(["accountable", "responsible", "consulted", "informed"])},
    some(
        **FACT, scope=REF, except_=many(REF), customers=TEXT, joint_with=many(REF), compensating_control=TEXT,
        activity=st.sampled_from(["oversees", "performs", "approves"]), valid=VALID,
    ),
)  # fmt: skip
DUTY = TEXT | with_({"text": TEXT}, some(**FACT, domains=many(REF)))
ROLE_FIELDS = dict(
    **FACT, id=ID, title=TEXT, aliases=many(TEXT), class_=some(code=TEXT, grade=TEXT, band=TEXT, appointment=TEXT),
    unit=REF, reports_to=many(LINE | st.just("none")) | LINE, dotted_to=many(LINE), works_with=many(LINE),
    leads=many(TEXT), body_member=many(REF), positions=st.integers(0, 10**9), filled=st.integers(0, 9), fte=AMOUNT,
    occupancy=st.sampled_from(["filled", "vacant", "acting"]), acting_since=DAY, vacant_since=DAY,
    establishment=st.sampled_from(["existing", "proposed", "abolished"]), described=YES_NO, in_scope=YES_NO,
    managerial=YES_NO, archetype=ARCHETYPE, deputy=REF, owns=many(CLAIM, 3), duties=many(DUTY, 3),
    salary=some(min=AMOUNT, max=AMOUNT, currency=TEXT, period=TEXT), location=TEXT, valid=VALID,
    cost=some(amount=st.floats(-1e12, 1e12), basis=TEXT, funding=TEXT, one_time=AMOUNT),
    incumbents=many(TEXT), tags=many(TEXT), note=TEXT,
)  # fmt: skip
ROLE = some(**ROLE_FIELDS)
UNIT = some(
    **FACT, id=ID, name=TEXT, parent=REF, kind=TEXT, head=REF, archetype=ARCHETYPE, cost_center=TEXT, valid=VALID
)
DOMAIN = some(
    id=ID | st.sampled_from(["inf", "inf.network"]), name=TEXT, parent=REF | st.none(), aliases=many(TEXT),
    not_aliases=many(TEXT), criticality=st.integers(1, 5), required=st.sampled_from(["core", "common"]),
    stage=st.sampled_from(["plan", "run"]), refs=st.dictionaries(TEXT, many(TEXT), max_size=2),
)  # fmt: skip
COMPLETE = st.sampled_from(["complete", "partial"])
SETTING = st.just("off") | st.dictionaries(TEXT, TEXT | many(TEXT) | st.none(), max_size=2)
FILE_FIELDS = dict(  # noqa: C408  as the calls of some()
    orgmodel=st.just(1),
    organization=with_({"id": ID}, some(name=TEXT)),
    as_of=DAY,
    catalog=st.sampled_from(["it", "none"]),
    completeness=many(some(unit=REF, domain=REF, all=COMPLETE, roles=COMPLETE, assignments=COMPLETE, complete=YES_NO)),
    policy=some(
        profile=TEXT,
        rules=st.dictionaries(TEXT, SETTING, max_size=2),
        waivers=many(with_({"rule": TEXT}, some(subject=REF, reason=TEXT, owner=REF, expires=DAY))),
    ),
    charts=with_(
        {"color_by": st.sampled_from(["unit", "styles"])},
        some(styles=many(with_({"field": st.just("tags"), "value": st.just("pilot"), "color": st.just("red")}, some(label=TEXT)))),
    ),
    sources=many(
        with_({"id": ID}, some(title=TEXT, publisher=TEXT, date=st.sampled_from(["2025", "2025-05", "2025-05-01"]),
                               sha256=st.just("0a" * 32), url=TEXT, path=TEXT))
    ),
    scopes=many(some(id=ID, name=TEXT, within=REF, customers=TEXT)),
    dispositions=many(with_({"finding": TEXT, "state": st.sampled_from(["open", "disputed"])}, some(by=REF, on=DAY, note=TEXT))),
    units=many(UNIT, 4),
    bodies=many(some(**FACT, id=ID, name=TEXT, chair=REF, members=many(REF), decides=many(REF), advises=many(REF))),
    providers=many(some(**FACT, id=ID, name=TEXT, kind=st.sampled_from(["vendor", "shared service"]),
                        provides=many(REF), answers=REF, until=DAY)),
    roles=many(ROLE, 4),
    domains=many(DOMAIN, 4),
    mandates=many(
        with_({"id": st.sampled_from(["us-cio-13", "m-15-14"])}, some(title=TEXT, coverage=TEXT, evidence=EVIDENCE))
        | with_(
            {"id": ID, "items": st.just([{"id": "a", "text": "Plans", "domains": ["inf"]}, {"id": "b"}])},
            some(**FACT, authority=TEXT, not_applicable=st.just([{"item": "b", "reason": "none here"}])),
        )
    ),
)  # fmt: skip
FILE = some(**FILE_FIELDS)


def facts_of(said):
    """Make facts of what was drawn, past any text."""
    return assemble(Model("m", (("m.yaml", ModelFile.model_validate(said)),)))
