"""What hypothesis draws: reporting lines of every shape, authored models, and texts that are nearly models."""

import json
from dataclasses import dataclass

from hypothesis import strategies as st

GHOST = -1
"""A manager who is not in the model."""

TWISTED_IDS = (
    "no",
    "0655",
    "06E5",
    "1.10",
    "off",
    "1:30",
    "2026-01-01",
    "0x1F",
    "1e3",
    "true",
    "+1",
    "=",
    "Ünit",
    "日本",
)
"""Ids that some readers of YAML would take for something else."""


@dataclass(frozen=True)
class Lines:
    """Solid lines: the managers of each role in the order in which they are stated, and the stated tops."""

    managers: tuple[tuple[int, ...], ...]
    tops: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.managers)

    def names(self) -> list[str]:
        return [TWISTED_IDS[row % len(TWISTED_IDS)] + "x" * (row // len(TWISTED_IDS)) for row in range(len(self))]

    def text(self) -> str:
        """Write the lines as a model."""
        names = self.names()
        rows = []
        for row, managers in enumerate(self.managers):
            above = ", ".join("ghost" if manager == GHOST else f'"{names[manager]}"' for manager in managers)
            said = ", reports_to: none" if self.tops[row] else f", reports_to: [{above}]" if managers else ""
            rows.append(f"  - {{id: {names[row]}{said}}}\n")
        return "roles:\n" + "".join(rows)


@st.composite
def lines(draw, most: int = 9) -> Lines:
    """Draw trees, forests with open ends, circles, several managers for one role, and managers who are not there."""
    count = draw(st.integers(1, most))
    anybody = draw(st.booleans())
    several = draw(st.sampled_from([1, 1, 3]))
    managers = []
    for row in range(count):
        candidates = st.integers(GHOST, count - 1) if anybody else st.integers(GHOST, max(row - 1, GHOST))
        managers.append(tuple(draw(st.lists(candidates, max_size=several))))
    tops = tuple(not above and draw(st.booleans()) for above in managers)
    return Lines(tuple(managers), tops)


MODEL = """\
orgmodel: 1
organization: {id: acme, name: "Acme & Söhne"}
as_of: 2026-01-01
catalog: it
completeness:
  - {unit: operations, roles: complete}
policy:
  rules: {OVL001: off}
  waivers:
    - {rule: OVL002, subject: domain:fin.budget, reason: "Joint by ordinance", owner: role:cio, expires: 2027-06-30}
sources: [{id: job, title: Job, date: 2025-05, sha256: SHA}]
scopes:
  - {id: county, customers: all departments}
  - {id: courts, within: county}
charts: {color_by: styles, styles: [{field: tags, value: pilot, color: red, label: pilots}]}
dispositions: [{finding: v1:3f9a, state: disputed, by: role:cio, on: 2026-02-01, note: split}]
units:
  - {id: operations, name: Operations, head: manager}
bodies: [{id: board, chair: cio, members: [manager], decides: [gov.portfolio]}]
providers: [{id: net-co, kind: vendor, provides: [inf.network], answers: manager, until: 2027-12-31}]
roles:
  - &top {id: cio, title: Chief, reports_to: none, described: no}
  - id: manager
    class: {code: "0655", grade: 24, appointment: exempt}
    evidence: [job#L1-L4, "job#p3"]
    unit: operations
    reports_to: {role: cio, status: inferred, confidence: possible, evidence: job#L9}
    dotted_to:
      - {role: ciso, for: security, valid: {from: 2026-01-01}}
    works_with: [cio]
    leads: [network engineers]
    positions: 1
    fte: 1.5
    occupancy: filled
    owns:
      - inf
      - {domain: help desk, level: responsible, scope: county, activity: performs, except: [courts]}
      - {domain: fin.budget, level: accountable, joint_with: [cio], inferred: [level], confidence: likely}
    duties:
      - {text: "Plans: capacity", domains: [inf.server], confirmed: {by: role:cio, on: 2026-02-01}}
    salary: {min: 90000, max: 120000, currency: USD}
    note: |
      Two
      lines
domains:
  - {id: own, name: Own, criticality: 4, required: core, refs: {itil: [a]}}
""".replace("SHA", "0a" * 32)
"""A model that uses every part of the format; mutations of it reach every part of the reader."""

_BITS = (
    *"{}[]:#|>%~@",
    *("- ", ": ", ", ", "? ", "  ", "\n", "\t", "\r", '"', "'", "\\", "---\n", "...\n"),
    *("&a ", "*a", "*top", "<<: *top", "!!int ", "null", "none", "all", "99999999999999999999", "-1", "1e999", ".nan"),
    *("\x00", "\x07", "\x85", "\ufeff", "\ud800", "\u2028", "é", "😀"),
)


@st.composite
def nearly_models(draw) -> str:
    """Draw a model with a few places overwritten, doubled, cut out or filled with bits of YAML."""
    text = MODEL
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 5, 20, 200])))
        kind = draw(st.sampled_from(["bit", "bit", "bit", "cut", "double", "line"]))
        middle = {"bit": draw(st.sampled_from(_BITS)), "cut": "", "double": text[start:stop] * 2, "line": "\n"}[kind]
        text = text[:start] + middle + text[stop:]
    return text


