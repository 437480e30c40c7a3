"""How a quote is attributed and cited: the whole chain, in words, with what is unknown said to be unknown."""

from dataclasses import dataclass, replace

from archive.dates import said as said
from archive.description.agreements import basis_line
from archive.formats.turns import timecodes
from archive.model import Certainty, Chain, IdentityMode, Quote, SourceVersion, TagField

UNKNOWN = "unknown"
RECORDING = "In the recording"
SHORT_HASH = 12
"""Hexadecimal digits of a SHA-256 in a line of prose: enough to tell versions apart; pages give all 64."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of the attribution chain."""

    label: str
    value: str
    known: bool = True
    note: str | None = None
    """Certainty or basis, where the source does not state it."""
    day: str = ""
    """The date that the value or the note says in words, as the record has it."""


def links(chain: Chain) -> tuple[Link, ...]:
    """The chain in its order: speaker, second level, said to, said on, published, version, copy, added by."""
    quote, description, version = chain.quote, chain.source.description, chain.version
    attribution = quote.attribution
    added = f"{chain.source.added_at:%Y-%m-%d}"
    found = [_link("Speaker", chain.speaker.label if chain.speaker else None, _speaker_note(chain))]
    for field, label in (
        (TagField.QUOTING, "Relaying the words of"),
        (TagField.REPORTED_BY, "Words as given by"),
    ):
        found += [_tagged(label, tag.value, tag.evidence.certainty) for tag in quote.tagged(field)]
    for field, label in ((TagField.SAID_TO, "Said to"), (TagField.SAID_ON, "Said on")):
        tags = quote.tagged(field)
        found += [_tagged(label, tag.value, tag.evidence.certainty) for tag in tags] or [_link(label, None)]
    if quote.start_seconds is not None:
        found.append(_link(RECORDING, timecodes.stretch(quote.start_seconds, quote.end_seconds)))
    found += [
        _link("Published by", description.publisher),
        _link("Written by", description.author),
        _dated("Published", description.published, description.published_note),
        _link("Title", description.title),
        _link("Address", description.url),
        _link("Archived copy", description.archived_url),
        _dated("Retrieved", description.retrieved),
        _link("Source version", f"sha256:{version.original_sha256}", _version_note(version)),
        _link("On what basis", basis_line(chain)),
        _link("Accepted by", chain.accepted_by),
        replace(
            _link("Added by", chain.source.added_by, f"on {said(added)}"),
            day=added,
        ),
    ]
    if attribution is None:
        found[0] = _link("Speaker", None, "not attributed")
    return tuple(found)


def attribution_line(chain: Chain) -> str:
    """The chain in one line, for lists and exports.

    ``Vera Petrosyan, 70, retired teacher, to Reuters, Tuesday. Reuters, September 2023 (inferred). …``
    """
    description, version = chain.source.description, chain.version
    when = said(description.published) if description.published else "date unknown"
    if description.published and description.published_note:
        when += " (date inferred)"
    where = f"{titled(description.title)}, {description.publisher or 'publisher unknown'}, {when}"
    copy = description.archived_url or description.url or "no address recorded"
    sort = "derived public text" if version.signs else "version"
    fixity = f"{sort} sha256:{version.original_sha256[:SHORT_HASH]}…"
    return f"{whose_words(chain)}. {where}; {copy}; {fixity}; added by {chain.source.added_by}."


def whose_words(chain: Chain) -> str:
    """Who speaks, through whom, to whom and when: ``Vera Petrosyan, 70, to Reuters, Tuesday``."""
    quote = chain.quote
    attribution = quote.attribution
    doubt = _speaker_doubt(attribution.evidence.certainty) if attribution else ""
    who = [(chain.speaker.label if chain.speaker else "Speaker unknown") + doubt]
    for field in (TagField.AGE, TagField.AGE_BAND, TagField.ROLE):
        who += [f"{tag.value}{_doubt(tag.evidence.certainty)}" for tag in quote.tagged(field)]
    who += _through(quote)
    if not quote.tagged(TagField.SAID_TO):
        who.append("said to: unknown")
    who += [said(tag.value) for tag in quote.tagged(TagField.SAID_ON)]
    who += _in_recording(quote)
    return ", ".join(who)


