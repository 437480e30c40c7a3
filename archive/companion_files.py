"""Files beside accounts: what archivists write of a collection, and essays, taken into the record.

Apart from intake: what reads accounts takes long to load, and a start needs only this.
"""

from pathlib import Path

from archive.description.essays import Essay
from archive.formats import collection, essay
from archive.model import Collection
from archive.record.store import Record


def describe_collection(record: Record, path: Path, *, who: str, why: str = "described") -> Collection:
    """Take the description of a collection in, from its ``collection.md``; again where it changed."""
    described = collection.read(path)
    return record.describe_collection(
        described.key, described.title, described.text, aid=described.aid, who=who, why=why
    )


def write_essay(record: Record, path: Path, *, who: str, why: str = "written") -> Essay:
    """Take an essay in from its file; again where it changed. Raises what its reading and rendering raise."""
    return record.write_essay(essay.read(path), who=who, why=why)
