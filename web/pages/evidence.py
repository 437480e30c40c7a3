"""What each claim about a quote rests on: the words, whose words they are, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.model import Attribution, Chain, Evidence, Place, Span, Tag, TagField
from archive.places.hierarchy import is_contested
from web import urls
from web.language import wording
from web.language.languages import country, gettext as _
from web.language.naming import is_name_of, side_by_side
from web.pages.parts import Link
from web.reading.passages import Passage, VisibleText, around


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Some of the supporting words."""

    whose: str
    """Whose words they are: the source's, the archive's in an excerpt record, the speaker's own."""
    words: str
    """As they stand in the source, on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """The sentence of words that stand apart from the sentences around the quote."""

    heading: str
    sentence: tuple[Passage, ...]
    """By paragraphs, the words marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim with the words it rests on."""

    label: str
    value: Link
    resolved: str | None
    """Which place the words point at, as far as they do not tell: its name, the state it lies in."""
    certainty: str
    certainty_said: str
    basis: str
    """How the supporting words follow: stated *in* them, inferred *from* them; or whose knowledge it is."""
    maker: str
    support: tuple[Support, ...]
    elsewhere: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A quote, the text it stands in as far as that may be read, and the sentences shown beside it."""

    chain: Chain
    text: VisibleText
    context: Span

    @property
    def is_record(self) -> bool:
        """Whether the evidence stands in an excerpt record, which is no source."""
        return self.chain.version.is_excerpt

    def sentence(self, span: Span) -> Span:
        """The sentence that holds some words."""
        return around(self.text.text, span, self.chain.version.furniture)


def claims(chain: Chain, text: VisibleText, context: Span) -> tuple[Claim, ...]:
    """Every claim about the quote, the speaker's first; ``context`` is what stands beside it on the page."""
    leaf = _Leaf(chain, text, context)
    attribution = chain.quote.attribution
    made = [_tagged(tag, leaf) for tag in chain.quote.tags]
    if attribution is None:
        return tuple(made)
    value = Link(text=attribution.name, href=urls.speaker(chain.speaker.slug) if chain.speaker else None)
    naming = tuple(_naming(attribution, leaf)) if attribution.named else ()
    spoken = _claim(_("Speaker"), value, None, attribution.evidence, leaf, naming)
    if attribution.evidence.spans == chain.quote.parts:
        # The words can be heard, or read, as this person's; none of them says so.
        known = _("by an archivist; the source does not say here who speaks")
        spoken = replace(spoken, basis=known, support=())
    return (spoken, *made)


def _tagged(tag: Tag, leaf: _Leaf) -> Claim:
    label = wording.PLACE[tag.place_role] if tag.place_role else wording.TAG[tag.field]
    value = wording.when(tag.value) if tag.field is TagField.SAID_ON else tag.value
    place = leaf.chain.places.get(tag.place_key) if tag.place_key else None
    if place is None:
        return _claim(label, Link(text=value), None, tag.evidence, leaf)
    link = Link(text=value, href=urls.place(place.slug))
    return _claim(label, link, _pointed_to(place, tag.value), tag.evidence, leaf)


def _pointed_to(place: Place, words: str) -> str | None:
    """Which place the words point to: towns of one name are told apart by their states."""
    is_state = place.key == f"country:{place.country}"
    state = country(place.country) if place.country and not is_state and not is_contested(place) else ""
    if is_name_of(place, words) and not state:
        return None
    return ", ".join(filter(None, (side_by_side(place), state)))


def _claim(
    label: str,
    value: Link,
    resolved: str | None,
    evidence: Evidence,
    leaf: _Leaf,
    naming: tuple[Elsewhere, ...] = (),
) -> Claim:
    return Claim(
        label=label,
        value=value,
        resolved=resolved,
        certainty=evidence.certainty.value,
        certainty_said=wording.CERTAINTY[evidence.certainty],
        basis=wording.BASIS[evidence.certainty],
        maker=wording.maker(evidence.method),
        support=tuple(_support(evidence, leaf)),
        elsewhere=(*naming, *_apart(evidence.spans, leaf)),
    )


def _support(evidence: Evidence, leaf: _Leaf) -> Iterator[Support]:
    before = ""
    for span in evidence.spans:
        whose = _whose(span, leaf.chain)
        yield Support(whose="" if whose == before else whose, words=leaf.text.words(span))
        before = whose


def _whose(span: Span, chain: Chain) -> str:
    if any(part.start <= span.start and span.end <= part.end for part in chain.quote.parts):
        return _(wording.IN_THEIR_WORDS)
    return _(wording.IN_THE_SUMMARY if chain.version.is_excerpt else wording.IN_THE_SOURCE)


def _apart(spans: tuple[Span, ...], leaf: _Leaf) -> Iterator[Elsewhere]:
    """The sentences of the words that the reader does not find beside the quote, each once."""
    by_sentence: dict[Span, list[Span]] = {}
    for span in spans:
        if not (leaf.context.start <= span.start and span.end <= leaf.context.end):
            by_sentence.setdefault(leaf.sentence(span), []).append(span)
    for sentence, words in by_sentence.items():
        heading = _("Elsewhere in the record") if leaf.is_record else _("Elsewhere in the source")
        yield Elsewhere(heading=heading, sentence=leaf.text.paragraphs(sentence, quoted=words))


def _naming(attribution: Attribution, leaf: _Leaf) -> Iterator[Elsewhere]:
    """Where the speaker is named, for words that are attributed by a pronoun or a piece of the name."""
    beside = (leaf.context, *attribution.evidence.spans)
    if any(attribution.name in span.of(leaf.text.text) for span in beside):
        return
    start = leaf.chain.quote.span.start
    named = min(
        _mentions(attribution.name, leaf),
        key=lambda span: (span.start > start, abs(span.start - start)),
        default=None,
    )
    if named is not None:
        sentence = leaf.text.paragraphs(leaf.sentence(named), quoted=(named,))
        heading = _("Named in the record") if leaf.is_record else _("Named in the source")
        yield Elsewhere(heading=heading, sentence=sentence)


def _mentions(name: str, leaf: _Leaf) -> Iterator[Span]:
    """Where a name may be read in the text, outside its furniture."""
    for match in re.finditer(re.escape(name), leaf.text.text):
        span = Span(*match.span())
        is_aside = any(span.start in aside for aside in leaf.chain.version.furniture)
        if not is_aside and leaf.text.words(span) == name:
            yield span
