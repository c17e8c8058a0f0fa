"""What is the program doing? Said on a terminal when it takes longer than a second, and taken away after."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 1.0
_PAUSE = 0.2
_CLEAR = "\r\x1b[K"


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Give a function that is told what is being done. It is shown on a terminal only, on the line for errors."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    import threading

    from orgmodel.load.told import told_to

    doing = [""]
    done = threading.Event()

    def show() -> None:
        shown = ""
        while not done.wait(_PAUSE if shown else _PATIENCE):
            if doing[0] != shown:
                shown = doing[0]
                sys.stderr.write(f"{_CLEAR}{_plain(shown)} ...")
                sys.stderr.flush()
        if shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

    thread = threading.Thread(target=show, daemon=True)
    thread.start()
    try:
        with told_to(lambda text: doing.__setitem__(0, text)):  # what is read, whoever reads it
            yield lambda text: doing.__setitem__(0, text)
    finally:
        done.set()
        thread.join()


def _plain(text: str) -> str:
    from orgmodel.report.text import plain

    return plain(text)
