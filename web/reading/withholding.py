"""Which stretches of a source's text must not be read around the quotes that may.

A quote that may not be seen, for whatever reason (closed, withdrawn, not accepted, rejected), takes its own
sentences with it, the words that name or describe its speaker, and, where nobody shown carries that name,
every other mention of it in the same text. So does the name of somebody whom an archivist gave another one.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from archive.access import Decision, Reason, Viewer, may_see, may_see_source
from archive.model import Chain, IdentityMode, Quote, Review, Source, SourceVersion, Span, SpeakerKind
from archive.withholding.redacting import places_of
from web.reading.passages import VisibleText, around, withheld_spans

REMEMBERED = 16
"""Texts of which names were looked for last."""
SHORTEST_NAME = 3
"""Letters: a shorter piece of a name would blank out ordinary words."""


def visible_text(
    text: str,
    decided: Iterable[tuple[Chain, Decision]],
    *,
    elsewhere: Iterable[Quote] = (),
    taken_away: Iterable[str] = (),
    whole: bool = True,
) -> VisibleText:
    """The text as far as the quotes of its version allow, and those of other versions of its source.

    elsewhere: the latter, those that may not be seen; taken_away: names that speakers had before.

    Where these are not the whole of its quotes, because one of them can't be read, nobody knows which of its
    words must not be shown: nothing is, but the quotes that may be seen.
    """
    decisions = tuple(decided)
    in_context = [chain for chain, decision in decisions if may_stand_in_context(decision)]
    shown = [chain.quote for chain in in_context]
    refused = [chain.quote for chain, decision in decisions if not may_stand_in_context(decision)]
    covers = _covers(shown)
    gone = [*_told_of(text, refused, shown, elsewhere), *([] if whole else [Span(0, len(text))])]
    words = [span for quote in shown for span in quote.parts]
    replaced = [*_attributions_of_renamed(in_context)]
    replaced += [span for name in _with_pieces(taken_away) - _names(shown) for span in _mentions(text, name)]
    return VisibleText(text, (*withheld_spans(covers, gone), *withheld_spans(words, replaced)))


def withdrawn_from(version: SourceVersion, source: Source, quotes: Iterable[Quote]) -> tuple[Span, ...]:
    """What archivists do not read of a version either, by the same rule; ``quotes``: all of its source.

    The words that were withdrawn are gone even where a quote that may be seen has them, too.
    """
    if not may_see_source(source, Viewer.ARCHIVIST):
        return (Span(0, len(version.text)),)
    every = tuple(quotes)
    withdrawn = [quote for quote in every if not may_see(quote, source, Viewer.ARCHIVIST)]
    if not withdrawn:
        return ()
    here = [quote for quote in withdrawn if quote.version_id == version.id]
    elsewhere = [quote for quote in withdrawn if quote.version_id != version.id]
    gone = {quote.id for quote in withdrawn}
    shown = [
        quote
        for quote in every
        if quote.version_id == version.id and quote.id not in gone and quote.review is not Review.REJECTED
    ]
    told = withheld_spans(_covers(shown), _told_of(version.text, here, shown, elsewhere))
    return tuple(sorted({*told, *(part for quote in here for part in quote.parts)}))


def _covers(shown: Iterable[Quote]) -> list[Span]:
    """What quotes that may be seen show themselves."""
    return [span for quote in shown for span in (*quote.parts, *_support(quote))]


def _told_of(
    text: str, refused: Iterable[Quote], shown: Iterable[Quote], elsewhere: Iterable[Quote]
) -> list[Span]:
    """What tells of quotes that may not be seen; ``elsewhere``: those of other versions."""
    gone = [span for quote in refused for span in (around(text, quote.span), *_support(quote))]
    gone += [around(text, span) for quote in elsewhere for span in _said_again(text, quote)]
    gone += [span for name in _names(refused) - _names(shown) for span in _mentions(text, name)]
    return gone


def refused_elsewhere(version: SourceVersion, decided: Iterable[tuple[Chain, Decision]]) -> list[Quote]:
    """The quotes of other versions of the source that may not be seen: this one may say the same."""
    return [
        chain.quote
        for chain, decision in decided
        if chain.quote.version_id != version.id and not may_stand_in_context(decision)
    ]


def _said_again(text: str, quote: Quote) -> Iterable[Span]:
    """Where the words of a quote of another version stand in this text."""
    return (span for part in quote.exact for span in places_of(part, text))


def is_renamed(chain: Chain) -> bool:
    """Whether an archivist gave the speaker a name that the source has not; its own is not to be shown.

    Extraction takes names from the text, so a person's name that stands nowhere in it was given later. Whom
    the public does not know by name is not renamed: signs stand for the name in the text already.
    """
    attribution, text = chain.quote.attribution, chain.version.text
    if chain.speaker is not None and chain.speaker.known_as is not IdentityMode.NAMED:
        return False
    if attribution is None or not attribution.named or attribution.speaker_kind is not SpeakerKind.PERSON:
        return False
    # Capitals throughout are set as a name: "DOE" of a transcript is "Doe".
    return " ".join(attribution.name.split()).casefold() not in _as_told(text)


@lru_cache(REMEMBERED)
def _as_told(text: str) -> str:
    """A text without its line ends and capitals: asked for by each of its quotes."""
    return " ".join(text.split()).casefold()


def _attributions_of_renamed(chains: Iterable[Chain]) -> Iterable[Span]:
    """Where the source says whose words they are, of speakers who have another name now."""
    for chain in chains:
        attribution = chain.quote.attribution
        if attribution and is_renamed(chain):
            yield from (attribution.mention, *attribution.evidence.spans)


def may_stand_in_context(decision: Decision) -> bool:
    """Whether the words may be read on their source's page: records, and the fragments that are none."""
    return decision.allowed or decision.reason is Reason.NOT_A_RECORD


def _support(quote: Quote) -> tuple[Span, ...]:
    """The words outside the marks that say whose words they are, and when and where."""
    attribution = quote.attribution
    named = (attribution.mention, *attribution.evidence.spans) if attribution else ()
    return (*named, *(span for tag in quote.tags for span in tag.evidence.spans))


def _names(quotes: Iterable[Quote]) -> set[str]:
    """Names of persons, whole and in pieces; officials and bodies are named in public anyway."""
    attributions = (quote.attribution for quote in quotes)
    return _with_pieces(
        one.name for one in attributions if one and one.named and one.speaker_kind is SpeakerKind.PERSON
    )


def _with_pieces(names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        pieces = [piece.strip(".,’'") for piece in name.split()]
        found.add(name)
        found.update(p for p in pieces if len(p) >= SHORTEST_NAME and p[0].isupper())
    return found


def _mentions(text: str, name: str) -> Iterable[Span]:
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        yield Span(*match.span())