def cite(chain: Chain, address: str) -> str:
    """A plain citation, narrator first, with the quote's own address last and nothing touching it.

    What the archive inferred or devised is said to be so: a citation must not know more than the record.
    """
    quote, description, version = chain.quote, chain.source.description, chain.version
    attribution = quote.attribution
    doubt = _speaker_doubt(attribution.evidence.certainty) if attribution else ""
    who = [(chain.speaker.label if chain.speaker else "Speaker unknown") + doubt]
    who += _through(quote)
    if not quote.tagged(TagField.SAID_TO):
        who.append("said to: unknown")
    who += _in_recording(quote)
    publisher = description.publisher or "publisher unknown"
    when = said(description.published) if description.published else "n.d."
    if description.published and description.published_note:
        when += " (date inferred)"
    place = description.archived_url or description.url or "no address recorded"
    sort = "excerpt record, version" if version.is_excerpt else "source version"
    if version.signs:
        sort = "derived public text"
    return (
        f"{', '.join(who)}, in {titled(description.title)}, {publisher}, {when}, {place}. "
        f"Testimony Archive, quote {quote.id}, {sort} sha256:{version.original_sha256}: {address}"
    )


def titled(title: str) -> str:
    """A title in quotation marks; one that the archive devised stands in brackets already (DACS 2.3)."""
    return title if is_devised(title) else f"“{title}”"


def is_devised(title: str) -> bool:
    """Whether a title is the archive's own: it stands in brackets as a whole (DACS 2.3)."""
    return title.startswith("[") and title.endswith("]")


def _through(quote: Quote) -> list[str]:
    """To whom and through whom the words came."""
    found = [f"relaying {tag.value}" for tag in quote.tagged(TagField.QUOTING)]
    found += [f"as given by {tag.value}" for tag in quote.tagged(TagField.REPORTED_BY)]
    told = quote.tagged(TagField.SAID_TO)
    return found + [f"to {tag.value}{_doubt(tag.evidence.certainty)}" for tag in told]


_KNOWN_AS = {
    IdentityMode.INITIAL: "known by an initial",
    IdentityMode.PSEUDONYM: "a pseudonym",
    IdentityMode.UNNAMED: "name withheld by the archive",
}
"""By what the public knows somebody whom the source calls by name."""


def _version_note(version: SourceVersion) -> str | None:
    """What the digest is of, where it is not of the source as it came."""
    if version.signs:
        return "of the derived public text: words are withheld"
    return "excerpt record" if version.is_excerpt else None


def _in_recording(quote: Quote) -> list[str]:
    """When in the recording it is said: ``at 00:01:30 of the recording``."""
    start = quote.start_seconds
    return [] if start is None else [f"at {timecodes.shown(start)} of the recording"]


def _speaker_note(chain: Chain) -> str | None:
    attribution = chain.quote.attribution
    if attribution is None:
        return None
    note = attribution.evidence.certainty.value
    if chain.speaker is not None and chain.speaker.known_as in _KNOWN_AS:
        return f"{note}; {_KNOWN_AS[chain.speaker.known_as]}"
    return note if attribution.named else f"{note}; not named in the source"


def _link(label: str, value: str | None, note: str | None = None) -> Link:
    return Link(label=label, value=value or UNKNOWN, known=bool(value), note=note)


def _tagged(label: str, value: str, certainty: Certainty) -> Link:
    return replace(_dated(label, value), note=certainty.value)


def _dated(label: str, value: str | None, note: str | None = None) -> Link:
    words = said(value) if value else None
    return replace(_link(label, words, note), day=value if value and words != value else "")


def _doubt(certainty: Certainty) -> str:
    return "" if certainty is Certainty.STATED else f" ({certainty.value})"


def _speaker_doubt(certainty: Certainty) -> str:
    return "" if certainty is Certainty.STATED else f" (speaker {certainty.value})"
