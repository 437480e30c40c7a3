"""What a file is made from: what was asked, and the quotes as they come."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from archive.model import Chain
from web.reading.passages import VisibleText
from web.records.nouns import OmissionRecord
from web.records.telling import Telling

INCOMPLETE = "INCOMPLETE: the server broke this file off. Take it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One quote to be taken along, and what may be read around it."""

    chain: Chain
    text: VisibleText


Steps = Iterable[tuple[Taken, ...]]
"""The quotes of a file, some at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The search that a file answers, as the file tells of it."""

    meaning: str
    """In words: ``testimony by …``."""
    address: str
    """Of the search on this site, absolute."""
    total: int
    """How many quotes matched when the file was begun."""
    at: datetime
    telling: Telling
    left_out: tuple[OmissionRecord, ...]
    """What no file has, and why: of the whole archive, whatever was asked."""


Write = Callable[[Asked, Steps], Iterator[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of file."""

    name: str
    """As people call it."""
    media_type: str
    purpose: str
    """For whom or what it is."""
    write: Write
    incomplete: str = INCOMPLETE
    """The last word of a file that can't be written to its end; no XML and no JSON is well-formed with it."""
