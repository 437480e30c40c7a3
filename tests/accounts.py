"""Invented accounts to put into a record: nobody in them exists and nobody said any of it."""

from pathlib import Path
from typing import Any, TypedDict

from archive.errors import UnknownId
from archive.model import (
    AccessStatus,
    Attribution,
    Certainty,
    Description,
    Document,
    Evidence,
    Form,
    Kind,
    Name,
    Place,
    PlaceRole,
    Proposal,
    SourceKind,
    Span,
    SpeakerKind,
    Tag,
    TagField,
)
from archive.record.store import Added, Record

TEXT = (
    "“We left by the back road,” said Invented Narrator, 61, in Upper Sample. “Nobody looked round.” "
    "The Ministry of Samples said it was “a calm day”. The so-called “Sample Line” was closed."
)
WHO = "Test Archivist"


class Signature(TypedDict):
    """Who changes something, and why."""

    who: str
    why: str


PLACES = {
    "test:upper-sample": Place(
        id="",
        slug="",
        key="test:upper-sample",
        names=(Name(form="Upper Sample", language="en"), Name(form="Վերին Նմուշ", language="hy")),
        latitude=1.5,
        longitude=2.5,
        broader_key="test:sampleland",
        country=None,
    ),
    "test:sampleland": Place(
        id="",
        slug="",
        key="test:sampleland",
        names=(Name(form="Sampleland", language="en"),),
        latitude=None,
        longitude=None,
        broader_key=None,
        country="XX",
    ),
}


class Atlas:
    """A gazetteer of two places that do not exist."""

    def place(self, key: str) -> Place:
        if key not in PLACES:
            raise UnknownId("no such place", where=key)
        return PLACES[key]


ATLAS = Atlas()


def new_record(folder: Path) -> Record:
    return Record.create(f"sqlite:///{folder / 'archive.db'}", folder / "originals")


def document(text: str = TEXT, **described: Any) -> Document:
    described = {"title": "An invented article", "publisher": "Sample Gazette", "language": "en"} | described
    return Document(
        text=text,
        metadata=Description(**described),
        original=text.encode(),
        original_name="invented.txt",
        media_type="text/plain",
    )


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def evidence(words: str, text: str = TEXT) -> Evidence:
    return Evidence(spans=(span(words, text),), certainty=Certainty.STATED, method="test.rule@1")


def proposals() -> tuple[Proposal, ...]:
    """Of TEXT: one testimony in two parts, one statement's fragment, one phrase; not in order."""
    narrator = Attribution(
        name="Invented Narrator",
        mention=span("Invented Narrator"),
        evidence=evidence("said Invented Narrator"),
    )
    ministry = Attribution(
        name="Ministry of Samples",
        mention=span("Ministry of Samples"),
        evidence=evidence("The Ministry of Samples said"),
        speaker_kind=SpeakerKind.ORGANISATION,
    )
    tags = (
        Tag(field=TagField.AGE, value="61", evidence=evidence("61")),
        Tag(
            field=TagField.PLACE,
            value="Upper Sample",
            evidence=evidence("in Upper Sample"),
            place_role=PlaceRole.SPOKE_AT,
            place_key="test:upper-sample",
        ),
    )
    testimony = Proposal(
        parts=(span("We left by the back road,"), span("Nobody looked round.")),
        form=Form.FULL,
        kind=Kind.TESTIMONY,
        attribution=narrator,
        tags=tags,
    )
    fragment = Proposal(
        parts=(span("a calm day"),), form=Form.FRAGMENT, kind=Kind.STATEMENT, attribution=ministry
    )
    phrase = Proposal(parts=(span("Sample Line"),), form=Form.PHRASE, kind=Kind.STATEMENT, attribution=None)
    return (phrase, fragment, testimony)


def put_in(record: Record, number: int = 1, **described: Any) -> Added:
    """The invented account, told apart from others by a last line, taken into the record."""
    return record.add(
        document(f"{TEXT}\n{number}", **described), proposals(), ATLAS, who=WHO, why="added for a test"
    )


def put_in_public(record: Record, number: int = 1, **described: Any) -> Added:
    return put_in(
        record, number, access=AccessStatus.OPEN, accepted_by=WHO, kind=SourceKind.NEWS, **described
    )
