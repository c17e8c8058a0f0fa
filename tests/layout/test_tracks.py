"""Do lines keep off each other?"""

from orgmodel.layout.tracks import Tracks


def test_a_line_takes_the_first_track_that_is_far_from_others_else_one_near_them_else_any():
    tracks = Tracks()
    chosen = []
    for turn in range(5):
        chosen.append(tracks.best([100.0, 104.0, 108.0], (0.0, 50.0), turn))
        tracks.take(chosen[-1], (50.0, 0.0))

    assert chosen == [100, 108, 104, 100, 104]


def test_a_track_is_free_again_where_nothing_runs():
    tracks = Tracks()
    tracks.take(100.0, (0.0, 50.0))

    assert tracks.best([100.0, 108.0], (51.0, 90.0), 1) == 100
    assert tracks.best([100.0, 108.0], (50.0, 90.0), 0) == 108
