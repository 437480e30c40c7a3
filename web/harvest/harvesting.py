"""What an OAI-PMH request asks for (protocol version 2.0), read and refused by its rules."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from werkzeug.datastructures import MultiDict

from archive.errors import ArchiveError
from archive.ids import is_id
from archive.model import Kind
from index.engine import Facet

PREFIX = "oai_dc"
"""The one format that records are given in."""
PER_ANSWER = 100
"""Records in one answer to a list request."""
LONGEST_ARGUMENT = 500
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_KIND, _COLLECTION = "kind.", "collection."
"""What sets of each sort begin with. A colon would make them parts of others, which they are not."""
_SET_NAME = re.compile(r"[A-Za-z0-9\-_.!~*'()]+")

_WORDS = r"[A-Za-z0-9._~/\-]"
_IDENTIFIER = re.compile(
    rf"https?://[A-Za-z0-9.\-]+(?::\d{{1,5}})?(?:/{_WORDS}*)?"
    rf"|[A-Za-z]+:(?!//){_WORDS}+(?::{_WORDS}+)*|(?!//){_WORDS}+"
)
"""What can be repeated in an answer as the URI that an identifier must be."""


class Refusal(StrEnum):
    """The protocol's error codes (section 3.6)."""

    BAD_VERB = "badVerb"
    BAD_ARGUMENT = "badArgument"
    BAD_TOKEN = "badResumptionToken"  # noqa: S105 (the name of an error)
    NO_SUCH_FORMAT = "cannotDisseminateFormat"
    NO_SUCH_RECORD = "idDoesNotExist"
    NO_RECORDS = "noRecordsMatch"


class Refused(ArchiveError):
    """A request the protocol has an error for; answered with status 200 as it asks."""

    def __init__(self, code: Refusal, what: str) -> None:
        self.code = code
        super().__init__(what)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which records a list request selects, and where its list was left."""

    first: datetime | None = None
    last: datetime | None = None
    """Both included, to the second."""
    set_spec: str = ""
    after: tuple[datetime, str] | None = None
    """Datestamp and quote id of the last record given."""

    @property
    def filters(self) -> Mapping[Facet, Sequence[str]]:
        """The set as the public index knows it. Raises Refused for what is no set."""
        if not self.set_spec:
            return {}
        noun, _, value = self.set_spec.partition(".")
        if f"{noun}." == _KIND and value in set(Kind):
            return {Facet.KIND: (value,)}
        if f"{noun}." == _COLLECTION and value:
            return {Facet.COLLECTION: (value,)}
        raise Refused(Refusal.NO_RECORDS, "there is no such set")


def set_of_kind(kind: Kind) -> str:
    """The set of all testimonies, or of all statements."""
    return _KIND + kind.value


def set_of_collection(key: str | None) -> str | None:
    """The set of a collection; None where its name has characters that no set's may have."""
    return _COLLECTION + key if key and _SET_NAME.fullmatch(key) else None


_SELECTIVE = frozenset({"from", "until", "set", "metadataPrefix", "resumptionToken"})
ARGUMENTS: Mapping[str, frozenset[str]] = {
    "Identify": frozenset(),
    "ListMetadataFormats": frozenset({"identifier"}),
    "ListSets": frozenset({"resumptionToken"}),
    "ListIdentifiers": _SELECTIVE,
    "ListRecords": _SELECTIVE,
    "GetRecord": frozenset({"identifier", "metadataPrefix"}),
}
"""The verbs, each with the arguments it may have."""


def arguments(given: MultiDict[str, str]) -> dict[str, str]:
    """The verb and its arguments, each once. Raises Refused."""
    if len(given.getlist("verb")) != 1 or given["verb"] not in ARGUMENTS:
        raise Refused(Refusal.BAD_VERB, "the verb is missing, repeated or none of OAI-PMH 2.0")
    named = {name for name in given if name != "verb"}
    if named - ARGUMENTS[given["verb"]]:
        raise Refused(Refusal.BAD_ARGUMENT, "an argument does not belong to this verb")
    if any(len(given.getlist(name)) > 1 for name in named):
        raise Refused(Refusal.BAD_ARGUMENT, "an argument is repeated")
    shapes = ((_SET_NAME, given.get("set")), (_IDENTIFIER, given.get("identifier")))
    if any(value and not shape.fullmatch(value) for shape, value in shapes):
        raise Refused(Refusal.BAD_ARGUMENT, "a set or an identifier has characters that none can have")
    if any(not value or len(value) > LONGEST_ARGUMENT for value in given.values()):
        raise Refused(Refusal.BAD_ARGUMENT, "an argument is empty or too long")
    return given.to_dict()


def prefixed(asked: Mapping[str, str]) -> None:
    """Check the format that is asked for. Raises Refused."""
    if "metadataPrefix" not in asked:
        raise Refused(Refusal.BAD_ARGUMENT, "metadataPrefix is missing")
    if asked["metadataPrefix"] != PREFIX:
        raise Refused(Refusal.NO_SUCH_FORMAT, f"records are given in {PREFIX} only")


def selection(asked: Mapping[str, str]) -> Selection:
    """What a list request selects, by its arguments or its token. Raises Refused."""
    if "resumptionToken" in asked:
        if asked.keys() != {"verb", "resumptionToken"}:
            raise Refused(Refusal.BAD_ARGUMENT, "a resumptionToken stands alone")
        return resumed(asked["resumptionToken"])
    prefixed(asked)
    first, last = asked.get("from", ""), asked.get("until", "")
    if first and last and len(first) != len(last):
        raise Refused(Refusal.BAD_ARGUMENT, "from and until differ in granularity")
    chosen = Selection(
        first=_moment(first) if first else None,
        last=_moment(last, is_end=True) if last else None,
        set_spec=asked.get("set", ""),
    )
    if chosen.first and chosen.last and chosen.first > chosen.last:
        raise Refused(Refusal.BAD_ARGUMENT, "from is later than until")
    return chosen


def token(chosen: Selection, at: datetime, quote_id: str) -> str:
    """Where a list goes on: everything it needs, so that nothing is kept here and no harvest expires."""
    times = (at, chosen.first, chosen.last)
    # Not %Y alone: before the year 1000 it has fewer digits than are read again.
    stamps = (f"{moment.year:04d}{moment:%m%dT%H%M%SZ}" if moment else "" for moment in times)
    return "/".join((*stamps, quote_id, chosen.set_spec))


def resumed(text: str) -> Selection:
    """The selection a token goes on with. Raises Refused."""
    refused = Refused(Refusal.BAD_TOKEN, "the resumptionToken was not given by this archive")
    pieces = text.split("/", 4)
    if len(pieces) != 5 or not is_id(pieces[3]):
        raise refused
    try:
        at, first, last = (
            datetime.strptime(piece, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) if piece else None
            for piece in pieces[:3]
        )
    except ValueError:
        raise refused from None
    if at is None:
        raise refused
    return Selection(first=first, last=last, set_spec=pieces[4], after=(at, pieces[3]))


def _moment(text: str, *, is_end: bool = False) -> datetime:
    """A UTC datestamp; a day ends with its last second."""
    try:
        if _SECOND.fullmatch(text):
            return datetime.fromisoformat(text)
        if _DAY.fullmatch(text):
            day = datetime.combine(datetime.fromisoformat(text), time(), UTC)
            return day + timedelta(days=1, seconds=-1) if is_end else day
    except ValueError:
        pass
    raise Refused(Refusal.BAD_ARGUMENT, "a datestamp is not of the form YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ")
