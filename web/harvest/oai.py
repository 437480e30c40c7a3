"""What an OAI-PMH request is answered with (protocol version 2.0, section 4).

No deleted records are told of: the gate lets nobody know that something was withdrawn, or ever was. Who
harvests learns of it by harvesting anew.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from archive.references.reference import ARCHIVE
from web import urls
from web.harvest.harvesting import PREFIX, Refusal, Refused
from web.metadata.dublin_core import elements
from web.reading.newest import Stamped
from web.xml_writing import allowed, element, moment

MEDIA_TYPE = "text/xml"
NO_ADDRESS = "not-given@archive.invalid"
"""Where the archive gives no address for letters: the protocol asks for one (RFC 2606: it leads nowhere)."""
_OAI = "{http://www.openarchives.org/OAI/2.0/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OAI_DC = "{http://www.openarchives.org/OAI/2.0/oai_dc/}"
_SCHEMA = "{http://www.w3.org/2001/XMLSchema-instance}"
_OAI_SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
_OAI_DC_SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """One set that can be asked for."""

    spec: str
    name: str
    description: tuple[tuple[str, str], ...] = ()
    """Elements of Dublin Core: of a collection, by its finding aid."""


class Answer:
    """One answer, begun with what was asked."""

    def __init__(self, lasting: Callable[[str], str], now: datetime, asked: Mapping[str, str]) -> None:
        self._lasting = lasting
        self.root = etree.Element(f"{_OAI}OAI-PMH", nsmap={None: _OAI[1:-1], "xsi": _SCHEMA[1:-1]})
        self.root.set(f"{_SCHEMA}schemaLocation", f"{_OAI[1:-1]} {_OAI_SCHEMA}")
        element(self.root, f"{_OAI}responseDate", moment(now))
        element(self.root, f"{_OAI}request", lasting(urls.HARVEST), asked)

    def refuse(self, refused: Refused) -> None:
        """An error; what was asked is repeated only where it could be read."""
        if refused.code in (Refusal.BAD_VERB, Refusal.BAD_ARGUMENT):
            request = self.root.find(f"{_OAI}request")
            if request is not None:
                request.attrib.clear()
        element(self.root, f"{_OAI}error", refused.what, {"code": refused.code})

    def identify(self, *, email: str, earliest: datetime) -> None:
        """The archive, and how it can be harvested."""
        told = element(self.root, f"{_OAI}Identify")
        for name, text in (
            ("repositoryName", ARCHIVE),
            ("baseURL", self._lasting(urls.HARVEST)),
            ("protocolVersion", "2.0"),
            ("adminEmail", email),
            ("earliestDatestamp", moment(earliest)),
            ("deletedRecord", "no"),
            ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
        ):
            element(told, f"{_OAI}{name}", text)

    def list_formats(self) -> None:
        """The one format."""
        told = element(element(self.root, f"{_OAI}ListMetadataFormats"), f"{_OAI}metadataFormat")
        element(told, f"{_OAI}metadataPrefix", PREFIX)
        element(told, f"{_OAI}schema", _OAI_DC_SCHEMA)
        element(told, f"{_OAI}metadataNamespace", _OAI_DC[1:-1])

    def list_sets(self, sets: Iterable[Set]) -> None:
        """Every set."""
        told = element(self.root, f"{_OAI}ListSets")
        for one in sets:
            made = element(told, f"{_OAI}set")
            element(made, f"{_OAI}setSpec", one.spec)
            element(made, f"{_OAI}setName", one.name)
            if one.description:
                self._dublin_core(element(made, f"{_OAI}setDescription"), one.description)

    def give(self, verb: str, records: Sequence[Stamped], sets: Callable[[Stamped], Iterable[str]]) -> None:
        """Records, or only their headers; ``sets`` tells in which sets one is."""
        told = element(self.root, f"{_OAI}{verb}")
        for one in records:
            parent = told if verb == "ListIdentifiers" else element(told, f"{_OAI}record")
            header = element(parent, f"{_OAI}header")
            element(header, f"{_OAI}identifier", self._lasting(urls.quote(one.chain.quote.id)))
            element(header, f"{_OAI}datestamp", moment(one.stamp.at))
            for spec in sets(one):
                element(header, f"{_OAI}setSpec", spec)
            if verb != "ListIdentifiers":
                self._dublin_core(element(parent, f"{_OAI}metadata"), elements(one.chain, self._lasting))

    def go_on(self, token: str) -> None:
        """Where the list that was just given goes on; an empty token ends one that went on before."""
        element(self.root[-1], f"{_OAI}resumptionToken", token)

    def _dublin_core(self, parent: etree._Element, elements: Iterable[tuple[str, str]]) -> None:
        names = {"oai_dc": _OAI_DC[1:-1], "dc": _DC[1:-1], "xsi": _SCHEMA[1:-1]}
        described = etree.SubElement(parent, f"{_OAI_DC}dc", nsmap=names)
        described.set(f"{_SCHEMA}schemaLocation", f"{_OAI_DC[1:-1]} {_OAI_DC_SCHEMA}")
        for name, value in elements:
            element(described, f"{_DC}{name}", allowed(value))
