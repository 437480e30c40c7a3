"""What a TEI header tells of a document: title, publisher, day, language, rights, and who takes part in it.

Abstracts and summaries are somebody's words about it, often a machine's: none of them is read, in whatever
element or attribute they stand.
"""

from dataclasses import dataclass

from lxml import etree

from archive.formats.heads.page_metadata import LONGEST_VALUE, PageMetadata
from archive.formats.reading.hardened_xml import child, children, local, value
from archive.formats.turns.transcript import Participant
from archive.model import TurnRole

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ROLES = {
    "interviewer": TurnRole.INTERVIEWER,
    "interviewee": TurnRole.NARRATOR,
    "narrator": TurnRole.NARRATOR,
    "informant": TurnRole.NARRATOR,
    "respondent": TurnRole.NARRATOR,
    "witness": TurnRole.NARRATOR,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the header says; people by the ids by which the text points at them."""

    said: dict[str, str]
    """Fields of the description, the title among them."""
    day: str | None
    media_url: str | None
    people: dict[str, Participant | str]
    """A participant where the header tells their role, else the name alone."""

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Those whose role is told."""
        return tuple(one for one in self.people.values() if isinstance(one, Participant))

    def name_of(self, reference: str) -> str | None:
        """The name of whom ``who="#id"`` points at; None where the header does not give it."""
        one = self.people.get(reference.lstrip("#"))
        return one.name if isinstance(one, Participant) else one


def read(root: etree._Element) -> Header:
    """The header of a TEI document, or what the root of a corpus's text says in its attributes."""
    said = PageMetadata()
    header = child(root, "teiHeader")
    day = media = None
    if header is not None:
        _describe(header, said)
        day = _day(_found(header, "settingDesc", "setting", "date")) or _day(
            _found(header, "recording", "date")
        )
        media = next(
            (one.get("url") for one in header.iter() if local(one) == "media" and one.get("url")), None
        )
    for name, key in _ATTRIBUTES.items():
        said.propose(name, root.get(key), key)
    text = child(root, "text")
    said.propose("language", root.get(_LANG) or (text.get(_LANG) if text is not None else None), "xml:lang")
    return Header(said=said.values, day=day, media_url=media, people=_people(root))


_ATTRIBUTES = {"title": "title", "author": "author", "published": "dateCreated", "url": "sourceURL"}
"""Field → attribute of a corpus's root element."""


def _describe(header: etree._Element, said: PageMetadata) -> None:
    said.propose("title", _words(_found(header, "titleStmt", "title")), "titleStmt")
    said.propose("author", _words(_found(header, "titleStmt", "author")), "titleStmt")
    for name in ("publisher", "authority", "distributor"):
        said.propose("publisher", _words(_found(header, "publicationStmt", name)), name)
    said.propose("published", _day(_found(header, "publicationStmt", "date")), "publicationStmt")
    language = _found(header, "langUsage", "language")
    said.propose("language", language.get("ident") if language is not None else None, "langUsage")
    for number in (one for one in header.iter() if local(one) == "idno"):
        said.propose("url", _words(number), "idno")
    rights = _words(_found(header, "publicationStmt", "availability"))
    if rights and len(rights) <= LONGEST_VALUE:
        said.values["rights"] = rights


def _found(header: etree._Element, first: str, *path: str) -> etree._Element | None:
    for element in header.iter():
        if local(element) == first:
            return child(element, *path)
    return None


def _words(element: etree._Element | None) -> str | None:
    return value(element) if element is not None else None


def _day(element: etree._Element | None) -> str | None:
    if element is None:
        return None
    return element.get("when") or element.get("when-iso") or value(element)


def _people(root: etree._Element) -> dict[str, Participant | str]:
    people: dict[str, Participant | str] = {}
    for element in root.iter():
        key = element.get(_ID)
        if key and local(element) in ("person", "personGrp", "participant"):
            name = next((" ".join(_name(one).split()) for one in _names(element)), "")
            role = _ROLES.get((element.get("role") or "").strip().lower())
            if name and role is not None:
                people[key] = Participant(name=name, role=role)
            elif name:
                people[key] = name
    return people


def _names(person: etree._Element) -> list[etree._Element]:
    return [*children(person, "persName"), *children(person, "name")]


def _name(element: etree._Element) -> str:
    """Forename before surname, with a space between: the header may have them on lines of their own."""
    parts = [value(one) or "" for one in element]
    return (
        " ".join(part for part in parts if part)
        if parts and not (element.text or "").strip()
        else value(element) or ""
    )
