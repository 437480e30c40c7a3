"""Tags that archivists make: what each field may say, with the words that support it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from archive.ages import BANDS, OLDEST, UNDER_AGE, is_band, is_under_age, years_of
from archive.dates import PartialDate
from archive.days_of_speaking import too_late
from archive.description.topics import checked as checked_topics
from archive.errors import ArchiveError
from archive.field_checks import WrongValue, in_field
from archive.model import Certainty, Evidence, PlaceRole, SourceVersion, Span, Tag, TagField
from archive.places.gazetteer import Gazetteer
from archive.selection import trimmed_spans
from archive.typed import LONGEST_VALUE, check_typed
from archive.words import folded_words, holds

_SAID_ONCE = {
    TagField.AGE: "an age",
    TagField.AGE_BAND: "about what age they are",
    TagField.MINOR: "that they are under age",
    TagField.SAID_ON: "on what day it was said",
}
SINGLE = frozenset(_SAID_ONCE)
"""Fields that a quote has once: a second one would contradict the first."""
_AGES = (TagField.AGE, TagField.AGE_BAND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What an archivist says of a quote or its speaker, and the words that support it."""

    field: TagField
    spans: tuple[Span, ...]
    value: str = ""
    """Empty: the words of the first span. Names, roles and dates may differ from them (another case)."""
    certainty: Certainty = Certainty.STATED
    place_role: PlaceRole | None = None
    place_key: str | None = None
    """Of the gazetteer; None looks the value up, and leaves the place open where nothing is found; empty
    leaves it open."""


def method_of(who: str) -> str:
    """Who says so, as evidence names an archivist."""
    return f"archivist:{who.strip()}"


def name_of(tag: Tag) -> str:
    """What a tag says, and of which words: by it a page names the tag that it showed."""
    words = ",".join(f"{span.start}-{span.end}" for span in tag.evidence.spans)
    return f"{tag.field} {tag.place_role or '-'} {words} {tag.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TagName:
    """What the name of a tag tells of it."""

    field: TagField
    place_role: PlaceRole | None
    spans: tuple[Span, ...]
    value: str


def tag_named(name: str) -> TagName | None:
    """What a name tells (``name_of``), which came from outside; None for what is no name."""
    field, _, rest = name.partition(" ")
    role, _, rest = rest.partition(" ")
    words, _, value = rest.partition(" ")
    bounds = [stretch.partition("-")[::2] for stretch in words.split(",")]
    try:
        return TagName(
            field=TagField(field),
            place_role=None if role == "-" else PlaceRole(role),
            spans=tuple(Span(int(start), int(end)) for start, end in bounds),
            value=value,
        )
    except ValueError:
        return None


def tag_of(claim: Claim, version: SourceVersion, *, who: str, where: str) -> Tag:
    """The tag that a claim makes. Raises WrongValue for a value that is none, UnknownId for a place."""
    spans = trimmed_spans(version, claim.spans, where=where)
    words = " ".join(spans[0].of(version.text).split())
    value = claim.value.strip()
    if value:
        with in_field("value"):
            check_typed(value, "what the tag says", where, longest=LONGEST_VALUE)
    value = value or words
    is_place = claim.field is TagField.PLACE
    if is_place != (claim.place_role is not None):
        raise ArchiveError(
            "a place stands with its role, and only a place does",
            where=where,
            remedy=f"Choose one of: {', '.join(PlaceRole)}.",
        )
    with in_field("value"):
        checked = _checked(claim.field, value, where)
    return Tag(
        field=claim.field,
        value=checked,
        evidence=Evidence(spans=spans, certainty=claim.certainty, method=method_of(who)),
        place_role=claim.place_role,
        place_key=_place_key(claim.place_key, value) if is_place else None,
    )


def check_day(claim: Claim, published: str | None, where: str) -> None:
    """Raise WrongValue for a day of speaking after that of the publication, or still to come."""
    if claim.field is not TagField.SAID_ON or not claim.value.strip():
        return
    with in_field("value"):
        said = PartialDate.parse(claim.value.strip(), where=where)
    if why := too_late(said, published):
        remedy = "Correct the day, or first the day on which the source was published."
        raise WrongValue("value", ArchiveError(why, where=where, remedy=remedy))


def check_single(claim: Claim, others: Iterable[Tag], where: str) -> None:
    """Raise WrongValue for a second tag of what a quote says once."""
    if claim.field in SINGLE and any(tag.field is claim.field for tag in others):
        what = f"it says {_SAID_ONCE[claim.field]} already"
        raise WrongValue("field", ArchiveError(what, where=where, remedy="Correct that one."))


def as_told(made: Tag, old: Tag, text: str) -> Tag:
    """A tag that was corrected: never *stated* in words that told another value, and don't tell this one."""
    evidence = made.evidence
    is_new = folded_words(made.value) != folded_words(old.value)
    is_told = any(holds(folded_words(span.of(text)), folded_words(made.value)) for span in evidence.spans)
    if not is_new or is_told or not {*evidence.spans} <= {*old.evidence.spans}:
        return made
    doubt = Certainty.INFERRED if evidence.certainty is Certainty.STATED else evidence.certainty
    return replace(made, evidence=replace(evidence, certainty=doubt))


def settled(tags: tuple[Tag, ...], *, instead_of: Tag | None = None, who: str) -> tuple[Tag, ...]:
    """The tags with one that says the speaker is a minor where an age or a band says so, or leaves it open.

    instead_of: the age that was corrected or removed; a tag of a minor that rested on the same words goes.
    """
    kept = tuple(tag for tag in tags if not _rests_on(tag, instead_of))
    if any(tag.field is TagField.MINOR for tag in kept):
        return kept
    young = next((tag for tag in kept if tag.field in _AGES and is_under_age(tag.value)), None)
    if young is None:
        return kept
    certainty = Certainty.STATED if young.field is TagField.AGE else Certainty.UNCERTAIN
    evidence = Evidence(spans=young.evidence.spans, certainty=certainty, method=method_of(who))
    return (*kept, Tag(field=TagField.MINOR, value=UNDER_AGE, evidence=evidence))


def _rests_on(tag: Tag, age: Tag | None) -> bool:
    is_age = age is not None and age.field in _AGES
    return (
        is_age
        and tag.field is TagField.MINOR
        and age is not None
        and tag.evidence.spans == age.evidence.spans
    )


def _checked(field: TagField, value: str, where: str) -> str:
    """The value as the record writes it. Raises ArchiveError."""
    match field:
        case TagField.AGE:
            years = years_of(value)
            if years is None:
                remedy = "Correct it, or say a band instead."
                raise ArchiveError(f"an age is a number up to {OLDEST}", where=where, remedy=remedy)
            return str(years)
        case TagField.AGE_BAND if not is_band(value):
            remedy = f"Write {', '.join(BANDS)}, a decade (40s) or a bound (over 80, under 30)."
            raise ArchiveError("this is no band of ages", where=where, remedy=remedy)
        case TagField.MINOR:
            return UNDER_AGE
        case TagField.SAID_ON:
            return str(PartialDate.parse(value, where=where))
        case TagField.TOPIC:
            return checked_topics((value,))[0]
    return value


def _place_key(key: str | None, value: str) -> str | None:
    gazetteer = Gazetteer.load()
    if key is not None:
        return gazetteer.place(key).key if key else None
    return gazetteer.find(value)
