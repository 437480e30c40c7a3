"""The child of the harness: adds invented accounts until it is killed, and acknowledges each one.

``python -m tests.crash.writer HOME FIRST [--index]`` prints ``ready``, then a line ``NUMBER SOURCE_ID`` for each
account whose ``add`` returned.
"""

import os
import sys
from pathlib import Path

from archive.model import AccessStatus, Review
from archive.record.store import Record
from tests.accounts import ATLAS, TEXT, WHO, document, proposals

FILLER = "The road was long and nobody counted the hours. "


def text_of(number: int) -> str:
    """The account of this number: sizes from a few hundred characters to some hundred thousand."""
    return f"{TEXT}\n{number}\n{FILLER * (number * 7919 % 11) ** 3}"


def add(record: Record, number: int) -> str:
    """Take the account in, public, and decide about one quote of it; returns the source's id."""
    entering = document(text_of(number), access=AccessStatus.OPEN, accepted_by=WHO)
    added = record.add(entering, proposals(), ATLAS, who=WHO, why="crash test")
    record.decide(added.quote_ids[1], review=Review.REJECTED, who=WHO, why="crash test")
    return added.source_id


def main() -> None:
    home, first = Path(sys.argv[1]), int(sys.argv[2])
    record = Record.create(f"sqlite:///{home / 'archive.db'}", home / "originals")
    drain = None
    if "--index" in sys.argv:
        from index.upkeep.sync import PublicIndex

        drain = PublicIndex(home / "index", record).drain
    os.write(1, b"ready\n")
    number = first
    while True:
        source_id = add(record, number)
        # Not print: what is acknowledged must be out before anything else happens.
        os.write(1, f"{number} {source_id}\n".encode())
        if drain is not None and number % 5 == 0:
            drain()
        number += 1


if __name__ == "__main__":
    main()
