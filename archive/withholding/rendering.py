"""The public rendering: a chain as whoever is not an archivist reads it, derived from the record's own.

Every word that a page, an index, an export or an address shows of a quote comes from here: the names by which
the public must not know somebody, and the stretches an archivist redacted, are signs in the text, and in
everything else that was told of it. Where nothing is withheld, the rendering is the record itself.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from typing import Any

from archive.description.notes import render
from archive.likeness.beside import prefix_of, suffix_of
from archive.model import (
    Attribution,
    Chain,
    Evidence,
    IdentityMode,
    Quote,
    Redaction,
    Sign,
    Source,
    SourceVersion,
    Speaker,
    Tag,
)
from archive.withholding.masking import Mask, mask
from archive.withholding.public_names import hidden_names, mentions, public_speaker
from archive.words import folded_words, holds

_TOLD = ("title", "publisher", "author", "published_note", "rights", "note")
"""What a description says in words."""
_REMEMBERED = 64
"""Versions whose derived text is kept at hand: the quotes of one source are read together."""


def rendered(chain: Chain) -> Chain:
    """The chain as the public reads it."""
    if not chain.people and not chain.version.redactions:
        return chain
    names = hidden_names(chain.people)
    version = rendered_version(chain.version, chain.people, chain.source.description.language)
    masked = _mask(chain.version, chain.people, chain.source.description.language)
    speaker = chain.speaker and public_speaker(chain.speaker)
    redacted = [(gap, folded_words(gap.span.of(chain.version.text))) for gap in chain.version.redactions]
    quote = _quote(chain.quote, version, masked, names, speaker, redacted)
    keys = {tag.place_key for tag in quote.tags}
    return replace(
        chain,
        quote=quote,
        source=rendered_source(chain.source, chain.people),
        version=version,
        speaker=speaker,
        places={key: place for key, place in chain.places.items() if key in keys},
        people=(),
    )


def rendered_version(
    version: SourceVersion, people: tuple[Speaker, ...], language: str | None
) -> SourceVersion:
    """A version as the public reads it; ``people``: everybody who speaks in it, or nobody.

    Its digests are those of the derived text: by the digest of the whole one, somebody could try names until
    they find the one that is withheld. It has no recording: that is not derived.
    """
    masked = _mask(version, people, language)
    if people or masked.gaps:
        # A voice, a face and an interviewer's question tell what the text does not.
        version = replace(version, media_url=None, transcript_sha256=None)
    if not masked.gaps:
        return replace(version, redactions=())
    text = masked.text(version.text)
    digest = sha256(text.encode()).hexdigest()
    return replace(
        version,
        text=text,
        text_sha256=digest,
        original_sha256=digest,
        furniture=masked.spans(version.furniture),
        redactions=(),
        signs=masked.signs,
    )


def rendered_source(source: Source, people: tuple[Speaker, ...]) -> Source:
    """A source as the public reads it: without hidden names, and without addresses that spell them."""
    names = hidden_names(people)
    if names is None:
        return source
    description = source.description
    told: dict[str, Any] = {
        field: _masked(getattr(description, field), names, description.language) for field in _TOLD
    }
    for field in ("url", "archived_url"):
        address = getattr(description, field)
        told[field] = None if address and _spells(address, names) else address
    masked = replace(description, **told)
    note = source.note_html if masked.note == description.note else render(masked.note or "")
    return replace(source, description=masked, note_html=note)


@lru_cache(maxsize=_REMEMBERED)
def _mask(version: SourceVersion, people: tuple[Speaker, ...], language: str | None) -> Mask:
    found = mentions(version.text, hidden_names(people))
    named = (Redaction(span, Sign.NAME) for span in found)
    return mask(version.text, (*version.redactions, *named), language)


def _quote(
    quote: Quote,
    version: SourceVersion,
    masked: Mask,
    names: re.Pattern[str] | None,
    speaker: Speaker | None,
    redacted: Sequence[tuple[Redaction, tuple[str, ...]]],
) -> Quote:
    parts = masked.spans(quote.parts)
    attribution = quote.attribution and _attribution(quote.attribution, masked, names, speaker)
    tags = (_tag(tag, masked, names) for tag in quote.tags if not _tells(tag, redacted))
    moved = replace(quote, parts=parts)
    return replace(
        moved,
        exact=tuple(part.of(version.text) for part in parts),
        prefix=prefix_of(version.text, moved.span),
        suffix=suffix_of(version.text, moved.span),
        attribution=attribution,
        tags=tuple(tags),
        nested=masked.spans(quote.nested),
    )


def _attribution(
    attribution: Attribution,
    masked: Mask,
    names: re.Pattern[str] | None,
    speaker: Speaker | None,
) -> Attribution:
    is_hidden = speaker is not None and speaker.known_as is not IdentityMode.NAMED
    if speaker is not None and is_hidden:
        name = speaker.label
    else:
        name = _masked(attribution.name, names, masked.language) or ""
    return replace(
        attribution,
        name=name,
        named=attribution.named and (speaker is None or speaker.named),
        mention=masked.span(attribution.mention),
        evidence=_evidence(attribution.evidence, masked),
    )


def _tag(tag: Tag, masked: Mask, names: re.Pattern[str] | None) -> Tag:
    value = _masked(tag.value, names, masked.language) or ""
    return replace(tag, value=value, evidence=_evidence(tag.evidence, masked))


def _tells(tag: Tag, redacted: Iterable[tuple[Redaction, tuple[str, ...]]]) -> bool:
    """Whether a tag tells what an archivist redacted: by the words it rests on, or by its own.

    The age beside a name that was redacted (``Nona, 11``) stays.
    """
    value = folded_words(tag.value)
    for gap, words in redacted:
        rests_on_it = any(gap.span.overlaps(span) for span in tag.evidence.spans)
        if rests_on_it and (gap.sign is not Sign.NAME or set(words) & set(value)):
            return True
        if holds(value, words):
            return True
    return False


def _evidence(evidence: Evidence, masked: Mask) -> Evidence:
    return replace(evidence, spans=masked.spans(evidence.spans))


def _masked(told: str | None, names: re.Pattern[str] | None, language: str | None) -> str | None:
    if not told or names is None:
        return told
    gaps = (Redaction(span, Sign.NAME) for span in mentions(told, names))
    return mask(told, gaps, language).text(told)


def _spells(address: str, names: re.Pattern[str]) -> bool:
    """Whether an address spells one of the names: each of its words, as it would be written in a name."""
    words = " ".join(word.capitalize() for word in folded_words(address))
    return names.search(words) is not None
