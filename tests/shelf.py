"""A small archive for the site's tests. Every person, paper and event in it is invented."""

from pathlib import Path
from typing import Any

from archive.model import (
    AccessStatus,
    Attribution,
    Certainty,
    Description,
    Document,
    Evidence,
    Form,
    Kind,
    PlaceRole,
    Proposal,
    Span,
    SpeakerKind,
    Tag,
    TagField,
)
from archive.places.gazetteer import Gazetteer
from archive.record.store import Record
from index.upkeep.sync import PublicIndex
from web.settings import Settings

WHO = "Test Archivist"

VALLEY = (
    "The bus from the valley came at noon. “We took the photographs and the keys,” Nona Fictive, a 70-year-old "
    "baker from Stepanakert, told the Sample Gazette in Goris. “Nothing else went into the bags.”\n"
    "“I would still set the bread at four,” she said.\n"
    "“My brother stayed,” said Secret Personage, who walked behind her.\n"
    "The mayor spoke of a “brief pause”. “The office of the region will pay for every seat,” said Otto Official, "
    "a spokesman, relaying the governor.\n"
    "Secret Personage had packed before dawn.\n"
)
RIVER = (
    "Nona Fictive was asked the same at the river.\n\n"
    "“They counted us twice at the bridge,” she said,\nand sat down.\n\n"
    "“غادرنا البيت عند الفجر” said a man <b>with a cart</b>.\n"
)
SEALED = "“Nobody may read the sealed sentence,” said Hidden Oneperson in Martuni.\n"
WAITING = "“This still waits for an archivist,” said Waiting Oneperson in Hadrut.\n"


def build(home: Path) -> Settings:
    """Make the archive and its index in an empty folder."""
    settings = Settings(home=home)
    record = Record.create(settings.effective_database_url, settings.originals_directory)
    try:
        for text, description, proposals, is_excerpt in _accounts():
            document = Document(
                text=text,
                metadata=description,
                original=text.encode(),
                original_name="secret-name-of-a-file.txt",
                media_type="text/plain",
                is_excerpt=is_excerpt,
            )
            record.add(document, proposals, Gazetteer.load(), who=WHO, why="for the tests")
        index = PublicIndex(settings.index_directory, record)
        index.rebuild()
        index.close()
    finally:
        record.close()
    return settings


def _accounts() -> list[tuple[str, Description, list[Proposal], bool]]:
    news = {"access": AccessStatus.OPEN, "accepted_by": WHO, "language": "en"}
    return [
        (VALLEY, _described("Leaving <the> valley", published="2024-05-06", **news), _valley(), False),
        (
            RIVER,
            _described("At the river", published="2024-05", published_note="Inferred from the page.", **news),
            _river(),
            True,
        ),
        (
            SEALED,
            _described("A sealed account", accepted_by=WHO),
            _one(SEALED, "Hidden Oneperson", "Martuni"),
            False,
        ),
        (
            WAITING,
            _described("A waiting account", access=AccessStatus.OPEN),
            _one(WAITING, "Waiting Oneperson", "Hadrut"),
            False,
        ),
    ]


def _described(title: str, **fields: Any) -> Description:
    return Description(
        title=title, publisher="Sample Gazette", url="https://gazette.example/article", **fields
    )


def _valley() -> list[Proposal]:
    def at(words: str) -> Span:
        return _span(VALLEY, words)

    nona = _named(VALLEY, "Nona Fictive", "Nona Fictive, a 70-year-old baker from Stepanakert, told")
    tags = (
        _tag(VALLEY, TagField.AGE, "70", "70-year-old"),
        _tag(VALLEY, TagField.ROLE, "baker", "baker"),
        _tag(VALLEY, TagField.SAID_TO, "Sample Gazette", "told the Sample Gazette"),
        _place(VALLEY, PlaceRole.FROM, "Stepanakert", "from Stepanakert"),
        _place(VALLEY, PlaceRole.SPOKE_AT, "Goris", "in Goris"),
    )
    later = _named(VALLEY, "Nona Fictive", "she said", Certainty.INFERRED)
    official = _named(VALLEY, "Otto Official", "said Otto Official", kind=SpeakerKind.OFFICIAL)
    second = (
        _tag(VALLEY, TagField.ROLE, "spokesman", "a spokesman"),
        _tag(VALLEY, TagField.QUOTING, "the governor", "relaying the governor", Certainty.UNCERTAIN),
    )
    statement = {"kind": Kind.STATEMENT, "attribution": official}
    return [
        _quote(
            at("We took the photographs and the keys,"), at("Nothing else went into the bags."), nona, tags
        ),
        _quote(at("I would still set the bread at four,"), later),
        _quote(at("My brother stayed,"), _named(VALLEY, "Secret Personage", "said Secret Personage")),
        Proposal(parts=(at("brief pause"),), form=Form.FRAGMENT, **statement),  # type: ignore[arg-type]
        Proposal(
            parts=(at("The office of the region will pay for every seat,"),),
            form=Form.FULL,
            tags=second,
            **statement,  # type: ignore[arg-type]
        ),
    ]


def _river() -> list[Proposal]:
    cart = _named(RIVER, "a man with a cart", "said a man", named=False)
    return [
        _quote(
            _span(RIVER, "They counted us twice at the bridge,"), _named(RIVER, "Nona Fictive", "she said")
        ),
        _quote(_span(RIVER, "غادرنا البيت عند الفجر"), cart),
    ]


def _one(text: str, name: str, place: str) -> list[Proposal]:
    words = text[1 : text.index(",")]
    tags = (_place(text, PlaceRole.SPOKE_AT, place, f"in {place}"),)
    return [_quote(_span(text, words), _named(text, name, f"said {name}"), tags)]


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _evidence(text: str, words: str, certainty: Certainty = Certainty.STATED) -> Evidence:
    return Evidence(spans=(_span(text, words),), certainty=certainty, method="invented.rule@1")


def _named(
    text: str,
    name: str,
    words: str,
    certainty: Certainty = Certainty.STATED,
    *,
    kind: SpeakerKind = SpeakerKind.PERSON,
    named: bool = True,
) -> Attribution:
    evidence = _evidence(text, words, certainty)
    return Attribution(
        name=name, mention=evidence.spans[0], evidence=evidence, speaker_kind=kind, named=named
    )


def _tag(text: str, field: TagField, value: str, words: str, certainty: Certainty = Certainty.STATED) -> Tag:
    return Tag(field=field, value=value, evidence=_evidence(text, words, certainty))


def _place(text: str, role: PlaceRole, name: str, words: str) -> Tag:
    key = next(iter(Gazetteer.load().at(name))).key
    return Tag(
        field=TagField.PLACE, value=name, evidence=_evidence(text, words), place_role=role, place_key=key
    )


def _quote(*pieces: Span | Attribution | tuple[Tag, ...]) -> Proposal:
    """A testimony: its parts, its attribution, its tags, in this order."""
    return Proposal(
        parts=tuple(piece for piece in pieces if isinstance(piece, Span)),
        form=Form.FULL,
        kind=Kind.TESTIMONY,
        attribution=next(piece for piece in pieces if isinstance(piece, Attribution)),
        tags=next((piece for piece in pieces if isinstance(piece, tuple)), ()),
    )
