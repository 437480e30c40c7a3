"""The site's words for what the record keeps in terms."""

import re

from archive.model import Certainty, Kind, PlaceRole, SourceKind, SpeakerKind, TagField

BASIS = {
    Certainty.STATED: "in the words",
    Certainty.INFERRED: "from the words",
    Certainty.UNCERTAIN: "on the words",
}
"""How the supporting words follow on the certainty: *stated* in the words, *inferred* from the words."""

TAG = {
    TagField.AGE: "Age",
    TagField.AGE_BAND: "Age, in words",
    TagField.ROLE: "Described as",
    TagField.PLACE: "Place",
    TagField.SAID_TO: "Said to",
    TagField.SAID_ON: "Said on",
    TagField.QUOTING: "Relaying the words of",
    TagField.REPORTED_BY: "Words as given by",
    TagField.TOPIC: "Topic",
}

PLACE = {
    PlaceRole.FROM: "From",
    PlaceRole.LEFT: "Left",
    PlaceRole.SPOKE_AT: "Spoke at",
    PlaceRole.NOW_LIVING: "Now living at",
    PlaceRole.MENTIONED: "Speaks of",
}

AT_PLACE = {
    PlaceRole.FROM: "People from here",
    PlaceRole.LEFT: "People who left here",
    PlaceRole.SPOKE_AT: "Spoken here",
    PlaceRole.NOW_LIVING: "People now living here",
    PlaceRole.MENTIONED: "Words that speak of this place",
}

SPEAKER = {
    SpeakerKind.PERSON: "person",
    SpeakerKind.OFFICIAL: "official",
    SpeakerKind.ORGANISATION: "organisation",
}

KIND = {Kind.TESTIMONY: "Testimony", Kind.STATEMENT: "Statement"}

SOURCE = {
    SourceKind.NEWS: "News article",
    SourceKind.INTERVIEW: "Interview",
    SourceKind.STATEMENT: "Statement",
    SourceKind.LETTER: "Letter",
    SourceKind.REPORT: "Report",
}

_RULE = re.compile(r"(?P<name>[^@:]+)@(?P<version>\w+)")
_ARCHIVIST = re.compile(r"archivist:(?P<name>.+)")

_LANGUAGES = {
    "am": "Amharic",
    "ar": "Arabic",
    "az": "Azerbaijani",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "hy": "Armenian",
    "it": "Italian",
    "ka": "Georgian",
    "ku": "Kurdish",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ru": "Russian",
    "ti": "Tigrinya",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
}


def language(tag: str | None) -> str | None:
    """A language in English: ``hy-Latn`` → ``Armenian (hy-Latn)``; unknown tags stay as they are."""
    if tag is None:
        return None
    name = _LANGUAGES.get(tag.split("-")[0].lower())
    return f"{name} ({tag})" if name and "-" in tag else name or tag


def maker(method: str) -> str:
    """Who or what made a tag: ``age.years-old@1`` → ``rule age.years-old, version 1``."""
    if match := _RULE.fullmatch(method):
        return f"rule {match['name']}, version {match['version']}"
    if match := _ARCHIVIST.fullmatch(method):
        return f"archivist {match['name']}"
    return method


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: ``1 quote``, ``2,300 quotes``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def doubt(certainty: Certainty) -> str:
    """What is set beside a value that the source does not state."""
    return "" if certainty is Certainty.STATED else certainty.value
