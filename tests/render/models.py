"""Models in which all occurs that a chart can show."""

EVERYTHING = """
units: [{id: u, name: Services}, {id: v, name: Platforms}]
roles:
  - {id: top, title: Director, reports_to: none, unit: u}
  - {id: a, title: Manager, reports_to: {role: top, status: inferred, confidence: likely}, occupancy: vacant, unit: v}
  - {id: b, title: Analyst, reports_to: [a, top], dotted_to: [c], unit: u, described: no}
  - {id: c, title: Engineer, reports_to: top, establishment: proposed, in_scope: no}
  - {id: d, title: Developer, reports_to: e, leads: [one team, another]}
  - {id: e, title: Tester, reports_to: d}
  - {id: f, title: Clerk}
  - {id: g, title: Auditor, reports_to: nobody-there, dotted_to: [top]}
"""
