"""The site's words for what the record keeps in terms."""

import re

from archive.dates import DateError, PartialDate
from archive.model import Certainty, Kind, PlaceRole, SourceKind, SpeakerKind, TagField

BASIS = {Certainty.STATED: "in", Certainty.INFERRED: "from", Certainty.UNCERTAIN: "on"}
"""How the supporting words follow on the certainty: *stated* in the words, *inferred* from the words."""

ATTRIBUTION = {
    Certainty.STATED: "Speaker stated beside the words",
    Certainty.INFERRED: "Speaker inferred",
    Certainty.UNCERTAIN: "Speaker uncertain",
}

EVIDENCE = {
    Certainty.STATED: "Only what is stated",
    Certainty.INFERRED: "Something is inferred",
    Certainty.UNCERTAIN: "Something is uncertain",
}
"""The least certain of all that is told of a quote: its speaker, their age and role, places, the day."""

IN_THE_SOURCE = "the words"
IN_THE_SUMMARY = "the archive’s summary"
"""An excerpt record tells in the archive's words what stands around the quotations."""
IN_THEIR_WORDS = "the speaker’s own words"

NO_ADDRESS = "no address recorded"
WEEKDAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))

TAG = {
    TagField.AGE: "Age",
    TagField.AGE_BAND: "Age, in words",
    TagField.MINOR: "Under age",
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

PLACES_THAT = {
    PlaceRole.FROM: "People are from",
    PlaceRole.LEFT: "People left",
    PlaceRole.SPOKE_AT: "Words were spoken at",
    PlaceRole.NOW_LIVING: "People now live at",
    PlaceRole.MENTIONED: "Words speak of",
}
"""Over a list of places: what they have in common."""

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
KINDS = {Kind.TESTIMONY: "Testimonies", Kind.STATEMENT: "Statements"}

SOURCE = {
    SourceKind.NEWS: "News article",
    SourceKind.INTERVIEW: "Interview",
    SourceKind.STATEMENT: "Statement",
    SourceKind.LETTER: "Letter",
    SourceKind.REPORT: "Report",
}

_RULE = re.compile(r"(?P<name>[^@:]+)@(?P<version>\w+)")
_ARCHIVIST = re.compile(r"archivist:(?P<name>.+)")

_RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))

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


_SCRIPTS = {
    "Arab": "Arabic",
    "Armn": "Armenian",
    "Cyrl": "Cyrillic",
    "Geor": "Georgian",
    "Hebr": "Hebrew",
    "Latn": "Latin",
}


def script(code: str | None) -> str | None:
    """A script in English (ISO 15924): ``Armn`` → ``Armenian script``; unknown codes stay as they are."""
    return f"{_SCRIPTS.get(code, code)} script" if code else None


def direction(tag: str | None) -> str:
    """In which direction a text in a language runs; ``auto`` where the language is not known."""
    if tag is None:
        return "auto"
    language, *subtags = tag.lower().split("-")
    if "latn" in subtags or "cyrl" in subtags:
        return "ltr"
    return "rtl" if language in _RIGHT_TO_LEFT or "arab" in subtags or "hebr" in subtags else "ltr"


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


def on_day(value: str) -> str:
    """The word that leads to a day in a sentence: ``on`` Tuesday, ``in`` September; none before others."""
    if value in WEEKDAYS:
        return "on "
    try:
        return "on " if PartialDate.parse(value).is_day else "in "
    except DateError:
        return ""


def doubt(certainty: Certainty) -> str:
    """What is set beside a value that the source does not state."""
    return "" if certainty is Certainty.STATED else certainty.value
