"""Which lines would lie on each other? Straight pieces of one direction, by the line that they lie on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Piece = tuple[float, float]
"""Where a straight piece begins and ends."""

APART = 8
"""How far apart two lines run that a reader tells apart."""
_CLOSE = 4


@dataclass(frozen=True, slots=True)
class Tracks:
    """The pieces that are taken, of lines that all run across, or all run upright."""

    taken: dict[int, list[Piece]] = field(default_factory=dict)

    def take(self, track: float, piece: Piece) -> None:
        """Note that a line runs there."""
        self.taken.setdefault(round(track), []).append((min(piece), max(piece)))

    def best(self, choice: Sequence[float], piece: Piece, turn: int) -> float:
        """Choose the first track that is well apart from others, or a little, or else one in turn."""
        for distance in (APART, _CLOSE):
            for track in choice:
                if self._is_free(track, (min(piece), max(piece)), distance):
                    return track
        return choice[turn % len(choice)]

    def _is_free(self, track: float, piece: Piece, distance: int) -> bool:
        near = range(round(track) - distance + 1, round(track) + distance)
        return not any(_meet(self.taken.get(other, ()), piece) for other in near)


def _meet(pieces: Iterable[Piece], piece: Piece) -> bool:
    return any(first <= piece[1] and piece[0] <= last for first, last in pieces)
