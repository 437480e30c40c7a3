"""The outcome of the last audit: kept beside the archive, shown to whoever looks after it."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

FILE = "last-audit.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """When the archive was last verified, and whether anything was found. No words, no ids."""

    at: datetime
    problems: int
    revision: int
    """The newest revision then, by its number."""

    @property
    def told(self) -> str:
        """In words, on one line."""
        found = "problems found" if self.problems else "no problems"
        return f"{self.at:%Y-%m-%dT%H:%M:%SZ}, {found}"


def keep(home: Path, outcome: Outcome) -> None:
    """Write the outcome down; an archive that can't be written to goes without."""
    fresh = home / f".{FILE}.{os.getpid()}"
    with suppress(OSError):
        fresh.write_bytes(msgspec.json.encode(outcome) + b"\n")
        fresh.replace(home / FILE)


def last(home: Path) -> Outcome | None:
    """The last outcome; None where there is none, or none that can be read."""
    try:
        return msgspec.json.decode((home / FILE).read_bytes(), type=Outcome)
    except (OSError, msgspec.MsgspecError):
        return None
