"""Speakers at the desk: finding them, their names, who they turn out to be, whose quotes are whose."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from archive.access import Viewer, may_see
from archive.joints import on_one_line
from archive.model import Name, Speaker
from archive.record.store import Record
from archive.withholding.identity import name_for_machines
from archive.withholding.public_names import public_speaker
from web import desk_addresses as addresses
from web.desk.review.speaker_choice import by_name
from web.language import language_tags, wording

MOST_FOUND = 50
MOST_QUOTES = 200
"""Quotes of one speaker on a page, from which some can be given to another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A speaker who was found."""

    id: str
    label: str
    note: str
    href: str
    seen: int
    """The newest revision, as a form sends it back."""
    first: "Spoken | None" = None
    """Their first quote: two of one name are told apart by their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersPage:
    """What ``desk/speakers.html`` shows."""

    title: str = "Speakers"
    typed: str
    found: tuple[Found, ...]
    shared: tuple[tuple[str, str, str], ...]
    """Names of several speakers: the name, how many, and where they are found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneName:
    """One form of the speaker's name."""

    form: str
    note: str
    is_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One quote of the speaker."""

    id: str
    words: str
    language: str | None
    source: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage:
    """What ``desk/speaker.html`` shows."""

    title: str
    expected: int
    kind: str
    names: tuple[OneName, ...]
    quotes: tuple[Spoken, ...]
    summary: str
    merged_into: Found | None
    merged: tuple[Found, ...]
    """Speakers who were merged into this one."""
    typed: str
    candidates: tuple[Found, ...]
    is_discreet: bool
    """Whether a merger would tell no names, because this speaker is known by none."""
    action: str
    history: str
    identity: str
    """Where it is decided by what name the public knows them."""


def speakers_page(record: Record, typed: str) -> SpeakersPage:
    """The speakers whose names begin with what was typed; without it, names that several have."""
    shared = () if typed else record.shared_names(MOST_FOUND)
    return SpeakersPage(
        typed=typed,
        found=_candidates(record, typed, besides=""),
        shared=tuple((form, wording.speakers(many), addresses.found_speakers(form)) for form, many in shared),
    )


def speaker_page(record: Record, speaker: Speaker, typed: str) -> SpeakerPage:
    """One speaker; ``typed``: the beginning of the name of somebody to merge with."""
    subject = f"speaker:{speaker.id}"
    ids = record.quote_ids_of_speaker(speaker.id)
    others = record.speakers([*record.merged_into(speaker.id), *filter(None, (speaker.merged_into,))])
    into = others.pop(speaker.merged_into, None) if speaker.merged_into else None
    seen = record.newest_revisions(f"speaker:{one}" for one in others)
    return SpeakerPage(
        title=speaker.label,
        expected=record.newest_revisions((subject,)).get(subject, 0),
        kind=f"{speaker.kind}{'' if speaker.named else ', not named in the source'}",
        names=tuple(_name(name, is_first=not at) for at, name in enumerate(speaker.names)),
        quotes=_spoken(record, ids[:MOST_QUOTES]),
        summary=wording.quotes(len(ids)),
        merged_into=_found(into, "", 0) if into else None,
        merged=tuple(_found(one, "", seen.get(f"speaker:{one.id}", 0)) for one in others.values()),
        typed=typed,
        candidates=_candidates(record, typed, besides=speaker.id),
        is_discreet=name_for_machines(public_speaker(speaker)) is None,
        action=addresses.speaker(speaker.id),
        history=addresses.history(subject),
        identity=addresses.access(speaker.id),
    )


def words_of(record: Record, quote_id: str) -> str:
    """The words of a quote in one line; its id where they may not be shown."""
    return next((f"“{one.words}”" for one in _spoken(record, (quote_id,))), quote_id)


def _candidates(record: Record, typed: str, *, besides: str) -> tuple[Found, ...]:
    named = [one for one in by_name(record, typed, MOST_FOUND) if one.id != besides]
    speakers: Mapping[str, Speaker] = record.speakers([one.id for one in named])
    seen = record.newest_revisions(f"speaker:{one.id}" for one in named)
    firsts = {one.id: record.quote_ids_of_speaker(one.id)[:1] for one in named}
    spoken = {one.id: one for one in _spoken(record, tuple(chain(*firsts.values())))}
    return tuple(
        _found(
            speakers[one.id],
            wording.quotes(one.count),
            seen.get(f"speaker:{one.id}", 0),
            next((spoken[quote_id] for quote_id in firsts[one.id] if quote_id in spoken), None),
        )
        for one in named
        if one.id in speakers
    )


def _found(speaker: Speaker, note: str, seen: int, first: Spoken | None = None) -> Found:
    others = ", ".join(name.form for name in speaker.names[1:])
    return Found(
        id=speaker.id,
        label=speaker.label,
        note=" · ".join(filter(None, (str(speaker.kind), others, note))),
        href=addresses.speaker(speaker.id),
        seen=seen,
        first=first,
    )


def _name(name: Name, *, is_first: bool) -> OneName:
    told = (language_tags.name(name.language) if name.language else None, language_tags.script(name.script))
    return OneName(form=name.form, note=", ".join(filter(None, told)), is_first=is_first)


def _spoken(record: Record, quote_ids: tuple[str, ...]) -> tuple[Spoken, ...]:
    return tuple(
        Spoken(
            id=one.quote.id,
            words=on_one_line(one.quote.parts, one.version.text),
            language=one.quote.language,
            source=one.source.description.title,
            href=addresses.quote(one.quote.id),
        )
        for one in record.chains(quote_ids).values()
        if may_see(one.quote, one.source, Viewer.ARCHIVIST)
    )
