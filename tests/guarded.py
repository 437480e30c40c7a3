"""An archive full of things that must not be told, each marked by a word that stands nowhere else.

Everybody and everything in it is invented. What a viewer may never be told is found by its mark.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from archive.accounts.roles import Role
from archive.decisions import set_access
from archive.description.essays import Essay
from archive.description.featured import Featured
from archive.model import (
    Access,
    AccessStatus,
    Agreement,
    Attribution,
    Basis,
    Certainty,
    Description,
    Document,
    Evidence,
    Form,
    IdentityMode,
    Kind,
    PlaceRole,
    Proposal,
    Quote,
    Redaction,
    Review,
    Sign,
    SourceKind,
    Span,
    Tag,
    TagField,
)
from archive.places.gazetteer import Gazetteer
from archive.record.store import Record
from archive.relations import Related, RelationKind
from index.upkeep.sync import PublicIndex
from web.settings import Settings

WHO = "Test Archivist"
TOMORROW = (datetime.now(UTC).date() + timedelta(days=2)).isoformat()

ARTICLE = """The bus came at noon, Pseudira Zorbmask had written on a card.

“The plainzorb road was open,” said Nona Fictive, who waited with Pseudira Zorbmask.

“A restrizorb evening,” said Restrina Zorbfew, who had come alone from Meghri.

“An embarzorb morning,” said Datina Zorbdate, who carried a lamp.

“An undazorb night,” said Undatina Zorbnever, who carried a kettle.

“A closezorb door,” said Closina Zorbshut, who carried nothing.

“A withdrazorb letter,” said Withdrina Zorbgone, who carried a letter.

“A rejezorb remark,” said Rejectina Zorbwrong, who stood aside.

“A propozorb thought,” said Propina Zorbwait, who stood aside too.

“We carried the bread together,” said Pseudira Zorbmask, a baker. “Nobody asked Zorbmask for papers.”

“The lamp was mine,” said Minorka Zorbkid, 11, a schoolgirl.

“We slept in the hall,” said Unnamira Zorbhid, a nurse from Goris.

“I taught in the school,” said Initiala Zorblet, a teacher.

