"""Memory that a large table gave back is kept for its next column: asking the system for it anew costs more."""

from __future__ import annotations

import os
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_BLOCK, _NEVER = 1 << 30, (1 << 31) - 1


def keep_memory() -> None:
    """Let what is freed be kept: by the GNU C library, and nothing elsewhere.

    Otherwise each temporary column of a million rows is given back to the system, and its pages are made and cleared
    again for the next one: a quarter of a check's time. For the same reason numpy, which is not imported yet, is not
    to ask for huge pages, for which a busy machine has to search.
    """
    if not sys.platform.startswith("linux"):
        return
    os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")
    import ctypes

    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # another C library
        return
    mallopt(_MMAP_THRESHOLD, _BLOCK)
    mallopt(_TRIM_THRESHOLD, _NEVER)
