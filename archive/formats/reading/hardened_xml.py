"""XML from strangers: no entity is expanded, nothing is fetched, no huge tree is built."""

from lxml import etree

from archive.errors import UnreadableFile
from archive.formats.reading import signatures
from archive.formats.reading.text import MAX_BYTES, too_large

_HARDENED = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
}
_HEAD = 65_536
"""Bytes in which the root element begins; what stands before it is comments and instructions."""
_STEP = 1_024
_REMEDY = "Export the file again, or correct it where the message points."


def parse(original: bytes, where: str) -> etree._Element:
    """The root element. Raises UnreadableFile, which names the line; a document type is refused."""
    if not original.strip():
        raise UnreadableFile("the file is empty", where=where, remedy="Check the file.")
    if len(original) > MAX_BYTES:
        raise too_large(len(original), where)
    signatures.refuse_any(original, where)
    parser = etree.XMLParser(**_HARDENED, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(original, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None)
        raise UnreadableFile(
            f"this is no well-formed XML ({_told(error)})",
            where=f"{where}:{line}" if line else where,
            remedy=_REMEDY,
        ) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        # A name of a document type alone does no harm, and old TEI has one.
        raise UnreadableFile(
            "this XML declares entities of its own", where=where, remedy="Take them out of the DOCTYPE."
        )
    return root


def root_of(original: bytes) -> str:
    """The name of the root element, ``{namespace}name``; empty where these bytes begin no XML."""
    parser = etree.XMLPullParser(events=("start",), **_HARDENED)
    try:
        for start in range(0, min(len(original), _HEAD), _STEP):
            parser.feed(original[start : start + _STEP])
            for _, element in parser.read_events():
                return str(element.tag)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return ""
    return ""


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(element).localname)


def child(element: etree._Element, *path: str) -> etree._Element | None:
    """The first descendant along these names, whatever their namespace; None where there is none."""
    found: etree._Element | None = element
    for name in path:
        found = next((one for one in found if local(one) == name), None) if found is not None else None
    return found


def children(element: etree._Element, name: str) -> list[etree._Element]:
    """The children of this name, whatever their namespace."""
    return [one for one in element if local(one) == name]


def text(element: etree._Element | None) -> str:
    """All words within an element; none where there is no element."""
    return "".join(element.itertext()) if element is not None else ""


def value(element: etree._Element, *path: str) -> str | None:
    """The words of a descendant on one line; None where there are none."""
    return " ".join(text(child(element, *path)).split()) or None


def _told(error: Exception) -> str:
    message = getattr(error, "msg", None) or str(error)
    return str(message).partition(", line")[0]