“We turned at the redazorb bridge before dawn,” said Redana Fictive, a driver from Redazorb Bridge.
"""
PLAIN = "“We came from {mark},” said {name}, a farmer.\n"
STATEMENT = (
    "“I signed every page of it,” said Signatina Zorbsign, a clerk. “The stampzorb was on my desk.” "
    "Signatina Zorbsign waited, with Carpetina Zorbsign's papers.\n"
)


@dataclass(frozen=True, slots=True)
class Marks:
    """Which marks a viewer may not be told."""

    nobody: frozenset[str]
    """What was withdrawn: told to nobody at all."""
    public: frozenset[str]
    """Told to archivists."""
    restricted: frozenset[str]
    """Told to archivists and readers of restricted material."""

    def hidden_from(self, role: Role | None) -> frozenset[str]:
        """The marks that somebody of this role may not find."""
        match role:
            case None:
                return self.nobody | self.public | self.restricted
            case Role.READER:
                return self.nobody | self.public
            case _:
                return self.nobody


MARKS = Marks(
    nobody=frozenset({"withdrazorb", "sourcezorb", "sourcetitlezorb"}),
    public=frozenset(
        {
            *("embarzorb", "zorbdate", "undazorb", "zorbnever", "closezorb", "zorbshut", "rejezorb"),
            *("zorbwrong", "propozorb", "zorbwait", "pseudira", "zorbmask", "zorbkid", "minorka"),
            *("unnamira", "zorbhid", "zorblet", "initiala", "redazorb", "signatina", "stampzorb"),
            *("sourcenymzorb", "closednymzorb", "embargonymzorb"),
            *("closedzorb", "embargozorb", "paperzorb", "partyzorb", "whyzorb", "filezorb"),
        }
    ),
    restricted=frozenset({"restrizorb", "zorbfew", "fewzorb", "fewnymzorb", "meghri"}),
)
SHOWN = ("plainzorb", "Pseudonella", "[name withheld]", "[place withheld]")
"""What the public must be told: a test that finds nothing hidden must find these."""


def build(home: Path) -> Settings:
    """Make the archive and its index in an empty folder."""
    settings = Settings(home=home)
    record = Record.create(settings.effective_database_url, settings.originals_directory)
    try:
        _fill(record)
        index = PublicIndex(settings.index_directory, record)
        index.rebuild()
        index.close()
    finally:
        record.close()
    return settings


def _fill(record: Record) -> None:
    article = _add(
        record,
        ARTICLE,
        title="Pseudira Zorbmask and the road",
        url="https://gazette.example/pseudira-zorbmask",
        note="Told by *Pseudira* Zorbmask.",
        topics=("journey",),
        collection="guarded",
    )
    _add(record, STATEMENT, title="A statement by Signatina Zorbsign", kind=SourceKind.STATEMENT)
    whole = {
        "sourcezorb": Access(status=AccessStatus.WITHDRAWN, reason="safety"),
        "fewzorb": Access(status=AccessStatus.RESTRICTED),
        "closedzorb": Access(status=AccessStatus.CLOSED),
        "embargozorb": Access(status=AccessStatus.EMBARGOED, until=TOMORROW),
    }
    for mark, access in whole.items():
        name = f"{mark.removesuffix('zorb').capitalize()}nymzorb Person"
        source_id = _add(
            record,
            PLAIN.format(mark=mark, name=name),
            title=f"A {mark.removesuffix('zorb')}titlezorb account",
        )
        _set(record, source_id, access)
    _decide_quotes(record, article)
    _decide_names(record)
    _redact(record, article, ("redazorb bridge", "Redazorb Bridge"), Sign.PLACE)
    statement = next(s.id for s in record.sources() if s.description.kind is SourceKind.STATEMENT)
    _redact(record, statement, ("The stampzorb was on my desk.",), Sign.DETAIL)
    agreement = Agreement(
        id="",
        basis=Basis.INTERVIEW,
        date="2024-05-06",
        party="partyzorb",
        restrictions="none",
        paper="paperzorb",
    )
    record.agree((article,), agreement, who=WHO, why="whyzorb")
    record.note_content(article, ("violence",), who=WHO, why="whyzorb")
    _surround(record, statement)


def _surround(record: Record, statement: str) -> None:
    """What leads to hidden things from elsewhere: an essay, a choice, relations, a version taken in again."""
    named = [quote_of(record, words).id for words in ("plainzorb", "withdrazorb", "restrizorb", "undazorb")]
    embedded = "\n\n".join(f"{{{{quote {quote_id}}}}}" for quote_id in named)
    essay = Essay(
        id="",
        slug="an-essay",
        title="An essay",
        author=WHO,
        written="2024",
        language="en",
        collection=None,
        text=f"Before.\n\n{embedded}\n\nAfter.",
        html="",
        is_public=True,
    )
    record.write_essay(essay, who=WHO, why="whyzorb")
    chosen = [Featured(quote_id=quote_id, reason="whyzorb") for quote_id in reversed(named)]
    record.feature("", chosen, who=WHO, why="whyzorb")
    for other in record.sources():
        if other.id != statement:
            kind = RelationKind.SAME_INTERVIEW
            record.relate(
                Related.SOURCE, kind, statement, other.id, evidence="both say so", who=WHO, why="whyzorb"
            )
    again = f"Taken in again.\n\n{STATEMENT}\nThe stampzorb stood there, and Signatina Zorbsign."
    document = Document(
        text=again,
        metadata=Description(title="Taken in again", kind=SourceKind.STATEMENT),
        original=again.encode(),
        original_name="filezorb-again.txt",
        media_type="text/plain",
    )
    record.renew(statement, document, who=WHO, why="whyzorb")
    withdrawn = next(one for one in record.sources() if one.access.status is AccessStatus.WITHDRAWN)
    once_more = replace(document, text=f"{again}\nOnce more.", original=f"{again}\nOnce more.".encode())
    record.renew(withdrawn.id, once_more, who=WHO, why="whyzorb")
    _set(record, record.quotes_of_source(withdrawn.id)[0].id, Access(status=AccessStatus.EMBARGOED))


def _decide_quotes(record: Record, article: str) -> None:
    statuses = {
        "restrizorb": Access(status=AccessStatus.RESTRICTED),
        "embarzorb": Access(status=AccessStatus.EMBARGOED, until=TOMORROW),
        "undazorb": Access(status=AccessStatus.EMBARGOED),
        "closezorb": Access(status=AccessStatus.CLOSED),
        "withdrazorb": Access(status=AccessStatus.WITHDRAWN, reason="speaker-request"),
    }
    for mark, access in statuses.items():
        _set(record, quote_of(record, mark).id, access)
    record.decide(quote_of(record, "rejezorb").id, review=Review.REJECTED, who=WHO, why="whyzorb")
    record.decide(quote_of(record, "propozorb").id, review=Review.PROPOSED, who=WHO, why="whyzorb")


def _decide_names(record: Record) -> None:
    for beginning, mode, shown in (
        ("Pseudira", IdentityMode.PSEUDONYM, "Pseudonella"),
        ("Unnamira", IdentityMode.UNNAMED, "a nurse"),
        ("Initiala", IdentityMode.INITIAL, None),
        ("Signatina", IdentityMode.UNNAMED, None),
    ):
        speaker = next(s for s in record.speakers().values() if s.label.startswith(beginning))
        record.identify(speaker.id, mode, shown, who=WHO, why="whyzorb")


def _redact(record: Record, source_id: str, stretches: tuple[str, ...], sign: Sign) -> None:
    (version,) = record.versions(source_id)
    starts = {words: version.text.index(words) for words in stretches}
    redactions = [Redaction(Span(start, start + len(words)), sign) for words, start in starts.items()]
    record.redact(version.id, redactions, who=WHO, why="whyzorb")


def _set(record: Record, record_id: str, access: Access) -> None:
    set_access(record, record_id, access, who=WHO, why="whyzorb")


UNNAMED = IdentityMode.UNNAMED


def set_status(record: Record, record_id: str, status: str, reason: str | None = None) -> None:
    """Decide who may see something."""
    _set(record, record_id, Access(status=AccessStatus(status), reason=reason))


def quote_of(record: Record, words: str) -> Quote:
    """The quote that holds these words."""
    quotes = (quote for source in record.sources() for quote in record.quotes_of_source(source.id))
    return next(quote for quote in quotes if any(words in part for part in quote.exact))


def _add(record: Record, text: str, *, title: str, **described: object) -> str:
    description = Description(
        title=title,
        publisher="Sample Gazette",
        published="2024-05-06",
        language="en",
        access=AccessStatus.OPEN,
        accepted_by=WHO,
    )
    document = Document(
        text=text,
        metadata=replace(description, **described),  # type: ignore[arg-type]
        original=text.encode(),
        original_name="filezorb.txt",
        media_type="text/plain",
        stated=frozenset({"accepted_by"}),
    )
    return record.add(document, list(_proposals(text)), Gazetteer.load(), who=WHO, why="whyzorb").source_id


def _proposals(text: str) -> list[Proposal]:
    """A testimony for each “…,” said NAME; words that follow in the same paragraph belong to it."""
    found = []
    start = 0
    while (start := text.find("“", start)) >= 0:
        paragraph = text[: text.find("\n", start)]
        first = Span(start + 1, text.index("”", start))
        name_at = text.index("said ", first.end) + len("said ")
        name = " ".join(text[name_at:].split()[:2]).strip(".,")
        more = text.find("“", first.end, len(paragraph))
        parts = (first, Span(more + 1, text.index("”", more))) if more >= 0 else (first,)
        found.append(_proposal(text, parts, name, name_at, len(paragraph)))
        start = len(paragraph)
    return found


def _proposal(text: str, parts: tuple[Span, ...], name: str, name_at: int, end: int) -> Proposal:
    mention = Span(name_at, name_at + len(name))
    tags = []
    for words, field, value in (
        ("11", TagField.AGE, "11"),
        ("11", TagField.MINOR, "under 18"),
        ("driver from Redazorb Bridge", TagField.ROLE, "driver from Redazorb Bridge"),
        ("nurse", TagField.ROLE, "nurse"),
        ("Goris", TagField.PLACE, "Goris"),
        ("Meghri", TagField.PLACE, "Meghri"),
    ):
        at = text.find(words, name_at, end)
        if at >= 0:
            key = next(iter(Gazetteer.load().at(value))).key if field is TagField.PLACE else None
            evidence = _evidence(Span(at, at + len(words)))
            role = PlaceRole.FROM if key else None
            tags.append(Tag(field=field, value=value, evidence=evidence, place_key=key, place_role=role))
    return Proposal(
        parts=parts,
        form=Form.FULL,
        kind=Kind.TESTIMONY,
        attribution=Attribution(name=name, mention=mention, evidence=_evidence(mention)),
        tags=tuple(tags),
    )


def _evidence(span: Span) -> Evidence:
    return Evidence(spans=(span,), certainty=Certainty.STATED, method="invented.rule@1")
