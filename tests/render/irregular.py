"""An organization as it is: spans from none to twelve, uneven depth, vacancies and dotted lines, bodies, aides."""

import random

TITLES = ("Director", "Services Manager", "Operations Supervisor", "Senior Engineer", "Specialist", "Technician")


def model(count):
    """Write a model of so many roles, each with a title of its own, the same every time."""
    chance = random.Random(7)
    managers, depth = {0: None}, {0: 0}
    for manager in range(count):
        for _ in range(9 if manager == 0 else chance.choice((0, 2, 5, 8, 12)) if depth.get(manager, 9) < 5 else 0):
            if len(managers) < count:
                role = len(managers)
                managers[role], depth[role] = manager, depth[manager] + 1
    for role in range(len(managers), count):
        managers[role], depth[role] = chance.randrange(1, 9), 2
    lines = ["bodies: [{id: board, name: Technology Board, chair: r0, members: [r1, r2]}]", "roles:"]
    for role, manager in managers.items():
        title = f"{TITLES[min(depth[role], 5)]} {role}"
        above = f"r{manager}" if manager is not None else "none"
        more = ", occupancy: vacant" if chance.random() < 0.06 else ""
        more += f", dotted_to: [r{chance.randrange(40)}]" if chance.random() < 0.05 and role > 40 else ""
        more += ", deputy: r1" if role == 0 else ""
        lines.append(f"  - {{id: r{role}, title: {title}, reports_to: {above}{more}}}")
    return "\n".join(lines)
