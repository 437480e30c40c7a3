"""What a reference says, whatever its form: the source cited, and the chain by which the words came.

The source is what styles cite; the chain stands in the note, so that no form of a reference loses it. What
the record does not know is left out of the fields and said to be unknown in the note.
"""

from dataclasses import dataclass

from archive.citation import UNKNOWN, said, whose_words
from archive.dates import PartialDate
from archive.description.content_notes import phrase
from archive.errors import ArchiveError
from archive.joints import on_one_line
from archive.model import Certainty, Chain, Source, SourceKind, SourceVersion, TagField
from archive.withholding.identity import name_for_machines

ARCHIVE = "Testimony Archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One quote or one source, as it is cited."""

    id: str
    """Of the quote or the source."""
    noun: str
    """``quote`` or ``source``."""
    kind: SourceKind
    title: str
    author: str | None
    """Of the source; the narrator of an interview, where stated and publicly named."""
    interviewer: str | None
    publisher: str | None
    issued: PartialDate | None
    issued_note: str | None
    """How the date is known, where the source does not state it."""
    accessed: PartialDate | None
    language: str | None
    url: str | None
    """The source's own address; http or https, without anything that would end a field."""
    archived_url: str | None
    address: str
    """Where this archive shows it; it does not change."""
    speaker: str | None
    """Whose words they are; None for a source."""
    words: str
    """The quote, its parts on one line; empty for a source."""
    expect: str = ""
    """The content note of the words, in one phrase; empty for most."""
    whose: str
    """Whose words they are, through whom and to whom, and who wrote the source, in sentences."""
    publication: str
    """Who published the source, and when; styles say it too, in their own order."""
    located: str
    """The source's own address, or that it is unknown; styles say it where it is one of the web."""
    keeping: str
    """In which version, copy and archive the words are kept."""

    @property
    def note(self) -> str:
        """What to expect, the words and the whole chain: what goes into the note of every form."""
        told = (f"Content note: {self.expect}.",) if self.expect else ()
        quoted = (f"“{self.words}”",) if self.words else ()
        return " ".join((*told, *quoted, self.whose, self.publication, self.located, self.keeping))


def of_quote(chain: Chain, address: str) -> Reference:
    """The reference to one quote; ``address`` is its page's."""
    quote = chain.quote
    speaker = chain.speaker.label if chain.speaker else None
    is_interview = chain.source.description.kind is SourceKind.INTERVIEW
    hearer = next((tag.value for tag in quote.tagged(TagField.SAID_TO)), None)
    return _reference(
        chain.source,
        chain.version,
        id=quote.id,
        noun="quote",
        author=_narrator(chain) if is_interview else chain.source.description.author,
        interviewer=(chain.source.description.author or hearer) if is_interview else None,
        address=address,
        speaker=speaker or "Speaker unknown",
        words=on_one_line(quote.parts, chain.version.text),
        expect=phrase((chain.source, quote)),
        whose=f"Words of {whose_words(chain)}. ",
    )


def of_source(source: Source, version: SourceVersion, address: str) -> Reference:
    """The reference to one source in the version named; ``address`` is its page's."""
    return _reference(
        source,
        version,
        id=source.id,
        noun="source",
        author=source.description.author,
        interviewer=None,
        address=address,
        speaker=None,
        words="",
        expect="",
        whose="",
    )


def web_address(text: str | None) -> str | None:
    """An address of the web that can stand in a field of its own, else None."""
    if text is None or not text.startswith(("http://", "https://")):
        return None
    return None if any(c.isspace() or c in '"<>\\^`{|}' for c in text) else text


def partial_date(text: str | None) -> PartialDate | None:
    """The date, where the text is one of the calendar."""
    try:
        return PartialDate.parse(text) if text else None
    except ArchiveError:
        return None


def _reference(
    source: Source,
    version: SourceVersion,
    *,
    id: str,
    noun: str,
    author: str | None,
    interviewer: str | None,
    address: str,
    speaker: str | None,
    words: str,
    expect: str,
    whose: str,
) -> Reference:
    description = source.description
    return Reference(
        id=id,
        noun=noun,
        kind=description.kind,
        title=" ".join(description.title.split()),
        author=author,
        interviewer=interviewer,
        publisher=description.publisher,
        issued=partial_date(description.published),
        issued_note=description.published_note,
        accessed=partial_date(description.retrieved),
        language=description.language,
        url=web_address(description.url),
        archived_url=web_address(description.archived_url),
        address=address,
        speaker=speaker,
        words=words,
        expect=expect,
        whose=f"{whose}Written by: {description.author or UNKNOWN}.",
        publication=_publication(source),
        located=f"Address: {_enclosed(description.url)}.",
        keeping=_keeping(source, version, f"{noun} {id}", address),
    )


def _narrator(chain: Chain) -> str | None:
    """Who stands in a field of names as the author of an interview: nobody unnamed, nobody only supposed."""
    attribution = chain.quote.attribution
    if chain.speaker is None or attribution is None or attribution.evidence.certainty is not Certainty.STATED:
        return None
    return name_for_machines(chain.speaker)


def _publication(source: Source) -> str:
    description = source.description
    published = said(description.published) if description.published else UNKNOWN
    if description.published and description.published_note:
        published += " (date inferred)"
    publisher = description.publisher or UNKNOWN
    return f"Published by: {publisher}, {published}."


def _keeping(source: Source, version: SourceVersion, named: str, address: str) -> str:
    description = source.description
    sort = "Excerpt record" if version.is_excerpt else "Source version"
    if version.signs:
        sort = "Derived public text"
    retrieved = said(description.retrieved) if description.retrieved else UNKNOWN
    return (
        f"Archived copy: {_enclosed(description.archived_url)}. Retrieved: {retrieved}. "
        f"{sort} sha256:{version.original_sha256}. Added by {source.added_by}. "
        f"{ARCHIVE}, {named}: <{address}>"
    )


def _enclosed(address: str | None) -> str:
    """An address in angle brackets, so that no stop is taken for a part of it (RFC 3986, appendix C)."""
    return f"<{address}>" if address else UNKNOWN