@st.composite
def models(draw) -> str:
    """Draw models in which anything may refer to anything, much of it missing, twice or contradictory."""
    ids = st.sampled_from(["a", "b", "c", "d", "ghost"])
    domain = st.sampled_from(["inf", "inf.network", "help desk", "fin.budget", "ppl.leadership", "own", "nothing"])
    scope = st.sampled_from(["all", "county", "courts", "nowhere"])
    day = st.sampled_from(["2025-01-01", "2026-01-01", "2026-06-30"])

    def some(**fields):
        return st.fixed_dictionaries({}, optional=fields)

    fact = {
        "evidence": st.sampled_from(["job#L1-L3", "job#p2", "gone#L1", "job"]),
        "status": st.sampled_from(["stated", "asserted", "inferred"]),
        "confidence": st.sampled_from(["likely", "possible"]),
        "inferred": st.lists(st.sampled_from(["level", "scope", "domain", "role", "activity"]), max_size=2),
        "confirmed": some(on=day).map(lambda said: {"by": "role:a", **said}),
    }
    valid = some(**{"from": day, "until": day})
    yes_no = st.sampled_from(["yes", "no"])
    line = some(**fact, **{"for": st.just("x")}, on=domain, valid=valid).flatmap(
        lambda said: ids.map(lambda role: {"role": role, **said})
    )
    claim = st.builds(
        lambda domain, level, said: {"domain": domain, "level": level, **said},
        domain,
        st.sampled_from(["accountable", "accountable", "responsible", "consulted", "informed"]),
        some(
            **fact,
            scope=scope,
            activity=st.sampled_from(["oversees", "performs", "approves"]),
            joint_with=st.lists(ids, max_size=2),
            customers=st.sampled_from(["courts", "clerks"]),
            valid=valid,
            **{"except": st.lists(scope, max_size=1)},
        ),
    )
    known = st.fixed_dictionaries(
        {
            "id": st.sampled_from(["a", "b", "c", "d"]),
            "title": st.sampled_from(["Chief", "Lead", "Lead of <b>bold</b> & \x1b[31m\u202eteams"]),
            "reports_to": ids | st.just("none") | st.lists(line, max_size=2),
            "owns": st.lists(claim, max_size=3),
        }
    )
    said = some(
        **fact,
        unit=st.sampled_from(["ops", "law", "nowhere"]),
        dotted_to=st.lists(line, max_size=1),
        works_with=st.lists(line, max_size=2),
        leads=st.just(["engineers"]),
        positions=st.integers(0, 12),
        filled=st.integers(0, 12),
        occupancy=st.sampled_from(["filled", "vacant", "acting"]),
        acting_since=day,
        establishment=st.sampled_from(["existing", "existing", "proposed", "abolished"]),
        described=yes_no,
        in_scope=yes_no,
        deputy=ids,
        duties=st.lists(
            some(domains=st.lists(domain, max_size=2)).map(lambda said: {"text": "Signs it", **said}), max_size=2
        ),
        valid=valid,
        **{"class": st.just({"code": "0655"})},
    )
    role = st.builds(lambda known, said: {**known, **said}, known, said) | said
    aspects = {"roles": st.just("complete"), "assignments": st.just("complete")}
    complete = st.one_of(
        st.just({"all": "complete"}),
        some(**aspects).map(lambda said: {"unit": "ops", **said}),
        some(**aspects).map(lambda said: {"domain": "fin", **said}),
    )
    waiver = some(subject=st.sampled_from(["role:a", "domain:help desk"]), reason=st.just("x"), owner=ids, expires=day)
    model = draw(
        some(
            as_of=day,
            roles=st.lists(role, min_size=1, max_size=6),
            units=st.just([{"id": "ops", "head": "ghost"}, {"id": "law", "parent": "ops"}, {"name": "none of these"}]),
            scopes=st.just([{"id": "county"}, {"id": "courts", "within": "county"}]),
            sources=st.just([{"id": "job"}]),
            domains=st.just([{"id": "own", "parent": "inf"}, {"name": "no id"}, {"id": "own"}]),
            bodies=st.just([{"chair": "ghost", "decides": ["inf"]}]),
            providers=st.lists(
                some(answers=ids, until=day).map(lambda said: {"provides": ["inf.network"], **said}), max_size=1
            ),
            completeness=st.lists(complete, max_size=2),
            policy=st.lists(waiver, max_size=2).map(
                lambda waivers: {"waivers": [{"rule": "OVL001", **each} for each in waivers]}
            ),
        )
    )
    return json.dumps(model, indent=1)
