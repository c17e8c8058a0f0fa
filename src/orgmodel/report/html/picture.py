"""How do domains and units meet? The picture that leaders read first, and the passages behind its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgmodel.check.result import CheckResult
from orgmodel.check.wording import side
from orgmodel.model.words import Level
from orgmodel.render.maps.matrix import Cell, MatrixRow, UnitMatrix, unit_matrix
from orgmodel.report.blocks import Voice
from orgmodel.report.topics import Topic
from orgmodel.report.wording import voice

_MOST_FIRST, _MOST_OTHERS, _MOST_VOICES = 40, 80, 12
_WORDS = {level.letter: str(level) for level in Level}


@dataclass(frozen=True)
class PictureCell:
    """A cell to open. `letters` is empty where a side of an overlap has no claim on the domain itself."""

    letters: str
    label: str
    contested: bool
    column: int


@dataclass(frozen=True)
class PlacedVoice:
    """One claim with the column in which it is counted; `contested`: a side of an overlap."""

    voice: Voice
    place: str
    column: int
    contested: bool


@dataclass(frozen=True)
class PictureRow:
    """One domain. `number` is that of its section of findings, 0 where it has none; `more` voices are not shown."""

    id: str
    name: str
    number: int
    topic: Topic | None
    cells: tuple[PictureCell | None, ...]
    voices: tuple[PlacedVoice, ...]
    more: int


@dataclass(frozen=True)
class Picture:
    """The domains with overlaps, and the others that somebody claims."""

    matrix: UnitMatrix
    first: tuple[PictureRow, ...]
    others: tuple[PictureRow, ...]
    left_out: int


def picture(result: CheckResult, found: Sequence[Topic], listed: Sequence[Topic]) -> Picture:
    """Make the picture of domains and units; `found` are all topics, `listed` those with a section of findings."""
    matrix = unit_matrix(result.graph, (side.role for topic in found for side in topic.sides))
    rows = {row.name: row for row in matrix.rows}
    shown = {topic.domain for topic in listed}
    also = {topic.domain: topic for topic in found if topic.domain not in shown}
    quiet = [row for row in matrix.rows if row.name not in shown]
    maker = _Rows(result, matrix)
    first = [maker.row(rows.get(topic.domain), topic, number) for number, topic in enumerate(listed[:_MOST_FIRST], 1)]
    others = [
        maker.row(row, also.get(row.name), 0, after=len(first) + at) for at, row in enumerate(quiet[:_MOST_OTHERS])
    ]
    every = len(listed) + len(quiet)
    return Picture(matrix, tuple(first), tuple(others), every - len(first) - len(others))


@dataclass(frozen=True)
class _Rows:
    """Makes the rows of one picture."""

    result: CheckResult
    matrix: UnitMatrix

    def row(self, row: MatrixRow | None, topic: Topic | None, number: int, *, after: int = 0) -> PictureRow:
        voices = list(self._voices(row, topic))
        contested = {each.column for each in voices if each.contested and number}
        cells = row.cells if row else (None,) * len(self.matrix.columns)
        name = row.name if row else topic.domain if topic else ""
        return PictureRow(
            id=f"passages-{number or after + 1}",
            name=name,
            number=number,
            topic=topic,
            cells=tuple(
                self._cell(name, cell, column, contested=column in contested) for column, cell in enumerate(cells)
            ),
            voices=(shown := _chosen(voices)),
            more=len(voices) - len(shown),
        )

    def _cell(self, name: str, cell: Cell | None, column: int, *, contested: bool) -> PictureCell | None:
        if cell is None and not contested:
            return None
        letters, said = "", "named in an overlap, without a claim on the domain itself"
        if cell is not None:
            letters = cell.shown
            words = (
                f"{_WORDS[each]}{' (only possible)' * (each in cell.possible)}" for each in cell.letters.split("/")
            )
            said = " and ".join(words)
            said += (", inferred" if cell.inferred else "") + (", in an overlap" if contested else "")
        label = f"{letters} {self.matrix.columns[column]}, {name}: {said}"
        return PictureCell(letters, label.strip(), contested, column)

    def _voices(self, row: MatrixRow | None, topic: Topic | None) -> Iterator[PlacedVoice]:
        """Give the sides of the overlap, then whoever else claims the domain, the strongest level first."""
        graph, column = self.result.graph, self.matrix.column
        sides = topic.sides if topic else ()
        for each in sides:
            yield self._placed(voice(self.result, each), column.get(each.role, -1), contested=True)
        if row is None:
            return
        domain, heard = graph.domains.row(row.domain.id), {each.role for each in sides}
        for level in Level:
            for assignment in graph.ownership.of_domain(domain, level):
                said = side(graph, assignment, domain)
                if said.role not in heard:
                    yield self._placed(voice(self.result, said), column.get(said.role, -1), contested=False)

    def _placed(self, said: Voice, column: int, *, contested: bool) -> PlacedVoice:
        place = "" if self.matrix.by_role or column < 0 else self.matrix.columns[column]
        return PlacedVoice(said, place, column, contested)


def _chosen(voices: Sequence[PlacedVoice]) -> tuple[PlacedVoice, ...]:
    """Keep the first voices, and at least one for each cell."""
    cells = {each.column: number for number, each in reversed(list(enumerate(voices)))}
    kept = {*range(min(len(voices), _MOST_VOICES)), *cells.values()}
    return tuple(each for number, each in enumerate(voices) if number in kept)
