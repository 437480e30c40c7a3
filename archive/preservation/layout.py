"""Where things lie in a bag, and what a bag says of itself; ``docs/bag.md`` explains it to people."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from archive.errors import ArchiveError
from archive.folders import FolderKind
from archive.ids import PATTERN as ID

FORMAT = 1
"""Raised when a bag can't be read any more as it could before."""
DESCRIPTION = "testimony-bag.json"
README = "README.md"
BAG = FolderKind(noun="bag", marker=DESCRIPTION, mode=0o700)
ALGORITHMS = ("sha256", "sha512")
TAG_FILES = (
    "bagit.txt",
    "bag-info.txt",
    DESCRIPTION,
    README,
    *(f"manifest-{algorithm}.txt" for algorithm in ALGORITHMS),
)
"""What lies beside the payload, but for the manifests of these files themselves."""
LEFT_OUT = "data/left-out.json"
"""Of a public bag: what it leaves out, by reason."""
_PAYLOAD = re.compile(
    r"data/(?:originals/[0-9a-f]{64}|records/[a-z_]{1,40}\.jsonl|revisions/revisions\.jsonl"
    r"|left-out\.json"
    rf"|text/{ID}\.txt|(?:annotations|markdown)/{ID}\.(?:json|md))"
)


class BadBag(ArchiveError):
    """A folder that is no bag of an archive, or no whole one."""


class BagKind(StrEnum):
    """For whom a bag is."""

    PRESERVATION = "preservation"
    """Everything, closed and withdrawn words included: for the archive's own keeping."""
    PUBLIC = "public"
    """What the gate lets everybody see; no archive can be restored from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCount:
    """How many rows of a table are in the bag."""

    table: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a bag says of itself."""

    format: int
    kind: BagKind
    archive: str
    """The archive's id."""
    revision: int
    """Number and hash of the newest revision."""
    revision_hash: str
    schema: str
    """The migration that the rows were written at."""
    tables: tuple[TableCount, ...] = ()
    """In the order in which their rows refer to each other."""

    def as_json(self) -> bytes:
        """The file, the same for the same values."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"


def read_description(folder: Path) -> Description:
    """What the bag in a folder says of itself. Raises BadBag."""
    path = folder / DESCRIPTION
    try:
        return msgspec.json.decode(path.read_bytes(), type=Description)
    except FileNotFoundError as error:
        raise BadBag(
            "this is no bag of an archive", where=str(folder), remedy=f"Name a folder with a {DESCRIPTION}."
        ) from error
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadBag("what the bag says of itself can't be read", where=str(path)) from error


def is_payload(path: str) -> bool:
    """Whether a file may lie there, by its path within the bag."""
    return _PAYLOAD.fullmatch(path) is not None


def rows_file(table: str) -> str:
    """Where the rows of a table lie."""
    return "data/revisions/revisions.jsonl" if table == "revisions" else f"data/records/{table}.jsonl"


def text_file(version_id: str) -> str:
    """Where the text of a version lies."""
    return f"data/text/{version_id}.txt"


def original_file(sha256: str) -> str:
    """Where original bytes lie."""
    return f"data/originals/{sha256}"


def annotations_file(source_id: str) -> str:
    """Where the annotations of a source's quotes lie."""
    return f"data/annotations/{source_id}.json"


def markdown_file(source_id: str) -> str:
    """Where a source lies as people read it."""
    return f"data/markdown/{source_id}.md"
