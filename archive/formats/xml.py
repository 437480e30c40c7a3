"""XML that may come from anywhere: no entity is expanded, nothing is fetched, what is too deep is refused.

Files with a document type that declares entities are refused whole: no transcript needs one, and they are how
a small file is made to unfold into gigabytes.
"""

from lxml import etree

from archive.errors import UnreadableFile
from archive.formats import signatures

_REMEDY = (
    "Export it again from the program that made it, or copy its text into a UTF-8 .txt file and add that."
)


def parse(original: bytes, where: str) -> etree._Element:
    """The root of the document, without comments. Raises UnreadableFile, with the line where there is one."""
    if not original.strip():
        raise UnreadableFile("the file is empty", where=where, remedy="Check the file.")
    signatures.refuse_any(original, where)
    parser = etree.XMLParser(**_HARDENED, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(original, parser)
    except etree.XMLSyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        what = f"this is no well-formed XML ({_without_place(error.msg)})"
        raise UnreadableFile(what, where=f"{where}{line}", remedy=_REMEDY) from error
    except (ValueError, LookupError) as error:
        raise UnreadableFile("this XML can't be read", where=where, remedy=_REMEDY) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise UnreadableFile("this XML declares entities of its own", where=where, remedy=_REMEDY)
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


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


_HEAD = 65_536
_STEP = 1_024
_HARDENED = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
}


def _without_place(message: str | None) -> str:
    return (message or "it breaks off").split(", line ")[0]
