"""What a selected stretch of the text can be evidence for, and what it then says."""

import re

from archive.ages import BANDS, is_band
from archive.claims import Claim
from archive.model import Certainty, PlaceRole, Span, Tag, TagField
from web.desk.description_form import Option

_PLACE = "place:"
CHOICES = (
    Option(value="age", text="age"),
    Option(value="role", text="role or trade"),
    Option(value="place:from", text="where they are from"),
    Option(value="place:left", text="what they left"),
    Option(value="place:spoke_at", text="where they spoke"),
    Option(value="place:now_living", text="where they live now"),
    Option(value="place:mentioned", text="a place they speak of"),
    Option(value="said_to", text="said to whom"),
    Option(value="said_on", text="said on what day"),
    Option(value="quoting", text="whose words they relay"),
    Option(value="minor", text="that they are under age"),
)
"""What an archivist chooses from; places stand with their role."""
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")


def claim(
    choice: str,
    spans: tuple[Span, ...],
    words: str,
    value: str,
    certainty: Certainty,
    place_key: str | None = None,
) -> Claim:
    """The claim that some words support. Raises ValueError for a choice that is none.

    choice: one of ``CHOICES``; value: what was typed, empty to take it from the words, which are the first
    span's; place_key: of the place that is meant.
    """
    role = PlaceRole(choice.removeprefix(_PLACE)) if is_place(choice) else None
    field = TagField.PLACE if role else TagField(choice)
    if field is TagField.AGE:
        value = value.strip() or _age_in(words)
        field = TagField.AGE_BAND if is_band(value.lower()) else TagField.AGE
        value = value.lower()
    return Claim(
        field=field,
        spans=spans,
        value=value.strip(),
        certainty=certainty,
        place_role=role,
        place_key=place_key if role else None,
    )


def is_place(choice: str) -> bool:
    """Whether what was chosen is a place with its role."""
    return choice.startswith(_PLACE)


def choice_of(tag: Tag) -> str:
    """The one of ``CHOICES`` that a tag is; of what is never chosen by hand, the field itself."""
    if tag.place_role:
        return f"{_PLACE}{tag.place_role}"
    return TagField.AGE if tag.field is TagField.AGE_BAND else tag.field


def choices_for(tag: Tag) -> tuple[Option, ...]:
    """What a tag can be called instead, with what it is."""
    own = choice_of(tag)
    if any(own == one.value for one in CHOICES):
        return CHOICES
    return (*CHOICES, Option(value=own, text=own.replace("_", " ")))


def _age_in(words: str) -> str:
    """The number of years, or the band, that some words state; the words themselves where they state none."""
    number = _NUMBER.search(words)
    band = next((band for band in BANDS if band in words.lower()), "")
    return number[0] if number else band or words
