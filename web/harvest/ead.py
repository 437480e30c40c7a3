"""A collection's finding aid as EAD3 (Encoded Archival Description, version 1.1), for archives' catalogues.

The elements of DACS under the names that EAD3 gives them; what is not known has no element. Only what a
reader may see is in it. A grammar of what is written here lies with the tests (``tests/schemas/ead3.rng``).
"""

from collections.abc import Callable, Iterable

from lxml import etree, html as lxml_html

from archive.finding_aid import NOTHING_STATED, FindingAid
from archive.model import Source, SpeakerKind
from archive.references.reference import ARCHIVE
from archive.withholding.identity import name_for_machines
from web import urls
from web.language.naming import side_by_side
from web.reading.collected import Collected
from web.xml_writing import allowed, element, moment

MEDIA_TYPE = "application/xml"
NAMESPACE = "http://ead3.archivists.org/schema/"
_EAD = f"{{{NAMESPACE}}}"
_CONTROL = {
    "countryencoding": "iso3166-1",
    "dateencoding": "iso8601",
    "langencoding": "iso639-1",
    "relatedencoding": "DACS",
    "repositoryencoding": "iso15511",
    "scriptencoding": "iso15924",
}
_NOTES = (
    ("history", "bioghist"),
    ("arrangement", "arrangement"),
    ("access_conditions", "accessrestrict"),
    ("use_conditions", "userestrict"),
    ("custodial_history", "custodhist"),
    ("acquisition", "acqinfo"),
    ("accruals", "accruals"),
    ("related", "relatedmaterial"),
    ("processing", "processinfo"),
)
"""Elements of the finding aid that are notes in paragraphs, with their names in EAD3."""
_NAMES = {
    SpeakerKind.PERSON: "persname",
    SpeakerKind.OFFICIAL: "persname",
    SpeakerKind.ORGANISATION: "corpname",
}

Absolute = Callable[[str], str]
"""A path of the site as an address."""


def finding_aid(held: Collected, absolute: Absolute) -> etree._Element:
    """The whole document."""
    aid = held.collection.aid if held.collection else NOTHING_STATED
    root = etree.Element(f"{_EAD}ead", nsmap={None: NAMESPACE})
    _control(_under(root, "control", **_CONTROL), held, aid, absolute)
    described = _under(root, "archdesc", level="collection")
    _identified(_under(described, "did"), held, aid, absolute)
    scope = _paragraphs(held.collection.description_html if held.collection else "")
    _note(described, "scopecontent", scope)
    for name, called in _NOTES:
        _note(described, called, (getattr(aid, name) or "").split("\n\n"))
    _indexed(described, held)
    listed = _under(described, "dsc", dsctype="combined")
    for source in held.sources:
        _source(listed, source, held.counts.get(source.id, 0), absolute)
    return root


def _control(control: etree._Element, held: Collected, aid: FindingAid, absolute: Absolute) -> None:
    address = absolute(urls.collection(held.key))
    _under(control, "recordid", held.key, instanceurl=address)
    filed = _under(control, "filedesc")
    _under(_under(filed, "titlestmt"), "titleproper", held.title)
    _under(_under(filed, "publicationstmt"), "publisher", ARCHIVE)
    _under(control, "maintenancestatus", value="derived")
    _under(_under(control, "maintenanceagency"), "agencyname", ARCHIVE)
    if aid.language:
        declared = _under(control, "languagedeclaration")
        _language(declared, aid.language)
        _under(declared, "script", scriptcode=_SCRIPTS.get(aid.language[:2], "Latn"))
    if aid.rules:
        _under(_under(control, "conventiondeclaration"), "citation", aid.rules)
    event = _under(_under(control, "maintenancehistory"), "maintenanceevent")
    _under(event, "eventtype", value="derived")
    latest = moment(max(source.added_at for source in held.sources))
    _under(event, "eventdatetime", latest, standarddatetime=latest)
    _under(event, "agenttype", value="machine")
    _under(event, "agent", ARCHIVE)


