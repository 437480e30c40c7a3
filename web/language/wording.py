"""The site's words for what the record keeps in terms."""

import re
from datetime import date

from archive.citation import said
from archive.dates import DateError, PartialDate
from archive.model import Certainty, Kind, PlaceRole, SourceKind, SpeakerKind, TagField
from web import urls
from web.language.languages import (
    Translated,
    format_date,
    gettext as _,
    marked,
    marked_in,
    ngettext,
    pgettext,
)

AND = marked_in("between things", "and")
OR = marked_in("between things", "or")

CERTAINTY = Translated(
    {
        Certainty.STATED: marked("stated"),
        Certainty.INFERRED: marked("inferred"),
        Certainty.UNCERTAIN: marked("uncertain"),
    }
)

BASIS = Translated(
    {
        Certainty.STATED: marked_in("basis", "in"),
        Certainty.INFERRED: marked_in("basis", "from"),
        Certainty.UNCERTAIN: marked_in("basis", "on"),
    },
    context="basis",
)
"""How the supporting words follow on the certainty: *stated* in the words, *inferred* from the words."""

ATTRIBUTION = Translated(
    {
        Certainty.STATED: marked("Speaker stated beside the words"),
        Certainty.INFERRED: marked("Speaker inferred"),
        Certainty.UNCERTAIN: marked("Speaker uncertain"),
    }
)

EVIDENCE = Translated(
    {
        Certainty.STATED: marked("Only what is stated, the date of publication aside"),
        Certainty.INFERRED: marked("Something is inferred"),
        Certainty.UNCERTAIN: marked("Something is uncertain"),
    }
)
"""The least certain of all that is told of a quote: speaker, age, role, places, the day it was said."""

IN_THE_SOURCE = marked("the words")
IN_THE_SUMMARY = marked("the archive’s summary")
"""An excerpt record tells in the archive's words what stands around the quotations."""
IN_THEIR_WORDS = marked("the speaker’s own words")

NO_ADDRESS = marked("no address recorded")
WEEKDAYS = Translated(
    {
        "Monday": marked("Monday"),
        "Tuesday": marked("Tuesday"),
        "Wednesday": marked("Wednesday"),
        "Thursday": marked("Thursday"),
        "Friday": marked("Friday"),
        "Saturday": marked("Saturday"),
        "Sunday": marked("Sunday"),
    }
)

TAG = Translated(
    {
        TagField.AGE: marked("Age"),
        TagField.AGE_BAND: marked("Age, in words"),
        TagField.MINOR: marked("Under age"),
        TagField.ROLE: marked("Described as"),
        TagField.PLACE: marked("Place"),
        TagField.SAID_TO: marked("Said to"),
        TagField.SAID_ON: marked("Said on"),
        TagField.QUOTING: marked("Relaying the words of"),
        TagField.REPORTED_BY: marked("Words as given by"),
        TagField.TOPIC: marked("Topic"),
    }
)

PLACE = Translated(
    {
        PlaceRole.FROM: marked("From"),
        PlaceRole.LEFT: marked("Left"),
        PlaceRole.SPOKE_AT: marked("Spoke at"),
        PlaceRole.NOW_LIVING: marked("Now living in"),
        PlaceRole.MENTIONED: marked("Speaks of"),
    }
)

AT_PLACE = Translated(
    {
        PlaceRole.FROM: marked("People from here"),
        PlaceRole.LEFT: marked("People who left here"),
        PlaceRole.SPOKE_AT: marked("Spoken here"),
        PlaceRole.NOW_LIVING: marked("People now living here"),
        PlaceRole.MENTIONED: marked("Words that speak of this place"),
    }
)
PLACES_THAT = Translated(
    {
        PlaceRole.FROM: marked("People are from"),
        PlaceRole.LEFT: marked("People left"),
        PlaceRole.SPOKE_AT: marked("Words were spoken at"),
        PlaceRole.NOW_LIVING: marked("People now live in"),
        PlaceRole.MENTIONED: marked("Words speak of"),
    }
)
"""Over a list of places: what they have in common."""


