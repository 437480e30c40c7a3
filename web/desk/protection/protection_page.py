"""What the desk shows of the access of one source, quote or speaker, and of what protects people in it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from archive.access import Decision, Viewer, may_see, may_see_source
from archive.description.content_notes import content_notes
from archive.errors import UnknownId
from archive.model import (
    Access,
    AccessStatus,
    Agreement,
    Quote,
    Source,
    SourceVersion,
    Speaker,
)
from archive.record.store import Record
from archive.withholding.public_names import public_label
from web import desk_addresses as addresses
from web.desk.description_form import Option
from web.desk.protection.elsewhere import Elsewhere, Onward, elsewhere
from web.desk.protection.told_titles import NOTHING_TOLD, ToldTitle, source_of, told_title, under_review
from web.desk.terms import (
    BASES,
    DENIALS,
    EXTENTS,
    IDENTITIES,
    SIGNS,
    STATUSES,
    WITHDRAWALS,
    options,
    withdrawn_for,
)
from web.reading.passages import LEFT_OUT
from web.reading.reading_room import ReadingRoom
from web.reading.withholding import withdrawn_from

WITHDRAWN = "Withdrawn: its words are shown to nobody, here neither."


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that was decided, in words."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionPage:
    """What ``desk/access.html`` shows."""

    title: str
    noun: str
    """``source``, ``quote``, ``speaker`` or ``version``: what can be decided differs."""
    record_id: str
    words: tuple[str, ...]
    rows: tuple[Row, ...]
    onward: tuple[Onward, ...]
    expected: int
    """The newest revision the page shows."""
    may_decide: bool
    elsewhere: tuple[Elsewhere, ...] = ()
    """Where the same words are public besides."""
    title_told: ToldTitle = NOTHING_TOLD
    statuses: tuple[Option, ...] = options(STATUSES)
    reasons: tuple[Option, ...] = options(WITHDRAWALS)
    modes: tuple[Option, ...] = options(IDENTITIES)
    bases: tuple[Option, ...] = options(BASES)
    extents: tuple[Option, ...] = options(EXTENTS)
    signs: tuple[Option, ...] = options(SIGNS)
    notes: tuple[tuple[str, str], ...] = ()
    """Key and label of every content note."""
    noted: tuple[str, ...] = ()
    """The keys of those that are set."""
    redacted: tuple[str, ...] = ()
    """The words of a version that are left out."""
    now: Mapping[str, str]
    """What each field of the forms holds now."""
    problem: str = ""
    """Why what was sent could not be decided."""
    wrong: Mapping[str, str] = field(default_factory=dict)
    """What is wrong with a field of what was sent, by its name."""


def protection_page(
    record: Record, room: ReadingRoom, record_id: str, today: date, *, may_decide: bool, gone: str = ""
) -> ProtectionPage:
    """The state of the record with this id; ``room``: what the public may see. Raises UnknownId.

    gone: what the decision before took out of its source's title and note (``told_titles.taken_out``).
    """
    names = [f"{noun}:{record_id}" for noun in ("source", "quote", "speaker", "version")]
    subject = next((one for one in record.named(names).values() if not isinstance(one, Exception)), None)
    if not isinstance(subject, Source | Quote | Speaker | SourceVersion):
        raise UnknownId("no source, quote, speaker or version has this id", where=record_id)
    told = _TELLERS[type(subject)](record, subject, today)
    noun = "version" if isinstance(subject, SourceVersion) else type(subject).__name__.lower()
    return ProtectionPage(
        title=f"Access of a {noun}",
        noun=noun,
        record_id=record_id,
        words=told.words,
        rows=told.rows,
        onward=told.onward,
        expected=max((0, *record.newest_revisions(_decided(subject, noun)).values())),
        may_decide=may_decide,
        notes=tuple((key, note.label()) for key, note in content_notes().items()),
        noted=subject.content_notes if isinstance(subject, Source | Quote) else (),
        redacted=tuple(_redacted(record, subject)) if isinstance(subject, SourceVersion) else (),
        now=_now(record, subject),
        elsewhere=elsewhere(record, room, subject) if isinstance(subject, Source | Quote) else (),
        title_told=_title_told(record, subject, gone),
    )


def _title_told(record: Record, subject: Source | Quote | Speaker | SourceVersion, gone: str) -> ToldTitle:
    source = None if isinstance(subject, Speaker) else source_of(record, subject.id)
    if source is None or isinstance(subject, Speaker):
        return NOTHING_TOLD
    return told_title(record, subject, source, gone)


def _decided(subject: Source | Quote | Speaker | SourceVersion, noun: str) -> tuple[str, ...]:
    """The records that the forms of a page change: with a source, its agreement."""
    agreed = subject.agreement_id if isinstance(subject, Source) else None
    return (f"{noun}:{subject.id}", *((f"agreement:{agreed}",) if agreed else ()))


def _now(record: Record, subject: Source | Quote | Speaker | SourceVersion) -> dict[str, str]:
    """The fields of the forms as they were decided; without those that nobody decided."""
    held: dict[str, str | None] = {}
    if isinstance(subject, Source | Quote):
        access = subject.access
        held |= {"status": access.status.value, "until": access.until, "reason": access.reason}
    if isinstance(subject, Source) and subject.agreement_id:
        agreement = record.agreement(subject.agreement_id)
        held |= {"basis": agreement.basis.value, "extent": agreement.extent} if agreement else {}
        told = ("date", "party", "restrictions", "paper")
        held |= {name: getattr(agreement, name) for name in told} if agreement else {}
    if isinstance(subject, Speaker):
        held |= {"mode": subject.identity and subject.identity.value, "shown": subject.public_name}
    return {name: value for name, value in held.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    words: tuple[str, ...]
    rows: tuple[Row, ...]
    onward: tuple[Onward, ...]


def _of_source(record: Record, source: Source, today: date) -> _Told:
    is_withdrawn = source.access.status is AccessStatus.WITHDRAWN
    agreement = record.agreement(source.agreement_id) if source.agreement_id else None
    seen = may_see_source(source, Viewer.PUBLIC, today)
    return _Told(
        words=(WITHDRAWN if is_withdrawn else source.description.title,),
        rows=(
            Row(label="Access", value=_access(source.access)),
            Row(label="The public may be told of it", value=_seen(seen).replace("its source", "it")),
            *_agreement(agreement),
        ),
        onward=(
            *under_review(source),
            *(
                Onward(text=f"Redactions of version {one.number}", href=addresses.access(one.id))
                for one in (() if is_withdrawn else record.versions(source.id))
            ),
        ),
    )


def _of_quote(record: Record, quote: Quote, today: date) -> _Told:
    source = record.source(quote.source_id)
    if source is None:
        raise UnknownId("its source can't be read", where=f"quote:{quote.id}", remedy="Run testimony verify.")
    seen = may_see(quote, source, Viewer.PUBLIC, today)
    is_withdrawn = AccessStatus.WITHDRAWN in (quote.access.status, source.access.status)
    access_of_source = Onward(text="Access of its source", href=addresses.access(source.id))
    onward = [*under_review(source, quote.id), access_of_source]
    if quote.speaker_id:
        onward.append(
            Onward(text="By what name the speaker is known", href=addresses.access(quote.speaker_id))
        )
    return _Told(
        words=(WITHDRAWN,) if is_withdrawn else quote.exact,
        rows=(
            Row(label="Review", value=quote.review.value),
            Row(label="Access of the quote", value=_access(quote.access)),
            Row(label="Access of its source", value=_access(source.access)),
            Row(label="The public sees it", value=_seen(seen)),
        ),
        onward=tuple(onward),
    )


def _of_speaker(_: Record, speaker: Speaker, __: date) -> _Told:
    decided = IDENTITIES[speaker.identity] if speaker.identity else "nobody decided"
    rows = [
        Row(label="Known to the public as", value=public_label(speaker)),
        Row(label="Decided", value=decided),
    ]
    if speaker.is_minor:
        rows.append(Row(label="Age", value="is, or may be, under age: by an initial until somebody decides"))
    return _Told(words=tuple(name.form for name in speaker.names), rows=tuple(rows), onward=())


def _of_version(record: Record, version: SourceVersion, _: date) -> _Told:
    source = record.source(version.source_id)
    if source is None or source.access.status is AccessStatus.WITHDRAWN:
        raise UnknownId("its source is withdrawn or can't be read", where=f"version:{version.id}")
    count = len(version.redactions)
    return _Told(
        words=(source.description.title,),
        rows=(Row(label="Redactions", value=f"{count} stretch{'' if count == 1 else 'es'}"),),
        onward=(
            *under_review(source),
            Onward(text="Access of its source", href=addresses.access(source.id)),
        ),
    )


_TELLERS: Mapping[type, Callable[..., _Told]] = {
    Source: _of_source,
    Quote: _of_quote,
    Speaker: _of_speaker,
    SourceVersion: _of_version,
}


def _seen(seen: Decision) -> str:
    return "yes" if seen else f"no: {DENIALS.get(seen.reason, seen.reason)}"


def _access(access: Access) -> str:
    match access.status:
        case AccessStatus.EMBARGOED:
            return f"embargoed until {access.until}" if access.until else "embargoed; never opens by itself"
        case AccessStatus.WITHDRAWN:
            return f"withdrawn ({withdrawn_for(access.reason)})"
        case _:
            return access.status.value


def _agreement(agreement: Agreement | None) -> Iterator[Row]:
    if agreement is None:
        yield Row(label="Agreement", value="none written down")
        return
    extent = "the whole text may be read" if agreement.covers_full_text else None
    details = (agreement.date, extent, agreement.party, agreement.restrictions, agreement.paper)
    told = (BASES[agreement.basis], *details)
    yield Row(label="Agreement", value="; ".join(filter(None, told)))


def _redacted(record: Record, version: SourceVersion) -> Iterator[str]:
    source = record.source(version.source_id)
    gone = withdrawn_from(version, source, record.quotes_of_source(source.id)) if source else ()
    words: Counter[str] = Counter()
    for one in version.redactions:
        is_gone = any(one.span.overlaps(span) for span in gone)
        words[LEFT_OUT if is_gone else " ".join(one.span.of(version.text).split())] += 1
    return (f"{text} ({times} times)" if times > 1 else text for text, times in words.items())
