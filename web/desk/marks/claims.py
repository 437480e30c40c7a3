"""What is claimed of a text, as marks in it and as lines beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.model import Attribution, Certainty, Proposal, Quote, Tag, TagField
from web.desk.marks.marking import Layer, Mark
from web.desk.marks.places_meant import meant
from web.language import wording

SPEAKER = "speaker"
_SHORT = {
    TagField.AGE: "age",
    TagField.AGE_BAND: "age",
    TagField.MINOR: "under age",
    TagField.ROLE: "role",
    TagField.SAID_TO: "said to",
    TagField.SAID_ON: "said on",
    TagField.QUOTING: "relaying",
    TagField.REPORTED_BY: "given by",
    TagField.TOPIC: "topic",
}
"""What stands small beside the words that support a tag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that is said of a quote, and how firmly."""

    label: str
    value: str
    doubt: str
    """``inferred``, ``uncertain``; empty where the source states it."""
    maker: str
    """Which rule, or who, says so."""
    meant: str = ""
    """Which place, where the words alone do not tell."""


def marks_of(claim: Proposal | Quote, key: str) -> Iterator[Mark]:
    """The marks of one quote: its words, whose they are, and the evidence of each tag."""
    for part in claim.parts:
        yield Mark(span=part, layer=Layer.QUOTE, quote=key)
    if claim.attribution:
        for span in dict.fromkeys((claim.attribution.mention, *claim.attribution.evidence.spans)):
            yield Mark(span=span, layer=Layer.SPEAKER, quote=key, label=SPEAKER)
    for tag in claim.tags:
        for span in tag.evidence.spans:
            yield Mark(span=span, layer=Layer.TAG, quote=key, label=short_label(tag))


def short_label(tag: Tag) -> str:
    """What a tag tells, in a word or two: *age*, *now living at*."""
    return wording.PLACE[tag.place_role].lower() if tag.place_role else _SHORT.get(tag.field, "place")


def line(tag: Tag) -> Line:
    """A tag as a line beside the words."""
    label = wording.PLACE[tag.place_role] if tag.place_role else wording.TAG[tag.field]
    return Line(
        label=label,
        value=tag.value,
        doubt=_doubt(tag.evidence.certainty),
        maker=wording.maker(tag.evidence.method),
        meant=meant(tag),
    )


def speaker_line(attribution: Attribution) -> Line:
    """Whose words they are, as a line."""
    return Line(
        label="Speaker",
        value=attribution.name,
        doubt=_doubt(attribution.evidence.certainty),
        maker=wording.maker(attribution.evidence.method),
    )


def _doubt(certainty: Certainty) -> str:
    return "" if certainty is Certainty.STATED else wording.CERTAINTY[certainty]