_SCRIPTS = {"hy": "Armn", "ru": "Cyrl", "uk": "Cyrl", "ka": "Geor", "ar": "Arab", "fa": "Arab"}
"""Of languages that are not written in Latin letters."""


def _identified(did: etree._Element, held: Collected, aid: FindingAid, absolute: Absolute) -> None:
    _under(_under(_under(did, "repository"), "corpname"), "part", ARCHIVE)
    for creator in aid.creator_names:
        _under(_under(_under(did, "origination", label="creator"), "name"), "part", creator)
    _under(did, "unittitle", held.title)
    _under(did, "unitid", aid.reference or held.key)
    if aid.dates:
        _under(did, "unitdate", aid.dates)
    elif held.years:
        _dates(did, *held.years)
    _extent(did, len(held.sources), "sources")
    _extent(did, held.quotes, "quotations")
    if held.languages or aid.languages:
        material = _under(did, "langmaterial")
        for tag in held.languages:
            _language(material, tag)
        if aid.languages:
            _under(_under(material, "descriptivenote"), "p", aid.languages)
    address = absolute(urls.collection(held.key))
    _under(did, "dao", daotype="derived", href=address, linktitle=held.title)


def _dates(did: etree._Element, first: str, last: str) -> None:
    dated = _under(did, "unitdatestructured")
    if first == last:
        _under(dated, "datesingle", first, standarddate=first)
        return
    between = _under(dated, "daterange")
    _under(between, "fromdate", first, standarddate=first)
    _under(between, "todate", last, standarddate=last)


def _extent(did: etree._Element, number: int, unit: str) -> None:
    structured = _under(
        did,
        "physdescstructured",
        coverage="whole",
        physdescstructuredtype="otherphysdescstructuredtype",
        otherphysdescstructuredtype="content",
    )
    _under(structured, "quantity", str(number))
    _under(structured, "unittype", unit)


def _language(parent: etree._Element, tag: str) -> None:
    code = tag.split("-", maxsplit=1)[0].lower()
    if len(code) == 2:
        _under(parent, "language", tag, langcode=code)
    else:
        _under(parent, "language", tag)


def _indexed(described: etree._Element, held: Collected) -> None:
    """Who speaks and what places are named, as far as they have names that are told to machines."""
    named = {(speaker.kind, name) for speaker in held.speakers if (name := name_for_machines(speaker))}
    places = sorted(map(side_by_side, held.places))
    if not named and not places:
        return
    access = _under(described, "controlaccess")
    for kind, name in sorted(named):
        _under(_under(access, _NAMES[kind]), "part", name)
    for name in places:
        _under(_under(access, "geogname"), "part", name)


def _source(listed: etree._Element, source: Source, quotes: int, absolute: Absolute) -> None:
    description = source.description
    did = _under(_under(listed, "c", level="item"), "did")
    if description.publisher:
        _under(
            _under(_under(did, "origination", label="publisher"), "corpname"), "part", description.publisher
        )
    _under(did, "unittitle", description.title)
    _under(did, "unitid", source.id)
    if description.published:
        _dates(did, description.published, description.published)
    _extent(did, quotes, "quotations")
    if description.language:
        _language(_under(did, "langmaterial"), description.language)
    _under(did, "dao", daotype="derived", href=absolute(urls.source(source.id)), linktitle=description.title)


def _note(parent: etree._Element, name: str, paragraphs: Iterable[str]) -> None:
    words = [" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip()]
    if words:
        note = _under(parent, name)
        for paragraph in words:
            _under(note, "p", paragraph)


def _paragraphs(html: str) -> list[str]:
    """The words of sanitised HTML, block by block."""
    blocks = lxml_html.fragments_fromstring(html) if html.strip() else []
    return [block if isinstance(block, str) else block.text_content() for block in blocks]


def _under(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    return element(parent, f"{_EAD}{name}", allowed(text), attributes)
