"""How did the numbers of a model run through its revisions? Small line charts as SVG, beside the table of them.

Lines differ by shape of their marks and by a label at their end, not by color alone. All texts are our own words,
numbers and days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from orgmodel.report.history import SEVERITIES, History, Numbers

WIDTH, HEIGHT = 460, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 96, 14, 30
_MOST_MARKS = 60
_LABEL = 15
_STYLE = """
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem 2rem; }
.charts figure { margin: 0; }
.history { width: 100%; height: auto; max-width: 40rem; }
.history text { font: 13px system-ui, sans-serif; fill: var(--muted); }
.history .name { fill: var(--ink); }
.history .rule { stroke: var(--line); stroke-width: 1; }
.history .run { fill: none; stroke-width: 2; stroke-linejoin: round; }
.history .c0 { stroke: var(--high); } .history .m0 { fill: var(--high); }
.history .c1 { stroke: var(--mark); stroke-dasharray: 7 3; } .history .m1 { fill: var(--mark); }
.history .c2 { stroke: var(--link); stroke-dasharray: 2 3; } .history .m2 { fill: var(--link); }
.history .c3 { stroke: var(--edge); stroke-dasharray: 9 3 2 3; } .history .m3 { fill: var(--edge); }
.history .c4 { stroke: var(--ink); } .history .m4 { fill: var(--ink); }
@media (forced-colors: active) {
  .history .run { stroke: CanvasText; } .history .m0, .history .m1, .history .m2, .history .m3,
  .history .m4 { fill: CanvasText; }
}
"""


class Line(NamedTuple):
    """One quantity: its name and a value a revision, the oldest first; None where it is not known.

    `look` is the number of its color, dashes and marks.
    """

    name: str
    values: tuple[float | None, ...]
    look: int = 4


class Chart(NamedTuple):
    """Lines over the same revisions. `summary` says for those who do not see it where they begin and end."""

    title: str
    summary: str
    svg: str


def charts(history: History) -> tuple[Chart, ...]:
    """Draw the charts: findings, roles, spans, layers, coverage. A history of one revision has none."""
    days = [each.day for each in reversed(history.revisions)]
    if len(days) < 2:  # noqa: PLR2004  one point is no line
        return ()
    numbers = [each.numbers for each in reversed(history.revisions)]
    return tuple(
        Chart(title, _summary(lines), _svg(number, title, lines, days))
        for number, (title, lines) in enumerate(_quantities(numbers))
    )


def _quantities(numbers: Sequence[Numbers | None]) -> Iterator[tuple[str, tuple[Line, ...]]]:
    yield (
        "Findings, by severity",
        tuple(
            Line(str(severity), tuple(each and each.weigh(severity) for each in numbers), look)
            for look, severity in enumerate(SEVERITIES)
        ),
    )
    yield "Roles", (Line("roles", tuple(each and each.roles for each in numbers)),)
    yield (
        "Span of control",
        (
            Line("largest", tuple(each and each.largest_span for each in numbers)),
            Line("mean", tuple(each and each.mean_span for each in numbers), 2),
        ),
    )
    yield "Layers", (Line("layers", tuple(each and each.layers.total for each in numbers)),)
    yield "Core domains that somebody answers for, percent", (Line("percent", tuple(map(_percent, numbers))),)


def _percent(numbers: Numbers | None) -> float | None:
    if numbers is None or not numbers.coverage.core:
        return None
    return 100 * numbers.coverage.core_owned / numbers.coverage.core


def _summary(lines: Sequence[Line]) -> str:
    """Say where each line begins and ends."""
    said = []
    for line in lines:
        known = [value for value in line.values if value is not None]
        said.append(f"{line.name}: {_number(known[0])} to {_number(known[-1])}" if known else f"{line.name}: not known")
    return "; ".join(said)


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def _svg(number: int, title: str, lines: Sequence[Line], days: Sequence[str]) -> str:
    highest = _ceiling(max((value for line in lines for value in line.values if value is not None), default=0))
    style = f"<style>{_STYLE}</style>" if number == 0 else ""
    parts = [*_axes(highest, days), *_drawn(lines, highest)]
    return (
        f'<svg class="history" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="history-{number}-title history-{number}-words">{style}'
        f'<title id="history-{number}-title">{title}</title>'
        f'<desc id="history-{number}-words">{_summary(lines)}</desc>{"".join(parts)}</svg>'
    )


def _ceiling(value: float) -> int:
    """Give the next round number that is not below a value, and can be halved."""
    for power in range(12):
        for step in (2, 4, 6, 10):
            if value <= step * 10**power:
                return int(step * 10**power)
    return int(value) + 1


def _axes(highest: int, days: Sequence[str]) -> Iterator[str]:
    for value in (0, highest // 2, highest):
        y = _y(value, highest)
        yield f'<path class="rule" d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}"/>'
        yield f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:,}</text>'
    ends = [(0, days[0], "start")]
    ends += [(len(days) - 1, days[-1], "end")]
    for place, day, anchor in ends:
        yield f'<text x="{_x(place, len(days)):.1f}" y="{HEIGHT - 8}" text-anchor="{anchor}">{day}</text>'


def _x(place: int, count: int) -> float:
    return _LEFT + 6 + place * (WIDTH - _LEFT - _RIGHT - 12) / max(count - 1, 1)


def _y(value: float, highest: int) -> float:
    return HEIGHT - _BOTTOM - value * (HEIGHT - _TOP - _BOTTOM) / highest


def _drawn(lines: Sequence[Line], highest: int) -> Iterator[str]:
    """Draw lines with their marks; where a value is not known the line is broken."""
    labels = []
    for line in lines:
        points = [
            None if value is None else (_x(place, len(line.values)), _y(value, highest))
            for place, value in enumerate(line.values)
        ]
        yield f'<path class="run c{line.look}" d="{_path(points)}"/>'
        known = [point for point in points if point is not None]
        for x, y in known if len(known) <= _MOST_MARKS else known[-1:]:
            yield f'<path class="m{line.look}" d="{_mark(line.look, x, y)}"/>'
        last = next((value for value in reversed(line.values) if value is not None), None)
        if known and last is not None:
            labels.append((known[-1][1], f"{_number(last)} {line.name}"))
    yield from _labels(labels)


def _path(points: Sequence[tuple[float, float] | None]) -> str:
    parts, pen = [], "M"
    for point in points:
        if point is None:
            pen = "M"
            continue
        parts.append(f"{pen}{point[0]:.1f} {point[1]:.1f}")
        pen = "L"
    return "".join(parts)


def _mark(number: int, x: float, y: float) -> str:
    """A square, a triangle, a diamond and a cross of bars: each line has a shape of its own."""
    shapes = (
        "M-4-4h8v8h-8z",
        "M0-5l5 9h-10z",
        "M0-5l5 5-5 5-5-5z",
        "M-1.5-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z",
    )
    dx, dy, rest = _split(shapes[number % len(shapes)])
    return f"M{x + dx:.1f} {y + dy:.1f}{rest}"


def _split(shape: str) -> tuple[float, float, str]:
    """Take the first point of a shape, and what follows it."""
    end = next(place for place, letter in enumerate(shape) if place and letter.isalpha())
    first = shape[1:end].replace("-", " -").split()
    return float(first[0]), float(first[1]), shape[end:]


def _labels(labels: Sequence[tuple[float, str]]) -> Iterator[str]:
    """Write the names at the ends of the lines, far enough from each other to be read."""
    placed: list[tuple[float, str]] = []
    for y, text in sorted(labels):
        placed.append((max(y, placed[-1][0] + _LABEL) if placed else max(y, _TOP), text))
    beyond = placed[-1][0] - (HEIGHT - _BOTTOM) if placed else 0
    for y, text in placed:
        yield f'<text class="name" x="{WIDTH - _RIGHT + 6}" y="{y - max(beyond, 0) + 4:.1f}">{text}</text>'
