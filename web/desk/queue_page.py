"""The queue as a page: what waits, narrowed by what it is counted by."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from archive.joints import on_one_line
from archive.model import Certainty, Chain, Form, Kind, Review
from archive.record.reads.queue import MINOR, NOBODY, OF_AGE, Filters, Queue
from archive.record.store import Record
from web import desk_addresses as addresses
from web.language import language_tags, wording

PER_PAGE = 25
LAST_PAGE = 4_000
_LABELS = {
    "review": "State",
    "source": "Source",
    "collection": "Collection",
    "language": "Language",
    "speaker": "Speaker",
    "certainty": "Whose words they are is",
    "kind": "Kind",
    "form": "How much of it",
    "minors": "Under age, or perhaps",
}
_STATES = {Review.PROPOSED: "proposed", Review.ACCEPTED: "accepted", Review.REJECTED: "rejected"}
_VALUES = {
    **{("kind", kind.value): f"{kind}" for kind in Kind},
    ("form", Form.FULL.value): "whole quotes",
    ("form", Form.FRAGMENT.value): "a few words only",
    ("minors", MINOR): "yes",
    ("minors", OF_AGE): "no",
    ("certainty", NOBODY): "not known",
    ("speaker", NOBODY): "not known",
    ("collection", ""): "none",
    ("language", ""): "not known",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter, and how many it would leave."""

    value: str
    text: str
    is_set: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """One filter."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One quote that waits."""

    id: str
    seen: str
    """Its id and the newest revision of it, as the form sends both back."""
    words: str
    language: str | None
    speaker: str
    doubt: str
    source: str
    kind: str
    is_minor: bool
    is_choosable: bool
    """Whether it can be accepted along with others."""
    href: str
    history: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage:
    """What ``desk/queue.html`` shows."""

    title: str = "Queue"
    summary: str
    notice: str
    filters: tuple[Narrowing, ...]
    is_narrowed: bool
    entries: tuple[Waiting, ...]
    can_choose: bool
    """Whether some of them can be accepted together."""
    address: str
    """Of this page, to come back to."""
    earlier: str
    later: str


def queue_page(record: Record, filters: Filters, page: int, notice: str = "") -> QueuePage:
    """One page of what waits."""
    found = record.queue(filters, offset=(page - 1) * PER_PAGE, limit=PER_PAGE)
    chains = record.chains(found.quote_ids).values()
    seen = record.newest_revisions(f"quote:{quote_id}" for quote_id in found.quote_ids)
    asked = {one.name: str(getattr(filters, one.name) or "") for one in fields(filters)}
    if filters.review is Review.PROPOSED:
        del asked["review"]
    entries = tuple(_waiting(chain, seen[f"quote:{chain.quote.id}"]) for chain in chains)
    is_last = page * PER_PAGE >= found.total or page >= LAST_PAGE
    return QueuePage(
        summary=f"{wording.quotes(found.total)} {_STATES[filters.review]}",
        notice=notice,
        filters=_narrowings(record, filters, found),
        is_narrowed=any(asked.values()),
        entries=entries,
        can_choose=any(one.is_choosable for one in entries),
        address=addresses.queue(**asked, page=str(page) if page > 1 else ""),
        earlier=addresses.queue(**asked, page=str(page - 1) if page > 2 else "") if page > 1 else "",
        later="" if is_last else addresses.queue(**asked, page=str(page + 1)),
    )


def _narrowings(record: Record, filters: Filters, found: Queue) -> tuple[Narrowing, ...]:
    states = tuple(
        Choice(value=state.value, text=told, is_set=state is filters.review)
        for state, told in _STATES.items()
    )
    names = _names(record, found)
    return (
        Narrowing(name="review", label=_LABELS["review"], choices=states),
        *(_narrowing(name, filters, found, names) for name in _LABELS if name != "review"),
    )


def _narrowing(name: str, filters: Filters, found: Queue, names: Mapping[str, str]) -> Narrowing:
    chosen = getattr(filters, name)
    counts = dict(found.counts[name])
    if chosen is not None:
        counts.setdefault(chosen, 0)
    choices = tuple(
        Choice(
            value=value or NOBODY,
            text=f"{_text(name, value, names)} ({count:,})",
            is_set=value == chosen,
        )
        for value, count in counts.items()
    )
    anything = Choice(value="", text="any", is_set=chosen is None)
    return Narrowing(name=name, label=_LABELS[name], choices=(anything, *choices))


def _names(record: Record, found: Queue) -> Mapping[str, str]:
    """What the sources, speakers and collections among the counts are called."""
    sources = record.sources([value for value, _ in found.counts["source"]])
    speakers = record.speakers([value for value, _ in found.counts["speaker"]])
    return {
        **{source.id: source.description.title for source in sources},
        **{speaker.id: speaker.label for speaker in speakers.values()},
        **{collection.slug: collection.title for collection in record.collections()},
    }


def _text(name: str, value: str, names: Mapping[str, str]) -> str:
    if name == "language" and value:
        return language_tags.name(value) or value
    return _VALUES.get((name, value)) or names.get(value, value)


def _waiting(chain: Chain, seen: int) -> Waiting:
    quote = chain.quote
    certainty = quote.attribution.evidence.certainty if quote.attribution else None
    return Waiting(
        id=quote.id,
        seen=f"{quote.id}:{seen}",
        words=on_one_line(quote.parts, chain.version.text),
        language=quote.language,
        speaker=chain.speaker.label if chain.speaker else "not known",
        doubt=str(certainty) if certainty and certainty is not Certainty.STATED else "",
        source=chain.source.description.title,
        kind=f"{quote.kind}{', a few words only' if quote.form is Form.FRAGMENT else ''}",
        is_minor=quote.by_minor,
        is_choosable=quote.review is Review.PROPOSED and not quote.by_minor,
        href=addresses.quote(quote.id),
        history=addresses.history(f"quote:{quote.id}"),
    )
