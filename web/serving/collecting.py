"""Python's collector of reference cycles, in a process that serves for long.

Left as it comes, it looks through what is young after every 700 values and through the whole archive's labels
and index again and again: a fourth of the time of a search, to find next to nothing.
"""

import gc

YOUNG = 50_000
"""Values more than were given back, after which the young are looked through: some three pages of results."""
MIDDLE, OLD = 20, 50
"""Times until the next older generation is looked through too."""


def settle() -> None:
    """Look less often, and never again through what is there now."""
    gc.set_threshold(YOUNG, MIDDLE, OLD)
    gc.collect()
    gc.freeze()