SPEAKER = Translated(
    {
        SpeakerKind.PERSON: marked("person"),
        SpeakerKind.OFFICIAL: marked("official"),
        SpeakerKind.ORGANISATION: marked("organisation"),
    }
)

KIND = Translated({Kind.TESTIMONY: marked("Testimony"), Kind.STATEMENT: marked("Statement")})
KINDS = Translated({Kind.TESTIMONY: marked("Testimonies"), Kind.STATEMENT: marked("Statements")})

SOURCE = Translated(
    {
        SourceKind.NEWS: marked("News article"),
        SourceKind.INTERVIEW: marked("Interview"),
        SourceKind.STATEMENT: marked("Statement"),
        SourceKind.LETTER: marked("Letter"),
        SourceKind.REPORT: marked("Report"),
    }
)

_RULE = re.compile(r"(?P<name>[^@:]+)@(?P<version>\w+)")
_ARCHIVIST = re.compile(r"archivist:(?P<name>.+)")


def maker(method: str) -> str:
    """Who or what made a tag: ``age.years-old@1`` → ``rule age.years-old, version 1``."""
    if match := _RULE.fullmatch(method):
        return _("rule %(name)s, version %(version)s", name=match["name"], version=match["version"])
    if match := _ARCHIVIST.fullmatch(method):
        return _("archivist %(name)s", name=match["name"])
    return method


def quotes(number: int) -> str:
    """``1 quote``, ``2,300 quotes``."""
    return ngettext("%(num)s quote", "%(num)s quotes", number)


def quotes_here(number: int) -> str:
    """How many quotes this archive has of something."""
    return ngettext("%(num)s quote in this archive", "%(num)s quotes in this archive", number)


def all_quotes(number: int) -> str:
    """Where there are more than a page holds."""
    return ngettext("The quote", "All %(num)s quotes", number)


def testimonies(number: int) -> str:
    """``1 testimony``, ``2,300 testimonies``."""
    return ngettext("%(num)s testimony", "%(num)s testimonies", number)


def statements(number: int) -> str:
    """``1 statement``, ``2,300 statements``."""
    return ngettext("%(num)s statement", "%(num)s statements", number)


def speakers(number: int) -> str:
    """``1 speaker``, ``2,300 speakers``."""
    return ngettext("%(num)s speaker", "%(num)s speakers", number)


def places(number: int) -> str:
    """``1 place``, ``2,300 places``."""
    return ngettext("%(num)s place", "%(num)s places", number)


def sources(number: int) -> str:
    """``1 source``, ``2,300 sources``."""
    return ngettext("%(num)s source", "%(num)s sources", number)


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: ``1 quote``, ``2,300 quotes``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def on_day(value: str) -> str:
    """The word that leads to a day in a sentence: ``on`` Tuesday, ``in`` September; none before others."""
    if value in WEEKDAYS:
        return pgettext("before a day", "on ")
    try:
        is_day = PartialDate.parse(value).is_day
    except DateError:
        return ""
    return pgettext("before a day", "on ") if is_day else pgettext("before a month or year", "in ")


def when(value: str) -> str:
    """A date in words where the value is one (``2023-09`` → ``September 2023``), else the value itself."""
    if urls.spoken() == urls.ENGLISH:
        return said(value)
    try:
        parsed = PartialDate.parse(value)
    except DateError:
        return WEEKDAYS.get(value, value)
    pattern = "d MMMM y" if parsed.is_day else "LLLL y" if parsed.month else "y"
    return format_date(parsed.first_day, pattern)


def day(moment: date) -> str:
    """A day in words: ``6 October 2023``."""
    return when(f"{moment:%Y-%m-%d}")


def doubt(certainty: Certainty) -> str:
    """What is set beside a value that the source does not state."""
    return "" if certainty is Certainty.STATED else CERTAINTY[certainty]
