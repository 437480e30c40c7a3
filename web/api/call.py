"""One question to the API, and what its answers are put together with."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from archive.model import Chain, Name
from archive.record.store import Record
from web.api.answers import NameRecord, Pages
from web.kept.labels import KeptLabels
from web.pages.pager import pager
from web.reading.reading_room import ReadingRoom
from web.records.nouns import OmissionRecord, QuoteRecord
from web.records.telling import Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What was asked, and of whom."""

    room: ReadingRoom
    record: Record
    """For what archivists say besides; whatever is told of it passes the room."""
    telling: Telling
    arguments: MultiDict[str, str]
    key: str
    """The id or slug in the path; empty where it has none."""
    kept_labels: KeptLabels
    omissions: Callable[[], tuple[OmissionRecord, ...]]
    """What the public is not shown, of the whole archive."""

    def quotes(self, chains: Iterable[Chain]) -> tuple[QuoteRecord, ...]:
        """Some quotes as records, with what may be read around them."""
        found = tuple(chains)
        texts = self.room.texts(chain.source.id for chain in found)
        # A version that is not there any more was closed since: its quotes with it.
        return tuple(self.telling.quote(c, texts[c.version.id]) for c in found if c.version.id in texts)

    def pages(self, number: int, last: int, reachable: int, path: Callable[[int], str]) -> Pages:
        """Where one page stands; ``path`` makes the path of another. Raises NoSuchPage after the last."""
        here = pager(number, max(1, last), reachable, path)
        address = self.telling.address
        return Pages(
            number=here.number,
            last=here.last,
            first=address(path(1)),
            previous=address(here.previous) if here.previous else None,
            next=address(here.next) if here.next else None,
            is_cut=here.is_cut,
        )


def names(of: Iterable[Name]) -> tuple[NameRecord, ...]:
    """Every form of a name; one of them stands first, and none is called the right one."""
    return tuple(NameRecord(form=name.form, language=name.language, script=name.script) for name in of)
