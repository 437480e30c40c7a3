"""Python's collector of reference cycles, which a text read into many thousand small values starts often.

Nothing in extraction refers back to what refers to it, so that all of it goes when the last name for it does,
and looking for cycles only costs time: a quarter of all that a text takes.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """No cycles are looked for meanwhile; where that was so before, it stays so."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
