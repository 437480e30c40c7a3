"""Speakers to choose from while a name is typed: those of the source first, then those of the archive."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from archive.model import Speaker, SpeakerKind
from archive.record.log.revisions import Head
from archive.record.store import Record
from archive.review import NewSpeaker
from index.engine import Facet
from index.text.analysis import analyse
from web.desk.sent import one_of
from web.language import wording
from web.reading.name_list import Named, NameList

MOST = 8


def choices(record: Record, typed: str, source_id: str) -> list[dict[str, str]]:
    """The speakers with a name whose words begin as what was typed, in any script.

    Nobody is chosen by a name alone, which two people may share: each comes with an id and a note.
    """
    here = {quote.speaker_id for quote in record.quotes_of_source(source_id) if quote.speaker_id}
    found = by_name(record, typed, 10 * MOST)
    if not typed.strip():
        found = list(_named(record.speakers(here).values(), record))
    near_first = sorted(found, key=lambda one: one.id not in here)
    return [_offer(one, is_here=one.id in here) for one in near_first[:MOST]]


def speaker_asked(
    record: Record, source_id: str, form: Mapping[str, str], field: str = "speaker"
) -> str | NewSpeaker:
    """The speaker chosen by id; by the name they have in this source; or a new one of that name.

    field: what the form calls the name, and with ``_id`` the id.
    """
    if chosen := form.get(f"{field}_id", ""):
        return chosen
    name = " ".join(form.get(field, "").split())
    here = record.quotes_of_source(source_id)
    known = record.speakers({quote.speaker_id for quote in here if quote.speaker_id})
    for speaker in known.values():
        if name and name in (each.form for each in speaker.names):
            return speaker.id
    kind = one_of(SpeakerKind, form.get("speaker_kind") or SpeakerKind.PERSON)
    return NewSpeaker(label=name, named="unnamed" not in form, kind=kind)


def by_name(record: Record, typed: str, limit: int) -> list[Named]:
    """The speakers with a name whose words begin so, the most quoted first; nobody where nothing is typed."""
    words = [token.form for token in analyse(typed)]
    return _everybody(record, record.head()).find(words, [Facet.SPEAKER], limit)


def _offer(one: Named, *, is_here: bool) -> dict[str, str]:
    note = wording.quotes(one.count)
    return {
        "query": one.label,
        "label": one.label,
        "note": f"speaks here, {note}" if is_here else note,
        "id": one.id,
    }


@lru_cache(maxsize=1)
def _everybody(record: Record, head: Head) -> NameList:
    """Every speaker of the record as it stood at ``head``; made anew when it changed."""
    return NameList(_named(record.speakers().values(), record))


def _named(speakers: Iterable[Speaker], record: Record) -> Iterable[Named]:
    counts = record.quotes_by_speaker()
    for one in speakers:
        if one.merged_into is None:
            forms = tuple(dict.fromkeys(name.form for name in one.names))
            yield Named(
                facet=Facet.SPEAKER, id=one.id, label=one.label, forms=forms, count=counts.get(one.id, 0)
            )
