"""The controlled terms of the archive: the few words a field may hold, with what each means."""

from enum import StrEnum


class Form(StrEnum):
    """How much of somebody's speech stands between the marks."""

    FULL = "full"
    """A clause, or five words and more, of somebody's words: a record."""
    FRAGMENT = "fragment"
    """Fewer words inside reported speech, still somebody's: kept with their speaker, not a record."""
    PHRASE = "phrase"
    """Nobody's words (a title, a nickname, irony): not kept."""


class Kind(StrEnum):
    """Whether a person tells what they lived, or an office speaks."""

    TESTIMONY = "testimony"
    STATEMENT = "statement"


class Certainty(StrEnum):
    """How a claim rests on the source."""

    STATED = "stated"
    INFERRED = "inferred"
    UNCERTAIN = "uncertain"


class TagField(StrEnum):
    """What a tag says something about."""

    AGE = "age"
    AGE_BAND = "age_band"
    MINOR = "minor"
    """The speaker is under age at the time of speaking; set only where it is so or may be."""
    ROLE = "role"
    PLACE = "place"
    SAID_TO = "said_to"
    SAID_ON = "said_on"
    QUOTING = "quoting"
    """Second level: the speaker relays the words or the request of this person."""
    REPORTED_BY = "reported_by"
    """Second level: the words reach the source through this statement or body."""
    TOPIC = "topic"


class PlaceRole(StrEnum):
    """What a place is to the speaker or the utterance."""

    FROM = "from"
    LEFT = "left"
    SPOKE_AT = "spoke_at"
    NOW_LIVING = "now_living"
    MENTIONED = "mentioned"


class SourceKind(StrEnum):
    """What sort of document a source is; decides how much of it the public is shown."""

    NEWS = "news"
    INTERVIEW = "interview"
    STATEMENT = "statement"
    LETTER = "letter"
    REPORT = "report"


class SpeakerKind(StrEnum):
    """Who speaks."""

    PERSON = "person"
    OFFICIAL = "official"
    ORGANISATION = "organisation"


class AccessStatus(StrEnum):
    """What the archivists decided about showing something. Anything unreadable counts as CLOSED."""

    OPEN = "open"
    RESTRICTED = "restricted"
    """For signed-in readers who were given the right, and for archivists."""
    EMBARGOED = "embargoed"
    """As closed until a day; without a day, until somebody decides."""
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class WithdrawalReason(StrEnum):
    """Public category of a withdrawal (DACS 4.1); what was really said of it stays in the revision's why."""

    SPEAKER_REQUEST = "speaker-request"
    SAFETY = "safety"
    LEGAL = "legal"
    ERROR = "error"
    OTHER = "other"


class RejectionReason(StrEnum):
    """Why a proposal was rejected; it stands before the comment in the revision's why."""

    NOT_SPEECH = "not-speech"
    """Nobody's words: a title, irony, a summary."""
    WRONG_WORDS = "wrong-words"
    """The proposal begins, ends or joins wrongly, and another quote stands for it."""
    QUESTION = "question"
    """The words of whoever asks."""
    DUPLICATE = "duplicate"
    NOT_RELEVANT = "not-relevant"
    """Somebody's words, and no testimony this archive keeps."""
    OTHER = "other"


class Review(StrEnum):
    """Where a proposal of the machine stands with the archivists."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class IdentityMode(StrEnum):
    """By what the public knows a speaker."""

    NAMED = "named"
    INITIAL = "initial"
    PSEUDONYM = "pseudonym"
    UNNAMED = "unnamed"


class Basis(StrEnum):
    """On what basis words are in the archive (DACS 4.4, 5.2)."""

    PUBLISHED = "published"
    """Quoted from what somebody published."""
    INTERVIEW = "interview"
    """An agreement about an interview."""
    STATEMENT = "statement"
    """Given to the archive by whoever speaks."""
    DEPOSIT = "deposit"
    """Handed over by an institution or a person that holds it."""
    PUBLIC_DOMAIN = "public-domain"
    OTHER = "other"


class Extent(StrEnum):
    """How much of a source an agreement lets be read, of what its access lets be seen at all."""

    QUOTES = "quotes"
    """The quotes, with the sentences around them."""
    FULL_TEXT = "full-text"
    """All of its text, as of an interview that was given to be published whole."""


class Sign(StrEnum):
    """What stands in the public text for words that are left out."""

    NAME = "name"
    PLACE = "place"
    DETAIL = "detail"
